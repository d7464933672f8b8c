"""
Paragraphs of a Word file: headings, items of lists, and their words.

A style may stand on another, and lists are told by numbers: both are followed here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from sanad.word_form.package import Package, W
from sanad.word_form.runs import RunReader, Span, value_of, write_spans

HELP_STYLE = "Sanad Help"

_HEADING = re.compile(r"heading (\d)")
_TITLE_LEVEL = 1


@dataclass(slots=True)
class Paragraph:
    """
    A paragraph as read.

    `level` is that of a heading or 0; `marker` is "-" or "1." in a list, else empty;
    `depth` counts lists within lists from 0; `objects` are codes of problems; `is_help`
    tells the style of the template's own help.
    """

    spans: list[Span] = field(default_factory=list)
    level: int = 0
    marker: str = ""
    depth: int = 0
    objects: list[str] = field(default_factory=list)
    is_help: bool = False

    @property
    def text(self) -> str:
        """The words without any look."""
        return "".join(span.text for span in self.spans)

    @property
    def address(self) -> str:
        """The first address to which the paragraph links, or nothing."""
        return next((span.address for span in self.spans if span.address), "")

    @property
    def markdown(self) -> str:
        """The words with their look and links, without the mark of a list."""
        return write_spans(self.spans)


class ParagraphReader:
    """Reads the paragraphs of one document by its styles and lists."""

    def __init__(self, package: Package) -> None:
        self._links = package.links
        self._styles = _index(package.styles, "style", "styleId")
        self._numbers = _index(package.numbering, "num", "numId")
        self._models = _index(package.numbering, "abstractNum", "abstractNumId")

    def read(self, element: ET.Element) -> Paragraph:
        """Read a `w:p`."""
        chain = list(self._style_chain(value_of(element, "pPr/pStyle")))
        names = [value_of(style, "name").lower() for style in chain]
        is_help = HELP_STYLE.lower() in names
        paragraph = Paragraph(level=_find_level(names), is_help=is_help)
        # A style that is bold as a whole, such as a heading's, marks no words.
        reader = RunReader(self._links, self._styles)
        reader.read(element)
        paragraph.spans, paragraph.objects = reader.spans, reader.objects
        self._read_list(element, chain, paragraph)
        return paragraph

    def _style_chain(self, style_id: str) -> Iterator[ET.Element]:
        """Give a style and those on which it is based."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            style_id = value_of(style, "basedOn")

    def _read_list(
        self, element: ET.Element, chain: list[ET.Element], paragraph: Paragraph
    ) -> None:
        holders = [element, *chain]
        found = (holder.find(f"{W}pPr/{W}numPr") for holder in holders)
        numbers = next(
            (properties for properties in found if properties is not None), None
        )
        number = value_of(numbers, "numId") if numbers is not None else ""
        if number in {"", "0"} or paragraph.level:
            return
        depth = value_of(numbers, "ilvl") if numbers is not None else ""
        paragraph.depth = int(depth) if depth.isdigit() else 0
        kind = self._find_kind(number, paragraph.depth)
        paragraph.marker = "-" if kind in {"bullet", "none", ""} else "1."

    def _find_kind(self, number: str, depth: int) -> str:
        if number not in self._numbers:
            return ""
        model = self._models.get(value_of(self._numbers[number], "abstractNumId"))
        levels = model.findall(f"{W}lvl") if model is not None else []
        kinds = [
            value_of(level, "numFmt")
            for level in levels
            if level.get(f"{W}ilvl") == str(depth)
        ]
        return kinds[0] if kinds else ""


def _index(root: ET.Element | None, tag: str, key: str) -> dict[str, ET.Element]:
    rows = root.findall(f"{W}{tag}") if root is not None else []
    return {row.get(f"{W}{key}", ""): row for row in rows}


def _find_level(names: list[str]) -> int:
    for name in names:
        if name == "title":
            return _TITLE_LEVEL
        heading = _HEADING.fullmatch(name)
        if heading:
            return int(heading[1])
    return 0
