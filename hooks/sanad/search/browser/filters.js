// Filters of practices, the same in the search box and on the browse page: choices with
// counts, chips of what is chosen, and the address that keeps them.
(function (scope) {
  "use strict";

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Which values an address chooses: {country: ["tunisia"], …}.
  const readAddress = (names) => {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(names.map((name) => [name, asked.getAll(name)]));
  };

  const makeAddress = (filters, more) => {
    const address = new URL(location.href);
    for (const [name, values] of Object.entries({ ...filters, ...more })) {
      address.searchParams.delete(name);
      for (const value of [values].flat()) if (value) address.searchParams.append(name, value);
    }
    return address;
  };

  const toggle = (filters, name, id) => {
    const chosen = filters[name];
    return { ...filters, [name]: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] };
  };

  // Draw choices and chips into an element. `facets` maps a name to {values: [[id, label,
  // …]]}, `place` says which label is the reader's; `change` is told the new filters.
  // Facets named in `folded` stand behind one more choice.
  function draw(element, { facets, folded = [], place, counts, filters, words, more, change }) {
    const opened = new Set([...element.querySelectorAll("details[open]")].map((one) => one.dataset.name));
    const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const link = (name, id, label, className) => {
      const next = toggle(filters, name, id);
      const made = make("a", { href: makeAddress(next, more), className }, ...label);
      made.dataset.key = `${name}=${id}`;
      made.addEventListener("click", (event) => {
        event.preventDefault();
        change(next);
      });
      return made;
    };
    const chips = Object.entries(facets).flatMap(([name, { values }]) =>
      values.filter(([id]) => filters[name].includes(id)).map((value) => {
        const chip = link(name, value[0], [value[place], make("span", { ariaHidden: "true" }, " ×")], "sanad-chip");
        chip.setAttribute("aria-label", words.remove.replace("{name}", value[place]));
        return chip;
      }));
    const unfold = (name, label, className, ...children) => {
      const details = make("details", { className: "sanad-choices" }, make("summary", {}, label), make("div", { className }, ...children));
      details.dataset.name = name;
      details.open = opened.has(name);
      details.hidden = !children.length;
      return details;
    };
    const choose = (name) => {
      const { values } = facets[name];
      const options = values.filter(([id]) => counts[name][id] || filters[name].includes(id)).map((value) => {
        const isChosen = filters[name].includes(value[0]);
        const option = link(name, value[0], [value[place], " ", make("span", { className: "sanad-choice__count" }, String(counts[name][value[0]] || 0))], "sanad-choice");
        if (isChosen) option.setAttribute("aria-current", "true");
        return option;
      });
      return unfold(name, words[name], "sanad-choices__list", ...options);
    };
    const choices = Object.keys(facets).filter((name) => !folded.includes(name)).map(choose);
    if (folded.length) choices.push(unfold("further", words.further, "sanad-filters", ...folded.map(choose)));
    element.replaceChildren(make("div", { className: "sanad-filters" }, ...choices), make("div", { className: "sanad-chips" }, ...chips));
    const again = focused && [...element.querySelectorAll("[data-key]")].find((one) => one.dataset.key === focused);
    if (again) again.focus();
  }

  // A counted phrase in the plural form of the reader's language.
  const count = (forms, number) => {
    const form = new Intl.PluralRules(document.documentElement.lang).select(number);
    return (forms[form] || forms.other).replace("{number}", number.toLocaleString("en"));
  };

  scope.sanadFilters = { make, readAddress, makeAddress, draw, count };
})(self);
