"""
The look of the Word form: its page, its margins, its styles. Lengths are in points.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt, RGBColor

from sanad.handouts.word_styles import set_margins, set_page, set_styles
from sanad.languages import Language
from sanad.word_form.controls import PLACEHOLDER_STYLE
from sanad.word_form.paragraphs import HELP_STYLE

LABEL_STYLE = "Sanad Label"

_GREY = RGBColor(0x55, 0x5B, 0x63)
_MARGIN = Mm(18)


def set_form_styles(
    document: Document, language: Language, title: str
) -> dict[str, str]:
    """
    Set page, margins and styles of a form.

    Returns:
        Name of a style -> its id in the document.
    """
    set_page(document, language)
    set_styles(document, language)
    section = document.sections[0]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.different_first_page_header_footer = False
    set_margins(document, title, language)
    styles = document.styles
    styles["Title"].paragraph_format.space_before = Pt(0)
    styles["Title"].paragraph_format.space_after = Pt(8)
    styles["Heading 1"].paragraph_format.page_break_before = False
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    for name, size, colour in (
        (HELP_STYLE, Pt(9), _GREY),
        (LABEL_STYLE, Pt(10.5), None),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["No Spacing"]
        style.font.size = size
        if colour is not None:
            style.font.color.rgb = colour
        style.next_paragraph_style = styles["Normal"]
        style.paragraph_format.space_before = Pt(1.5)
        style.paragraph_format.space_after = Pt(1.5)
        _set_complex_size(style.element.get_or_add_rPr(), size)
    mark = styles.add_style(PLACEHOLDER_STYLE, WD_STYLE_TYPE.CHARACTER)
    mark.font.color.rgb = _GREY
    return {style.name or "": style.style_id for style in styles}


def _set_complex_size(properties: CT_RPr, size: Pt) -> None:
    """Set the size of Arabic letters, in half points, as that of Latin ones."""
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size.pt * 2)))
    properties.find(qn("w:sz")).addnext(complex_size)
