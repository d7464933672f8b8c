// The page handouts/mine: shows the chosen practices in the reader's order, for paper.
// Its address always tells the choice, so that it can be shared; handout.js keeps it.
document.addEventListener("DOMContentLoaded", () => {
  const handout = self.sanadHandout;
  if (!handout) return;
  const { key, fill, count, make, read, write, keep, say } = handout;
  const page = document.querySelector("[data-sanad-mine]");
  const words = JSON.parse(page.dataset.words);
  const part = (name) => page.querySelector(`[data-sanad-${name}]`);
  const [heading, field, list, address] = ["title", "field", "list", "address"].map(part);
  const blocks = part("blocks").content;
  const [name, whole] = [heading.textContent, document.title];
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const asked = new URLSearchParams(location.search);
  const given = {
    title: (asked.get("t") ?? "").slice(0, field.maxLength),
    slugs: [...new Set((asked.get("p") ?? "").split(",").filter(Boolean))],
  };
  // The page marks its own entries of the history: going back to one shows today's choice.
  const isOwn = history.state === key;
  let isShared = given.slugs.length > 0 && !isOwn && !same(given, handout.mine);
  if (isOwn && !read()) handout.mine = given;

  const addTools = (block) => {
    const title = block.querySelector("h2");
    title.id = `${block.id}-title`;
    const tools = make("div", "sanad-order", { role: "group", "aria-labelledby": title.id });
    tools.lang = document.documentElement.lang;
    tools.dir = document.body.dir;
    for (const act of ["up", "down", "remove"]) {
      const button = make("button", "sanad-button", { type: "button", "data-act": act });
      button.textContent = words[act];
      tools.append(button);
    }
    title.after(tools);
  };

  const showBlocks = (slugs) => {
    if (!same([...list.children].map((block) => block.id), slugs)) {
      list.replaceChildren(...slugs.map((slug) => blocks.getElementById(slug).cloneNode(true)));
    }
    for (const [index, block] of [...list.children].entries()) {
      if (!isShared && !block.querySelector("[data-act]")) addTools(block);
      block.querySelector("[data-act=up]")?.setAttribute("aria-disabled", index === 0);
      block.querySelector("[data-act=down]")?.setAttribute("aria-disabled", index === slugs.length - 1);
    }
  };

  handout.showPage = () => {
    const choice = isShared ? given : handout.mine;
    const known = choice.slugs.filter((slug) => blocks.getElementById(slug));
    const passed = choice.slugs.length - known.length;
    choice.slugs = known;
    if (passed) part("unknown").textContent = fill(words.unknown, { number: passed });
    if (passed) part("unknown").hidden = false;
    showBlocks(known);
    heading.textContent = choice.title.trim() || name;
    document.title = whole.replace(name, () => heading.textContent);
    if (field.value !== choice.title) field.value = choice.title;
    part("empty").hidden = known.length > 0;
    part("print").hidden = !known.length;
    part("shared").hidden = !isShared;
    part("own").hidden = isShared || !known.length;
    if (!isShared) history.replaceState(key, "", location.pathname + write(choice));
    address.value = location.href;
    for (const other of document.querySelectorAll("[data-sanad-language]")) other.search = write(choice);
  };

  const replace = (choice, told) => {
    handout.mine = choice;
    isShared = false;
    keep();
    heading.focus();
    say(told);
  };
  const on = (place, event, act) => place.addEventListener(event, act);
  on(list, "click", ({ target }) => {
    const { act } = target.dataset;
    if (!act || target.getAttribute("aria-disabled") === "true") return;
    const block = target.closest("article");
    const title = block.querySelector("h2").textContent;
    // The neighbour moves, so that the button keeps the focus.
    if (act === "up") block.after(block.previousElementSibling);
    if (act === "down") block.before(block.nextElementSibling);
    if (act === "remove") {
      const next = block.nextElementSibling ?? block.previousElementSibling;
      block.remove();
      (next?.querySelector("[data-act=remove]") ?? heading).focus();
    }
    const slugs = [...list.children].map((other) => other.id);
    const [place, total] = [slugs.indexOf(block.id) + 1, slugs.length];
    handout.mine.slugs = slugs;
    keep();
    if (place) target.scrollIntoView({ block: "nearest" });
    say(place ? fill(words.moved, { title, place, total }) : `${fill(words.removed, { title })} ${count(total)}`);
  });
  let pause = 0;
  on(field, "input", () => {
    handout.mine.title = field.value;
    clearTimeout(pause); // Browsers refuse an address that changes with every letter.
    pause = setTimeout(keep, 250);
  });
  on(field, "change", keep);
  on(part("share"), "click", async () => {
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      address.select(); // Without a secure connection only the old way is open.
      document.execCommand("copy");
    }
    say(words.copied);
  });
  on(part("clear"), "click", () => {
    if (confirm(words.clear)) replace({ title: "", slugs: [] }, count(0));
  });
  on(part("take"), "click", () => {
    if (!handout.mine.slugs.length || confirm(words.take)) replace(given, words.taken);
  });
  part("without").hidden = true;
  part("tools").hidden = false;
  handout.show();
});
