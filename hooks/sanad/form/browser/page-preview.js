// The page as it would read: built of text nodes, so that nothing written can run.
const marks = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\((https?:[^)\s]+)\)|\[(\d{1,2})\]/g;
const inline = (text) => {
  const parts = [];
  let end = 0;
  for (const mark of text.matchAll(marks)) {
    const [all, strong, soft, label, href, number] = mark;
    parts.push(text.slice(end, mark.index));
    if (strong) parts.push(make("b", {}, strong));
    else if (soft) parts.push(make("em", {}, soft));
    else if (number) parts.push(make("sup", {}, all));
    else parts.push(make("a", { href }, label));
    end = mark.index + all.length;
  }
  return [...parts, text.slice(end)];
};
const blocks = (text) =>
  text.split(/\n\s*\n/).flatMap((part) => {
    const lines = part.split("\n").filter((line) => line.trim());
    const items = lines.filter((line) => /^\s*[-*+] /.test(line));
    if (!items.length) return [make("p", {}, ...inline(lines.join(" ")))];
    return [make("ul", {}, ...items.map((line) => make("li", {}, ...inline(line.replace(/^\s*[-*+] /, "")))))];
  });

const termOf = (vocabulary, id) => (rules.terms[vocabulary] || {})[id] || id;
const tellValue = (value, field) => {
  if (field.kind === "labels") return value[language] || value[other];
  if (field.kind === "yes_no") return value === "true" ? words.yes : words.no;
  if (value === "unknown") return words.unknown;
  return termOf(field.vocabulary, value);
};
// Each value keeps its own direction: a date would turn round among Arabic words.
const isolate = (value, field) => make("bdi", { dir: /^[\d-]+$|^http/.test(value) ? "ltr" : "auto" }, tellValue(value, field));
const join = (parts, sign) => parts.flatMap((part, index) => (index ? [sign, part] : [part]));
const tellRecord = (record, name) => {
  const fields = rules.records[name];
  const parts = Object.entries(record).filter(([part, value]) => fields[part] && !isBlank(value));
  const told = parts.map(([part, value]) => (part === "independent" ? `${fields[part].label}: ${tellValue(value, fields[part])}` : isolate(value, fields[part])));
  return make("li", {}, ...join(told, " · "));
};
const tellField = (value, field) => {
  if (field.kind === "label_lists") return [[...(value[language] || []), ...(value[other] || [])].join(words.comma)];
  if (field.kind === "records") return [make("ul", {}, ...value.map((one) => tellRecord(one, field.record)))];
  return join([].concat(value).map((one) => isolate(one, field)), words.comma);
};
const listFacts = (fields) =>
  Object.entries(rules.fields)
    .filter(([name, field]) => !field.on && name !== "sources" && !isBlank(fields[name]))
    .flatMap(([name, field]) => [make("dt", {}, field.label), make("dd", {}, ...tellField(fields[name], field))]);

const makePreview = ({ fields, sections }) => {
  const groups = rules.headings.recommendation_addressees;
  const body = Object.entries(rules.headings.sections).flatMap(([name, heading]) => {
    const text = sections[name];
    const title = make("h3", {}, heading[language]);
    if (isBlank(text)) return [title, make("p", {}, words.not_reported)];
    if (typeof text === "string") return [title, ...blocks(text)];
    const written = Object.entries(text).filter(([, own]) => own);
    return [title, ...written.flatMap(([group, own]) => [make("h4", {}, groups[group][language]), ...blocks(own)])];
  });
  const { sources } = rules.fields;
  return [
    make("h2", {}, fields.title || "…"),
    make("p", { className: "lead" }, fields.summary),
    make("dl", {}, ...listFacts(fields)),
    ...body,
    !isBlank(fields.sources) && make("h3", {}, sources.label),
    !isBlank(fields.sources) && make("ol", {}, ...fields.sources.map((one) => tellRecord(one, "source"))),
  ].filter(Boolean);
};
