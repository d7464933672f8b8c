// The search box before it is used: opens and closes it, and loads search/box.js, with the
// engine behind it, when it is focused. `sanadSearch` is what the two speak through.
(() => {
  const box = document.querySelector("[data-sanad-search]");
  const toggle = document.querySelector("#__search"); // Checked while the box is open.
  toggle.checked = false; // A browser may bring back what was, when one goes back.
  const input = box.querySelector(".md-search__input");
  const opener = document.querySelector("[data-sanad-search-open]");
  const asked = new URLSearchParams(location.search);

  const load = (name, onerror) => {
    const script = document.createElement("script");
    script.src = new URL(`search/${name}.js`, new URL(box.dataset.base, location));
    script.onerror = onerror;
    document.head.append(script);
  };
  const search = Object.assign(new EventTarget(), { words: JSON.parse(box.dataset.words), Worker: self.Worker });
  self.sanadSearch = search;

  const set = (isOpen) => {
    if (toggle.checked === isOpen) return;
    toggle.checked = isOpen;
    toggle.dispatchEvent(new Event("change"));
  };
  const close = () => {
    set(false);
    input.blur();
    if (box.contains(document.activeElement)) document.activeElement.blur();
  };
  const open = () => {
    set(true);
    input.focus();
  };
  input.addEventListener("focus", () => {
    load("box", () => { box.querySelector(".md-search-result__meta").textContent = search.words.failed; });
  }, { once: true });
  input.addEventListener("focus", () => set(true));
  opener.setAttribute("role", "button");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  box.querySelector("[data-sanad-search-close]").addEventListener("click", () => {
    close();
    opener.focus();
  });
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  box.querySelector("form").addEventListener("reset", () => {
    setTimeout(() => {
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
      input.focus();
    });
  });

  // The keyboard: arrows go through what can be followed, Enter follows the best answer.
  // One who presses Enter before the answer is there follows it when it comes.
  let answered, isFollowing;
  const follow = () => {
    isFollowing = answered !== input.value;
    if (!isFollowing) box.querySelector(".md-search-result__link")?.click();
  };
  for (const [place, change] of [[input, "input"], [toggle, "change"]]) {
    place.addEventListener(change, () => { isFollowing = false; });
  }
  search.addEventListener("message", ({ data: { type, data } }) => {
    if (type === 3) answered = data.text;
    if (isFollowing) queueMicrotask(follow); // The box draws what it found first.
  });
  const places = () => [input, ...box.querySelectorAll(".md-search-result :is(a[href], summary)")].filter((one) => one.checkVisibility());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      if (opener.checkVisibility()) opener.focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      follow();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const all = places();
      const step = event.key === "ArrowDown" ? 1 : -1;
      all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
    }
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) set(false);
  });
  box.addEventListener("click", ({ target }) => {
    if (target.closest(".md-search-result__link")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      open();
    }
  });

  if (asked.has("h")) load("marks");
  if (asked.has("q")) {
    input.value = asked.get("q");
    open();
  }
})();
