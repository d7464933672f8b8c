"""What editors and people make of the form: dates in words, lists, cut runs, names."""

# ruff: noqa: ISC004 -- XML is cut into lines.

# ruff: noqa: SLF001 -- python-docx shows the XML only by its private names.

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from form.records import vocabularies
from form.test_word_form import empty_form, importer, light_form
from form.word_filling import Filling, add_run, fill_cell
from sanad.languages import LANGUAGES, Language
from sanad.word_form import UnreadableFormError
from sanad.word_form.package import open_package

_AR, _EN = LANGUAGES
_WHAT = vocabularies()["sections"].by_id["what-was-done"]
_LIMITS = vocabularies()["sections"].by_id["limits"]
_W = nsdecls("w")

_VALUES = [
    ("countries", "مصر، تونس", ["egypt", "tunisia"]),
    ("countries", "Egypt (egypt)", ["egypt"]),
    ("countries", ["- المغرب", "Algeria"], ["morocco", "algeria"]),
    ("countries", "أطلانطس", ["أطلانطس"]),
    ("target_groups", "Migrants, diaspora", ["Migrants", "diaspora"]),
    ("gcm", "٧، 15", ["7", "15"]),
    ("gcm", ["الهدف 7"], ["7"]),
    ("status", "جارية", "ongoing"),
    ("status", "Ongoing | ongoing", "ongoing"),
    ("status", "ongoing | stopped", "ongoing | stopped"),
    ("status", "IOM (Sudan)", "IOM (Sudan)"),
    ("status", "كما كانت (ongoing)", "ongoing"),
    ("start", "أبريل 2020", "2020-04"),
    ("start", "7 April 2020", "2020-04-07"),
    ("start", "٢٠٢٠/٤/٧", "2020-04-07"),
    ("start", "“2020-04”", "2020-04"),
    ("start", "غير معروف", "unknown"),
    ("start", "7/4/2020", "7/4/2020"),
    ("start", "about 2020", "about 2020"),
    ("related", "one-practice، another-practice", ["one-practice", "another-practice"]),
    ("translators", "editors; IOM", ["editors", "IOM"]),
    ("translators", "المحررون، IOM", ["المحررون", "IOM"]),
    ("translated_from", "الإنجليزية", "en"),
    ("title", "  قسائم \u200f IOM\u00a0\n120  ", "قسائم IOM 120"),
]


def _read(change: Callable[[Filling], Any], language: Language = _AR) -> dict[str, Any]:
    """Give the record of a form after a change; nothing in it is without a place."""
    filling = Filling(light_form(language), vocabularies())
    change(filling)
    form = importer().read(filling.save(), "file.docx")

    assert () == form.problems

    return dict(form.record)


@pytest.mark.parametrize(("key", "typed", "expected"), _VALUES)
def test_value_is_read_as_it_is_meant(key: str, typed: Any, expected: Any) -> None:  # noqa: ANN401 -- a text or several.
    """Names in either language, dates in words and Arabic digits become values."""
    record = _read(lambda filling: filling.write(key, typed))

    assert {key: expected} == record["fields"]


@pytest.mark.parametrize(
    ("part", "typed", "expected"),
    [
        ("independent", "نعم", "true"),
        ("independent", "No", "false"),
        ("url", "<https://example.org/a>", "https://example.org/a"),
        ("url", "example", "example"),
        ("title", "Title", "Title"),
        ("kind", "خبر صحفي", "media"),
    ],
)
def test_part_of_a_source_is_read(part: str, typed: str, expected: str) -> None:
    """Yes and no, addresses and terms of a source are read."""
    record = _read(lambda filling: filling.write(f"sources.{part}", typed))

    assert [{part: expected}] == record["fields"]["sources"]


def test_address_may_be_a_link(tmp_path: object) -> None:
    """The address behind words that an editor has linked is the address."""
    del tmp_path

    def change(filling: Filling) -> None:
        cell = filling.cell("sources.url")
        fill_cell(cell, "")
        filling._add_link(cell.paragraphs[0], "the report", "https://example.org/r")

    assert [{"url": "https://example.org/r"}] == _read(change)["fields"]["sources"]


def test_choice_from_a_list_is_read() -> None:
    """A term chosen from the list of a cell counts, what only invites to choose not."""
    filling = Filling(empty_form(_AR), vocabularies())
    control = filling.cell("status")._tc.find(f".//{qn('w:sdt')}")
    control.find(f".//{qn('w:t')}").text = "جارية (ongoing)"
    form = importer().read(filling.save(), "file.docx")

    assert {"status": "ongoing"} == form.record["fields"]


def test_row_without_its_key_is_known_by_its_name() -> None:
    """Where the small print is gone, a name in either language serves."""

    def change(filling: Filling) -> None:
        for key in ("title", "sources.title"):
            names = filling.cell(key)._tc.getprevious()
            for paragraph in names.p_lst[1:]:
                names.remove(paragraph)
            filling.write(key, key)

    fields = _read(change)["fields"]

    assert ("title", [{"title": "sources.title"}]) == (
        fields["title"],
        fields["sources"],
    )


_BODIES = {
    "bold and cut": (
        "<w:r><w:t xml:space='preserve'>a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
        "<w:t>b</w:t></w:r><w:r><w:rPr><w:bCs/><w:i w:val='0'/></w:rPr>"
        "<w:t>c</w:t></w:r>",
        "a **bc**",
    ),
    "slanted": ("<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>", "*a*"),
    "tracked": (
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText>"
        "</w:r></w:del>",
        "new",
    ),
    "a field": (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK "
        '"https://example.org/" </w:instrText></w:r><w:r><w:fldChar '
        "w:fldCharType='separate'/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar "
        "w:fldCharType='end'/></w:r>",
        "[a](https://example.org/)",
    ),
    "a simple field": (
        "<w:fldSimple w:instr='HYPERLINK \"https://example.org/(a) b\"'><w:r><w:t>a"
        "</w:t></w:r></w:fldSimple>",
        "[a](<https://example.org/(a)%20b>)",
    ),
    "breaks": (
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type='page'/><w:noBreakHyphen/>"
        "<w:lastRenderedPageBreak/></w:r>",
        "a\nb-",
    ),
    "a typed bullet": ("<w:r><w:t>• a</w:t></w:r>", "- a"),
    "an indent": ("<w:r><w:tab/><w:t>a</w:t></w:r>", "a"),
    "bold space": (
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> </w:t></w:r>",
        "",
    ),
    "strong": (
        "<w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>a</w:t></w:r>",
        "**a**",
    ),
}


@pytest.mark.parametrize("name", _BODIES)
def test_look_becomes_markdown(name: str) -> None:
    """Bold words, links and breaks of Word become those of Markdown."""
    xml, expected = _BODIES[name]

    def change(filling: Filling) -> None:
        filling.write("title", "x")
        filling.heading(_WHAT)._p.addnext(parse_xml(f"<w:p {_W}>{xml}</w:p>"))

    assert expected == _read(change)["sections"].get("what-was-done", "")


def _add(filling: Filling, style: str, text: str, *, level: int = 0) -> None:
    """Add a paragraph of a style at the end of a section."""
    after = filling.heading(_LIMITS)._p
    new = OxmlElement("w:p")
    after.addprevious(new)
    paragraph = Paragraph(new, filling.heading(_LIMITS)._parent)
    paragraph.style = style
    if level:
        numbers = new.get_or_add_pPr().get_or_add_numPr()
        style_numbers = filling.document.styles[style].element.pPr.numPr
        numbers.get_or_add_numId().val = style_numbers.numId.val
        numbers.get_or_add_ilvl().val = level
    add_run(paragraph, text)


def test_lists_and_headings_of_word() -> None:
    """Numbered lists count, deeper items stand deeper, headings are of lower rank."""
    adapt = vocabularies()["sections"].by_id["what-made-it-work"]

    def change(filling: Filling) -> None:
        _add(filling, "Heading 3", "عنوان فرعي")
        _add(filling, "List Number", "أول\nتتمة")
        _add(filling, "List Number", "ثانٍ")
        _add(filling, "Normal", "نص")
        _add(filling, "List Bullet", "بند")
        _add(filling, "List Bullet", "بند أدنى", level=1)
        _add(filling, "Normal", "")
        _add(filling, "List Bullet", "بند بعد فراغ")

    expected = (
        "### عنوان فرعي\n\n1. أول\n   تتمة\n2. ثانٍ\n\n"
        "نص\n\n- بند\n  - بند أدنى\n\n- بند بعد فراغ"
    )

    assert {adapt.id: expected} == _read(change)["sections"]


def test_sentences_of_a_list_section_become_items() -> None:
    """Whatever mark begins it, a paragraph of a section of items is an item."""
    lines = ("جملة", "- بشرطة", "– بشرطة طويلة", "* نجمة", "1. رقم")

    def change(filling: Filling) -> None:
        for line in reversed(lines):
            new = OxmlElement("w:p")
            filling.heading(_LIMITS)._p.addnext(new)
            add_run(Paragraph(new, filling.heading(_LIMITS)._parent), line)

    expected = "- جملة\n- بشرطة\n- بشرطة طويلة\n* نجمة\n1. رقم"

    assert {"limits": expected} == _read(change)["sections"]


def test_language_is_told_by_its_letters() -> None:
    """Where the language is not given, the letters of the text tell it."""

    def write(title: str) -> str:
        def change(filling: Filling) -> None:
            filling.write("language", "")
            filling.write("title", title)

        return str(_read(change)["language"])

    assert ("ar", "en") == (write("قسائم IOM"), write("Vouchers"))


def test_translation_keeps_words_only() -> None:
    """As a translation the form has its words and its source; facts are told."""

    def change(filling: Filling) -> None:
        filling.write("title", "Vouchers")
        filling.write("countries", "Egypt")

    filling = Filling(light_form(_EN), vocabularies())
    change(filling)
    form = importer().read(filling.save(), "file.docx").as_translation("file.docx")

    assert _EN == form.language
    assert {"title": "Vouchers", "translated_from": "ar"} == form.record["fields"]
    assert ["P717"] == [problem.code for problem in form.problems]


def test_words_beside_names_and_beyond_columns_are_told() -> None:
    """What stands beside a name, in a column too many or a table within, is told."""
    filling = Filling(light_form(_EN), vocabularies())
    filling.write("title", "Vouchers")
    names = filling.cell("title")._tc.getprevious()
    names.p_lst[0].addnext(parse_xml(f"<w:p {_W}><w:r><w:t>beside</w:t></w:r></w:p>"))
    filling.cell("summary").add_table(1, 1).cell(0, 0).text = "within"
    table, _ = filling._columns["places"]
    extra = parse_xml(f"<w:tc {_W}><w:p><w:r><w:t>beyond</w:t></w:r></w:p></w:tc>")
    table._tbl.tr_lst[1].append(extra)
    form = importer().read(filling.save(), "file.docx")

    assert ["P708", "P711", "P708"] == [problem.code for problem in form.problems]


def test_wrapped_cells_are_read() -> None:
    """Cells within controls and tracked changes are read like others."""

    def change(filling: Filling) -> None:
        filling.write("title", "قسائم")
        cell = filling.cell("title")._tc
        control = parse_xml(f"<w:sdt {_W}><w:sdtContent/></w:sdt>")
        cell.addprevious(control)
        control[0].append(cell)
        row = control.getparent()
        wrapping = parse_xml(f"<w:customXml {_W}/>")
        row.addprevious(wrapping)
        wrapping.append(row)

    assert {"title": "قسائم"} == _read(change)["fields"]


def test_what_is_empty_or_deleted_is_passed_over() -> None:
    """Empty tables, lines and cells say nothing, nor does a line that is deleted."""

    def change(filling: Filling) -> None:
        filling.write("title", "قسائم")
        row = filling.cell("title")._tc.getparent()
        empty = parse_xml(f"<w:tr {_W}><w:tc><w:p/></w:tc><w:sdt/></w:tr>")
        mark = "<w:trPr><w:del w:id='1'/></w:trPr>"
        words = "<w:tc><w:p><w:r><w:t>IOM</w:t></w:r></w:p></w:tc>"
        row.addnext(parse_xml(f"<w:tr {_W}>{mark}{words}</w:tr>"))
        row.addnext(empty)
        table, _ = filling._columns["places"]
        table._tbl.tr_lst[1].append(parse_xml(f"<w:tc {_W}><w:p/></w:tc>"))
        table._tbl.addprevious(parse_xml(f"<w:tbl {_W}><w:tr><w:tc/></w:tr></w:tbl>"))
        heading = filling.heading(vocabularies()["sections"].by_id["recommendations"])
        heading._p.addnext(parse_xml(f"<w:p {_W}/>"))

    assert {"title": "قسائم"} == _read(change)["fields"]


def test_item_of_an_unknown_list_has_a_bullet() -> None:
    """A list that the document does not describe is taken for one with bullets."""

    def change(filling: Filling) -> None:
        look = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='999'/></w:numPr>"
        words = "<w:r><w:t>بند</w:t></w:r>"
        item = parse_xml(f"<w:p {_W}>{look}</w:pPr>{words}</w:p>")
        filling.heading(_WHAT)._p.addnext(item)

    assert {_WHAT.id: "- بند"} == _read(change)["sections"]


@pytest.mark.parametrize(("flags", "code"), [(0, "P705"), (1, "P702")])
def test_package_without_its_text_is_refused(flags: int, code: str) -> None:
    """A package that names no text is damaged; one under a password is told apart."""
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    content = f'<Types xmlns="{types}"><Override ContentType="application/{kind}"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f"{content}</Types>")
    packed = bytearray(file.getvalue())
    packed[6] |= flags  # In the head of the file, and in the directory at the end.
    packed[packed.index(b"PK\1\2") + 8] |= flags

    with pytest.raises(UnreadableFormError) as raised:
        open_package(bytes(packed))

    assert code == raised.value.code
