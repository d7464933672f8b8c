// Markdown as GitHub reads it (hooks/sanad/markdown.py), as far as the checks of a text
// look: its blocks, the items of its lists, links, raw HTML, and marks of sources.

const INDENT = /^ */;
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const HEADING = /^ {0,3}(#{1,6})(?: +|$)/;
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const UNDERLINE = /^ {0,3}(=+|-+) *$/;
const QUOTE = /^ {0,3}> ?/;
const NOTE = /^ {0,3}\[\^([^\]\s]+)\]: */;
const ITEM = /^( {0,3})([-+*]|(\d{1,9})([.)]))(?: +|$)/;
const TABLE = /^ {0,3}(?=.*[|:])\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;
const HTML_TAG = /<(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?|\/[a-z][a-z0-9-]*\s*)>/;
const BLANK = /^\s*$/;
const HTML_STARTS = [
  [/^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|thead|tr|track|ul)(?=\s|\/?>|$)/i, BLANK],
  [new RegExp(`^ {0,3}${HTML_TAG.source}\\s*$`, "i"), BLANK],
];
const DEFINITION = /^ {0,3}\[((?:\\.|[^\[\]\\])+)\]:\s*(<[^<>\n]*>|[^\s<]\S*)(?:[^\S\n]*\s[^\S\n]*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?[^\S\n]*(?:\n|$)/;
const TARGET = /\(\s*(?:<((?:\\.|[^<>\n\\])*)>|((?:\\.|[^\s()\\<]|\((?:\\.|[^\s()\\])*\))(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\([^\s()]*\))*\))*|))(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)/y;
const INLINE = new RegExp([
  /\\([!-/:-@[-`{-~\n])/.source,
  /(`+)/.source,
  /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>/.source,
  /<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+)>/.source,
  `(${HTML_TAG.source}|<!--[^]*?-->|<\\?[^]*?\\?>|<![a-z][^>]*>)`,
  /(!?\[)/.source,
  /(\])/.source,
  /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w*);/.source,
].join("|"), "gi");

const indentOf = (line) => (line.trim() ? INDENT.exec(line)[0].length : -1);
const expandTabs = (line) => {
  while (line.includes("\t")) line = line.replace("\t", " ".repeat(4 - (line.indexOf("\t") % 4)));
  return line;
};
const labelOf = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();
const countCells = (line) => line.trim().replace(/^\||\|$/g, "").replace(/\\./g, "").split("|").length;

// The start of HTML at a line: its row of HTML_STARTS. The last kind ends no paragraph.
const htmlAt = (line, inParagraph) => HTML_STARTS.find(([start], kind) => !(inParagraph && kind === 6) && start.test(line));

// Whether a line begins a block of its own; few lists and tags do so in a paragraph.
const begins = (line) => [FENCE, HEADING, RULE, QUOTE, NOTE, ITEM].some((form) => form.test(line)) || htmlAt(line);

function interrupts(line) {
  const item = !RULE.test(line) && ITEM.exec(line);
  if (item) return item[0].trim().length < line.trim().length && (!item[3] || Number(item[3]) === 1);
  return begins(line) && (htmlAt(line, true) || !htmlAt(line));
}

const endsOpen = (blocks) => {
  const last = blocks[blocks.length - 1];
  return last && (last.tag === "p" || (last.parts && endsOpen(last.parts)));
};

// What follows takes a piece of text: {lines, first, at, blocks, paragraph, page}. Blocks are
// {tag, line, text or code or parts}, lists hold `items`, each of them blocks. A line that
// goes on with the paragraph of a block in which it does not stand is marked by "\0".
const add = (piece, tag, at, more) => piece.blocks.push({ tag, line: piece.first + at, ...more });

function addText(piece, text) {
  piece.paragraph = piece.paragraph || { at: piece.at, lines: [] };
  piece.paragraph.lines.push(text);
  piece.at += 1;
}

// Ends the paragraph: definitions of links go to the page, what is left is a block.
function closeParagraph({ blocks, first, page }, paragraph) {
  let text = paragraph.lines.join("\n");
  for (let found; page.links && (found = DEFINITION.exec(text)); text = text.slice(found[0].length)) {
    const label = labelOf(found[1]);
    if (!label || label[0] === "^") break;
    page.links[label] = page.links[label] || found[2].replace(/^<(.*)>$/, "$1");
  }
  if (text.trim()) blocks.push({ tag: "p", line: first + paragraph.at, text });
  return text.trim();
}

function close(piece) {
  const { paragraph } = piece;
  piece.paragraph = undefined;
  return paragraph && closeParagraph(piece, paragraph);
}

// The inside of a block, from its first line on; `strip` gives that of a line, or nothing.
function take(piece, opening, strip) {
  const inner = [opening];
  const isLazy = (line) => {
    const above = inner[inner.length - 1];
    return line.trim() && above.trim() && !begins(line) && (above[0] === "\0" || endsOpen(splitBlocks(inner, 0, { notes: {} })));
  };
  for (piece.at += 1; piece.at < piece.lines.length; piece.at += 1) {
    const line = piece.lines[piece.at];
    const inside = line[0] === "\0" ? line : strip(line, inner);
    if (inside !== undefined) inner.push(inside);
    else if (isLazy(line)) inner.push(`\0${line}`);
    else break;
  }
  return inner;
}

function takeUntil(piece, end, isInside) {
  const start = piece.at;
  while (piece.at < piece.lines.length && !end.test(piece.lines[piece.at])) piece.at += 1;
  if (isInside) piece.at += 1;
  return piece.lines.slice(start, piece.at).join("\n");
}

// Each reader looks at a line and takes it, with what belongs to it, or gives false.
const readLazy = (piece, line) => line[0] === "\0" && (addText(piece, line.replace(/^\0+/, "")), true);

function readBlank(piece, line) {
  if (line.trim()) return false;
  close(piece);
  piece.at += 1;
  return true;
}

function readIndented(piece, line) {
  if (indentOf(line) < 4) return false;
  const { at, lines } = piece;
  if (piece.paragraph) addText(piece, line.trim());
  else {
    while (piece.at < lines.length && (indentOf(lines[piece.at]) > 3 || !lines[piece.at].trim())) piece.at += 1;
    add(piece, "pre", at, { code: lines.slice(at, piece.at).join("\n") });
  }
  return true;
}

function readUnderline(piece, line) {
  const found = piece.paragraph && UNDERLINE.exec(line);
  if (!found) return false;
  if (close(piece)) {
    piece.blocks[piece.blocks.length - 1].tag = found[1][0] === "=" ? "h1" : "h2";
    piece.at += 1;
  } else addText(piece, line);
  return true;
}

// A paragraph whose last line is no head of a table is not tried again.
function readTable(piece, line) {
  const { paragraph, lines, at } = piece;
  if (!paragraph || paragraph.isPlain || !TABLE.test(line)) return false;
  const head = paragraph.lines[paragraph.lines.length - 1];
  paragraph.isPlain = countCells(line) !== countCells(head);
  if (paragraph.isPlain) return false;
  paragraph.lines.pop();
  if (paragraph.lines.length) add(piece, "p", paragraph.at, { text: paragraph.lines.join("\n") });
  piece.paragraph = undefined;
  const rows = [head];
  for (piece.at += 1; piece.at < lines.length && lines[piece.at].trim() && indentOf(lines[piece.at]) < 4 && !begins(lines[piece.at]); piece.at += 1) rows.push(lines[piece.at]);
  add(piece, "table", at - 1, { text: rows.join("\n") });
  return true;
}

function readFence(piece, line) {
  const found = FENCE.exec(line);
  if (!found) return false;
  close(piece);
  const { at } = piece;
  const fence = found[1] || found[2];
  piece.at += 1;
  add(piece, "pre", at, { code: takeUntil(piece, new RegExp(`^ {0,3}${fence[0]}{${fence.length},} *$`), true) });
  return true;
}

function readHeading(piece, line) {
  const found = HEADING.exec(line);
  if (!found) return false;
  close(piece);
  add(piece, `h${found[1].length}`, piece.at, { text: line.slice(found[0].length).replace(/(^| +)#+ *$/, "").trim() });
  piece.at += 1;
  return true;
}

function readHtml(piece, line) {
  const found = htmlAt(line, piece.paragraph);
  if (!found) return false;
  close(piece);
  piece.page.hasHtml = true;
  takeUntil(piece, found[1], found[1] !== BLANK);
  return true;
}

function readRule(piece, line) {
  if (!RULE.test(line)) return false;
  close(piece);
  add(piece, "hr", piece.at);
  piece.at += 1;
  return true;
}

function readQuote(piece, line) {
  if (!QUOTE.test(line)) return false;
  close(piece);
  const { at, first, page } = piece;
  const inner = take(piece, line.replace(QUOTE, ""), (next) => (QUOTE.test(next) ? next.replace(QUOTE, "") : undefined));
  add(piece, "blockquote", at, { parts: splitBlocks(inner, first + at, page) });
  return true;
}

function readNote(piece, line) {
  const found = NOTE.exec(line);
  if (!found) return false;
  close(piece);
  const { at, first, page } = piece;
  const label = labelOf(found[1]);
  const inner = take(piece, line.slice(found[0].length), (next) => (!next.trim() ? "" : indentOf(next) > 3 ? next.slice(4) : undefined));
  page.notes[label] = page.notes[label] || splitBlocks(inner, first + at, page);
  return true;
}

// An item's text begins where that of its first line does; it may not begin with two blanks.
function readItem(piece, [mark, margin, sign]) {
  const { at, lines, first, page } = piece;
  const spaces = mark.length - margin.length - sign.length;
  const width = margin.length + sign.length + (lines[at].length > mark.length && spaces < 5 ? spaces : 1);
  const inner = take(piece, lines[at].slice(width), (next, above) => {
    if (!next.trim()) return above.length > 1 || above[0].trim() ? "" : undefined;
    return indentOf(next) < width ? undefined : next.slice(width);
  });
  while (piece.at < lines.length && !lines[piece.at].trim()) piece.at += 1;
  return splitBlocks(inner, first + at, page);
}

function readList(piece, line) {
  let found = ITEM.exec(line);
  if (!found || (piece.paragraph && !interrupts(line))) return false;
  close(piece);
  const { at, lines } = piece;
  const [, , sign] = found;
  const items = [];
  const isSame = (next) => (found = !RULE.test(next) && ITEM.exec(next)) && found[2].slice(-1) === sign.slice(-1);
  while (piece.at < lines.length && isSame(lines[piece.at])) items.push(readItem(piece, found));
  add(piece, sign.length > 1 ? "ol" : "ul", at, { items, parts: items[items.length - 1] });
  return true;
}

const READERS = [readLazy, readBlank, readIndented, readUnderline, readTable, readFence, readHeading, readHtml, readRule, readQuote, readNote, readList];

function splitBlocks(lines, first, page) {
  const piece = { lines, first, page, at: 0, blocks: [] };
  while (piece.at < lines.length) {
    const line = lines[piece.at];
    if (!READERS.some((read) => read(piece, line))) addText(piece, line.trim());
  }
  close(piece);
  return piece.blocks;
}

// The words of a text, each tag as "\0"; its links and raw HTML go to the page.
function readInline(text, line, page) {
  const open = [];
  let words = "";
  let at = 0;
  const lineOf = (place) => line + text.slice(0, place).split("\n").length - 1;
  const unescape = (target) => decodeEntities(target.replace(/\\([!-/:-@[-`{-~])/g, "$1"));
  const addLink = (target, place, more) => page.found.push({ url: encodeTarget(target), line: lineOf(place), ...more });
  for (let token; (INLINE.lastIndex = at), (token = INLINE.exec(text)); ) {
    words += text.slice(at, token.index);
    at = INLINE.lastIndex;
    const [all, escaped, ticks, address, mail, html, opening, closing] = token;
    if (escaped) words += escaped;
    else if (ticks) {
      const end = [...text.slice(at).matchAll(/`+/g)].find(([run]) => run.length === ticks.length);
      words += end ? `\0${text.substr(at, end.index)}\0` : ticks;
      at += end ? end.index + ticks.length : 0;
    } else if (address || mail) {
      addLink(address || `mailto:${mail}`, token.index);
      words += `\0${address || mail}\0`;
    } else if (html) page.hasHtml = true;
    else if (opening) {
      open.push({ isPicture: all[0] === "!", start: words.length, from: at, place: token.index, links: page.found.length, isActive: true });
      words += all;
    } else if (closing) {
      const opener = open.pop();
      const target = opener && opener.isActive && findTarget(text, at, text.slice(opener.from, token.index), page);
      if (!target) words += all;
      else {
        const inner = words.slice(opener.start + 1 + opener.isPicture);
        words = `${words.slice(0, opener.start)}\0${target.note || (opener.isPicture ? "" : inner)}\0`;
        at = target.end;
        if (target.note) continue;
        const inside = page.found.splice(opener.links);
        addLink(unescape(target.url), opener.place, opener.isPicture ? { description: inner.replace(/\0/g, "") , isPicture: true } : {});
        if (!opener.isPicture) {
          page.found.push(...inside);
          for (const other of open) other.isActive = other.isActive && other.isPicture;
        }
      }
    } else words += decodeEntities(all);
  }
  return words + text.slice(at);
}

// Where a link leads whose words end at a place: an address, a definition, or a note.
function findTarget(text, at, label, page) {
  TARGET.lastIndex = at;
  const found = TARGET.exec(text);
  if (found) return { url: found[1] || found[2] || "", end: TARGET.lastIndex };
  const named = /^\[((?:\\.|[^\[\]\\])*)\]/.exec(text.slice(at));
  const url = page.links[labelOf((named && named[1]) || label)];
  if (url !== undefined) return { url, end: at + (named ? named[0].length : 0) };
  const note = label[0] === "^" && labelOf(label.slice(1));
  if (!note || !page.notes[note]) return undefined;
  page.used.add(note);
  return { note: [...page.used].indexOf(note) + 1, end: at };
}

function decodeEntities(text) {
  if (!text.includes("&")) return text;
  const area = document.createElement("textarea");
  area.innerHTML = text.replace(/</g, "&lt;").replace(/&(?!(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w*);)/gi, "&amp;");
  return area.value;
}

// A target as an attribute holds it; one that could act is left out, as cmark does.
const encodeTarget = (target) =>
  /^(?:javascript|vbscript|file|data):/i.test(target) && !/^data:image\/(?:png|gif|jpeg|webp)/i.test(target) ? "" : encodeURI(target).replace(/%25/g, "%");

function readBlock(block, page) {
  if (block.text !== undefined) block.words = readInline(block.text, block.line, page);
  else if (block.items) {
    block.words = block.items.map((parts) => readBlocks(parts, page)).join(" ");
    block.isFull = block.items.every((parts) => parts.some((part) => part.tag !== "p" || part.words.trim()));
  } else block.words = block.parts ? readBlocks(block.parts, page) : block.code || "";
  return block.words;
}

const readBlocks = (blocks, page) => blocks.map((block) => readBlock(block, page)).join(" ");

// A body as blocks, with the words of its notes, its links, and whether it holds raw HTML.
// A note is shown if a text names it, be it the note's own.
function readMarkdown(body) {
  const page = { links: {}, notes: {}, used: new Set(), found: [], hasHtml: false };
  const blocks = splitBlocks(body.split("\n").map(expandTabs), 1, page);
  readBlocks(blocks, page);
  for (const name in page.notes) {
    const alone = { ...page, used: new Set(), found: [] };
    readBlocks(page.notes[name], alone);
    if (alone.used.has(name)) page.used.add(name);
  }
  let notes = "";
  for (const name of page.used) notes += readBlocks(page.notes[name], page); // Grows as it is read.
  return { blocks, notes, links: page.found, hasHtml: page.hasHtml };
}

const findMarks = (words) => [...words.matchAll(/\[(\d{1,2})\]/g)].map(([, number]) => Number(number));

// Plain words of a heading: no tags, and none of the signs of emphasis that come in pairs.
const plainWords = (words) =>
  words.replace(/(\*+|~~?)(?=\S)([^]*?\S)\1/g, " $2 ").replace(/(^|[^\p{L}\p{N}])(_+)(?=\S)([^]*?\S)\2(?![\p{L}\p{N}])/gu, "$1 $3 ")
    .replace(/\0/g, " ").trim().split(/\s+/).join(" ");
