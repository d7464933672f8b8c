"""
Blocks of a Word document: headings, paragraphs, lists and tables out of clean HTML.

Goes through a tree of HTML and adds to a document what it says, in the language and
direction of each element.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from sanad.handouts.html_tree import Node, parse_html
from sanad.handouts.word_inline import InlineWriter
from sanad.handouts.word_styles import CONTENTS_STYLES, orient
from sanad.handouts.word_text import Ink, add_bookmark
from sanad.languages import Language

_HEADINGS = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "h5": "Heading 4",
    "h6": "Heading 4",
}
_FLOWS = {"", "article", "blockquote", "div", "section"}
_LISTS = {"ul": "List Bullet", "ol": "List Number"}
_BLOCKS = {"p", "pre", "table", *_FLOWS, *_HEADINGS, *_LISTS}
_CLASSES = {
    "sanad-report__subtitle": "Subtitle",
    "sanad-report__unlisted": "TOC Heading",
    "sanad-report__note": "Quote",
}
_INDENT = Mm(12)


@dataclass(slots=True)
class Place:
    """Where blocks go: the next paragraph's style, list and direction."""

    direction: str
    style: str = "Normal"
    list_number: int = 0

    def take_style(self) -> tuple[str, int]:
        """Give style and list; what follows in the same item continues it."""
        taken = (self.style, self.list_number)
        if self.style in _LISTS.values():
            self.style, self.list_number = "List Continue", 0
        return taken


@dataclass(slots=True)
class BlockWriter:
    """Writes HTML into the document that `inline` writes words into."""

    inline: InlineWriter

    @property
    def document(self) -> Document:
        """The document."""
        return self.inline.document

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.inline.language

    def write(self, html: str) -> None:
        """Write HTML at the end of the document."""
        place = Place(self.language.direction)
        self._write_flow(parse_html(html), place)

    def add_paragraph(self, style: str, direction: str = "") -> Paragraph:
        """Add a paragraph of a style to the document."""
        place = Place(direction or self.language.direction, style)
        return self._start(place)

    def _write_flow(self, node: Node, place: Place) -> None:
        """Write an element's children: blocks by themselves, the rest in paragraphs."""
        inline: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node) and child.tag in _BLOCKS:
                self._write_inline_block(inline, place)
                inline = []
                self._write_block(child, place)
            else:
                inline.append(child)
        self._write_inline_block(inline, place)

    def _write_inline_block(self, inline: Sequence[Node | str], place: Place) -> None:
        if any(isinstance(child, Node) or child.strip() for child in inline):
            paragraph = self._start(place)
            self.inline.write(paragraph, inline, Ink(place.direction))

    def _write_block(self, node: Node, place: Place) -> None:
        inner = replace(place, direction=node.attributes.get("dir", place.direction))
        if node.tag in _FLOWS:
            self._write_flow(node, inner)
        elif node.tag in _LISTS:
            self._write_list(node, inner)
        elif node.tag == "table":
            self._write_table(node, inner)
        else:
            self._write_paragraph(node, inner)
        place.style, place.list_number = inner.style, inner.list_number

    def _write_paragraph(self, node: Node, place: Place) -> None:
        styles = [_CLASSES[name] for name in node.classes if name in _CLASSES]
        style = next(iter(styles), _HEADINGS.get(node.tag, ""))
        own = replace(place, style=style, list_number=0) if style else place
        paragraph = self._start(own)
        words = _bind(node.children) if node.tag == "h1" else node.children
        self.inline.write(paragraph, words, Ink(place.direction))
        if "id" in node.attributes:
            name = self.inline.name_bookmark(node.attributes["id"])
            add_bookmark(paragraph, name, int(name.rpartition("_")[2]))
        if "sanad-report__of" in node.classes:
            paragraph.paragraph_format.keep_with_next = True

    def _write_list(self, node: Node, place: Place) -> None:
        style, number = _LISTS[node.tag], 0
        if node.tag == "ol":
            number = self._begin_numbers(int(node.attributes.get("start", "1")))
        if "sanad-report__list" in node.classes:
            style = CONTENTS_STYLES[-1]
        for item in node.children:
            if isinstance(item, Node):
                self._write_flow(item, replace(place, style=style, list_number=number))

    def _write_table(self, node: Node, place: Place) -> None:
        for caption in node.find_all("caption"):
            paragraph = self._start(replace(place, style="Caption", list_number=0))
            self.inline.write(paragraph, caption.children, Ink(place.direction))
            paragraph.paragraph_format.keep_with_next = True
        rows = [list(row.find_all("th", "td")) for row in node.find_all("tr")]
        table = self.document.add_table(len(rows), max(map(len, rows)), "Table Grid")
        if place.direction == "rtl":
            table.table_direction = WD_TABLE_DIRECTION.RTL
        for row, nodes in zip(table.rows, rows, strict=True):
            for cell, of_cell in zip(row.cells, nodes, strict=False):
                self._write_cell(cell, of_cell, place)
        heads = [row for head in node.find_all("thead") for row in head.find_all("tr")]
        for row in list(table.rows)[: len(heads)]:
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- the way to XML.
            properties.append(OxmlElement("w:tblHeader"))

    def _write_cell(self, cell: _Cell, node: Node, place: Place) -> None:
        (paragraph,) = cell.paragraphs
        paragraph.style = self.document.styles["No Spacing"]
        orient(paragraph, place.direction, self.language)
        ink = Ink(place.direction, bold=node.tag == "th")
        self.inline.write(paragraph, node.children, ink)

    def _start(self, place: Place) -> Paragraph:
        """Start a paragraph at a place."""
        style, list_number = place.take_style()
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.inline.style_ids[style]  # noqa: SLF001 -- a search is slow.
        orient(paragraph, place.direction, self.language)
        if list_number:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- as above.
            numbers = properties.get_or_add_numPr()
            numbers.get_or_add_ilvl().val = 0
            numbers.get_or_add_numId().val = list_number
            paragraph.paragraph_format.left_indent = _INDENT
            paragraph.paragraph_format.first_line_indent = -_INDENT
        return paragraph

    def _begin_numbers(self, first: int) -> int:
        """Begin a list whose first item has a number; give the list's own number."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles[_LISTS["ol"]].element
        model = numbering.num_having_numId(style.pPr.numPr.numId.val)
        made = numbering.add_num(model.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(first)
        return int(made.numId)


def _bind(nodes: Sequence[Node | str]) -> list[Node | str]:
    """Bind the halves of "COVID-19", which a large title would part."""
    return [n.replace("-", "\u2011") if isinstance(n, str) else n for n in nodes]
