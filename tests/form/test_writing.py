"""A record becomes a file that no mending changes and that reads back as the record."""

import dataclasses
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from form.records import (
    PRACTICES,
    VOCABULARIES,
    Record,
    generate_records,
    read_record,
    vocabularies,
    write_records,
)
from sanad.fixing import fix_text
from sanad.library import load_library
from sanad.model import Library, Practice
from sanad.reading import split_front_matter
from sanad.schema import Field, Kind, practice_fields, record_fields
from sanad.writing import clean_text, has_place, write_practice
from sanad.yaml_nodes import parse_yaml, to_plain

_GENERATED = 240


def _write(**values: object) -> str:
    sections = values.pop("sections", {})
    record = {"language": "ar", "slug": "x", "fields": values, "sections": sections}
    return write_practice(record, vocabularies())


def test_record_is_written_in_the_style_of_the_library() -> None:
    """Words stand in quotes, ids bare, records one a line, sources in blocks."""
    label = {"ar": "سؤال (SMS)", "en": "questions"}
    text = _write(
        title='قال: "نعم" # IOM',
        countries=["egypt", "regional"],
        actors=[
            {"role": "lead", "organization": "iom"},
            {"name": label, "type": "un-agency", "role": "partner"},
        ],
        start="2020-04",
        end="unknown",
        gcm=["7"],
        reach=[{"number": "840", "unit": label, "as_of": "2020", "source": "1"}],
        sources=[
            {"title": "T", "date": "unknown", "independent": "true", "url": "x y"}
        ],
        keywords={"ar": ["أ", "ب"], "en": []},
        sections={"context": "نص.[1]", "recommendations": {"donors": "- تمويل"}},
    )

    assert text == (
        "---\n"
        'title: "قال: \\"نعم\\" # IOM"\n'
        "countries: [egypt, regional]\n"
        "actors:\n"
        "  - {organization: iom, role: lead}\n"
        '  - {name: {ar: "سؤال (SMS)", en: "questions"}, type: un-agency, '
        "role: partner}\n"
        'start: "2020-04"\n'
        "end: unknown\n"
        "gcm: [7]\n"
        "reach:\n"
        '  - {number: 840, unit: {ar: "سؤال (SMS)", en: "questions"}, as_of: "2020", '
        "source: 1}\n"
        "sources:\n"
        '  - title: "T"\n'
        "    date: unknown\n"
        "    independent: true\n"
        '    url: "x y"\n'
        'keywords: {ar: ["أ", "ب"]}\n'
        "---\n\n"
        "## السياق\n\nنص.[1]\n\n"
        "## التوصيات\n\n### الجهات المانحة\n\n- تمويل\n"
    )


def test_what_is_empty_is_left_out() -> None:
    """Blank texts, empty lists, rows and sections leave no trace."""
    text = _write(
        title=" \u200f\u00a0 ",
        countries=["", " "],
        actors=[{}, {"organization": "", "name": {"ar": "", "en": " "}}],
        keywords={"ar": [""]},
        criteria={"relevant": ""},
        nothing="x",
        sections={"context": "\n \n", "recommendations": {"donors": ""}, "other": "x"},
    )

    assert text == "---\n\n---\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("tunisia", "tunisia"),
        ("no", '"no"'),
        ("True", '"True"'),
        ("~", '"~"'),
        ("a: b", '"a: b"'),
        ("تونس", '"تونس"'),
        ('"', '"\\""'),
        ("\\", '"\\\\"'),
        ("٧", "7"),
    ],
)
def test_word_is_bare_only_where_yaml_reads_it_so(value: str, written: str) -> None:
    """An id stands bare; what YAML readers would take for something else is quoted."""
    assert _write(countries=[value]) == f"---\ncountries: [{written}]\n---\n"


def test_translation_carries_no_fact() -> None:
    """A translation has its own fields only, a source text none of these."""
    facts = {"countries": ["egypt"], "translators": ["IOM مصر"], "title": "x"}

    assert 'translators: ["IOM مصر"]' in _write(translated_from="en", **facts)
    assert "countries" not in _write(translated_from="en", **facts)
    assert "translators" not in _write(**facts)


def test_line_ends_and_half_characters_are_mended() -> None:
    """Line ends become one kind, halves of an emoji go, whole ones stay."""
    assert clean_text("a\r\nb\rc\ud83d😀") == "a\nb\nc😀"


@pytest.mark.parametrize(
    "record", generate_records(_GENERATED), ids=lambda r: r["slug"]
)
def test_made_up_record_reads_back(record: Record) -> None:
    """Whatever a record holds, its file is sound YAML with the record's own values."""
    text = write_practice(record, vocabularies())

    front, _, _, _ = split_front_matter(text)

    assert text == fix_text(text)
    assert (to_plain(parse_yaml(front)) or {}) == _expect_fields(record)


def _expect_fields(record: Record) -> Record:
    values = record["fields"]
    known = {n: f for n, f in practice_fields().items() if has_place(f, values)}
    return _expect_parts(values, known)


def _expect_parts(values: Record, fields: Mapping[str, Field]) -> Record:
    expected = {
        name: _expect(values[name], field)
        for name, field in fields.items()
        if values.get(name)
    }
    return {name: value for name, value in expected.items() if value}


def _expect(value: Any, field: Field | None = None) -> Any:  # noqa: ANN401 -- JSON.
    """Give what is read of a value: white space evened, empty parts left out."""
    if isinstance(value, str):
        return " ".join(clean_text(value).split())
    if isinstance(value, list) and field and field.kind is Kind.RECORDS:
        rows = [_expect_parts(row, record_fields(field.record)) for row in value]
        return [row for row in rows if row]
    if isinstance(value, list):
        return [text for item in value if (text := _expect(item))]
    return {name: text for name, item in value.items() if (text := _expect(item))}


@pytest.fixture(scope="module")
def real() -> Library:
    """Load the library."""
    return load_library(PRACTICES)


def test_real_practices_are_written_as_they_are(real: Library, tmp_path: Path) -> None:
    """Every practice, read into records and written anew, has the same values."""
    write_records(
        tmp_path, [read_record(path) for path in sorted(PRACTICES.glob("[!_]*/*.md"))]
    )
    for media in PRACTICES.glob("[!_]*/media"):
        shutil.copytree(media, tmp_path / media.parent.name / "media")

    written = load_library(tmp_path, VOCABULARIES)

    assert real.practices.keys() == written.practices.keys()
    for slug, practice in real.practices.items():
        assert _values_of(practice) == _values_of(written.practices[slug]), slug


def _values_of(practice: Practice) -> Record:
    return {
        field.name: getattr(practice, field.name)
        for field in dataclasses.fields(practice)
    }
