"""
The form of a Word document: its page, its styles, its settings, its properties.

Changes python-docx's own template: fonts that every office has, sizes for Latin and
complex scripts alike, the direction of the language. Lengths are in points or
millimetres.
"""

from datetime import datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from sanad.handouts.footnotes import MARK_STYLE, TEXT_STYLE
from sanad.handouts.word_text import add_page_field, set_direction
from sanad.languages import Language

LINK_STYLE = "Hyperlink"
CONTENTS_STYLES = ("toc 1", "toc 2")

_FONT = "Arial"  # On every system, or a font of the same widths; has Arabic letters.
_COLOUR = RGBColor(0x0B, 0x5C, 0x63)
_BLACK = RGBColor(0, 0, 0)
_PAGE = (Mm(210), Mm(297))
_MARGIN = Mm(25)
_WIDTH = Mm(160)
# Style -> size, weight, colour, space before, space after, in points.
_STYLES = {
    "Normal": (11, False, None, 0, 4),
    "Title": (26, True, _COLOUR, 120, 12),
    "Subtitle": (15, False, _BLACK, 0, 48),
    "Heading 1": (20, True, _COLOUR, 0, 12),
    "Heading 2": (15, True, _COLOUR, 16, 6),
    "Heading 3": (12, True, _BLACK, 14, 3),
    "Heading 4": (11, True, _BLACK, 10, 3),
    "TOC Heading": (20, True, _COLOUR, 0, 12),
    "Caption": (10, True, _BLACK, 6, 4),
    "List Bullet": (11, False, None, 0, 4),
    "List Number": (11, False, None, 0, 4),
    "List Continue": (11, False, None, 0, 4),
    "Quote": (10, False, _BLACK, 0, 8),
    "No Spacing": (9, False, None, 0, 0),
    "Header": (9, False, None, 0, 0),
    "Footer": (9, False, None, 0, 0),
    TEXT_STYLE: (9, False, None, 0, 2),
    CONTENTS_STYLES[0]: (11, True, None, 6, 2),
    CONTENTS_STYLES[1]: (10, False, None, 0, 1),
}
# The tags by which Word finds its proofing: of modern standard Arabic, ar-SA.
_TAGS = {Language.ENGLISH: "en-GB", Language.ARABIC: "ar-SA"}
_BULLET = "\u2022"
# Letters of Arabic are joined: nothing may set them apart, slant them or stretch them.
_ORNAMENTS = ("w:spacing", "w:kern", "w:i", "w:iCs")
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_page(document: Document, language: Language) -> None:
    """Set the page: A4, turned as the language reads, the first without a number."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.different_first_page_header_footer = True
    if language.direction == "rtl":
        properties = section._sectPr  # noqa: SLF001 -- the library's only way to XML.
        properties.find(qn("w:docGrid")).addprevious(OxmlElement("w:bidi"))


def set_margins(document: Document, title: str, language: Language) -> None:
    """Put the title above each page but the first, and its number below."""
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (above, below):
        paragraph.alignment = 1  # Centred, the same in both directions.
        orient(paragraph, language.direction, language)
    run = above.add_run(title)
    if language.direction == "rtl":
        run.font.rtl = True
    add_page_field(below)


def orient(paragraph: Paragraph, direction: str, language: Language) -> None:
    """Set a paragraph's direction where it is not that of a document left to right."""
    if "rtl" in {direction, language.direction}:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- as above.
        set_direction(properties, direction)


def set_styles(document: Document, language: Language) -> None:
    """Set every style that the report uses."""
    _add_styles(document)
    for name, (size, bold, colour, before, after) in _STYLES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 -- for the type checker.
        _set_font(style, size, bold=bold)
        if colour is not None:
            style.font.color.rgb = colour
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    for level, name in enumerate(CONTENTS_STYLES):
        form = document.styles[name].paragraph_format
        form.left_indent = Mm(6 * level)
        form.right_indent = Mm(8)
        form.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if language.direction == "rtl":
        normal = document.styles["Normal"].element
        set_direction(normal.get_or_add_pPr(), "rtl")
    _set_tags(document)
    _set_bullet(document)


def set_settings(document: Document) -> None:
    """Let the program that opens the document count the pages of its references."""
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    settings = document.settings.element
    settings.find(qn("w:footnotePr")).addprevious(update)


def set_properties(document: Document, texts: dict[str, str], moment: datetime) -> None:
    """Set title, author, subject and language, and one date for all."""
    properties = document.core_properties
    for name, text in texts.items():
        setattr(properties, name, text)
    properties.comments = properties.keywords = ""
    properties.last_modified_by = properties.author
    properties.created = properties.modified = moment
    package = document.part.package
    assert package is not None  # noqa: S101 -- for the type checker.
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]  # The picture shows the template.


def _add_styles(document: Document) -> None:
    styles = document.styles
    for name in (TEXT_STYLE, *CONTENTS_STYLES):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
    mark = styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    link = styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = _COLOUR


def _set_font(style: ParagraphStyle, size: float, *, bold: bool) -> None:
    font = style.font
    font.name, font.size = _FONT, Pt(size)
    font.bold = font.cs_bold = bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), _FONT)
    for name in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:szCs", *_ORNAMENTS):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))  # In half points.
    properties.find(qn("w:sz")).addnext(complex_size)


def _set_tags(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    tags = defaults.find(f".//{qn('w:lang')}")
    tags.set(qn("w:val"), _TAGS[Language.ENGLISH])
    tags.set(qn("w:bidi"), _TAGS[Language.ARABIC])


def _set_bullet(document: Document) -> None:
    """Give lists a bullet of the text's own font: few systems have Word's symbols."""
    numbering = document.part.numbering_part.element
    number = document.styles["List Bullet"].element.pPr.numPr.numId.val
    model = numbering.num_having_numId(number).abstractNumId.val
    (level,) = numbering.xpath(f'w:abstractNum[@w:abstractNumId="{model}"]/w:lvl')
    level.find(qn("w:lvlText")).set(qn("w:val"), _BULLET)
    fonts = level.find(qn("w:rPr")).find(qn("w:rFonts"))
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), _FONT)
