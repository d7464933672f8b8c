// The page compare/: fetches the pages of two to four practices and lines up their facts
// and sections. Its address tells the choice (?p=slug,slug); tools.js keeps the own one.
document.addEventListener("DOMContentLoaded", () => {
  const compare = self.sanadCompare;
  if (!compare) return;
  const { fill, make, say } = self.sanadHandout;
  const page = document.querySelector("[data-sanad-compare]");
  const { spoken, rows } = JSON.parse(page.dataset.words);
  const part = (name) => page.querySelector(`[data-sanad-${name}]`);
  const [notice, table, ways] = ["told", "table", "ways"].map(part);
  const addressOf = (slug) => new URL(page.dataset.pattern.replace("{slug}", slug), location).href;
  // Without the host: on paper only addresses of other sites are written out.
  const shorten = (url) => (url.host === location.host ? url.pathname + url.search + url.hash : url.href);
  const asked = (new URLSearchParams(location.search).get("p") ?? "").split(",").filter((slug) => /^[a-z0-9-]+$/.test(slug));
  let slugs = [...new Set(asked.length ? asked : compare.chosen)].slice(0, compare.MOST);
  // A choice that came by an address leaves the reader's own as it is.
  let isOwn = !asked.length || slugs.join() === compare.chosen.join();

  // Takes what an element holds, its language, and its links made whole; no anchors.
  const take = (element, from, cell) => {
    const copy = element.cloneNode(true);
    for (const title of copy.querySelectorAll("h2")) title.remove();
    for (const link of copy.querySelectorAll("[href]")) link.setAttribute("href", shorten(new URL(link.getAttribute("href"), from)));
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    cell.append(...copy.childNodes);
    for (const name of ["lang", "dir"]) if (element.hasAttribute(name)) cell.setAttribute(name, element.getAttribute(name));
  };
  const find = (practice, name) => {
    if (name === "summary") return practice.querySelector("article .sanad-lead");
    if (name === "sources") return practice.querySelector("[data-sanad-source-count]");
    return practice.querySelector(`[data-fact="${name}"] dd`) ?? practice.getElementById(name)?.closest("section");
  };

  async function load(slug) {
    try {
      const answer = await fetch(addressOf(slug));
      if (!answer.ok) return null;
      return { slug, practice: new DOMParser().parseFromString(await answer.text(), "text/html") };
    } catch {
      return null; // No connection, or files without a server: the notice says so.
    }
  }

  const element = (tag, ...children) => {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  };
  const head = ({ slug, practice }) => {
    const title = practice.querySelector("article h1");
    const link = element("a", title.textContent);
    link.setAttribute("href", shorten(new URL(addressOf(slug))));
    for (const name of ["lang", "dir"]) if (title.hasAttribute(name)) link.setAttribute(name, title.getAttribute(name));
    const button = make("button", "sanad-button", { type: "button" });
    button.textContent = spoken.remove;
    button.setAttribute("aria-label", `${spoken.remove}: ${title.textContent}`);
    button.addEventListener("click", () => {
      slugs = slugs.filter((other) => other !== slug);
      if (isOwn) compare.keep(slugs);
      show();
      page.querySelector("h1").focus();
      say(fill(spoken.removed, { title: title.textContent }));
    });
    const cell = element("th", link, button);
    cell.scope = "col";
    return cell;
  };
  const body = (found) => rows.flatMap(({ name, label }) => {
    const cells = found.map(({ slug, practice }) => {
      const cell = element("td");
      const there = find(practice, name);
      if (there) take(there, addressOf(slug), cell);
      else cell.append(element("span", spoken.silent));
      return cell;
    });
    const title = element("th", label);
    title.scope = "rowgroup";
    title.colSpan = found.length;
    const group = element("tbody", element("tr", title), element("tr", ...cells));
    group.className = `sanad-compare__${name}`;
    return [group];
  });

  const loaded = new Map();
  async function show() {
    const own = slugs;
    history.replaceState(history.state, "", slugs.length ? `?p=${slugs.join()}` : location.pathname);
    for (const other of document.querySelectorAll("[data-sanad-language]")) other.search = location.search;
    notice.textContent = spoken.loading;
    notice.hidden = false;
    await Promise.all(slugs.filter((slug) => !loaded.get(slug)).map(async (slug) => loaded.set(slug, await load(slug))));
    if (own !== slugs) return; // Changed meanwhile: another one shows it.
    const found = slugs.map((slug) => loaded.get(slug)).filter(Boolean);
    const missing = slugs.filter((slug) => !loaded.get(slug));
    const told = [
      !slugs.length && spoken.empty, slugs.length === 1 && spoken.one,
      missing.length && fill(spoken.missing, { number: missing.length }),
    ].filter(Boolean);
    notice.replaceChildren(told.join(" "), ...missing.flatMap((slug) => {
      const link = element("a", slug);
      link.href = addressOf(slug);
      link.dir = "ltr";
      return [" ", link];
    }));
    notice.hidden = !told.length;
    table.hidden = !found.length;
    table.replaceChildren(element("table", element("thead", element("tr", ...found.map(head))), ...body(found)));
    table.firstChild.style.setProperty("--columns", found.length);
  }

  part("without").hidden = true;
  ways.hidden = false;
  show();
});
