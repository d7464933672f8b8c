"""
Runs of text in Word: words in two directions, fields, bookmarks and hyperlinks.

A paragraph has a direction of its own (`w:bidi`), and so has each run of letters of
one script (`w:rtl`), which Word shows in the font and size for complex scripts.
Source: ECMA-376, part 1, 17.3.1.6 and 17.3.2.30.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u024f"
_FENCES = r"()\[\]{}\u00ab\u00bb\u201c\u201d"  # They turn round with the direction.
_LATIN_RUN = re.compile(
    f"[{_LATIN}](?:[^{_ARABIC}{_FENCES}]*[{_LATIN}0-9])?"  # "COVID-19", "IOM Egypt".
)
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[^{_LATIN}{_FENCES}]*[{_ARABIC}])?")
_STRONG = re.compile(f"[{_ARABIC}{_LATIN}]")
# What words of the other direction would draw in, where no letter comes before it.
_DRAWN = re.compile(r"[^\w\u060c\u061b]*[0-9\u060c\u061b]")  # Digits, Arabic commas.
_STRONG_OR_MARK = re.compile(f"[{_ARABIC}{_LATIN}\u200e\u200f]")
_IS_ARABIC = re.compile(f"[{_ARABIC}]")
_END_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}  # RLM, LRM: Unicode TR 9, 2.6.
# What may follow `w:bidi` among the properties of a paragraph.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection"),
    *("w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId"),
    *("w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
_UNKNOWN_PAGE = "\u2026"  # Until the program that opens the file has counted.


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look: direction, weight and so on; `style` is a style's id."""

    direction: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    style: str = ""


def find_direction(text: str, otherwise: str) -> str:
    """Find the direction of a text by its first strong letter, as `dir=auto` does."""
    strong = _STRONG.search(text)
    if strong is None:
        return otherwise
    return "rtl" if _IS_ARABIC.match(strong.group()) else "ltr"


def split_directions(text: str, direction: str) -> Iterator[tuple[str, str]]:
    """Cut a text into runs of one direction, given that of the text around it."""
    others = _LATIN_RUN if direction == "rtl" else _ARABIC_RUN
    end = 0
    for run in others.finditer(text):
        if run.start() > end:
            yield text[end : run.start()], direction
        yield run.group(), "ltr" if direction == "rtl" else "rtl"
        end = run.end()
    if end < len(text):
        yield text[end:], direction


def set_direction(properties: BaseOxmlElement, direction: str) -> None:
    """Set the direction of a paragraph, or of a style for paragraphs."""
    bidi = OxmlElement("w:bidi")
    if direction != "rtl":
        bidi.set(qn("w:val"), "0")
    properties.insert_element_before(bidi, *_AFTER_BIDI)


def add_text(paragraph: Paragraph, text: str, ink: Ink) -> list[Run]:
    """
    Add a text to a paragraph, one run for each change of direction.

    Figures and marks of punctuation that follow words of the other direction are kept
    apart from them: Word would see it by the run, other programs by its letters only.
    """
    runs = []
    for words, direction in split_directions(text, ink.direction):
        is_own = direction == ink.direction and _DRAWN.match(words)
        if is_own and _ends_foreign(paragraph, direction):
            words = _END_MARKS[direction] + words  # noqa: PLW2901 -- the same words.
        run = paragraph.add_run(words)
        if ink.style:
            run._r.style = ink.style  # noqa: SLF001 -- a search by name is slow.
        font = run.font
        is_rtl = direction == "rtl"
        if ink.bold or (ink.italic and is_rtl):  # Arabic script has no italics.
            font.bold = font.cs_bold = True
        if ink.italic and not is_rtl:
            font.italic = True
        if ink.raised:
            font.superscript = True
        if is_rtl:
            font.rtl = True
        runs.append(run)
    return runs


def end_direction(paragraph: Paragraph) -> None:
    """
    End words that run against a paragraph's direction, by a mark of its own direction.

    What follows, as the separator of a list, then stands outside those words. Without
    it, LibreOffice 7.4 puts a footnote's mark between two Latin names into one portion
    with them, and lays out a page that has no room for the note without end.
    """
    own = _direction_of(paragraph)
    if _ends_foreign(paragraph, own):
        run = paragraph.add_run(_END_MARKS[own])
        run.font.rtl = True if own == "rtl" else None


def add_page_field(paragraph: Paragraph) -> None:
    """Add the number of the page on which the paragraph stands."""
    add_field(paragraph, "PAGE", "1")


def add_page_of(paragraph: Paragraph, bookmark: str) -> None:
    """Add the number of the page on which a bookmark stands."""
    add_field(paragraph, rf"PAGEREF {bookmark} \h", _UNKNOWN_PAGE)


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Add a field of Word: what it computes, and what it shows until then."""
    start_field(paragraph, instruction)
    paragraph.add_run(result)
    end_field(paragraph)


def start_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field, whose result may span paragraphs."""
    _add_mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)  # noqa: SLF001 -- the only way to XML.
    _add_mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End a field."""
    _add_mark(paragraph, "end")


def link_runs(runs: list[Run], *, relation: str = "", bookmark: str = "") -> None:
    """Make a hyperlink of runs that stand together, to a relation or a bookmark."""
    link = OxmlElement("w:hyperlink")
    if relation:
        link.set(qn("r:id"), relation)
    else:
        link.set(qn("w:anchor"), bookmark)
    elements = [run._r for run in runs]  # noqa: SLF001 -- the only way to XML.
    elements[0].addprevious(link)
    for element in elements:
        link.append(element)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark at the end of a paragraph as it is so far."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)  # noqa: SLF001 -- the only way to XML.


def _ends_foreign(paragraph: Paragraph, direction: str) -> bool:
    """Tell whether the last letter so far has another direction."""
    letters = _STRONG_OR_MARK.findall(paragraph.text)
    if not letters or letters[-1] in _END_MARKS.values():
        return False
    return find_direction(letters[-1], direction) != direction


def _direction_of(paragraph: Paragraph) -> str:
    properties = paragraph._p.pPr  # noqa: SLF001 -- the only way to XML.
    bidi = None if properties is None else properties.find(qn("w:bidi"))
    return "ltr" if bidi is None or bidi.get(qn("w:val")) == "0" else "rtl"


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001 -- the only way to XML.
