// The filters of the browse page: hide what is not chosen; the list stands without them.
(function (scope) {
  "use strict";

  const { readAddress, makeAddress, draw, count } = scope.sanadFilters;
  const { facets: choices, words } = JSON.parse(document.querySelector("#sanad-facets").textContent);
  const names = Object.keys(choices);
  const facets = Object.fromEntries(names.map((name) => [name, { values: choices[name] }]));
  const cards = [...document.querySelectorAll(".sanad-card")].map((element) => ({
    element,
    values: Object.fromEntries(names.map((name) => [name, element.dataset[name].split(" ")])),
  }));
  const place = document.querySelector("[data-sanad-browse]");
  const counter = document.querySelector("[data-sanad-count]");

  const passes = (card, filters, except) =>
    names.every((name) => name === except || !filters[name].length || filters[name].some((id) => card.values[name].includes(id)));

  // A practice of two countries has two cards and is counted once.
  const countDifferent = (some) => new Set(some.map(({ element }) => element.querySelector("a").href)).size;

  function show(filters) {
    for (const card of cards) card.element.hidden = !passes(card, filters);
    for (const section of document.querySelectorAll(".sanad-section")) {
      const own = [...section.querySelectorAll(".sanad-card")];
      section.hidden = own.length > 0 && own.every((card) => card.hidden);
    }
    const counts = Object.fromEntries(names.map((name) => [name, Object.fromEntries(choices[name].map(([id]) =>
      [id, countDifferent(cards.filter((card) => passes(card, filters, name) && card.values[name].includes(id)))]))]));
    counter.textContent = count(words.practices, countDifferent(cards.filter((card) => !card.element.hidden)));
    draw(place, {
      facets, place: document.documentElement.lang === "ar" ? 1 : 2, counts, filters, words, more: {},
      change(next) {
        history.replaceState(history.state, "", makeAddress(next, {}));
        show(next);
      },
    });
  }

  show(readAddress(names));
})(self);
