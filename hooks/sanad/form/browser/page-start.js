// The page: boxes from the rules, and the draft. What checks and sends comes in checks.js
// as soon as somebody touches the page.
const translated = (new URLSearchParams(location.search).get("translate") || "").match(/^[a-z0-9-]{3,60}$/);
const { edit, contact } = document.body.dataset;
const form = find("the-form");
const boxes = {};
const addBox = (at, box, target) => {
  boxes[at] = box;
  target.append(box.node);
};
const touched = new Set();
let last = "";
let source;
let draft;
let record;
let waiting;

const load = (src) => new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror })));
let asking;
const loadChecks = () => {
  asking ||= load("checks.js").then(
    () => boxes.slug && check(),
    () => {
      asking = undefined;
      find("the-kept").textContent = words.offline;
    },
  );
  return asking;
};

const valueAt = (from, at) => at.split("/").reduce((value, name) => (value || {})[name], from);
const readRecord = () => {
  const made = { language, slug: "", fields: {}, sections: {} };
  for (const [at, box] of Object.entries(boxes)) {
    const [kind, name, group] = at.split("/");
    if (at === "slug") made.slug = box.get();
    else if (group) (made.sections[name] ||= {})[group] = box.get();
    else if (name) made.sections[name] = box.get();
    else made.fields[kind] = box.get();
  }
  if (source) Object.assign(made.fields, { translated_from: other, source_digest: source.digest });
  return made;
};
const showRecord = ({ slug, fields, sections } = {}) => {
  for (const [at, box] of Object.entries(boxes)) {
    box.set(valueAt(at.startsWith("sections/") ? { sections } : { ...fields, slug }, at));
  }
  boxes.slug.isTyped = slug;
};

// `check` comes with checks.js; until then the draft is kept all the same.
const refresh = () => {
  clearTimeout(waiting);
  record = readRecord();
  if (typeof check === "function") check();
  if (!isBlank(record.fields) || !isBlank(record.sections)) find("the-kept").textContent = keepDraft(draft, { ...record, slug: boxes.slug.isTyped });
};
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 40);
}

// Drafts of this browser, the last one first.
const drawDrafts = () => {
  const drafts = readDrafts().filter(({ id }) => id.startsWith("new") && id !== draft);
  const name = (one) => one.record.fields.title || one.record.slug || words.untitled;
  const options = [[draft, words.this_draft], ...drafts.map((one) => [one.id, name(one)]), [`new ${Date.now()}`, words.new_draft]];
  find("the-draft").replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
};
const openDraft = (id, empty) => {
  draft = id;
  touched.clear();
  const kept = readDrafts().find((one) => one.id === id);
  showRecord(kept ? kept.record : empty);
  refresh();
  drawDrafts();
};

const buildForm = () => {
  const texts = source && source.record.sections;
  const needed = [...rules.needed, ...rules.needed_to_publish];
  for (const [name, field] of Object.entries(rules.fields)) {
    const isWanted = field.on === "t" ? source && name === "translators" : field.on || !source;
    if (isWanted) addBox(name, makeBox(name, field), find(field.required === 2 ? "the-needed" : "the-facts"));
    if (!source && name === "summary") needed.forEach((id) => addSection(id, find("the-needed")));
  }
  for (const id of Object.keys(rules.headings.sections)) {
    if (source ? texts[id] : !needed.includes(id)) addSection(id, find(source ? "the-needed" : "the-sections"), texts);
  }
  addBox("slug", makeInput("slug", { label: words.slug, help: words.slug_help }, { dir: "ltr" }), find("the-place"));
  boxes.slug.input.oninput = () => {
    boxes.slug.isTyped = boxes.slug.get();
  };
};

const listen = () => {
  form.oninput = form.onchange = changed;
  form.onsubmit = (event) => event.preventDefault();
  form.addEventListener("focusout", ({ target }) => {
    const box = target.closest("[data-at]");
    if (!box) return;
    last = box.dataset.at;
    touched.add(last);
    changed();
  });
  for (const sign of ["pointerdown", "keydown", "focusin", "scroll", "online"]) addEventListener(sign, loadChecks);
  addEventListener("pagehide", refresh);
  find("the-draft").onchange = (event) => openDraft(event.target.value);
  for (const button of document.querySelectorAll("[data-way]")) {
    button.onclick = () => loadChecks().then(() => {
      refresh();
      ways[button.dataset.way]();
    });
  }
  find("the-send").hidden = !edit;
  find("the-lone").hidden = Boolean(edit);
  find("the-share").hidden = !navigator.share;
  find("the-letter").hidden = !contact;
  if (contact) document.querySelector("a[data-contact]").href = `mailto:${contact}`;
};

// texts/<slug>.js calls this.
function addText(text) {
  source = text;
}

const start = async () => {
  const kept = readDrafts();
  const tellNone = () => {
    find("the-kept").textContent = words.no_text;
  };
  if (translated) await load(`texts/${translated}.js`).catch(tellNone);
  if (source || kept.length) await loadChecks();
  buildForm();
  listen();
  const newest = kept.find(({ id }) => id.startsWith("new"));
  if (source) showSource();
  if (source) openDraft(`translate ${translated}`, { ...source.old, slug: translated[0] });
  else openDraft(newest ? newest.id : `new ${Date.now()}`);
};
start();
