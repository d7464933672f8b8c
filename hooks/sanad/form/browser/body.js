// Checking the body of a record, as check.py checks that of its file: sections, their
// items, links, marks of sources, and a translation beside its source text.

const PRACTICE_LINK = /^\.\.\/([^/"]+)\/(?:ar|en)\.md$/;
const PICTURE_LINK = /^media\/[^/"]+$/;
const WEB_LINK = /^(?:https?:\/\/|mailto:)\S+$/;
const OTHER_SCHEME = /^\s*(?!(?:https?|mailto):)[a-z][a-z0-9+.-]*:/i;
const REFUSED_TARGET = /(?:\][(:]\s*<?|<)((?:javascript|vbscript|file|data):[^)>\s]*)/gi;
const RAW_HTML = /<(?:\/?[a-z][^>\s:@]*(?:[\s/>]|$)|[!?])/i;
const BRACKET_RUN = /(?:[[(>!*_`]\s?){60}/;

const fold = (text) =>
  text.normalize("NFC").replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").toLowerCase().normalize("NFC");

const findTerm = (words, headings) => {
  const folded = fold(words).replace(/^[ :.]+|[ :.]+$/g, "");
  return Object.keys(headings).find((id) => Object.values(headings[id]).some((label) => fold(label) === folded));
};

const listNames = (headings, language) => Object.values(headings).map((heading) => heading[language]);
const joinNames = (headings, language) => listNames(headings, language).join(language === "ar" ? "، " : ", ");

// The known sections of a body: [{id, line, blocks, items, marks}]; headings are checked.
function readSections(blocks, language, rules, report) {
  const headings = rules.headings.sections;
  const sections = [];
  let current;
  for (const block of blocks) {
    const { tag, line } = block;
    if (tag === "h1") report("P207", "", line);
    else if (tag === "h2") {
      const found = plainWords(block.words);
      const id = findTerm(found, headings);
      current = id && { id, line, blocks: [], items: [] };
      if (id) sections.push(current);
      else report("P201", "", line, { found, allowed: nearest(found, listNames(headings, language)).join(" / ") });
    } else if (current) current.blocks.push(block);
  }
  for (const section of sections) {
    if (section.id in rules.lists) readItems(section, language, rules, report);
    section.marks = [...new Set(section.blocks.flatMap((block) => findMarks(block.words)))].sort((a, b) => a - b);
  }
  return sections;
}

function readItems({ id, blocks, items }, language, rules, report) {
  const groups = rules.headings[rules.lists[id]];
  const allowed = groups && joinNames(groups, language);
  let group = groups ? undefined : "";
  for (const { tag, line, words, items: own, isFull } of blocks) {
    if (groups && tag === "h3") {
      const found = plainWords(words);
      group = findTerm(found, groups) || "";
      if (!group) report("P210", id, line, { found, allowed });
    } else if (own) {
      if (group === undefined) report("P209", id, line, { allowed });
      if (!isFull) report("P214", id, line);
      items.push(...own.map(() => group || ""));
    } else report("P208", id, line, { found: rules.headings.sections[id][language] });
  }
}

function checkSections(sections, language, isPublished, rules, report) {
  const headings = rules.headings.sections;
  const order = Object.keys(headings);
  const seen = [];
  for (const { id, line, blocks } of sections) {
    const found = headings[id][language];
    if (seen.includes(id)) report("P204", id, line, { found });
    else if (seen.some((other) => order.indexOf(other) > order.indexOf(id))) report("P205", id, line, { found, allowed: joinNames(headings, language) });
    if (!blocks.length) report("P211", id, line, { found });
    seen.push(id);
  }
  const need = (code, ids) => {
    for (const id of ids) {
      const found = headings[id][language];
      if (!seen.includes(id)) report(code, id, 0, { found, fix: `## ${found}` }, `sections/${id}`);
    }
  };
  need("P202", rules.needed);
  if (isPublished) need("P203", rules.needed_to_publish);
}

function checkLinks({ links, hasHtml }, body, { slug }, rules, report) {
  const slugs = rules.slugs && [...rules.slugs, slug];
  body.split("\n").forEach((text, index) => {
    const [html, run] = [hasHtml && RAW_HTML.exec(text), BRACKET_RUN.exec(text)];
    if (html) report("P303", "", index + 1, { found: html[0].trim() });
    if (run) report("P517", "", index + 1, { found: run[0].slice(0, 20) });
  });
  const refused = [...body.matchAll(REFUSED_TARGET)];
  for (const { url, line, isPicture, description } of links) {
    const found = url || (refused.shift() || [])[1] || "";
    const practice = PRACTICE_LINK.exec(found);
    const fix = isPicture ? "![…](media/picture.jpg)" : "[…](../another-practice/ar.md)";
    if (isPicture) {
      report(PICTURE_LINK.test(found) ? "P305" : "P306", "", line, { found, fix });
      if (!description.trim()) report("P307", "", line, { found, fix });
    } else if (practice) {
      const [, name] = practice;
      if (slugs && !slugs.includes(name)) report("P301", "", line, { found: name, allowed: nearest(name, slugs).join(", ") });
    } else if (!WEB_LINK.test(found)) {
      if (OTHER_SCHEME.test(found)) report("P304", "", line, { found });
      else report("P302", "", line, { found, fix });
    }
  }
}

// The marks of sources in sections and notes; gives those that are cited.
function checkMarks(sections, notes, count, report) {
  const cited = new Set();
  const check = (words, id, line) => {
    for (const number of findMarks(words)) {
      cited.add(number);
      if (count && (!number || number > count)) report("P212", id, line, { found: `${number}`, allowed: `${count}` });
    }
  };
  for (const { id, blocks } of sections) blocks.forEach(({ words, line }) => check(words, id, line));
  check(notes, "", 0);
  return cited;
}

function checkAgreement(sections, others, rules, report) {
  const [here, there] = [sections, others].map((list) => Object.fromEntries(list.map((section) => [section.id, section])));
  for (const id in { ...here, ...there }) {
    const pair = [here[id], there[id]];
    const found = rules.headings.sections[id][rules.language];
    if (!pair[0] || !pair[1]) report("P402", id, pair[0] ? pair[0].line : 0, { found }, `sections/${id}`);
    else if (pair.every(({ blocks }) => blocks.length)) {
      const { line } = pair[0];
      const [own, wanted] = pair.map(({ items }) => [...items].sort());
      const isEqual = own.length === wanted.length && (own.includes("") || wanted.includes("") || own.join() === wanted.join());
      if (!isEqual) report("P403", id, line, { found, here: `${own.length}`, there: `${wanted.length}` });
      const [marks, sought] = pair.map((section) => section.marks.map((number) => `[${number}]`).join("") || "—");
      if (marks !== sought) report("P408", id, line, { found, here: marks, there: sought });
    }
  }
}

// `facts` are those of the source text; `written` and `there` are bodies with their boxes.
function checkBody(record, rules, facts, reportAt, { body, boxes }, there) {
  const { language } = record;
  // From a line of the body to the box of the form, and the line in it.
  const report = (code, field, line, values, at = "") => {
    const box = boxes.filter((other) => other.line <= line).pop() || {};
    reportAt(code, field, at || box.at || "", values, line, box.isText ? line - box.line + 1 : undefined);
  };
  const page = readMarkdown(body);
  const sections = readSections(page.blocks, language, rules, report);
  const { sources = [], review_status: status } = facts;
  checkSections(sections, language, status === "published", rules, report);
  checkLinks(page, body, record, rules, report);
  const cited = checkMarks(sections, page.notes, sources.length, report);
  if (there) {
    const other = readSections(readMarkdown(there.body).blocks, there.language, rules, () => {});
    checkAgreement(sections, other, rules, report);
  } else if (facts.sources) {
    sources.forEach((_, index) => cited.has(index + 1) || reportAt("P213", "sources", `sources/${index}`, { found: `${index + 1}` }));
  }
}
