"""
Problems of a form in Word: each is told with its place, and its remedy clears it.

A case is a file with a fault, and the same file after what its message tells to do.
"""

# ruff: noqa: SLF001 -- python-docx shows the XML only by its private names.

import copy
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from conftest import RunScript
from form.records import vocabularies
from form.test_word_form import importer, light_form
from form.word_filling import Filling, add_run
from sanad.languages import LANGUAGES
from sanad.problems import Problem, problem_kinds
from sanad.word_form import UnreadableFormError

_AR, _EN = LANGUAGES
_TITLE = "قسائم لعدد 120 عاملاً (IOM)"
_WHAT = vocabularies()["sections"].by_id["what-was-done"]
_LIMITS = vocabularies()["sections"].by_id["limits"]
_GROUPS = vocabularies()["sections"].by_id["recommendations"]
_OF_WORD = "P7"
# Found by the script, which knows the folder of practices.
_OF_THE_FOLDER = {"P715", "P716", "P717"}
_DRAWING = f"<w:p {nsdecls('w')}><w:r><w:drawing/></w:r></w:p>"
_BOX = (
    f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r>"
    "</w:p></w:txbxContent></w:pict></w:r></w:p>"
)
_NOTE = f'<w:p {nsdecls("w")}><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


def _fill(change: Callable[[Filling], None] | None = None) -> bytes:
    """Give a form with a title, and with a change."""
    filling = Filling(light_form(_AR), vocabularies())
    filling.write("title", _TITLE)
    if change is not None:
        change(filling)
    return filling.save()


def _pack(**parts: bytes) -> bytes:
    """Give a sound form in which parts are replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_fill())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            short = name.rpartition("/")[2].partition(".")[0].strip("[]")
            new.writestr(name, parts.get(short, old.read(name)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _read_part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_fill())) as package:
        return package.read(name)


def _below(xml: str) -> Callable[[Filling], None]:
    """Give a change that puts an element below the heading of a section."""

    def change(filling: Filling) -> None:
        filling.heading(_WHAT)._p.addnext(parse_xml(xml))

    return change


def _write_below_title(filling: Filling) -> None:
    filling.document.paragraphs[0].insert_paragraph_before("نص شارد")


def _write_above_groups(filling: Filling) -> None:
    new = copy.deepcopy(filling.document.paragraphs[0]._p)
    filling.heading(_GROUPS)._p.addnext(new)
    for child in list(new):
        new.remove(child)
    add_run(docx.text.paragraph.Paragraph(new, None), "توصية بلا جهة")


def _rename_row(filling: Filling) -> None:
    _write_row(filling, "خانة أخرى", "جواب")


def _write_row(filling: Filling, name: str, answer: str) -> None:
    """Add a line to the first table, with a name of one's own."""
    row = filling.document.tables[0].add_row()
    row.cells[0].text, row.cells[1].text = name, answer


def _add_table(filling: Filling) -> None:
    table = filling.document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "سنة", "2020"
    filling.heading(_WHAT)._p.addnext(table._tbl)


def _add_title(filling: Filling) -> None:
    _write_row(filling, "Title", "عنوان ثانٍ")


def _as_macros() -> bytes:
    types = _read_part("[Content_Types].xml")
    main = b"wordprocessingml.document.main+xml"
    return _pack(Content_Types=types.replace(main, b"macroEnabled.main+xml"))


def _bomb() -> bytes:
    return _pack(document=b"<w:document>" + b" " * 41_000_000)


def _nested() -> bytes:
    xml = _read_part("word/document.xml")
    start = b"<w:body>"
    deep = start + b"<w:ins>" * 20_000 + b"</w:ins>" * 20_000
    return _pack(document=xml.replace(start, deep, 1))


def _with_entities() -> bytes:
    xml = _read_part("word/document.xml").partition(b"?>")[2]
    return _pack(document=b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + xml)


_UNREADABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a text": ("P701", lambda: b"title: x"),
    "an old .doc": (
        "P701",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    ),
    "a zip of something": ("P701", lambda: _zip("a.txt", b"x")),
    "a spreadsheet": ("P701", lambda: _pack(Content_Types=b"<Types/>")),
    "under a password": (
        "P702",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        ),
    ),
    "with macros": ("P703", _as_macros),
    "a bomb": ("P704", _bomb),
    "a large file": ("P704", lambda: b"PK\x03\x04" + b"x" * 20_000_001),
    "many parts": ("P704", lambda: _zip(*((str(n), b"") for n in range(2_001)))),
    "cut short": ("P705", lambda: _fill()[:9_000]),
    "without a body": ("P705", lambda: _pack(document=b"<document/>")),
    "with broken XML": ("P705", lambda: _pack(document=b"<w:document>")),
    "with a DTD": ("P705", _with_entities),
    "nested without end": ("P705", _nested),
    "in another encoding": ("P705", lambda: _pack(document="<a/>".encode("utf-16"))),
    "with broken bytes": ("P705", lambda: _pack(document=b"\xff")),
    "another document": ("P706", lambda: _document("نص آخر")),
    "the empty form": ("P707", lambda: light_form(_EN)),
}


def _zip(*parts: object) -> bytes:
    rows = [parts] if isinstance(parts[0], str) else parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in rows:  # type: ignore[misc]
            archive.writestr(name, content)
    return out.getvalue()


def _document(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class _Case:
    """A fault in a form, what its remedy makes of it, and where it is told to stand."""

    code: str
    broken: Callable[[Filling], None]
    where: str
    found: str = ""
    mended: Callable[[Filling], None] | None = None


_CASES = [
    _Case("P708", _write_below_title, "استمارة ممارسة", "نص شارد"),
    _Case(
        "P708",
        _write_above_groups,
        "التوصيات",
        "توصية بلا جهة",
        lambda filling: filling.write_section(
            vocabularies()["recommendation_addressees"].terms[0],
            "- توصية",
            after=_GROUPS,
            items=True,
        ),
    ),
    _Case(
        "P709",
        _rename_row,
        "بيانات الممارسة",
        "خانة أخرى جواب",
        lambda filling: _write_row(filling, "الملخص", "جواب"),
    ),
    _Case("P710", _below(_DRAWING), "ما الذي نُفِّذ"),
    _Case(
        "P711",
        _add_table,
        "ما الذي نُفِّذ",
        "سنة 2020",
        lambda filling: filling.write_section(_WHAT, "في سنة 2020.", items=False),
    ),
    _Case("P712", _below(_BOX), "ما الذي نُفِّذ"),
    _Case("P713", _below(_NOTE), "ما الذي نُفِّذ"),
    _Case("P714", _add_title, "بيانات الممارسة", "عنوان ثانٍ"),
]


@pytest.mark.parametrize("name", _UNREADABLE)
def test_unreadable_file_is_told(name: str) -> None:
    """A file that is no form is refused with its own code."""
    code, make = _UNREADABLE[name]

    with pytest.raises(UnreadableFormError) as fault:
        importer().read(make(), "file.docx")

    assert code == fault.value.code
    for language in LANGUAGES:
        problem = Problem(code, "file.docx", 1, values=fault.value.values)
        assert "{" not in problem.message(language) + problem.remedy(language)


def test_saved_anew_the_form_is_read() -> None:
    """The remedy for what cannot be read, a .docx saved anew and filled in, is read."""
    form = importer().read(_pack(), "file.docx")

    assert () == form.problems
    assert {"title": _TITLE} == form.record["fields"]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.code} {case.where}")
def test_unplaced_is_told_until_it_is_mended(case: _Case) -> None:
    """What has no place is told with its place; after the remedy nothing is told."""
    (problem,) = importer().read(_fill(case.broken), "file.docx").problems
    mended = importer().read(_fill(case.mended), "file.docx")

    assert (case.code, case.where) == (problem.code, problem.values["where_ar"])
    assert case.found == problem.values.get("found", "")
    assert () == mended.problems
    for language in LANGUAGES:
        assert "{" not in problem.message(language) + problem.remedy(language)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Give a filled form in a folder of its own."""
    path = tmp_path / "practice.docx"
    path.write_bytes(_fill(lambda f: f.write_section(_WHAT, "نص.[1]", items=False)))
    (tmp_path / "practices").mkdir()
    return path


def test_name_of_the_folder_is_asked_for(filled: Path, run_script: RunScript) -> None:
    """Without a name nothing is written; with `--slug` it is."""
    root = filled.parent / "practices"
    without = run_script("import_docx.py", filled, "--practices", root)
    given = run_script("import_docx.py", filled, "--practices", root, "--slug", "a-b-c")

    assert (2, 1) == (without.returncode, given.returncode)
    assert "P715" in without.stdout
    assert "P715" not in given.stdout
    assert ["a-b-c/ar.md"] == [
        path.relative_to(root).as_posix() for path in root.glob("*/*")
    ]
    assert "P102 countries" in given.stdout


def test_nothing_is_overwritten(filled: Path, run_script: RunScript) -> None:
    """A text that is there stays as it is; under another name the form is written."""
    root = filled.parent / "practices"
    (root / "a-b-c").mkdir()
    (root / "a-b-c" / "ar.md").write_text("mine", encoding="utf-8")
    first = run_script("import_docx.py", filled, "--practices", root, "--slug", "a-b-c")
    other = run_script("import_docx.py", filled, "--practices", root, "--slug", "a-b-d")

    assert (2, 1) == (first.returncode, other.returncode)
    assert "P716" in first.stdout
    assert "mine" == (root / "a-b-c" / "ar.md").read_text(encoding="utf-8")
    assert (root / "a-b-d" / "ar.md").is_file()


def test_translation_carries_no_facts(filled: Path, run_script: RunScript) -> None:
    """Beside a source text the form is its translation: stamped, and without facts."""
    root = filled.parent / "practices"
    source = root / "a-b-c" / "en.md"
    source.parent.mkdir()
    source.write_text("---\ntitle: x\n---\n\n## What was done\n\nText.\n")
    told = filled.with_name("told.docx")
    told.write_bytes(_fill(lambda filling: filling.write("countries", "مصر")))
    arguments = ("--practices", root, "--slug", "a-b-c")
    with_facts = run_script("import_docx.py", told, *arguments)
    text = (root / "a-b-c" / "ar.md").read_text(encoding="utf-8")
    (root / "a-b-c" / "ar.md").unlink()
    without = run_script("import_docx.py", filled, *arguments)

    assert "P717" in with_facts.stdout
    assert "P717" not in without.stdout
    assert "countries" not in text
    assert "translated_from: en\nsource_digest: " in text


def test_file_that_is_not_there(tmp_path: Path, run_script: RunScript) -> None:
    """A name without a file is wrong use, told in both languages."""
    result = run_script("import_docx.py", tmp_path / "no.docx")

    assert 2 == result.returncode
    assert "تعذّر فتح الملف" in result.stderr


def test_every_code_of_word_is_mended_here() -> None:
    """Each code of a form in Word is brought and cleared by a test of this module."""
    unreadable = {code for code, _ in _UNREADABLE.values()}
    codes = unreadable | {case.code for case in _CASES} | _OF_THE_FOLDER

    assert {code for code in problem_kinds() if code[:2] == _OF_WORD} == codes
