"""
Footnotes of a Word document, which python-docx 1.2 cannot make.

`Footnotes` adds the part `/word/footnotes.xml` to a document through the library's own
package classes, with the two separators that Word expects, and hands out the paragraph
of each new note. Source: ECMA-376, part 1, 17.11. Remove when python-docx has them.
"""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph

TEXT_STYLE = "footnote text"
MARK_STYLE = "footnote reference"

_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}


class Footnotes:
    """The footnotes of one document, numbered from 1 in the order of their making."""

    def __init__(self, document: Document) -> None:
        self._document = document
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for note_id, kind in _SEPARATORS.items():
            note = _make_note(note_id)
            note.set(qn("w:type"), kind)
            run = OxmlElement("w:r")
            run.append(OxmlElement(f"w:{kind}"))
            _add_paragraph(note).append(run)
            root.append(note)
        self._root = root
        self._part = StoryPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            root,
            document.part.package,
        )
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._name_separators()
        self._text_style, self._mark_style = (
            document.styles[name].style_id for name in (TEXT_STYLE, MARK_STYLE)
        )
        self.count = 0

    def add(self, paragraph: Paragraph) -> Paragraph:
        """
        Add a note: its mark at the end of a paragraph; give the note's own paragraph.
        """
        self.count += 1
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self.count))
        self._add_mark(paragraph, reference)
        note = _make_note(str(self.count))
        self._root.append(note)
        text = Paragraph(_add_paragraph(note), self._part)
        text._p.style = self._text_style  # noqa: SLF001 -- a search by name is slow.
        self._add_mark(text, OxmlElement("w:footnoteRef"))
        text.add_run(" ")
        return text

    def _add_mark(self, paragraph: Paragraph, mark: BaseOxmlElement) -> None:
        run = paragraph.add_run()._r  # noqa: SLF001 -- the library's only way to XML.
        run.style = self._mark_style
        run.append(mark)

    def _name_separators(self) -> None:
        """Name the separators in the settings, before the element `compat`."""
        named = OxmlElement("w:footnotePr")
        for note_id in _SEPARATORS:
            footnote = OxmlElement("w:footnote")
            footnote.set(qn("w:id"), note_id)
            named.append(footnote)
        settings = self._document.settings.element
        settings.find(qn("w:compat")).addprevious(named)


def _make_note(note_id: str) -> BaseOxmlElement:
    note = OxmlElement("w:footnote")
    note.set(qn("w:id"), note_id)
    return note


def _add_paragraph(note: BaseOxmlElement) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    note.append(paragraph)
    return paragraph
