// Elements of the page: what a box is made of. Texts of readers become text, never HTML.
const make = (tag, properties, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child));
  return made;
};
const find = (id) => document.getElementById(id);
// Dates are isolated: among Arabic words their parts would change places.
const spread = (text) => text.split(/(\d{4}(?:-\d+)+)/).map((part, index) => (index % 2 ? make("bdi", { dir: "ltr" }, part) : part));
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const language = rules.language;
const other = language === "ar" ? "en" : "ar";
const termsOf = (name) => Object.entries(rules.terms[name] || {});
// Boxes whose terms come after the page.
const waitingBoxes = [];

const makeButton = (label, onclick, properties) => make("button", { type: "button", onclick, ...properties }, ...spread(label));

// A box: its name, its help, its controls, and the place for what is wrong with it.
const frame = (at, field, isGroup, ...controls) => {
  const box = make(isGroup ? "fieldset" : "div", { className: "box" });
  const target = isGroup ? box : controls[0];
  box.dataset.at = target.id = at;
  target.setAttribute("aria-describedby", `${at}? ${at}!`);
  box.append(
    make(isGroup ? "legend" : "label", isGroup ? {} : { htmlFor: at }, field.label),
    make("small", { id: `${at}?` }, ...spread(field.help || "")),
    ...controls,
    make("p", { id: `${at}!`, className: "error" }),
  );
  return box;
};
