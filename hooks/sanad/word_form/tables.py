"""
Tables of a Word file: their cells as paragraphs, and which entry of the form each is.

A cell is known by the key in its small print; where that is gone, by a name in either
language, looked for first among the parts of the group in which the table stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree as ET

from sanad.arabic import fold
from sanad.languages import LANGUAGES
from sanad.word_form.layout import form_entries, group_of
from sanad.word_form.package import W
from sanad.word_form.paragraphs import Paragraph, ParagraphReader
from sanad.word_form.values import Line
from sanad.writing import clean_text

_CONTENT, _CONTROL = f"{W}sdtContent", f"{W}sdt"
# What may stand between an element and those that it holds.
_WRAPPINGS = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag")}


@dataclass(slots=True)
class Cell:
    """A cell as read; `has_table` where another table stands in it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    has_table: bool = False

    @property
    def text(self) -> str:
        """All words, evened out."""
        return " ".join(even(p.text) for p in self.paragraphs if even(p.text))

    @property
    def lines(self) -> list[Line]:
        """The lines, with what each is besides its words; an item is one line."""
        return [
            Line(text, bool(paragraph.marker), paragraph.address)
            for paragraph in self.paragraphs
            for text in (
                [paragraph.text] if paragraph.marker else paragraph.text.split("\n")
            )
        ]


def even(text: str) -> str:
    """Give a text without hidden characters and with single spaces."""
    return " ".join(clean_text(text).split())


def inner(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Give the elements of a tag that an element holds, also through wrappings."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == _CONTROL:
            content = child.find(_CONTENT)
            if content is not None:
                yield from inner(content, tag)
        elif child.tag in _WRAPPINGS:
            yield from inner(child, tag)


def read_rows(table: ET.Element, reader: ParagraphReader) -> Iterator[list[Cell]]:
    """Read the lines of a table, cell by cell; deleted ones are gone."""
    for row in inner(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield [_read_cell(cell, reader) for cell in inner(row, f"{W}tc")]


def find_key(cell: Cell, group: str) -> str:
    """
    Find which entry a cell names.

    Args:
        cell: A cell with the names of an entry.
        group: The field of the group in which the table stands, or nothing.

    Returns:
        A key, or nothing.
    """
    lines = [even(paragraph.text) for paragraph in cell.paragraphs]
    keys = [line.casefold() for line in lines if line.casefold() in form_entries()]
    # A name may look like a key of another place: "Title" of a source.
    long_keys = [key for key in keys if "." in key]
    of_group = [_find_label(fold(line).strip(" :*"), group) for line in lines if group]
    plain = [_find_label(fold(line).strip(" :*"), "") for line in lines]
    found = (*long_keys, *of_group, *keys, *plain)
    return next((key for key in found if key), "")


def _find_label(folded: str, group: str) -> str:
    return _labels(group).get(folded, "")


@cache
def _labels(group: str) -> dict[str, str]:
    """Give the names of the parts of a group, or of what stands alone -> its key."""
    labels: dict[str, str] = {}
    for key, entry in form_entries().items():
        owner = group_of(key)
        if (owner.field.name if owner else "") == group:
            for language in LANGUAGES:
                labels.setdefault(fold(entry.label[language]), key)
    return labels


def _read_cell(cell: ET.Element, reader: ParagraphReader) -> Cell:
    return Cell(
        [reader.read(paragraph) for paragraph in inner(cell, f"{W}p")],
        next(inner(cell, f"{W}tbl"), None) is not None,
    )
