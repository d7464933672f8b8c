"""
The schema: every field of a practice, with its rules and its help in both languages.

Reads `schema.yml`: the kinds of values, the fields in the order in which they are
written, and the parts of fields that are lists of records. The checks, `new.py` and
the pages read the same declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, cast

from sanad.languages import LANGUAGES, Labels
from sanad.yaml_nodes import parse_yaml, to_plain

_FILE = Path(__file__).parent / "schema.yml"


class Kind(StrEnum):
    """The form of a field's value."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    YES_NO = "yes_no"
    NUMBER = "number"
    URL = "url"
    LABELS = "labels"
    LABEL_LISTS = "label_lists"
    SLUGS = "slugs"
    LANGUAGE = "language"
    NAMES = "names"
    DIGEST = "digest"
    SCORES = "scores"
    NUMBERS = "numbers"
    RECORD = "record"
    RECORDS = "records"


class Requirement(StrEnum):
    """When a field must be there: to open a pull request, to be published, never."""

    OPENING = "opening"
    PUBLISHING = "publishing"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """
    One field, or one part of a record.

    `minimum` and `maximum` count values of a list; `max_characters` and `max_words`
    measure a text; 0 means no limit. `vocabulary` names the list of allowed values,
    `record` the parts of each value.
    """

    name: str
    kind: Kind
    label: Labels
    required: Requirement = Requirement.NEVER
    on_source: bool = True
    on_translation: bool = False
    vocabulary: str = ""
    scores: str = ""
    record: str = ""
    minimum: int = 0
    maximum: int = 0
    max_characters: int = 0
    max_words: int = 0
    may_be_unknown: bool = False
    by_reviewers: bool = False
    help: Labels | None = None
    example: str = ""


@cache
def practice_fields() -> Mapping[str, Field]:
    """Give the fields of a practice: name -> field, in the order of writing."""
    rows = _read_schema()["fields"]
    return {name: _read_field(name, row) for name, row in rows.items()}


@cache
def record_fields(record: str) -> Mapping[str, Field]:
    """
    Give the parts of a kind of record: name -> field.

    Raises:
        KeyError: When there is no record of this name.
    """
    rows = _read_schema()["records"][record]
    return {name: _read_field(name, row) for name, row in rows.items()}


@cache
def kind_labels() -> Mapping[Kind, Labels]:
    """Give the words for the form of each kind of value: kind -> labels."""
    rows = _read_schema()["kinds"]
    return {Kind(name): _read_labels(row) for name, row in rows.items()}


@cache
def _read_schema() -> dict[str, dict[str, dict[str, Any]]]:
    tree = to_plain(parse_yaml(_FILE.read_text(encoding="utf-8")))
    return cast("dict[str, dict[str, dict[str, Any]]]", tree)


def _read_field(name: str, row: Mapping[str, Any]) -> Field:
    on = row.get("on", ["source"])
    return Field(
        name=name,
        kind=Kind(row["kind"]),
        label=_read_labels(row["label"]),
        required=Requirement(row["required"]),
        on_source="source" in on,
        on_translation="translation" in on,
        vocabulary=row.get("vocabulary", ""),
        scores=row.get("scores", ""),
        record=row.get("record", ""),
        minimum=int(row.get("min", 0)),
        maximum=int(row.get("max", 0)),
        max_characters=int(row.get("max_characters", 0)),
        max_words=int(row.get("max_words", 0)),
        may_be_unknown=row.get("may_be_unknown") == "true",
        by_reviewers=row.get("by_reviewers") == "true",
        help=_read_labels(row["help"]) if "help" in row else None,
        example=row.get("example", ""),
    )


def _read_labels(row: Mapping[str, str]) -> Labels:
    return {language: row[language] for language in LANGUAGES}
