// A section is a box of Markdown; where it is read item by item, each line is an item.
const toItems = (text) => text.replace(/^(?!\s|[-*+] |\d+\. )(?=.)/gm, "- ");

const makeSection = (at, label, isList, help) => {
  const box = makeInput(at, { label, help: help || (isList && words.list_help) }, { rows: 4 }, "textarea");
  box.input.after(make("span", { className: "marks" }));
  if (!isList) return box;
  return { ...box, get: () => toItems(box.get()), set: (value = "") => box.set(value.replace(/^- /gm, "")) };
};

// Adds the box of a section, or one for each of its groups that `texts` knows.
const addSection = (id, target, texts) => {
  const at = `sections/${id}`;
  const heading = rules.headings.sections[id][language];
  const isList = id in rules.lists;
  const groups = Object.entries(rules.headings[rules.lists[id]] || {});
  if (!groups.length) {
    const isForPublishing = rules.needed_to_publish.includes(id);
    addBox(at, makeSection(at, heading, isList, isForPublishing && words.publish_help), target);
    return;
  }
  const inner = make("fieldset", { className: "record" }, make("legend", {}, heading));
  target.append(inner);
  for (const [group, label] of groups) {
    if (!texts || texts[id][group]) addBox(`${at}/${group}`, makeSection(`${at}/${group}`, label[language], isList), inner);
  }
};
