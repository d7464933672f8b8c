// What a reader can do with a practice besides the handout: compare it with others, share
// the page, copy a citation, correct it. Runs after handout.js, whose tools it takes.
(() => {
  const handout = self.sanadHandout;
  if (!handout) return;
  const { fill, make, say } = handout;
  const { compare: words, copied } = JSON.parse(document.querySelector("#sanad-handout-words").textContent);
  const key = "sanad-compare";
  const MOST = 4;
  const page = document.querySelector("[data-sanad-compare]");

  const read = () => {
    try {
      const slugs = JSON.parse(localStorage.getItem(key));
      if (slugs.every((slug) => /^[a-z0-9-]+$/.test(slug))) return [...new Set(slugs)].slice(0, MOST);
    } catch {
      // Nothing chosen yet, something broken, or no storage: what this page knows holds.
    }
    return null;
  };
  let chosen = read() ?? [];
  let isKept = true;
  const keep = (slugs) => {
    chosen = slugs;
    try {
      localStorage.setItem(key, JSON.stringify(slugs));
    } catch {
      isKept = false; // Private windows may refuse storage; the link carries the choice.
    }
    show();
  };

  const toggles = [...document.querySelectorAll("[data-slug]")].map((place) => {
    const { slug } = place.dataset;
    const ticked = place.querySelector(":scope > .sanad-button[aria-describedby]");
    const button = make("button", "sanad-button", { type: "button", "aria-describedby": ticked.getAttribute("aria-describedby") });
    button.addEventListener("click", () => {
      chosen = read() ?? chosen;
      if (chosen.includes(slug)) keep(chosen.filter((other) => other !== slug));
      else if (chosen.length < MOST) keep([...chosen, slug]);
      else return say(words.full);
      say(fill(words.link, { number: chosen.length }));
    });
    if (place.matches("article")) {
      const row = make("div", "sanad-card__tools");
      place.append(row);
      row.append(ticked, button);
    } else ticked.after(button);
    return { button, slug };
  });

  const link = document.createElement("a");
  const corner = document.querySelector(".sanad-corner");
  function show() {
    for (const { button, slug } of toggles) {
      const isChosen = chosen.includes(slug);
      button.setAttribute("aria-pressed", isChosen);
      button.setAttribute("aria-disabled", !isChosen && chosen.length === MOST);
      button.textContent = isChosen ? words.added : words.add;
    }
    link.textContent = fill(words.link, { number: chosen.length });
    link.href = words.address + (isKept ? "" : `?p=${chosen.join()}`);
    if (chosen.length && !page) corner?.append(link);
    else link.remove();
    handout.show();
  }

  async function copy(text, button) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure connection only the old way is open.
      const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    say(copied);
    button.textContent = copied;
    setTimeout(() => { button.textContent = label; }, 3000);
  }

  for (const citation of document.querySelectorAll("[data-sanad-citation]")) {
    const address = citation.querySelector("[data-sanad-address]");
    address.textContent = new URL(address.dataset.sanadAddress, location).href;
    const button = citation.querySelector("[data-sanad-copy]");
    const text = citation.querySelector("p").textContent.trim();
    button.addEventListener("click", () => copy(text, button));
    button.hidden = false;
  }
  for (const button of document.querySelectorAll("[data-sanad-share]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const url = location.href.split("#")[0];
      if (!navigator.share) return copy(url, button);
      await navigator.share({ title: document.querySelector("h1").textContent, url }).catch(() => {}); // The reader may think better of it.
    });
  }
  for (const button of document.querySelectorAll(".sanad-tools [data-sanad-print]")) button.hidden = false;
  const edit = document.querySelector("a[rel=edit]");
  for (const way of document.querySelectorAll("[data-sanad-correct]")) if (edit) way.href = edit.href;

  self.sanadCompare = { MOST, read, keep, get chosen() { return chosen; } };
  show();
  const renew = () => {
    chosen = read() ?? chosen;
    show();
  };
  addEventListener("storage", renew);
  addEventListener("pageshow", renew);
})();
