// The frame of a page: colours, the contents beside the text, tables wider than the page.
(() => {
  const button = document.querySelector("[data-sanad-scheme]");
  const words = JSON.parse(button.dataset.sanadScheme);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    button.setAttribute("aria-label", words[scheme]);
    button.title = words[scheme];
  };
  const other = { default: "slate", slate: "default" };
  button.addEventListener("click", () => {
    const scheme = other[document.body.dataset.mdColorScheme];
    show(scheme);
    try {
      localStorage.setItem("sanad-scheme", scheme);
    } catch {
      // Private windows may refuse storage; the colours hold on this page.
    }
  });
  system.addEventListener("change", ({ matches }) => show(matches ? "slate" : "default"));
  show(document.body.dataset.mdColorScheme);

  // The contents: open beside the text, and the entry that is being read is marked.
  const contents = document.querySelector("[data-sanad-contents]");
  if (contents) {
    const wide = matchMedia("(min-width: 61em)");
    const fold = () => { contents.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
    const entries = [...contents.querySelectorAll("a")]
      .map((link) => ({ link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ place }) => place);
    const follow = () => {
      const line = innerHeight / 4;
      const passed = entries.filter(({ place }) => place.getBoundingClientRect().top < line);
      for (const { link } of entries) link.classList.toggle("md-nav__link--active", link === passed.at(-1)?.link);
    };
    const observer = new IntersectionObserver(follow, { rootMargin: "0px 0px -75% 0px" });
    for (const { place } of entries) observer.observe(place);
    contents.addEventListener("click", ({ target }) => {
      if (target.closest("a") && !wide.matches) contents.open = false;
    });
  }

  // What scrolls sideways can be scrolled by keyboard.
  for (const part of document.querySelectorAll(".md-typeset :is(table, pre)")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }
})();
