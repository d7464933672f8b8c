"""
Collecting: what was read of a form, put together as the parts of a record.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from sanad.languages import LANGUAGES, Language
from sanad.vocabularies import Vocabularies
from sanad.word_form.bodies import write_body
from sanad.word_form.layout import LANGUAGE, SLUG
from sanad.word_form.paragraphs import Paragraph
from sanad.word_form.values import Value

_ARABIC, _LATIN = "ARABIC", "LATIN"  # As the names of letters in Unicode begin.

Bodies = Mapping[tuple[str, str], Sequence[Paragraph]]


def collect_fields(
    values: Mapping[str, Value], records: Mapping[str, Sequence[Mapping[str, Value]]]
) -> dict[str, Any]:
    """Put values, and the lines of groups, where the fields of a record have them."""
    fields: dict[str, Any] = {}
    for key, value in values.items():
        if key not in {LANGUAGE, SLUG}:
            _set(fields, key.split("."), value)
    for name, rows in records.items():
        filled = [record for row in rows if (record := _nest(row))]
        if filled:
            fields[name] = filled
    return fields


def collect_sections(bodies: Bodies, vocabularies: Vocabularies) -> dict[str, Any]:
    """Write the paragraphs of each section, and of each of its groups, as Markdown."""
    sections: dict[str, Any] = {}
    for term in vocabularies["sections"].terms:
        is_list = "list" in term.extra
        if "by" not in term.extra:
            body = write_body(bodies.get((term.id, ""), []), is_list=is_list)
            sections |= {term.id: body} if body else {}
            continue
        texts = {
            group.id: write_body(bodies.get((term.id, group.id), []), is_list=is_list)
            for group in vocabularies[term.extra["by"]].terms
        }
        filled = {group: text for group, text in texts.items() if text}
        sections |= {term.id: filled} if filled else {}
    return sections


def find_language(
    given: Value, fields: Mapping[str, Any], sections: Mapping[str, Any]
) -> Language:
    """Find the language of the text: as given, else by the letters of its words."""
    if given in LANGUAGES:
        return Language(str(given))
    words = "".join((str(fields.get("title", "")), *map(str, sections.values())))
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in words]
    is_arabic = scripts.count(_ARABIC) >= scripts.count(_LATIN)
    return Language.ARABIC if is_arabic else Language.ENGLISH


def _nest(row: Mapping[str, Value]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in row.items():
        if value:
            _set(record, key.split(".")[1:], value)
    return record


def _set(target: dict[str, Any], way: list[str], value: Value) -> None:
    for name in way[:-1]:
        target = target.setdefault(name, {})
    target[way[-1]] = value
