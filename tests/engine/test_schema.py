"""The schema: every field declared once, with its words in both languages."""

import pytest

from engine.builders import VOCABULARIES
from sanad.languages import LANGUAGES, Language
from sanad.schema import (
    Field,
    Kind,
    Requirement,
    kind_labels,
    practice_fields,
    record_fields,
)
from sanad.vocabularies import VOCABULARY_NAMES, load_vocabularies
from sanad.yaml_nodes import MapNode, parse_yaml

_RECORDS = sorted({field.record for field in practice_fields().values()} - {""})
_ALL = [
    *practice_fields().values(),
    *(part for record in _RECORDS for part in record_fields(record).values()),
]


@pytest.mark.parametrize("field", practice_fields().values(), ids=lambda f: f.name)
def test_field_explains_itself_in_both_languages(field: Field) -> None:
    """Each field has a name, a help in both languages, and an example to copy."""
    assert set(LANGUAGES) == set(field.label) == set(field.help or {})
    assert all((field.help or {}).values())
    assert field.example.startswith(f"{field.name}: ")


@pytest.mark.parametrize("field", practice_fields().values(), ids=lambda f: f.name)
def test_example_is_strict_yaml(field: Field) -> None:
    """The example of a field can be pasted as it is."""
    root = parse_yaml(field.example)

    assert isinstance(root, MapNode)
    assert [field.name] == list(root.entries)


@pytest.mark.parametrize("field", _ALL, ids=lambda f: f.name)
def test_field_names_lists_that_exist(field: Field) -> None:
    """A field of choices names a known vocabulary; no other field does."""
    needs = field.kind in {Kind.CHOICE, Kind.CHOICES, Kind.SCORES}

    assert needs == bool(field.vocabulary)
    assert {field.vocabulary, field.scores} <= {"", *VOCABULARY_NAMES}


@pytest.mark.parametrize("field", _ALL, ids=lambda f: f.name)
def test_records_have_parts(field: Field) -> None:
    """A field of records names its parts; no other field does."""
    assert (field.kind is Kind.RECORDS) == bool(field.record)


def test_every_kind_has_words() -> None:
    """The form of every kind of value is told in both languages."""
    assert set(Kind) == set(kind_labels())
    assert all(words[lang] for words in kind_labels().values() for lang in LANGUAGES)


def test_translation_carries_words_only() -> None:
    """A translation carries title, summary and what tells of the translation."""
    carried = [f.name for f in practice_fields().values() if f.on_translation]

    assert [
        "title",
        "summary",
        "translated_from",
        "translators",
        "source_digest",
    ] == carried


def test_opening_needs_what_the_design_says() -> None:
    """What must be there to open a pull request."""
    needed = [
        field.name
        for field in practice_fields().values()
        if field.required is Requirement.OPENING
    ]

    assert [
        *("title", "summary", "countries", "themes", "practice_type"),
        *("target_groups", "actors", "start", "sources"),
    ] == needed


def test_limits_are_numbers() -> None:
    """Counts and lengths are read as numbers."""
    fields = practice_fields()

    assert (1, 3) == (fields["themes"].minimum, fields["themes"].maximum)
    assert (90, 60) == (fields["title"].max_characters, fields["summary"].max_words)
    assert fields["start"].may_be_unknown


def test_unknown_record_is_a_fault() -> None:
    """There are no parts of a record that is not declared."""
    with pytest.raises(KeyError):
        record_fields("nothing")


def test_place_is_in_both_languages() -> None:
    """The parts of a place are its names."""
    assert list(LANGUAGES) == list(record_fields("place"))


def test_sections_of_the_design_are_there() -> None:
    """The section that every practice needs, and the one to publish, are known."""
    vocabularies, _ = load_vocabularies(VOCABULARIES)
    sections = vocabularies["sections"].by_id

    assert {"what-was-done", "limits"} <= set(sections)
    assert "recommendation_addressees" == sections["recommendations"].extra["by"]
    assert "التوصيات" == sections["recommendations"].label[Language.ARABIC]
