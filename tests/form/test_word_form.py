"""The Word form: what stands in it, and that it gives the bytes of the writer."""

# ruff: noqa: SLF001 -- python-docx shows the XML only by its private names.

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from form.records import generate_records, read_record, vocabularies
from form.word_filling import Filling
from sanad.languages import LANGUAGES, Language
from sanad.reading import SLUG_FORM
from sanad.schema import Field, Kind, practice_fields, record_fields
from sanad.word_form import FormImporter, form_path, make_form
from sanad.writing import clean_text, write_practice

_PRACTICES = Path(__file__).resolve().parents[2] / "practices"
_EPOCH = 1795392000  # 2026-11-23.
_COUNT, _CHUNKS = 208, 8

# What the form mends while it is read, where the browser's form offers a list or tells
# the fault: dates in words, the marks of thousands, yes in words, a quote after a link.
_MENDED = {
    Kind.DATE: {"أبريل 2020": "2020-04", "2020/4": "2020-04"},
    Kind.NUMBER: {"1,040": "1040"},
    Kind.YES_NO: {"نعم": "true", "no": "false"},
    Kind.URL: {'https://example.org/"': "https://example.org/"},
}
# The name of a term, which the form takes for its id: no record of the browser has it.
_ITEM = re.compile(r"^\s*(?:[-*] )?")
_NAME_OF_A_TERM = "الصحة"

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_chunk = pytest.mark.parametrize("chunk", range(_CHUNKS))


@cache
def empty_form(language: Language) -> bytes:
    """Give the empty form."""
    return make_form(language, vocabularies(), _EPOCH)


@cache
def light_form(language: Language) -> bytes:
    """Give the empty form as saved by an editor that knows no lists to choose from."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(empty_form(language))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            content = re.sub(rb"<w:listItem [^>]*/>", b"", old.read(name))
            new.writestr(name, content)
    return out.getvalue()


@cache
def importer() -> FormImporter:
    """Give what reads forms."""
    return FormImporter(vocabularies())


def _lines(language: Language) -> set[str]:
    document = docx.Document(io.BytesIO(empty_form(language)))
    cells = (c for t in document.tables for row in t.rows for c in row.cells)
    in_cells = {p.text for cell in cells for p in cell.paragraphs}
    return in_cells | {p.text for p in document.paragraphs}


def _keys(fields: dict[str, Field], before: str = "") -> set[str]:
    keys: set[str] = set()
    for name, field in fields.items():
        if field.kind is Kind.RECORDS:
            keys |= _keys(dict(record_fields(field.record)), f"{name}.")
        elif field.kind in {Kind.LABELS, Kind.LABEL_LISTS}:
            keys |= {f"{before}{name}.{language}" for language in LANGUAGES}
        elif field.kind is not Kind.DIGEST and not field.by_reviewers:
            keys.add(before + name)
    return keys


@each_language
def test_form_asks_for_the_fields_of_the_schema(language: Language) -> None:
    """Every field that a contributor may write has a cell, and no other has one."""
    document = docx.Document(io.BytesIO(empty_form(language)))
    printed = {
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", paragraph.text)
    }

    assert _keys(dict(practice_fields())) | {"language", "slug"} == printed


@each_language
def test_form_speaks_both_languages(language: Language) -> None:
    """Names of fields and headings of sections stand in Arabic and in English."""
    lines = _lines(language)
    sections = vocabularies()["sections"].terms

    assert {f.label[lang] for f in _asked() for lang in LANGUAGES} <= lines
    assert {
        f"{term.label[language]} · {term.label[language.other]}" for term in sections
    } <= lines


def _asked() -> list[Field]:
    return [
        field
        for field in practice_fields().values()
        if not field.by_reviewers
        and field.kind not in {Kind.RECORDS, Kind.LABEL_LISTS, Kind.DIGEST}
    ]


@each_language
def test_form_offers_every_term(language: Language) -> None:
    """Each term may be chosen from a list in a cell, and stands among the lists."""
    with zipfile.ZipFile(io.BytesIO(empty_form(language))) as package:
        xml = package.read("word/document.xml").decode()
    offered = set(re.findall(r'w:displayText="([^"]*)"', xml))
    wanted = {
        f"{term.label[language]} ({term.id})"
        for name in ("countries", "organizations", "source_kinds", "target_groups")
        for term in vocabularies()[name].terms
    }

    assert set() == wanted - {text.replace("&amp;", "&") for text in offered}
    assert set() == wanted - _lines(language)


@each_language
def test_form_runs_as_its_language_reads(language: Language) -> None:
    """Tables, paragraphs and the page of the Arabic form run from right to left."""
    document = docx.Document(io.BytesIO(empty_form(language)))
    turned = [
        t._tbl.tblPr.find(qn("w:bidiVisual")) is not None for t in document.tables
    ]
    normal = document.styles["Normal"].element
    page = document.sections[0]._sectPr
    is_rtl = language is Language.ARABIC

    assert {is_rtl} == set(turned)
    assert is_rtl == (normal.find(f".//{qn('w:bidi')}") is not None)
    assert is_rtl == (page.find(qn("w:bidi")) is not None)


def test_same_vocabularies_give_the_same_bytes() -> None:
    """The form of a language is the same whenever it is made."""
    for language in LANGUAGES:
        made = make_form(language, vocabularies(), _EPOCH)

        assert empty_form(language) == made
        assert f"{language}/contribute/practice.docx" == form_path(language)


@each_chunk
def test_filled_form_gives_the_bytes_of_the_writer(chunk: int) -> None:
    """Records with quotes, controls, emoji and long texts come back byte for byte."""
    # Half of them in each form.
    language = LANGUAGES[chunk * len(LANGUAGES) // _CHUNKS]
    records = generate_records(_COUNT)[chunk::_CHUNKS]
    faults = [
        record["slug"]
        for record in map(_as_typed, records)
        if _write(record, language) != write_practice(record, vocabularies())
    ]

    assert [] == faults


@each_language
@each_chunk
def test_form_filled_by_a_person_gives_the_practice(
    language: Language, chunk: int
) -> None:
    """Real practices, typed with lists, bold words and links of Word, come back."""
    paths = sorted(_PRACTICES.glob("[!_]*/*.md"))[chunk :: 5 * _CHUNKS]
    faults = []
    for path in paths:
        record = _as_typed(read_record(path))
        if _write(record, language, as_person=True) != write_practice(
            record, vocabularies()
        ):
            faults.append(path.parent.name)

    assert [] == faults


def _write(
    record: dict[str, Any], language: Language, *, as_person: bool = False
) -> str:
    filling = Filling(light_form(language), vocabularies())
    filling.fill(record, as_person=as_person)
    form = importer().read(filling.save(), "filled.docx")

    assert () == form.problems
    assert record["slug"] == form.slug

    return write_practice(form.record, vocabularies())


def _as_typed(record: dict[str, Any]) -> dict[str, Any]:
    """Give a record as it can be typed into the form: no field of reviewers."""
    fields = {
        name: _type(value, practice_fields()[name])
        for name, value in record["fields"].items()
        if not practice_fields()[name].by_reviewers and name != "source_digest"
    }
    sections = {
        name: _type_section(text, is_list=name in {"limits", "lessons"})
        for name, text in record["sections"].items()
    }
    return {**record, "fields": fields, "sections": sections}


def _type(value: Any, field: Field) -> Any:  # noqa: ANN401 -- as in a record.
    if field.kind is Kind.SLUGS:
        return [word for word in value if SLUG_FORM.fullmatch(word)] or ["a-practice"]
    if field.kind is Kind.RECORDS:
        parts = record_fields(field.record)
        return [
            {name: _type(inner, parts[name]) for name, inner in record.items()}
            for record in value
        ]
    if isinstance(value, list):
        return [word for word in value if word != _NAME_OF_A_TERM]
    if isinstance(value, str):
        text = _MENDED.get(field.kind, {}).get(value, value)
        return "" if field.vocabulary and text == _NAME_OF_A_TERM else text
    return value


def _type_section(text: Any, *, is_list: bool) -> Any:  # noqa: ANN401 -- as above.
    """Give a section as it is typed: without an indent at its start, lists as items."""
    if isinstance(text, dict):
        return {
            name: _type_section(items, is_list=True) for name, items in text.items()
        }
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    if not is_list:
        return clean_text(even).lstrip()
    lines = (_ITEM.sub("", clean_text(line)).strip() for line in even.split("\n"))
    return "\n".join(f"- {line}" for line in lines if line)
