// What is wrong, beside its box and in the list at the top.
let problems = [];
let isAttempted = false;
let speaking;

const boxOf = (at) => {
  let place = at.replace(/^(\w+)\/(\d+)/, (all, name, index) => (listed[name] ? `${name}/${listed[name].places[index]}` : all));
  while (place && !find(`${place}!`)) place = place.replace(/\/?[^/]*$/, "");
  return place;
};
const isShown = (at) => isAttempted || [...touched].some((one) => one === at || one.startsWith(`${at}/`));
const nameOf = (at) => {
  const box = find(at).closest(".box,.record");
  const outer = box.parentNode.closest(".record");
  const names = [outer, box].filter(Boolean).map((one) => one.querySelector("legend,label").textContent);
  return names.join(words.comma);
};
const focusBox = (at) => {
  const place = find(at);
  for (let fold = place.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  const isControl = place.matches("input,select,textarea");
  (isControl ? place : place.querySelector("input:enabled,select,textarea,button")).focus();
};

// Spoken after a pause, so that nobody is interrupted at each key.
const say = (text) => {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    find("the-status").replaceChildren(...spread(text));
  }, 800);
};

const isError = ({ severity }) => severity === "error";
const tellBox = (place, found) => {
  const target = find(place.id.slice(0, -1));
  const text = found.map((one) => one.text).join(" ");
  if (place.textContent !== text) place.replaceChildren(...spread(text));
  const isWrong = found.some(isError);
  place.classList.toggle("advice", !isWrong);
  if (target.tagName !== "FIELDSET" || target.getAttribute("role")) target.setAttribute("aria-invalid", isWrong);
};
const showProblems = () => {
  const told = {};
  const places = problems.map((problem) => ({ ...problem, at: boxOf(problem.at) }));
  const order = [...document.querySelectorAll(".box,.record")].map((box) => box.dataset.at || box.id);
  places.sort((one, two) => order.indexOf(one.at) - order.indexOf(two.at));
  const rows = places.map((problem) => {
    const { at } = problem;
    const { message, remedy } = fillMessage(problem, rules);
    if (at && isShown(at)) (told[at] ||= []).push({ ...problem, text: `${message} ${remedy}` });
    return make("li", {}, at ? makeButton(`${nameOf(at)}: ${message}`, () => focusBox(at)) : `${message} ${remedy}`);
  });
  for (const place of document.querySelectorAll("[data-at] .error, .record > .error")) tellBox(place, told[place.id.slice(0, -1)] || []);
  const count = problems.filter(isError).length;
  const text = count ? fill(words.missing, { count }) : words.complete;
  find("the-count").textContent = text;
  find("the-problems").replaceChildren(...rows);
  const here = told[boxOf(last)];
  say(here ? here[0].text : text);
};
