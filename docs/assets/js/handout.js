// "My handout": practices that a reader ticks, kept in this browser only. Puts a toggle on
// every practice and a link to the page of the choice, on which handout-page.js works.
(() => {
  const source = document.querySelector("#sanad-handout-words");
  if (!source) return;
  const words = JSON.parse(source.textContent);
  const key = "sanad-handout";
  const page = document.querySelector("[data-sanad-mine]");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = (number) => fill(words.chosen[plural.select(number)], { number });
  const make = (tag, classes, attributes = {}) => {
    const element = document.createElement(tag);
    element.className = `${classes} sanad-screen`;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const read = () => {
    try {
      const { title, slugs } = JSON.parse(localStorage.getItem(key));
      if (typeof title === "string" && slugs.every((slug) => /^[a-z0-9-]+$/.test(slug))) {
        return { title, slugs: [...new Set(slugs)] };
      }
    } catch {
      // Nothing chosen yet, something broken, or no storage: what this page knows holds.
    }
    return null;
  };
  const write = ({ title, slugs }) =>
    slugs.length ? `?p=${slugs.join()}${title && `&t=${encodeURIComponent(title)}`}` : "";

  const handout = { key, mine: read() ?? { title: "", slugs: [] }, showPage() {}, fill, count, make, read, write, show, keep, say };
  let isKept = true;
  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(handout.mine));
    } catch {
      isKept = false; // Private windows may refuse storage; the link carries the choice.
    }
    show();
  }

  const status = page?.querySelector("[role=status]") ?? make("p", "sanad-hidden", { role: "status" });
  function say(text) {
    status.textContent = text;
  }

  const toggles = [...document.querySelectorAll("[data-slug]")].map((place, index) => {
    const { slug } = place.dataset;
    const title = place.querySelector(".sanad-card__title") ?? document.querySelector("article h1");
    title.id ||= `handout-${index}`;
    const button = make("button", "sanad-button", { type: "button", "aria-describedby": title.id });
    button.addEventListener("click", () => {
      handout.mine = read() ?? handout.mine;
      const { slugs } = handout.mine;
      handout.mine.slugs = slugs.includes(slug) ? slugs.filter((other) => other !== slug) : [...slugs, slug];
      keep();
      say(count(handout.mine.slugs.length));
    });
    if (place.matches("article, .sanad-tools")) place.append(button);
    else place.after(button);
    return { button, slug };
  });

  const link = document.createElement("a");
  const corner = make("p", "sanad-corner");
  corner.append(link);
  if (!page) document.querySelector(".md-content article")?.append(corner, status);

  function show() {
    const { slugs } = handout.mine;
    for (const { button, slug } of toggles) {
      const isChosen = slugs.includes(slug);
      button.setAttribute("aria-pressed", isChosen);
      button.textContent = isChosen ? words.added : words.add;
    }
    link.hidden = !slugs.length;
    corner.hidden = [...corner.children].every((one) => one.hidden); // It may hold more.
    link.textContent = fill(words.link, { number: slugs.length });
    link.href = words.address + (isKept ? "" : write(handout.mine));
    handout.showPage();
  }

  self.sanadHandout = handout;
  show();
  const renew = () => {
    handout.mine = read() ?? handout.mine;
    show();
  };
  addEventListener("storage", renew);
  addEventListener("pageshow", renew);
})();
