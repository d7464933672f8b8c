// What the search found, as a list in the box; the box's other parts are in box.js.
(function (scope) {
  "use strict";

  const { make } = scope.sanadFilters;
  const search = scope.sanadSearch;
  const { base } = document.querySelector("[data-sanad-search]").dataset;
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  let asked = null;

  // The words that were found go along: search/marks.js marks them on the page.
  function addressOf({ location: path, terms }) {
    const address = new URL(path, new URL(`${base}/`, location));
    const words = Object.keys(terms).filter((word) => terms[word]);
    if (words.length) address.searchParams.set("h", words.join(" "));
    return address.href;
  }

  function draw(item) {
    const link = make("a", { href: addressOf(item), className: "md-search-result__link" });
    link.innerHTML = `<h2>${item.title}</h2>${item.text}`; // The engine has escaped both.
    return make("li", { className: "md-search-result__item" }, link);
  }

  const ask = () => {
    if (!search.ask || input.value === asked) return;
    asked = input.value;
    search.ask(asked);
  };

  input.addEventListener("keyup", ask);
  search.addEventListener("message", ({ data: { type, data } }) => {
    if (type === 1) ask();
    if (type === 3) list.replaceChildren(...data.items.map(([item]) => draw(item)));
  });
})(self);
