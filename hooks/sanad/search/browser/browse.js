// The browse page: hides what is not chosen, sorts, shows cards or a table.  The list by
// country stands without it; the address tells what is shown, so that it can be shared.
(function (scope) {
  "use strict";

  const { make, readAddress, makeAddress, draw, count } = scope.sanadFilters;
  const { facets: choices, folded, words, practices: listed } = JSON.parse(document.querySelector("#sanad-facets").textContent);
  const names = Object.keys(choices);
  const facets = Object.fromEntries(names.map((name) => [name, { values: choices[name] }]));
  const label = 1; // A choice is [id, label].
  const part = (name) => document.querySelector(`[data-sanad-${name}]`);
  const [place, counter, none, flat, table, rows] = ["browse", "count", "none", "flat", "table", "rows"].map(part);
  const select = document.querySelector("#sanad-sort");

  const practices = listed.map(([slug, start, ...values], rank) => ({
    slug, start, rank, cards: [], places: Object.fromEntries(names.map((name, n) => [name, values[n]])),
  }));
  for (const practice of practices) {
    practice.values = Object.fromEntries(names.map((name) => [name, practice.places[name].map((n) => choices[name][n][0])]));
  }
  const known = new Map(practices.map((practice) => [practice.slug, practice]));
  for (const card of document.querySelectorAll(".sanad-card")) known.get(card.dataset.slug).cards.push(card);
  const sections = [...document.querySelectorAll(".sanad-section")].map((section) => {
    const grid = section.querySelector(".sanad-cards");
    return { section, grid, own: grid ? [...grid.children] : [] };
  });

  const byTitle = (one, other) => one.rank - other.rank;
  const byStart = (one, other) => other.start.localeCompare(one.start) || byTitle(one, other);
  const orders = {
    title: byTitle, newest: byStart,
    country: (one, other) => one.places.country[0] - other.places.country[0] || byTitle(one, other),
    evidence: (one, other) => other.places.evidence[0] - one.places.evidence[0] || byStart(one, other),
  };

  const isChosen = (practice, filters, name) => !filters[name].length || filters[name].some((id) => practice.values[name].includes(id));

  // How many practices each value would show, were its own facet not filtered.
  function tally(filters) {
    const counts = Object.fromEntries(names.map((name) => [name, {}]));
    for (const practice of practices) {
      const failing = names.filter((name) => !isChosen(practice, filters, name));
      for (const name of failing.length ? failing : names) {
        if (failing.length > 1) continue;
        for (const id of practice.values[name]) counts[name][id] = (counts[name][id] || 0) + 1;
      }
    }
    return counts;
  }

  const cell = (tag, ...children) => make(tag, {}, ...children);
  function drawTable(shown) {
    const columns = ["country", "theme", "period", "type", "status", "evidence"];
    const head = ["practice", ...columns].map((name) => Object.assign(cell("th", words[name]), { scope: "col" }));
    const body = shown.map(({ cards: [card], places }) => {
      const link = card.querySelector(".sanad-card__title").cloneNode(true);
      const title = Object.assign(cell("th", ...link.childNodes), { scope: "row", lang: link.lang, dir: link.dir });
      const cells = columns.map((name) => (name === "period"
        ? cell("td", ...card.querySelector(".sanad-line").children[2].cloneNode(true).childNodes)
        : cell("td", places[name].map((n) => choices[name][n][label]).join(words.separator))));
      return cell("tr", title, ...cells);
    });
    table.replaceChildren(cell("table", cell("caption", words.table), cell("thead", cell("tr", ...head)), cell("tbody", ...body)));
  }

  function arrange(shown, { sort, view }) {
    const isTable = view === "table", isFlat = !isTable && sort !== "country";
    for (const { section, grid, own } of sections) {
      if (grid && !isFlat) grid.append(...own);
      section.hidden = isTable || isFlat || (own.length > 0 && own.every((card) => card.hidden));
    }
    if (isFlat) flat.replaceChildren(...[...practices].sort(orders[sort]).map(({ cards }) => cards[0]));
    flat.hidden = !isFlat;
    table.hidden = !isTable || !shown.length;
    if (isTable) drawTable([...shown].sort(orders[sort]));
  }

  function readView() {
    const asked = new URLSearchParams(location.search);
    const sort = asked.get("sort");
    return { sort: Object.hasOwn(orders, sort) ? sort : "country", view: asked.get("view") === "table" ? "table" : "" };
  }

  let filters = readAddress(names);
  let how = readView();
  const more = () => ({ sort: how.sort === "country" ? "" : how.sort, view: how.view });

  function show() {
    const shown = practices.filter((practice) => names.every((name) => isChosen(practice, filters, name)));
    for (const practice of practices) for (const card of practice.cards) card.hidden = !shown.includes(practice);
    arrange(shown, how);
    none.hidden = shown.length > 0;
    select.value = how.sort;
    rows.setAttribute("aria-pressed", how.view === "table");
    counter.textContent = count(words.practices, shown.length);
    draw(place, {
      facets, folded, place: label, counts: tally(filters), filters, words, more: more(),
      change(next) {
        filters = next;
        keep();
      },
    });
  }

  function keep() {
    history.replaceState(history.state, "", makeAddress(filters, more()));
    show();
  }

  select.addEventListener("change", () => {
    how = { ...how, sort: select.value };
    keep();
  });
  rows.addEventListener("click", () => {
    how = { ...how, view: how.view ? "" : "table" };
    keep();
  });
  part("view").hidden = false;
  show();
})(self);
