// Remembers the language that a reader chose, in this browser only, and takes them there
// from the front page. Without storage or script both languages stay on offer.
(() => {
  const key = "sanad-language";
  const known = ["ar", "en"];
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-sanad-language]");
    if (!link) return;
    try {
      localStorage.setItem(key, link.dataset.sanadLanguage);
    } catch {
      // Private windows may refuse storage; the link works all the same.
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    const chosen = read();
    if (document.body.hasAttribute("data-sanad-root") && known.includes(chosen)) {
      location.replace(`${chosen}/`);
    }
  });
})();
