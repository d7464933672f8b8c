// One box for each kind of field: { node, get, set }; `get` gives a value of the record.
const makeInput = (at, field, properties, tag = "input") => {
  const input = make(tag, { dir: "auto", autocomplete: "off", ...properties });
  return {
    node: frame(at, field, false, input),
    input,
    get: () => input.value.trim(),
    set: (value = "") => {
      input.value = value;
    },
  };
};

const makeText = (at, field) => makeInput(at, field, { rows: 3 }, field.max_words || field.max_characters > 300 ? "textarea" : "input");

const split = (text) => text.split(/[,،;؛\n]/).map((part) => part.trim()).filter(Boolean);

const makeWords = (at, field) => {
  const box = makeInput(at, field);
  return { node: box.node, get: () => split(box.get()), set: (value = []) => box.set(value.join(", ")) };
};

// Several boxes below one name, such as a text in both languages.
const makeParts = (at, field, makePart, names, labels) => {
  const parts = names.map((name, index) => makePart(`${at}/${name}`, { label: labels[index] }));
  names.forEach((name, index) => {
    const input = parts[index].node.querySelector("input");
    Object.assign(input, { lang: name, dir: name === "ar" ? "rtl" : "ltr" });
  });
  return {
    node: frame(at, field, true, ...parts.map((part) => part.node)),
    get: () => Object.fromEntries(names.map((name, index) => [name, parts[index].get()])),
    set: (value = {}) => names.forEach((name, index) => parts[index].set(value[name])),
  };
};
const tongues = [language, other];
const makeLabels = (at, field) => makeParts(at, field, makeText, tongues, [words.tongues_own, words.tongues_other]);
const makeLabelLists = (at, field) => makeParts(at, field, makeWords, tongues, [words.tongues_own, words.tongues_other]);

// Choices to tap. The order of tapping is kept: the first theme is the main one.
const makeChips = (at, field, list, isMany) => {
  const box = frame(at, field, true);
  const type = isMany ? "checkbox" : "radio";
  let chosen = [];
  const show = () => {
    for (const input of box.querySelectorAll("input")) {
      const place = chosen.indexOf(input.value);
      input.checked = place >= 0;
      if (field.max) input.parentNode.dataset.place = place < 0 ? "" : place + 1;
    }
  };
  const draw = () => {
    for (const [value, label] of list()) {
      const onchange = (event) => {
        const rest = isMany ? chosen.filter((one) => one !== value) : [];
        chosen = event.target.checked ? [...rest, value] : rest;
        show();
      };
      box.lastChild.before(make("label", { className: "chip" }, make("input", { type, name: at, value, onchange }), label));
    }
    box.hidden = !list().length;
    show();
  };
  if (!isMany) box.setAttribute("role", "radiogroup");
  draw();
  if (box.hidden) waitingBoxes.push(draw);
  return {
    node: box,
    get: () => (isMany ? chosen : chosen[0] || ""),
    set: (value) => {
      chosen = [].concat(value || []);
      show();
    },
  };
};

// What is needed is one tap; what is not can be taken back.
const makeChoice = (at, field) => {
  if (field.required === 2) return makeChips(at, field, () => termsOf(field.vocabulary));
  const box = makeInput(at, field, {}, "select");
  box.input.append(...[["", "—"], ...termsOf(field.vocabulary)].map(([value, label]) => make("option", { value }, label)));
  return box;
};

// "7/4/2020" and "20200407" become 2020-04-07; what else stands there, the checks tell.
const readDate = (text) => {
  const plain = text.replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) & 15).trim();
  const groups = plain.split(/\D+/).filter(Boolean);
  const parts = groups.length > 1 || !/^(\d{6}|\d{8})$/.test(plain) ? groups : plain.match(/^....|../g);
  if (parts.length < 1 || parts.length > 3 || /[^\d\s./-]/.test(plain)) return text;
  if (parts[0].length < 3) parts.reverse();
  return parts.map((part) => part.padStart(2, "0")).join("-");
};
const makeDate = (at, field) => {
  const box = makeInput(at, { ...field, help: words.date_help }, { inputMode: "numeric", dir: "ltr", placeholder: "2020-04-07" });
  const { input } = box;
  input.onchange = () => box.set(readDate(box.get()));
  if (!field.unknown) return box;
  const tick = make("input", {
    type: "checkbox",
    onchange: () => {
      box.set(tick.checked ? "unknown" : "");
      input.disabled = tick.checked;
    },
  });
  input.after(make("label", { className: "chip" }, tick, words.unknown));
  return {
    ...box,
    set: (value) => {
      box.set(value);
      input.disabled = tick.checked = value === "unknown";
    },
  };
};

const makers = {
  text: makeText,
  choice: makeChoice,
  choices: (at, field) => makeChips(at, field, () => termsOf(field.vocabulary), true),
  date: makeDate,
  yes_no: (at, field) => makeChips(at, field, () => [["true", words.yes], ["false", words.no]]),
  number: (at, field) => makeInput(at, field, { inputMode: "decimal", dir: "ltr" }),
  url: (at, field) => makeInput(at, field, { type: "url", dir: "ltr", placeholder: "https://" }),
  labels: makeLabels,
  label_lists: makeLabelLists,
  slugs: makeWords,
  names: makeWords,
  records: (at, field) => makeList(at, field),
};
const makeBox = (at, field) => makers[field.kind](at, field);
