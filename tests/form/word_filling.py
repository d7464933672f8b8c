"""
Filling in the Word form as people do: by python-docx, from a record.

Knows of the form only what a person sees: the keys in small print, and the headings.
"""

# ruff: noqa: SLF001 -- python-docx shows the XML only by its private names.

import copy
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sanad.languages import Language
from sanad.vocabularies import Term, Vocabularies

_UNPRINTABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*|\[(?P<words>[^\]\n]+)\]\((?P<to>https?://[^)\s]+)\)"
)
_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_ITEM = re.compile(r"- (.*)")
_HYPERLINK = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
)

Record = Mapping[str, Any]


class Filling:
    """One form that is being filled in."""

    def __init__(self, form: bytes, vocabularies: Vocabularies) -> None:
        self.document: Document = docx.Document(io.BytesIO(form))
        self.vocabularies = vocabularies
        self._cells: dict[str, list[_Cell]] = defaultdict(list)
        self._columns: dict[str, tuple[Table, list[str]]] = {}
        for table in self.document.tables:
            self._note(table)
        self._headings = [p for p in self.document.paragraphs if " · " in p.text]

    def _note(self, table: Table) -> None:
        """Note the empty cells of a table by the keys beside them, or above them."""
        rows = [list(row.iterchildren(qn("w:tc"))) for row in table._tbl.tr_lst]
        keys = [_find_key(cell) for cell in rows[0]]
        if all(keys):
            self._columns[keys[0].partition(".")[0]] = (table, keys)
            return
        for names, answer in rows:
            self._cells[_find_key(names)].append(_Cell(answer, table))

    def save(self) -> bytes:
        """Give the bytes of the file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def fill(self, record: Record, *, as_person: bool = False) -> None:
        """
        Fill in everything.

        Args:
            record: See `sanad.writing`.
            as_person: Whether texts are made of paragraphs, lists, bold words and links
                of Word; else each is one paragraph with its Markdown as typed.
        """
        language = Language(record["language"])
        self.write("language", language.value)
        self.write("slug", record.get("slug", ""))
        for name, value in record["fields"].items():
            if isinstance(value, list) and value and isinstance(value[0], Mapping):
                self._fill_records(name, value)
            elif isinstance(value, Mapping):
                for side, inner in value.items():
                    self.write(f"{name}.{side}", inner)
            elif value:
                self.write(name, value)
        for name, text in record["sections"].items():
            term = self.vocabularies["sections"].by_id[name]
            if isinstance(text, Mapping):
                groups = self.vocabularies[term.extra["by"]].by_id
                for group, inner in text.items():
                    self.write_section(groups[group], inner, after=term, items=True)
            elif "list" in term.extra:
                self.write_section(term, text, items=True)
            else:
                self.write_section(term, text, items=False, as_person=as_person)

    def cell(self, key: str) -> _Cell:
        """Give the empty cell beside a key."""
        return self._cells[key][0]

    def write(self, key: str, value: str | Sequence[str]) -> None:
        """Write a value, or one a line, into the cell of a key."""
        fill_cell(self.cell(key), value)

    def heading(self, term: Term, after: Term | None = None) -> Paragraph:
        """Give the heading of a section, or of a group in a section."""
        paragraphs = iter(self._headings)
        wanted = [t for t in (after, term) if t is not None]
        for one in wanted:
            names = {one.label[language] for language in Language}
            found = next(p for p in paragraphs if set(p.text.split(" · ")) == names)
        return found

    def write_section(
        self,
        term: Term,
        text: str,
        *,
        after: Term | None = None,
        items: bool,
        as_person: bool = False,
    ) -> None:
        """Write the text of a section below its heading."""
        place = self.heading(term, after)
        for kind, words in _blocks(text, items=items, as_person=as_person):
            new = copy.deepcopy(place._p)
            place._p.addnext(new)
            place = Paragraph(new, place._parent)
            for child in list(new):
                if child.tag != qn("w:pPr"):
                    new.remove(child)
            place.style = kind
            self._write_words(place, words, as_person=as_person or items)

    def _write_words(self, paragraph: Paragraph, text: str, *, as_person: bool) -> None:
        end = 0
        for mark in _MARKS.finditer(text) if as_person else ():
            add_run(paragraph, text[end : mark.start()])
            if mark["bold"]:
                half = len(mark["bold"]) // 2  # Editors cut runs as they like.
                for piece in (mark["bold"][:half], mark["bold"][half:]):
                    add_run(paragraph, piece, bold=True)
            else:
                self._add_link(paragraph, mark["words"], mark["to"])
            end = mark.end()
        add_run(paragraph, text[end:])

    def _add_link(self, paragraph: Paragraph, words: str, address: str) -> None:
        name = paragraph.part.relate_to(address, _HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), name)
        paragraph._p.append(link)
        add_run(paragraph, words)
        link.append(paragraph.runs[-1]._r)

    def _fill_records(self, name: str, records: Sequence[Record]) -> None:
        if name in self._columns:
            self._fill_lines(name, records)
            return
        first = next(key for key in self._cells if key.startswith(f"{name}."))
        while len(self._cells[first]) < len(records):  # Copied and pasted below.
            last = self._cells[first][-1]._parent
            new = copy.deepcopy(last._tbl)
            last._tbl.addnext(new)
            new.addprevious(OxmlElement("w:p"))
            self._note(Table(new, last._parent))
        for number, record in enumerate(records):
            for part, value in _flatten(record):
                fill_cell(self._cells[f"{name}.{part}"][number], value)

    def _fill_lines(self, name: str, records: Sequence[Record]) -> None:
        table, keys = self._columns[name]
        while len(table._tbl.tr_lst) <= len(records):
            last = table._tbl.tr_lst[-1]
            last.addnext(copy.deepcopy(last))
        for row, record in zip(table._tbl.tr_lst[1:], records, strict=False):
            for part, value in _flatten(record):
                cell = row.tc_lst[keys.index(f"{name}.{part}")]
                fill_cell(_Cell(cell, table), value)


def fill_cell(cell: _Cell, value: str | Sequence[str]) -> None:
    """Write into a cell what a person would: a text, or items of a list."""
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    (first,) = cell.paragraphs
    for child in list(first._p):
        if child.tag != qn("w:pPr"):
            first._p.remove(child)
    values = [value] if isinstance(value, str) else value
    for number, text in enumerate(values):
        paragraph = cell.add_paragraph() if number else first
        if not isinstance(value, str):
            paragraph.style = "List Bullet"
        add_run(paragraph, text)


def add_run(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add a text, as far as XML can hold it."""
    even = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if even:
        run = paragraph.add_run(even)
        run.bold = bold or None


def _blocks(text: str, *, items: bool, as_person: bool) -> Iterator[tuple[str, str]]:
    if items:
        lines = [line for line in text.split("\n") if line.strip()]
        yield from (("List Bullet", _ITEM.sub(r"\1", line)) for line in lines)
        return
    for chunk in re.split(r"\n{2,}", text.strip("\n")) if as_person else [text]:
        lines = chunk.split("\n")
        if as_person and all(_ITEM.match(line) for line in lines):
            yield from (("List Bullet", _ITEM.sub(r"\1", line)) for line in lines)
        else:
            yield "Normal", chunk


def _find_key(cell: Any) -> str:  # noqa: ANN401 -- an element of python-docx.
    """Give the key in the small print of a cell, or nothing."""
    texts = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.p_lst)
    return next((text for text in texts if _KEY.fullmatch(text)), "")


def _flatten(record: Record) -> Iterator[tuple[str, str | Sequence[str]]]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{side}", inner) for side, inner in value.items())
        else:
            yield name, value
