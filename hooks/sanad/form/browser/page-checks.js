// Checks while one types, the preview, the file, and sending. Runs once page-start.js has.
const proposeSlug = ({ fields }) => {
  const { title = "", countries = [], practice_type, actors = [], start: day } = fields;
  const plain = title.normalize("NFD").replace(/[\u0300-\u036f’']/g, "").toLowerCase();
  const own = plain.match(/[a-z0-9]+/g) || [];
  const ids = [countries[0], practice_type, (actors[0] || {}).organization, day === "unknown" ? "" : day];
  let slug = (own.length > 2 ? own : ids.filter(Boolean)).join("-");
  while (slug.length > 56) slug = slug.replace(/-?[^-]*$/, "");
  return rules.slugs.includes(slug) ? `${slug}-2` : slug;
};

// A button for each source, since brackets are hard to find on a phone.
const drawMarks = (count) => {
  for (const row of document.querySelectorAll(".marks")) {
    if (row.childElementCount === count) continue;
    const put = (mark) => {
      const box = row.previousSibling;
      box.setRangeText(mark, box.selectionStart, box.selectionEnd, "end");
      box.focus();
      changed();
    };
    const marks = Array.from({ length: count }, (_, index) => `[${index + 1}]`);
    row.replaceChildren(...marks.map((mark) => makeButton(mark, () => put(mark), { ariaLabel: fill(words.mark, { mark }) })));
  }
};

const nameFile = () => `${record.slug || "practice"}/${language}.md`;
const textOf = () => find("the-text").value;
// What is written above the box in which somebody types must not push it out of sight.
const keepInSight = (draw) => {
  const place = document.activeElement;
  const isSeen = () => {
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const wasSeen = isSeen();
  draw();
  if (wasSeen && !isSeen()) place.scrollIntoView({ block: "nearest" });
};
const check = () => keepInSight(drawChecks);
function drawChecks() {
  record ||= readRecord();
  if (!source && !boxes.slug.isTyped) boxes.slug.set((record.slug = proposeSlug(record)));
  problems = checkPractice(record, rules, source && source.record);
  showProblems();
  drawMarks(((source ? source.record : record).fields.sources || []).length);
  find("the-text").value = writePractice(record, rules);
  find("the-name").textContent = `practices/${nameFile()}`;
  if (!find("the-preview").open) return;
  const fields = source ? { ...source.record.fields, ...record.fields } : record.fields;
  find("the-page").replaceChildren(...makePreview({ ...record, fields }));
}

// The text to translate stands beside each box; the facts are shown and cannot be changed.
const showSource = () => {
  const from = source.record;
  document.querySelector("h1").replaceChildren(words.translating, make("bdi", {}, from.fields.title));
  find("the-intro").textContent = words.translating_intro;
  for (const [at, box] of Object.entries(boxes)) {
    const text = valueAt(at.startsWith("sections/") ? from : from.fields, at);
    if (typeof text !== "string") continue;
    const properties = { className: "source", lang: other, dir: other === "ar" ? "rtl" : "ltr" };
    box.node.querySelector("small").after(make("div", properties, text));
  }
  find("the-facts").append(make("p", {}, words.locked), make("dl", {}, ...listFacts(from.fields)));
  boxes.slug.input.readOnly = true;
  find("the-drafts").hidden = find("the-sections").parentNode.hidden = true;
};

// Sending needs a sound practice and a promise.
const isReady = () => {
  isAttempted = true;
  showProblems();
  const consents = find("the-consent").checked;
  find("the-consent!").textContent = consents ? "" : words.consent_missing;
  const isSound = !problems.some(isError);
  if (!isSound) {
    find("the-problems").parentNode.open = true;
    find("the-summary").focus();
  } else if (!consents) find("the-consent").focus();
  return isSound && consents;
};
const tell = (text, url) => {
  const link = url && make("a", { href: url, target: "_blank", rel: "noopener" }, words.open_forge);
  find("the-sent").replaceChildren(make("p", {}, text), link || "");
  find("the-sent").focus();
};
const send = () => {
  const { url, isWhole } = findAddress(nameFile(), textOf(), source && source.exists);
  if (!isWhole) return tell(copyFile() ? words.copied_send : words.copy_yourself, url);
  open(url, "_blank", "noopener");
  return tell(words.sent, url);
};
const ways = {
  send: () => isReady() && send(),
  share: () => isReady() && share(record.fields.title, `${language}.md`, textOf()),
  letter: () => isReady() && location.assign(writeLetter(nameFile(), textOf())),
  copy: () => tell(copyFile() ? words.copied : words.copy_yourself),
  download: () => download(`${language}.md`, textOf()),
  clear: () => {
    if (!confirm(words.confirm_clear)) return;
    dropDraft(draft);
    isAttempted = false;
    openDraft(source ? draft : `new ${Date.now()}`, source && { ...source.old, slug: translated[0] });
  },
};

// What the page could do without at first.
Object.assign(words, late.words);
const { organizations, ...further } = late.terms;
Object.assign(rules, late.rules);
Object.assign(rules.terms, further, { organizations });
find("the-bodies").append(...Object.entries(organizations).map(([label, value]) => make("option", { value, label })));
waitingBoxes.splice(0).forEach((draw) => draw());
find("the-preview").ontoggle = refresh;
