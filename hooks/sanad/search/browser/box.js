// The search box of a page, loaded when it is focused: starts the worker behind
// Material's box, adds filters, help without an answer, and the address to share.
(function (scope) {
  "use strict";

  const { make, readAddress, makeAddress, draw, count } = scope.sanadFilters;
  const NAMES = ["country", "theme", "group", "year"];
  const STEP = 10;

  const proxy = scope.sanadSearch;
  const { language, base } = document.querySelector("[data-sanad-search]").dataset;
  const result = document.querySelector(".md-search-result");
  const meta = result.querySelector(".md-search-result__meta");
  const input = document.querySelector(".md-search__input");
  const index = new URL("search/", new URL(base, location));
  const filtersPlace = make("div", { className: "sanad-search-filters" });
  const helpPlace = make("div", { className: "sanad-search-help md-typeset" });
  const morePlace = make("div", { className: "sanad-search-more" });
  meta.after(filtersPlace, helpPlace);
  result.append(morePlace); // Material took the list, then the last child, when it began.
  let filters = readAddress(NAMES);
  let facets = null;
  let words = null;
  let limit = STEP;
  let lastText = "";

  // Material closes the box when a link in it is followed; ours stay inside.
  for (const place of [filtersPlace, morePlace]) place.addEventListener("click", (event) => event.stopPropagation());

  const pageOf = (name) => new URL(`${language}/${name}`, new URL(base, location)).href;

  function ask(text) {
    if (text !== lastText) limit = STEP;
    lastText = text;
    proxy.send({ type: 2, data: { text, filters, limit } });
  }

  function keepAddress() {
    if (document.querySelector("#__search").checked) history.replaceState(history.state, "", makeAddress(filters, { q: lastText }));
  }

  // Enter follows the link of the highest score in the box: ours are never meant.
  function rankLast(place) {
    for (const link of place.querySelectorAll("a")) {
      const inner = make("span", {}, ...link.childNodes);
      inner.dataset.mdScore = "-1";
      link.append(inner);
    }
  }

  function showFailure() {
    const notice = proxy.words;
    meta.textContent = notice.failed;
    helpPlace.replaceChildren(make("p", {}, make("a", { href: pageOf("browse/") }, notice.browse)));
    rankLast(helpPlace);
  }

  function showHelp({ items, nearest, isShort }) {
    helpPlace.replaceChildren();
    if (items.length || isShort) return;
    if (nearest.length) {
      const links = nearest.flatMap((word) => {
        const link = make("a", { href: makeAddress(filters, { q: word }) }, word);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          input.value = word;
          input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
          input.focus();
        });
        return [link, " "];
      });
      helpPlace.append(make("p", {}, words.nearest, " ", ...links));
    }
    const place = language === "ar" ? 1 : 2;
    const themes = facets.theme.values.map((value) => make("li", {}, make("a", { href: pageOf(`themes/${value[0]}/`) }, value[place])));
    helpPlace.append(
      make("p", {}, words.themes), make("ul", {}, ...themes),
      make("p", {}, make("a", { href: pageOf("contribute/") }, words.propose)),
    );
  }

  function showMore({ items, total }) {
    morePlace.replaceChildren();
    if (items.length >= total) return;
    const link = make("a", { href: "#", className: "sanad-choice" }, words.more);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      limit += 2 * STEP;
      ask(lastText);
    });
    morePlace.append(link);
  }

  function show(data) {
    if (data.failed) return showFailure();
    const isAsked = data.text.trim() || NAMES.some((name) => filters[name].length);
    draw(filtersPlace, {
      facets, place: language === "ar" ? 1 : 2, counts: data.counts, filters, words, more: { q: data.text },
      change(next) {
        filters = next;
        limit = STEP;
        ask(lastText);
      },
    });
    filtersPlace.hidden = !isAsked;
    if (!isAsked && input.value.trim()) meta.textContent = words.loading;
    else if (isAsked && data.isShort && !data.total) meta.textContent = words.short;
    else if (isAsked) meta.textContent = data.total ? count(words.results, data.total) : words.none;
    showHelp(data);
    showMore(data);
    for (const place of [filtersPlace, helpPlace, morePlace]) rankLast(place);
    keepAddress();
  }

  function receive(message) {
    if (message.type === 1) ({ facets, words } = message.data);
    proxy.dispatchEvent(new MessageEvent("message", { data: message }));
    if (message.type === 3) show(message.data);
  }

  // Material asks when a key goes up; pasted and spoken words come without one.
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));

  function start(send) {
    proxy.send = send;
    proxy.ask = ask;
    send({ type: 0, data: { language, index: index.href } });
  }

  if (location.protocol === "file:") {
    const script = make("script", { src: new URL("worker.js", index).href });
    script.onload = () => start((message) => scope.sanadSearchService(message, receive));
    script.onerror = showFailure;
    document.head.append(script);
  } else {
    const worker = new proxy.Worker(new URL("worker.js", index));
    worker.addEventListener("message", (event) => receive(event.data));
    worker.addEventListener("error", showFailure);
    start((message) => worker.postMessage(message));
  }
  const toggle = document.querySelector("#__search");
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    history.replaceState(history.state, "", makeAddress(Object.fromEntries(NAMES.map((name) => [name, []])), { q: "" }));
  });
})(self);
