"""The report in Word: headings, directions, footnotes and fields; the same bytes."""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from engine.builders import (
    PUBLISHED,
    SLUG,
    TITLES,
    load,
    write_file,
    write_practice,
    write_source,
)
from sanad.handouts.footnotes import Footnotes
from sanad.handouts.html_tree import parse_html
from sanad.handouts.report import Report, make_report
from sanad.handouts.word import make_word
from sanad.handouts.word_blocks import BlockWriter
from sanad.handouts.word_inline import InlineWriter
from sanad.handouts.word_styles import set_page, set_settings, set_styles
from sanad.handouts.word_text import find_direction, split_directions
from sanad.languages import LANGUAGES, Language
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
_W = f"{{{docx.oxml.ns.nsmap['w']}}}"
_NAMES = {
    "word/document.xml",
    "word/footnotes.xml",
    "word/styles.xml",
    "word/settings.xml",
    "docProps/core.xml",
}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _report(root: Path, language: Language) -> Report:
    write_practice(root, **PUBLISHED)
    write_practice(root, "another-one", countries="[egypt]")
    text = f"## نص IOM\n\n[قسائم](../{SLUG}/ar.md) **و** 120\n\n1. أول\n2. ثانٍ\n"
    write_file(root / "_readings" / f"mapping.{language}.md", text)
    return make_report(load(root), language)


def _open(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def _headings(document: Document) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None
        and (paragraph.style.name or "").startswith("Heading")
    ]


def _write(html: str, language: Language = _EN, site_url: str = "") -> Document:
    """Write HTML alone into a document, and read it again."""
    document = docx.Document()
    set_page(document, language)
    set_styles(document, language)
    footnotes = Footnotes(document)
    set_settings(document)
    notes = {"source-1": "IOM, <cite dir='ltr'>Report</cite>"}
    inline = InlineWriter(document, language, footnotes, notes, site_url)
    BlockWriter(inline).write(html)
    out = io.BytesIO()
    document.save(out)
    return _open(out.getvalue())


def _texts(document: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs]


@each_language
def test_package_is_sound(tmp_path: Path, language: Language) -> None:
    """Every part of the package is well-formed, and the template's picture is gone."""
    content = make_word(_report(tmp_path, language))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert None is package.testzip()
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))  # noqa: S314 -- our own.

    assert set() == _NAMES - set(names)
    assert [] == [name for name in names if "thumbnail" in name]


@each_language
def test_same_report_gives_same_bytes(tmp_path: Path, language: Language) -> None:
    """Nothing in the file tells when or where it was made."""
    report = _report(tmp_path, language)
    content = make_word(report)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        dates = {entry.date_time for entry in package.infolist()}

    assert make_word(report) == content
    assert {(2026, 11, 20, 0, 0, 0)} == dates


@each_language
def test_headings_are_those_of_the_report(tmp_path: Path, language: Language) -> None:
    """Parts are headings of level 1, their groups of level 2, practices of level 3."""
    report = _report(tmp_path, language)
    headings = _headings(_open(make_word(report)))

    assert [part.title for part in report.parts] == [
        text for style, text in headings if style == "Heading 1"
    ]
    assert [heading.title for part in report.parts for heading in part.headings] == [
        text for style, text in headings if style == "Heading 2"
    ]
    assert ("Heading 3", f"2. {TITLES[language]}") in headings


@each_language
def test_properties_tell_the_report(tmp_path: Path, language: Language) -> None:
    """Title, author, language and dates are those of the report."""
    properties = _open(make_word(_report(tmp_path, language))).core_properties
    words = words_of(language)

    assert words.text("report.title") == properties.title
    assert words.text("site.name") == properties.author == properties.last_modified_by
    assert str(language) == properties.language
    assert "2026-11-20" == f"{properties.created:%Y-%m-%d}"
    assert properties.created == properties.modified


@each_language
def test_every_citation_is_a_footnote(tmp_path: Path, language: Language) -> None:
    """There are as many notes as marks; each tells its source; two are separators."""
    report = _report(tmp_path, language)
    marks = len(re.findall(r'<a href="#source-', report.html))
    with zipfile.ZipFile(io.BytesIO(make_word(report))) as package:
        body = package.read("word/document.xml").decode()
        notes = ET.fromstring(package.read("word/footnotes.xml"))  # noqa: S314
        settings = package.read("word/settings.xml").decode()
    ids = [note.get(f"{_W}id") for note in notes]
    texts = ["".join(note.itertext()).strip() for note in notes]

    assert ["-1", "0", *map(str, range(1, marks + 1))] == ids
    assert marks == body.count("<w:footnoteReference ")
    assert texts[2].startswith("IOM")
    assert settings.index("updateFields") < settings.index("footnotePr")


def test_arabic_document_reads_from_the_right(tmp_path: Path) -> None:
    """Section, paragraphs, tables and runs in Arabic carry their direction."""
    document = _open(make_word(_report(tmp_path, _AR)))
    section = document.sections[0]._sectPr  # noqa: SLF001 -- the way to XML.
    without = [
        p.text
        for p in document.paragraphs
        if p._p.pPr.find(qn("w:bidi")) is None  # noqa: SLF001
    ]
    arabic = [
        run
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if re.search("[\u0621-\u064a]", run.text)
    ]

    assert None is not section.find(qn("w:bidi"))
    assert [] == without
    assert [] == [run.text for run in arabic if not run.font.rtl]
    assert document.tables[0].table_direction
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
    tags = document.styles.element.find(f".//{qn('w:lang')}")
    assert ("en-GB", "ar-SA") == (tags.get(qn("w:val")), tags.get(qn("w:bidi")))


def test_english_document_reads_from_the_left(tmp_path: Path) -> None:
    """An English report has a direction only where it holds Arabic."""
    document = _open(make_word(_report(tmp_path, _EN)))
    turned = [
        p.text
        for p in document.paragraphs
        if p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None  # noqa: SLF001
    ]

    assert [words_of(_AR).text("report.title")] == turned
    assert None is document.sections[0]._sectPr.find(qn("w:bidi"))  # noqa: SLF001


@each_language
def test_contents_are_a_field_with_its_lines(
    tmp_path: Path, language: Language
) -> None:
    """The contents can be updated in Word, and name all parts where they are not."""
    report = _report(tmp_path, language)
    document = _open(make_word(report))
    codes = [code.text for code in document.element.iter(qn("w:instrText"))]
    kinds = [c.get(qn("w:fldCharType")) for c in document.element.iter(qn("w:fldChar"))]
    lines = [text for style, text in _texts(document) if style == "toc 1"]

    assert r' TOC \o "1-2" \h \z \u ' == codes[0]
    assert [part.title for part in report.parts] == [
        line.partition("\t")[0] for line in lines
    ]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert len(codes) == kinds.count("begin")


@each_language
def test_references_have_their_bookmarks(tmp_path: Path, language: Language) -> None:
    """Each hyperlink and page reference inside has its bookmark, and that one once."""
    document = _open(make_word(_report(tmp_path, language)))
    names = [m.get(qn("w:name")) for m in document.element.iter(qn("w:bookmarkStart"))]
    anchors = {
        link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))
    } - {None}
    codes = " ".join(c.text or "" for c in document.element.iter(qn("w:instrText")))

    assert len(names) == len(set(names))
    assert set() == (anchors | set(re.findall(r"PAGEREF (\w+)", codes))) - set(names)


@each_language
def test_pages_are_numbered(tmp_path: Path, language: Language) -> None:
    """The footer holds the page's number, the header the title; the cover neither."""
    section = _open(make_word(_report(tmp_path, language))).sections[0]
    footer = section.footer.paragraphs[0]._p  # noqa: SLF001 -- the way to XML.

    assert " PAGE " in [code.text for code in footer.iter(qn("w:instrText"))]
    assert words_of(language).text("report.title") == section.header.paragraphs[0].text
    assert section.different_first_page_header_footer


def test_missing_translation_keeps_its_direction(tmp_path: Path) -> None:
    """A practice that is told in English stands left to right in an Arabic report."""
    write_source(tmp_path, language=_EN)
    document = _open(make_word(make_report(load(tmp_path), _AR)))
    (heading,) = [
        p
        for p in document.paragraphs
        if p.text == f"1. {TITLES[_EN]}" and p.style and p.style.name == "Heading 3"
    ]

    assert "0" == heading._p.pPr.find(qn("w:bidi")).get(qn("w:val"))  # noqa: SLF001


def test_text_of_html_is_kept() -> None:
    """Paragraphs, lists, emphasis, breaks, pictures and quotations keep their words."""
    document = _write(
        "<p>One <strong>two</strong>\n <em>three</em><br>four<sup>th</sup></p>"
        "<ul><li>Item</li><li><p>First</p><p>Then</p><ol><li>Deep</li></ol></li></ul>"
        '<blockquote><p>Said <img alt="a picture"></p></blockquote><p><em>كلمة</em></p>'
        '<div dir="rtl">كلمة IOM</div> tail'
    )
    texts = _texts(document)
    bold = [r.text for p in document.paragraphs for r in p.runs if r.font.bold]
    italic = [r.text for p in document.paragraphs for r in p.runs if r.font.italic]

    assert [
        ("Normal", "One two three\nfourth"),
        ("List Bullet", "Item"),
        ("List Bullet", "First"),
        ("List Continue", "Then"),
        ("List Number", "Deep"),
        ("Normal", "Said a picture"),
        ("Normal", "كلمة"),
        ("Normal", "كلمة IOM"),
        ("Normal", "tail"),
    ] == texts
    raised = [r.text for p in document.paragraphs for r in p.runs if r.font.superscript]

    assert (["two", "كلمة"], ["three"], ["th"]) == (bold, italic, raised)


def test_marks_stand_outside_names_of_the_other_direction() -> None:
    """A footnote's mark and a separator after a Latin name belong to the Arabic."""
    note = '<sup><a href="#source-1">[1]</a></sup>'
    document = _write(f"<p>المصادر: IOM {note}، UNHCR {note}</p>", _AR)
    (paragraph,) = document.paragraphs

    assert "المصادر: IOM \u200f، UNHCR \u200f" == paragraph.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<cite dir='ltr'>Report</cite>، 12 يناير", "Report\u200f، 12 يناير"),
        ("IOM في 2020 (Rabat).", "IOM في 2020 (Rabat)."),
        ("<b>IOM</b> 12", "IOM\u200f 12"),
        ("في 2020، ثم 12", "في 2020، ثم 12"),
    ],
)
def test_figures_after_a_latin_name_stay_arabic(html: str, text: str) -> None:
    """A mark of direction keeps figures and points apart from Latin before them."""
    assert text == _write(f"<p>{html}</p>", _AR).paragraphs[0].text


def test_title_keeps_its_hyphen_together() -> None:
    """A large title does not end a line within "COVID-19"."""
    document = _write("<h1>COVID-19: <i>a</i></h1>")

    assert "COVID\u201119: a" == document.paragraphs[0].text


def test_numbers_begin_where_the_list_says() -> None:
    """A numbered list has numbers of its own, from the first that is given."""
    document = _write('<ol start="7"><li>a</li></ol><ol><li>b</li></ol>')
    numbering = document.part.numbering_part.element
    starts = [
        numbering.num_having_numId(p._p.pPr.numPr.numId.val)  # noqa: SLF001
        .find(f".//{qn('w:startOverride')}")
        .get(qn("w:val"))
        for p in document.paragraphs
    ]

    assert ["7", "1"] == starts


@pytest.mark.parametrize(
    ("site_url", "addresses"),
    [
        ("", ["https://iom.int/a?b=1&c=2"]),
        ("https://x.org/s/", ["https://x.org/s/ar/", "https://iom.int/a?b=1&c=2"]),
    ],
)
def test_links_lead_out(site_url: str, addresses: list[str]) -> None:
    """Links to the site need its address; others are kept as they are."""
    html = (
        '<p><a href="sanad-root:/ar/">سند</a> '
        '<a href="https://iom.int/a?b=1&amp;c=2">IOM</a></p>'
    )
    document = _write(html, site_url=site_url)
    relations = document.part.rels
    found = [
        relations[link.get(qn("r:id"))].target_ref
        for link in document.element.iter(qn("w:hyperlink"))
    ]

    assert addresses == found
    assert "سند IOM" == document.paragraphs[0].text


def test_link_to_a_source_outside_a_mark_is_a_link() -> None:
    """Only a raised mark becomes a footnote."""
    html = '<p><sup><a href="#source-1">[1]</a></sup> <a href="#source-1">IOM</a></p>'
    document = _write(html)

    assert 1 == len(list(document.element.iter(qn("w:footnoteReference"))))
    assert 1 == len(list(document.element.iter(qn("w:hyperlink"))))


def test_text_is_cut_where_the_direction_turns() -> None:
    """Latin names, with their figures, stand in runs of their own; brackets outside."""
    assert [
        ("قسائم ", "rtl"),
        ("IOM", "ltr"),
        (" (", "rtl"),
        ("COVID-19", "ltr"),
        (") 120", "rtl"),
    ] == list(split_directions("قسائم IOM (COVID-19) 120", "rtl"))
    assert [("see ", "ltr"), ("قسائم 120 عامل", "rtl"), (" x", "ltr")] == list(
        split_directions("see قسائم 120 عامل x", "ltr")
    )


@pytest.mark.parametrize(
    ("text", "direction"), [("(1) IOM", "ltr"), ("2020 سند", "rtl"), ("1", "rtl")]
)
def test_direction_is_that_of_the_first_letter(text: str, direction: str) -> None:
    """Figures and brackets have no direction; a text without letters keeps its own."""
    assert direction == find_direction(text, "rtl")


def test_tree_finds_what_it_holds() -> None:
    """A tree of HTML gives its elements in order, and its words evened."""
    tree = parse_html("<table><tr><td>a\n &amp; b<br></td><th>c</th></tr></table>")

    assert ["td", "th"] == [node.tag for node in tree.find_all("td", "th")]
    assert "a & bc" == tree.text
