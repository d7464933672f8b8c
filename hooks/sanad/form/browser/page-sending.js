// Ways out of the page: the forge, the clipboard, a file, the share sheet, a letter.
const LONGEST = 8000;

const findAddress = (name, text, exists) => {
  if (exists) return { url: `${edit}practices/${name}`, isWhole: false };
  const base = `${edit.replace("/edit/", "/new/")}practices/${name.split("/")[0]}?`;
  const whole = `${base}${new URLSearchParams({ filename: name.split("/")[1], value: text })}`;
  if (whole.length < LONGEST) return { url: whole, isWhole: true };
  return { url: `${base}${new URLSearchParams({ filename: name.split("/")[1] })}`, isWhole: false };
};

const copyFile = () => {
  const box = find("the-text");
  box.closest("details").open = true;
  box.select();
  return document.execCommand("copy");
};

const download = (name, text) => {
  const href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
};

const share = (title, name, text) => {
  const files = [new File([text], name, { type: "text/markdown" })];
  const isFile = navigator.canShare && navigator.canShare({ files });
  navigator.share(isFile ? { title, files } : { title, text }).catch(() => {});
};

const writeLetter = (subject, text) => {
  const address = (body) => `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const whole = address(text);
  if (whole.length < LONGEST) return whole;
  copyFile();
  return address(words.paste_here);
};
