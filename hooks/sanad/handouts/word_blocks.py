"""
Blocks of a Word document: headings, paragraphs, lists and tables out of clean HTML.

Goes through a tree of HTML and adds to a document what it says, in the language and
direction of each element. A citation whose note is known becomes a footnote.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from docx.document import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sanad.handouts.footnotes import Footnotes
from sanad.handouts.html_tree import Node, parse_html
from sanad.handouts.word_styles import CONTENTS_STYLES, LINK_STYLE, orient
from sanad.handouts.word_text import (
    Ink,
    add_bookmark,
    add_page_of,
    add_text,
    find_direction,
    link_runs,
)
from sanad.languages import Language
from sanad.urls import ROOT

_SPACE = re.compile(r"[ \t\r\n]+")
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
    """
    Writes HTML into a document.

    `notes` maps an anchor -> HTML of the footnote that stands for a link to it;
    `site_url` is the site's address, or empty.
    """

    document: Document
    language: Language
    footnotes: Footnotes
    notes: Mapping[str, str] = field(default_factory=dict)
    site_url: str = ""
    bookmarks: dict[str, str] = field(default_factory=dict)
    style_ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.style_ids = {s.name or "": s.style_id for s in self.document.styles}

    def write(self, html: str) -> None:
        """Write HTML at the end of the document."""
        place = Place(self.language.direction)
        self._write_flow(parse_html(html), place)

    def add_paragraph(self, style: str, direction: str = "") -> Paragraph:
        """Add a paragraph of a style to the document."""
        place = Place(direction or self.language.direction, style)
        return self._start(place)

    def name_bookmark(self, anchor: str) -> str:
        """Give the name of the bookmark that stands for an anchor of the HTML."""
        return self.bookmarks.setdefault(anchor, f"sanad_{len(self.bookmarks) + 1}")

    def write_link(self, paragraph: Paragraph, anchor: str, text: str) -> None:
        """Write a line of contents: words that lead to an anchor, dots, its page."""
        name = self.name_bookmark(anchor)
        direction = find_direction(text, self.language.direction)
        link_runs(add_text(paragraph, text, Ink(direction)), bookmark=name)
        paragraph.add_run("\t")
        add_page_of(paragraph, name)

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
            self._write_inline(paragraph, inline, Ink(place.direction))

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
        self._write_inline(paragraph, node.children, Ink(place.direction))
        if "id" in node.attributes:
            name = self.name_bookmark(node.attributes["id"])
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
            self._write_inline(paragraph, caption.children, Ink(place.direction))
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
        self._write_inline(paragraph, node.children, ink)

    def _start(self, place: Place) -> Paragraph:
        """Start a paragraph at a place."""
        style, list_number = place.take_style()
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.style_ids[style]  # noqa: SLF001 -- a search is slow.
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

    def _write_inline(
        self, paragraph: Paragraph, nodes: Sequence[Node | str], ink: Ink
    ) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._write_words(paragraph, node, ink)
            elif node.tag == "a":
                self._write_anchor(paragraph, node, ink)
            elif node.tag == "br":
                paragraph.add_run().add_break()
            elif node.tag == "img":
                self._write_words(paragraph, node.attributes.get("alt", ""), ink)
            else:
                self._write_inline(paragraph, node.children, _dip(ink, node))

    def _write_words(self, paragraph: Paragraph, text: str, ink: Ink) -> list[Run]:
        evened = _SPACE.sub(" ", text)
        if paragraph.text[-1:] in {"", " "}:
            evened = evened.lstrip(" ")
        return add_text(paragraph, evened, ink)

    def _write_anchor(self, paragraph: Paragraph, node: Node, ink: Ink) -> None:
        target = node.attributes.get("href", "")
        anchor = target.removeprefix("#")
        if ink.raised and anchor in self.notes:
            self._write_footnote(paragraph, self.notes[anchor])
        elif "sanad-pageref" in node.classes:
            add_page_of(paragraph, self.name_bookmark(anchor))
        elif "sanad-leader" in node.classes:
            self.write_link(paragraph, anchor, node.text)
        elif target.startswith(ROOT) and not self.site_url:
            self._write_inline(paragraph, node.children, ink)
        else:
            self._write_hyperlink(paragraph, node, target, _dip(ink, node))

    def _write_hyperlink(
        self, paragraph: Paragraph, node: Node, target: str, ink: Ink
    ) -> None:
        linked = replace(ink, style=self.style_ids[LINK_STYLE])
        runs = self._write_words(paragraph, node.text, linked)
        if target.startswith("#"):
            link_runs(runs, bookmark=self.name_bookmark(target[1:]))
            return
        address = urljoin(self.site_url, target.removeprefix(ROOT))
        kind = RELATIONSHIP_TYPE.HYPERLINK
        relation = paragraph.part.relate_to(address, kind, is_external=True)
        link_runs(runs, relation=relation)

    def _write_footnote(self, paragraph: Paragraph, html: str) -> None:
        note = self.footnotes.add(paragraph)
        direction = self.language.direction
        orient(note, direction, self.language)
        self._write_inline(note, parse_html(html).children, Ink(direction))


def _dip(ink: Ink, node: Node) -> Ink:
    """Give the ink of what stands in an element."""
    direction = node.attributes.get("dir", ink.direction)
    if direction == "auto":
        direction = find_direction(node.text, ink.direction)
    return replace(
        ink,
        direction=direction,
        bold=ink.bold or node.tag in {"b", "strong"},
        italic=ink.italic or node.tag in {"em", "i"},
        raised=ink.raised or node.tag == "sup",
    )
