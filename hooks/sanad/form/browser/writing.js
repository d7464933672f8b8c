// Writing: from a record to the text of its file, the same bytes as hooks/sanad/writing.py.
// The shape of a record stands there, that of the rules in hooks/sanad/form/rules.py.

const HIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200d-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\ufff0-\uffff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}\p{Cs}]/gu;
const TATWEEL_IN_WORD = /([\u0621-\u063f\u0641-\u064a])\u0640+(?=[\u0621-\u063f\u0641-\u064a])/g;
const BARE = /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i;
const BARE_URL = /^https?:\/\/[a-z0-9%&+,./:=?@_~#-]*[a-z0-9/]$/i;
const YES_NO_WORD = /^(yes|no|on|off|true|false|y|n|null)$/i;
const BLOCK_RECORD = "source";
const LANGUAGES = ["ar", "en"];

const clean = (text) =>
  text.replace(/\r\n?/g, "\n").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15)
    .replace(HIDDEN, "").replace(TATWEEL_IN_WORD, "$1");

const even = (text) => clean(text).trim().split(/\s+/).join(" ");

const cleanBody = (text) =>
  clean(text).replace(/^\n+|\n+$/g, "").replace(/^((?!#).*\S) {2,}(?=\n[^\n])/gm, "$1\\").split("\n")
    .map((line) => line.trimEnd()).join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "");

// A value with its white space evened out and without its empty parts, or nothing.
function tidy(value) {
  if (!value) return undefined;
  if (typeof value === "string") return even(value) || undefined;
  if (Array.isArray(value)) return (value = value.map(tidy).filter(Boolean)).length ? value : undefined;
  const parts = Object.entries(value).map(([name, part]) => [name, tidy(part)]).filter(([, part]) => part);
  return parts.length ? Object.fromEntries(parts) : undefined;
}

// The fields that have a place in a text of the record's kind: name -> tidy value.
function tidyFields(record, rules) {
  const values = tidy(record.fields) || {};
  const kind = values.translated_from ? "t" : "s";
  const names = Object.keys(rules.fields).filter((name) => (rules.fields[name].on || "s").includes(kind));
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

const quote = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
const writeWord = (text, field) => (BARE.test(text) && (field.kind === "yes_no" || !YES_NO_WORD.test(text)) ? text : quote(text));
const writeFlow = (brackets, parts) => brackets[0] + parts.join(", ") + brackets[1];
const writeParts = (map, names, write) => names.filter((name) => map[name]).map((name) => `${name}: ${write(map[name], name)}`);
const writeWords = (list, field) => writeFlow("[]", list.map((item) => writeWord(item, field)));
const writeNames = (list) => writeFlow("[]", list.map(quote));

const WRITERS = {
  text: quote,
  choices: writeWords,
  slugs: writeWords,
  names: writeNames,
  date: (text) => (text === "unknown" ? text : quote(text)),
  url: (text) => (BARE_URL.test(text) ? text : quote(text)),
  labels: (map) => writeFlow("{}", writeParts(map, LANGUAGES, quote)),
  label_lists: (map) => writeFlow("{}", writeParts(map, LANGUAGES, writeNames)),
  scores: (map, field) => writeFlow("{}", Object.keys(map).sort().map((name) => `${writeWord(name, field)}: ${writeWord(map[name], field)}`)),
  records: (list, field, rules) => list.map((record) => `\n  - ${writeRecord(record, field.record, rules)}`).join(""),
};

const writeValue = (value, field, rules) => (WRITERS[field.kind] || writeWord)(value, field, rules);

function writeRecord(record, name, rules) {
  const parts = rules.records[name];
  const written = writeParts(record, Object.keys(parts), (value, part) => writeValue(value, parts[part], rules));
  return name === BLOCK_RECORD ? written.join("\n    ") : writeFlow("{}", written);
}

// The body, and where each box stands in it: [{at, line, isText}].
function writeBody(record, rules) {
  const parts = [];
  const boxes = [];
  let line = 1;
  const add = (text, at, isText) => {
    boxes.push({ at, line, isText });
    parts.push(text);
    line += text.split("\n").length + 1;
  };
  for (const [id, heading] of Object.entries(rules.headings.sections)) {
    const value = (record.sections || {})[id] || "";
    const groups = rules.headings[rules.lists[id]] || {};
    const texts = typeof value === "string" ? [["", value]] : Object.keys(groups).map((group) => [group, value[group] || ""]);
    const written = texts.map(([group, text]) => [group, cleanBody(text)]).filter(([, text]) => text);
    if (written.length) add(`## ${heading[record.language]}`, `sections/${id}`);
    for (const [group, text] of written) {
      const at = `sections/${id}${group && "/"}${group}`;
      if (group) add(`### ${groups[group][record.language]}`, at);
      add(text, at, true);
    }
  }
  return { body: parts.join("\n\n"), boxes, language: record.language };
}

function writePractice(record, rules) {
  const values = tidyFields(record, rules);
  const fields = Object.keys(values).filter((name) => values[name]).map((name) => {
    const text = writeValue(values[name], rules.fields[name], rules);
    return `${name}:${text[0] === "\n" ? "" : " "}${text}\n`;
  });
  return `---\n${fields.join("") || "\n"}---\n\n${writeBody(record, rules).body}`.trimEnd() + "\n";
}
