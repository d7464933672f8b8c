"""
Words inside the paragraphs of a Word document, out of clean HTML.

Emphasis, breaks, hyperlinks, references to pages and citations; a citation whose note
is known becomes a footnote. Links inside the document lead to bookmarks, which are
named as they are asked for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sanad.handouts.footnotes import Footnotes
from sanad.handouts.html_tree import Node, parse_html
from sanad.handouts.word_styles import LINK_STYLE, orient
from sanad.handouts.word_text import (
    Ink,
    add_page_of,
    add_text,
    end_direction,
    find_direction,
    link_runs,
)
from sanad.languages import Language
from sanad.urls import ROOT

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class InlineWriter:
    """
    Writes the inline elements of HTML into paragraphs.

    `notes` maps an anchor -> HTML of the footnote that stands for a link to it;
    `site_url` is the site's address, or empty; `bookmarks` maps an anchor -> its name.
    """

    document: Document
    language: Language
    footnotes: Footnotes
    notes: Mapping[str, str]
    site_url: str
    bookmarks: dict[str, str] = field(default_factory=dict)
    style_ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.style_ids = {s.name or "": s.style_id for s in self.document.styles}

    def write(
        self, paragraph: Paragraph, nodes: Sequence[Node | str], ink: Ink
    ) -> None:
        """Write elements and text at the end of a paragraph."""
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
                self.write(paragraph, node.children, _dip(ink, node))

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
        elif "sanad-leader" in node.classes:
            self.write_link(paragraph, anchor, node.text)
        elif target.startswith(ROOT) and not self.site_url:
            self.write(paragraph, node.children, ink)
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
        end_direction(paragraph)
        direction = self.language.direction
        orient(note, direction, self.language)
        self.write(note, parse_html(html).children, Ink(direction))


def _dip(ink: Ink, node: Node) -> Ink:
    """Give the ink of what stands in an element."""
    direction = node.attributes.get(
        "dir", "auto" if node.tag == "bdi" else ink.direction
    )
    if direction == "auto":
        direction = find_direction(node.text, ink.direction)
    return replace(
        ink,
        direction=direction,
        bold=ink.bold or node.tag in {"b", "strong"},
        italic=ink.italic or node.tag in {"em", "i"},
        raised=ink.raised or node.tag == "sup",
    )
