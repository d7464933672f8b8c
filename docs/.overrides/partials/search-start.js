(() => {
  // A stand-in for the worker that Material starts at once: it keeps what it is sent
  // until the box is focused, then search/box.js starts the real one behind it.
  const { search, base } = JSON.parse(document.querySelector("#__config").textContent);
  const load = (name, onerror) => {
    const script = document.createElement("script");
    script.src = new URL(`search/${name}.js`, new URL(base, location));
    script.onerror = onerror;
    document.head.append(script);
  };
  const Real = window.Worker;
  class Box extends EventTarget {
    Worker = Real;
    words = JSON.parse(document.querySelector("[data-sanad-search]").dataset.words);
    constructor() {
      super();
      window.sanadSearch = this;
      document.querySelector(".md-search__input").addEventListener("focus", () => this.start(), { once: true });
    }
    start() {
      load("box", () => { document.querySelector(".md-search-result__meta").textContent = this.words.failed; });
    }
    postMessage({ data }) {
      this.ask(data);
    }
  }
  if (new URLSearchParams(location.search).has("h")) load("marks");
  window.Worker = function (address, options) {
    return address === search ? new Box() : new Real(address, options);
  };
})();
