// Lists of records: boxes to add, take away and put in order.
const isBlank = (value) => !value || (typeof value === "object" && Object.values(value).every(isBlank));

const makeRecord = (at, fields) => {
  const boxes = Object.entries(fields).map(([name, field]) => [name, makeBox(`${at}/${name}`, field)]);
  return {
    nodes: boxes.map(([, box]) => box.node),
    get: () => Object.fromEntries(boxes.map(([name, box]) => [name, box.get()])),
    set: (value = {}) => boxes.forEach(([name, box]) => box.set(value[name])),
    isBlank() {
      return isBlank(this.get());
    },
  };
};

// A body is looked for by its name; one that is not in the list is named and described.
const makeActor = (at, fields) => {
  const names = () => rules.terms.organizations || {};
  const body = makeInput(`${at}/organization`, { label: fields.name.label, help: words.body_help }, { list: "the-bodies" });
  const inner = makeInput(`${at}/name`, { label: words.other_name }, { lang: other, dir: other === "ar" ? "rtl" : "ltr" });
  const [type, role] = [makeBox(`${at}/type`, fields.type), makeBox(`${at}/role`, fields.role)];
  const unlisted = make("div", { className: "unlisted" }, make("b", {}, words.unlisted), inner.node, type.node);
  let known = "";
  const findId = () => Object.keys(names()).find((id) => [id, names()[id]].includes(body.get())) || (body.get() === known ? known : "");
  const show = () => {
    unlisted.hidden = !body.get() || Boolean(findId());
  };
  body.input.oninput = show;
  role.set("lead");
  show();
  return {
    nodes: [body.node, unlisted, role.node],
    get() {
      const organization = findId();
      if (organization) return { organization, role: role.get() };
      return { name: { [language]: body.get(), [other]: inner.get() }, type: type.get(), role: role.get() };
    },
    set({ organization = "", name = {}, ...value }) {
      known = organization;
      body.set(names()[organization] || organization || name[language]);
      inner.set(name[other]);
      type.set(value.type);
      role.set(value.role);
      show();
    },
    isBlank: () => !body.get(),
  };
};

const listed = {};
const makeList = (at, field) => {
  const fields = rules.records[field.record];
  const list = make("div");
  let items = [];
  const draw = (values, focused) => {
    list.replaceChildren();
    items = values.map((value, index) => {
      const place = `${at}/${index}`;
      const item = (field.record === "actor" ? makeActor : makeRecord)(place, fields);
      if (value) item.set(value);
      const title = `${field.label} ${index + 1}`;
      const move = (sign, name, onclick) => makeButton(sign, onclick, { ariaLabel: `${words[name]}: ${title}` });
      const swap = (first) => {
        const all = items.map((one) => one.get());
        [all[first], all[first + 1]] = [all[first + 1], all[first]];
        draw(all, first === index ? index + 1 : first);
      };
      list.append(
        make(
          "fieldset",
          { id: place, className: "record" },
          make("legend", {}, title),
          ...item.nodes,
          make("p", { id: `${place}!`, className: "error" }),
          index && move("↑", "up", () => swap(index - 1)),
          index < values.length - 1 && move("↓", "down", () => swap(index)),
          values.length > 1 && move("×", "remove", () => draw(items.filter((one) => one !== item).map((one) => one.get()), Math.max(0, index - 1))),
        ),
      );
      return item;
    });
    if (focused >= 0) {
      list.children[focused].querySelector("input").focus();
      changed();
    }
  };
  const add = makeButton(fill(words.add, { name: field.label }), () => draw([...items.map((item) => item.get()), null], items.length));
  const first = field.required === 2 ? [null] : [];
  listed[at] = { places: [] };
  draw(first);
  return {
    node: frame(at, field, true, list, add),
    get() {
      const filled = items.filter((item) => !item.isBlank());
      listed[at].places = filled.map((item) => items.indexOf(item));
      return filled.map((item) => item.get());
    },
    set: (value) => draw(value && value.length ? value : first),
  };
};
