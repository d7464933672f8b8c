"""
Writing: from a record, which a form or a Word file has filled in, to a practice's text.

A record is plain JSON whose values are strings; what is absent or empty is left out::

    {"language": "ar", "slug": "cash-for-workers",
     "fields": {"title": "…", "countries": ["egypt"],
                "actors": [{"organization": "iom", "role": "lead"}],
                "start": "2020-04", "places": [{"ar": "…", "en": "…"}],
                "keywords": {"ar": ["…"], "en": ["…"]}, …: as in schema.yml},
     "sections": {"context": "Markdown", …: ids of sections.yml,
                  "recommendations": {"government": "Markdown list", …}}}

What comes out is as `fixing` leaves a text: fields in the order of the schema, words in
quotes, ids bare, hidden characters and tatweel gone, digits 0-9. A record with a value
of `translated_from` is a translation. Fields and sections that have no place in a text
of its kind are passed over. `form/browser/writing.js` writes the same bytes; tests/form
holds the two together.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from sanad.arabic import remove_hidden_characters, remove_tatweel, to_western_digits
from sanad.checking.scalars import UNKNOWN, YES_NO_WORDS
from sanad.fixing import fix_text
from sanad.languages import LANGUAGES, Language
from sanad.schema import Field, Kind, practice_fields, record_fields
from sanad.vocabularies import Term, Vocabularies

Record = Mapping[str, Any]

MARK_OF_TRANSLATION = "translated_from"
BLOCK_RECORDS = frozenset({"source"})  # Too long for one line.
_BARE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_BARE_URL = re.compile(r"https?://[A-Za-z0-9%&+,./:=?@_~#-]*[A-Za-z0-9/]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


def write_practice(record: Record, vocabularies: Vocabularies) -> str:
    """
    Write the text of one file of a practice.

    Args:
        record: The practice in one language (see above).
        vocabularies: Where the headings of sections and of groups come from.

    Returns:
        The file's text, which `fixing.fix_text` leaves as it is.
    """
    language = Language(record["language"])
    values = record.get("fields", {})
    fields = [
        f"{name}:{_lead(text)}"
        for name, field in practice_fields().items()
        if has_place(field, values) and (text := _write_value(values.get(name), field))
    ]
    sections = [
        _write_section(text, term, language, vocabularies)
        for term in vocabularies["sections"].terms
        if (text := record.get("sections", {}).get(term.id))
    ]
    body = "\n\n".join(section for section in sections if section)
    return fix_text("---\n" + "\n".join(fields) + "\n---\n\n" + body + "\n")


def has_place(field: Field, values: Record) -> bool:
    """Tell whether a field belongs into the text of these values."""
    is_translation = bool(_even(values.get(MARK_OF_TRANSLATION) or ""))
    return field.on_translation if is_translation else field.on_source


def clean_text(text: str) -> str:
    """Give a text without what `fixing` removes from it; line ends are all alike."""
    sound = _LONE_SURROGATE.sub("", _LINE_END.sub("\n", text))
    return remove_tatweel(remove_hidden_characters(to_western_digits(sound)))


def _write_section(
    text: Any,  # noqa: ANN401 -- a text, or texts by group.
    term: Term,
    language: Language,
    vocabularies: Vocabularies,
) -> str:
    """Write a section's heading and text, or nothing where there is no text."""
    parts = [_clean_body(text)] if isinstance(text, str) else []
    if isinstance(text, Mapping):
        for group in vocabularies[term.extra["by"]].terms:
            words = _clean_body(text.get(group.id) or "")
            if words:
                parts.append(f"### {group.label[language]}\n\n{words}")
    inner = "\n\n".join(part for part in parts if part)
    return f"## {term.label[language]}\n\n{inner}" if inner else ""


def _clean_body(text: str) -> str:
    clean = clean_text(text)
    return clean.strip("\n") if clean.strip() else ""


def _lead(value: str) -> str:
    """Set a value beside its key, or a block below it."""
    return value if value.startswith("\n") else f" {value}"


def _write_value(value: Any, field: Field) -> str:  # noqa: ANN401 -- the kind decides the type.
    return _WRITERS[field.kind](value, field) if value else ""


def _even(text: str) -> str:
    return " ".join(clean_text(text).split())


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if text else ""


def _write_text(value: str, _: Field) -> str:
    return _quote(_even(value))


def _write_word(value: str, field: Field) -> str:
    """Write an id or a number bare, whatever else it is in quotes."""
    text = _even(value)
    is_spoken = text.lower() in YES_NO_WORDS and field.kind is not Kind.YES_NO
    return text if _BARE.fullmatch(text) and not is_spoken else _quote(text)


def _write_date(value: str, _: Field) -> str:
    text = _even(value)
    return text if text == UNKNOWN else _quote(text)


def _write_url(value: str, _: Field) -> str:
    text = _even(value)
    return text if _BARE_URL.fullmatch(text) else _quote(text)


def _write_words(value: list[str], field: Field) -> str:
    return _join_flow("[]", [_write_word(item, field) for item in value])


def _write_names(value: list[str], field: Field) -> str:
    return _join_flow("[]", [_write_text(item, field) for item in value])


def _write_labels(value: Record, field: Field) -> str:
    return _write_by_language(value, field, _write_text)


def _write_label_lists(value: Record, field: Field) -> str:
    return _write_by_language(value, field, _write_names)


def _write_by_language(
    value: Record, field: Field, write: Callable[[Any, Field], str]
) -> str:
    parts = [
        f"{language}: {text}"
        for language in LANGUAGES
        if (text := write(value.get(language) or "", field))
    ]
    return _join_flow("{}", parts)


def _write_scores(value: Record, field: Field) -> str:
    parts = [
        f"{_write_word(name, field)}: {text}"
        for name, score in sorted(value.items())
        if (text := _write_word(score, field))
    ]
    return _join_flow("{}", parts)


def _write_records(value: list[Record], field: Field) -> str:
    records = [_write_record(record, field.record) for record in value]
    return "".join(f"\n  - {text}" for text in records if text)


def _write_record(record: Record, name: str) -> str:
    parts = [
        f"{part.name}: {text}"
        for part in record_fields(name).values()
        if (text := _write_value(record.get(part.name), part))
    ]
    return "\n    ".join(parts) if name in BLOCK_RECORDS else _join_flow("{}", parts)


def _join_flow(brackets: str, parts: list[str]) -> str:
    """Write parts in one line between brackets, or nothing where there are none."""
    inner = ", ".join(part for part in parts if part)
    return f"{brackets[0]}{inner}{brackets[1]}" if inner else ""


_WRITERS: dict[Kind, Callable[[Any, Field], str]] = {
    Kind.TEXT: _write_text,
    Kind.CHOICE: _write_word,
    Kind.CHOICES: _write_words,
    Kind.DATE: _write_date,
    Kind.YES_NO: _write_word,
    Kind.NUMBER: _write_word,
    Kind.URL: _write_url,
    Kind.LABELS: _write_labels,
    Kind.LABEL_LISTS: _write_label_lists,
    Kind.SLUGS: _write_words,
    Kind.LANGUAGE: _write_word,
    Kind.NAMES: _write_names,
    Kind.DIGEST: _write_word,
    Kind.SCORES: _write_scores,
    Kind.RECORDS: _write_records,
}
