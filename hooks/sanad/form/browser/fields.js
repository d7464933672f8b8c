// Checking the fields of a record: the problems that check.py finds in its file. Those of
// the body are found by body.js, which may come later.

const LONGEST_LIST_SHOWN = 10;
const later = {}; // checkBody, nearest, problems: see body.js.

const addChecks = (checks) => Object.assign(later, checks);

// The problem of a code: [message, remedy, 1 for a warning].
const problemOf = (code, rules) => rules.problems[code] || later.problems[code];

const isForm = (text, name, rules) => new RegExp(`^(?:${rules.forms[name]})$`).test(text);

function readDate(text, rules) {
  if (!isForm(text, "date", rules)) return 0;
  const [year, month = 0, day = 0] = text.split("-").map(Number);
  const isMonth = text.length < 5 || (month > 0 && month < 13);
  const isDay = text.length < 8 || (day > 0 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate());
  return year && isMonth && isDay && [year, month, day];
}

function isBefore(end, start) {
  for (let part = 0; end && start && part < 3 && end[part] && start[part]; part += 1) {
    if (end[part] !== start[part]) return end[part] < start[part];
  }
}

// The check of a value by its kind: (value, field, name, at, place).
function makeChecker(rules, slug, report) {
  const checkForm = (code, form) => (found, field, name, at, place) => isForm(found, form, rules) || report(code, name, at, { found }, place);
  const checkChoice = (found, { vocabulary }, name, at, place) => {
    const ids = Object.keys(rules.terms[vocabulary] || {});
    if (ids.includes(found) || !ids.length) return true;
    const allowed = ids.length > LONGEST_LIST_SHOWN && later.nearest ? later.nearest(found, ids) : ids;
    report("P104", name, at, { found, vocabulary, allowed: allowed.join(", ") }, place);
  };
  const checkCount = ({ length }, { min, max }, name, at) => length > max && report("P114", name, at, { found: `${length}`, allowed: `${min}–${max}` });
  const checkRepeats = (names, name, at) => names.forEach((found, index) => names.indexOf(found) < index && report("P113", name, at, { found }));
  const checkers = {
    text(text, field, name, at, place) {
      const sizes = [[[...text].length, field.max_characters], [text.split(" ").length, field.max_words]];
      const over = sizes.find(([size, limit]) => size > limit);
      if (over) report("P106", name, at, { found: `${over[0]}`, allowed: `${over[1]}` }, place);
    },
    choice: checkChoice,
    choices(list, field, name, at) {
      checkCount(list, field, name, at);
      checkRepeats(list.filter((id) => checkChoice(id, field, name, at)), name, at);
    },
    scores(map, field, name, at) {
      for (const id in map) {
        checkChoice(id, field, name, at);
        checkChoice(map[id], { vocabulary: field.scores }, name, at);
      }
    },
    date(found, field, name, at, place) {
      if ((found !== "unknown" || !field.unknown) && !readDate(found, rules)) report("P107", name, at, { found, fix: field.example || `${name}: "2020-04-07"` }, place);
    },
    yes_no(found, field, name, at, place) {
      if (!["true", "false"].includes(found)) report("P125", name, at, { found }, place);
    },
    number: checkForm("P124", "number"),
    url: checkForm("P119", "url"),
    labels: (map, field, name, at, place) => (map.ar && map.en) || report("P121", name, at, {}, place),
    slugs(list, field, name, at) {
      for (const found of list) {
        if (found === slug) report("P309", name, at);
        else if (rules.slugs && !rules.slugs.includes(found)) report("P301", name, at, { found, allowed: later.nearest(found, [...rules.slugs, slug]).join(", ") });
      }
      checkRepeats(list, name, at);
    },
    records(list, field, name, at) {
      checkCount(list, field, name, at);
      const parts = rules.records[field.record];
      list.forEach((record, index) => {
        const row = `${at}/${index}`;
        for (const part in parts) {
          if (record[part]) check(record[part], parts[part], part, `${row}/${part}`, row);
          else if (parts[part].required > 1) report("P102", `${name}.${part}`, `${row}/${part}`, { help: parts[part].label });
        }
      });
    },
  };
  const check = (value, field, ...place) => checkers[field.kind] && checkers[field.kind](value, field, ...place);
  return check;
}

function checkFields(values, record, rules, report) {
  const check = makeChecker(rules, record.slug, report);
  const { review_status: status } = values;
  for (const name in values) {
    const field = rules.fields[name];
    if (values[name]) check(values[name], field, name, name, name);
    else if (field.required > 1) report("P102", name, name, { help: field.help });
    else if (field.required && status === "published") report("P103", name, name);
  }
  const checkOrder = (code, first, last) => {
    const [start, found] = [values[first] || "", values[last] || ""];
    if (isBefore(readDate(found, rules), readDate(start, rules))) report(code, last, last, { found, start });
  };
  checkOrder("P110", "start", "end");
  checkOrder("P111", "reviewed_on", "review_due");
  const { translated_from: found } = values;
  const other = LANGUAGES.find((language) => language !== record.language);
  if (found && found !== other) report("P407", "translated_from", "", { found, fix: `translated_from: ${other}` });
  for (const name of ["rating", "criteria"]) {
    if (values[name] && !["published", "archived"].includes(status)) report("P123", name, name);
  }
}

// The rules that join the parts of a record.
function checkRecords({ actors = [], sources = [], reach = [] }, rules, report) {
  actors.forEach(({ organization, name, type }, index) => {
    if (organization ? name || type : !name || !type) report("P117", "actors", `actors/${index}/organization`);
  });
  if (actors[0] && actors.every(({ role }) => role !== "lead" && rules.terms.actor_roles[role])) report("P116", "actors", "actors/0/role");
  sources.forEach(({ url, reference }, index) => !url === !reference && report("P118", "sources", `sources/${index}/url`));
  reach.forEach(({ source = "0" }, index) => {
    const isThere = Number.isInteger(Number(source)) && source > 0 && source <= sources.length;
    if (isForm(source, "number", rules) && !isThere) report("P120", "reach", `reach/${index}/source`, { allowed: `${sources.length}` });
  });
}

function checkPractice(record, rules, source) {
  const problems = [];
  const seen = new Set();
  // Each problem once; `place` tells apart what lies on lines of its own.
  const report = (code, field, at, values = {}, place = at, line = undefined) => {
    const key = JSON.stringify([code, field, place, values]);
    const severity = problemOf(code, rules)[2] ? "warning" : "error";
    if (!seen.has(key)) problems.push({ code, severity, field, at, line, values: { field, ...values } });
    seen.add(key);
  };
  const { slug = "" } = record;
  if (!isForm(slug, "slug", rules)) report("P501", "", "slug", { found: slug });
  const size = new TextEncoder().encode(writePractice(record, rules)).length;
  if (size > rules.largest) {
    const [found, allowed] = [size, rules.largest].map((bytes) => `${bytes.toLocaleString("en")} B`);
    report("P508", "", "", { found, allowed });
    return problems;
  }
  const values = tidyFields(record, rules);
  checkFields(values, record, rules, report);
  checkRecords(values, rules, report);
  const facts = source ? tidyFields(source, rules) : values;
  if (later.checkBody) later.checkBody(record, rules, facts, report, writeBody(record, rules), source && writeBody(source, rules));
  else {
    for (const id of rules.needed) {
      const found = rules.headings.sections[id][record.language];
      if (!(record.sections || {})[id]) report("P202", id, `sections/${id}`, { found, fix: `## ${found}` });
    }
  }
  return problems;
}

function fillMessage({ code, values }, rules) {
  const [message, remedy] = problemOf(code, rules).slice(0, 2).map((words) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]));
  return { message, remedy, fix: values.fix || "" };
}
