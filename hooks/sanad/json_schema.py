"""
The JSON Schema of a front matter, for editors and other programs.

Goes in: the fields of `schema.yml` and the vocabularies. Comes out: one schema that
holds for a source text and for a translation. Titles, descriptions and the names of
values stand in both languages. Source: JSON Schema Draft 2020-12; `enumDescriptions`
is a word of the YAML and JSON language servers, which others pass over.

The schema asks for less than `checking`, which has the last word: it sees one file.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sanad.checking.fields import PUBLISHED, REVIEWED
from sanad.checking.scalars import DATE_FORM, UNKNOWN, URL_FORM
from sanad.languages import LANGUAGES, Labels
from sanad.reading import SLUG_FORM
from sanad.schema import Field, Kind, Requirement, practice_fields, record_fields
from sanad.translation import DIGEST_FORM
from sanad.vocabularies import Term, Vocabularies
from sanad.words import words_of

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_WORD: Schema = {"type": "string", "pattern": r"\S"}
_NUMBER: Schema = {"type": "number", "minimum": 0}
_MARK = "translated_from"  # What tells a translation from a source text.
# Rules that join the parts of a record: an actor is named by id or by name and type,
# a source has an address or a reference.
_RECORD_RULES: Mapping[str, Schema] = {
    "actor": {
        "oneOf": [
            {
                "required": ["organization"],
                "properties": {"name": False, "type": False},
            },
            {"required": ["name", "type"], "properties": {"organization": False}},
        ]
    },
    "source": {"oneOf": [{"required": ["url"]}, {"required": ["reference"]}]},
}
_LEAD = {"contains": {"properties": {"role": {"const": "lead"}}, "required": ["role"]}}
_FIELD_RULES: Mapping[str, Schema] = {"actors": _LEAD}


def write_json_schema(vocabularies: Vocabularies) -> str:
    """Write the schema as the text of its file."""
    schema = build_json_schema(vocabularies)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def build_json_schema(vocabularies: Vocabularies) -> Schema:
    """
    Build the schema of a front matter.

    Args:
        vocabularies: The values that fields may take.

    Returns:
        The schema; `$defs` holds `<vocabulary>.terms` and `<record>.record`.
    """
    fields = practice_fields()
    translated = [field for field in fields.values() if field.on_translation]
    return {
        "$schema": _DRAFT,
        "title": _join_words(_words("json_schema.title")),
        "description": _join_lines(_words("json_schema.about")),
        "type": "object",
        "properties": {name: _describe(field) for name, field in fields.items()},
        "additionalProperties": False,
        "if": {"required": [_MARK]},
        "then": _require(translated),
        "else": _build_source_rules(fields.values()),
        "$defs": _build_definitions(fields.values(), vocabularies),
    }


def _build_source_rules(fields: Iterable[Field]) -> Schema:
    of_source = [field for field in fields if field.on_source]
    wanted = [f.name for f in of_source if f.required is Requirement.PUBLISHING]
    reviewed = {"required": ["review_status"], **_status_in(REVIEWED)}
    return {
        **_require(of_source),
        "allOf": [
            {
                "if": {"required": ["review_status"], **_status_in({PUBLISHED})},
                "then": {"required": wanted},
            }
        ],
        "dependentSchemas": {"rating": reviewed, "criteria": reviewed},
    }


def _status_in(ids: Iterable[str]) -> Schema:
    return {"properties": {"review_status": {"enum": sorted(ids)}}}


def _require(fields: Iterable[Field]) -> Schema:
    """Allow these fields alone, and ask for those without which nothing is sent."""
    names = {field.name: field.required is Requirement.OPENING for field in fields}
    return {
        "propertyNames": {"enum": list(names)},
        "required": [name for name, is_needed in names.items() if is_needed],
    }


def _build_definitions(
    fields: Iterable[Field], vocabularies: Vocabularies
) -> dict[str, Schema]:
    """Define the records and the lists of terms that fields point at, sorted."""
    definitions: dict[str, Schema] = {}
    waiting = list(fields)
    while waiting:
        field = waiting.pop()
        for name in filter(None, (field.vocabulary, field.scores)):
            terms = vocabularies[name].terms
            definitions[f"{name}.terms"] = _build_terms(terms)
        key = f"{field.record}.record"
        if field.record and key not in definitions:
            parts = record_fields(field.record)
            definitions[key] = _build_record(parts, field.record)
            waiting += parts.values()
    return dict(sorted(definitions.items()))


def _build_terms(terms: Iterable[Term]) -> Schema:
    """Allow the ids of terms; YAML reads an id of digits as a number."""
    return {
        "enum": [int(term.id) if term.id.isdigit() else term.id for term in terms],
        "enumDescriptions": [_join_words(term.label) for term in terms],
    }


def _build_record(parts: Mapping[str, Field], record: str) -> Schema:
    return {
        "type": "object",
        "properties": {name: _describe(part) for name, part in parts.items()},
        "additionalProperties": False,
        "required": [
            name for name, part in parts.items() if part.required is Requirement.OPENING
        ],
        **_RECORD_RULES.get(record, {}),
    }


def _describe(field: Field) -> Schema:
    """Give the schema of a field: its words in both languages, and its form."""
    about = {"description": _join_lines(field.help)} if field.help else {}
    form = {**_FORMS[field.kind](field), **_FIELD_RULES.get(field.name, {})}
    return {"title": _join_words(field.label), **about, **form}


def _form_of_text(field: Field) -> Schema:
    longest = {"maxLength": field.max_characters} if field.max_characters else {}
    if not field.max_words:
        return {**_WORD, **longest}
    words = rf"\S+(?:\s+\S+){{0,{field.max_words - 1}}}"
    return {"type": "string", "pattern": rf"^\s*{words}\s*$", **longest}


def _form_of_date(field: Field) -> Schema:
    other = f"|{UNKNOWN}" if field.may_be_unknown else ""
    return _text(f"(?:{DATE_FORM.pattern}){other}")


def _text(form: str) -> Schema:
    """Ask for a text of a form; its digits are narrowed to those that are meant."""
    return {"type": "string", "pattern": f"^(?:{form})$".replace(r"\d", "[0-9]")}


def _refer(name: str, kind: str) -> Schema:
    return {"$ref": f"#/$defs/{name}.{kind}"}


def _list(items: Schema, field: Field) -> Schema:
    return {
        "type": "array",
        "items": items,
        **({"minItems": field.minimum} if field.minimum else {}),
        **({"maxItems": field.maximum} if field.maximum else {}),
    }


def _by_language(value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {language.value: value for language in LANGUAGES},
        "additionalProperties": False,
    }


_FORMS: Mapping[Kind, Callable[[Field], Schema]] = {
    Kind.TEXT: _form_of_text,
    Kind.CHOICE: lambda field: _refer(field.vocabulary, "terms"),
    Kind.CHOICES: lambda field: {
        **_list(_refer(field.vocabulary, "terms"), field),
        "uniqueItems": True,
    },
    Kind.DATE: _form_of_date,
    Kind.YES_NO: lambda _: {"type": "boolean"},
    Kind.NUMBER: lambda _: _NUMBER,
    Kind.URL: lambda _: _text(URL_FORM.pattern),
    Kind.LABELS: lambda _: {
        **_by_language(_WORD),
        "required": [language.value for language in LANGUAGES],
    },
    Kind.LABEL_LISTS: lambda _: _by_language({"type": "array", "items": _WORD}),
    Kind.SLUGS: lambda field: {
        **_list(_text(SLUG_FORM.pattern), field),
        "uniqueItems": True,
    },
    Kind.LANGUAGE: lambda _: {"enum": [language.value for language in LANGUAGES]},
    Kind.NAMES: lambda field: _list(_WORD, field),
    # YAML reads a digest of digits, or of digits round an e, as a number.
    Kind.DIGEST: lambda _: {**_text(DIGEST_FORM.pattern), "type": ["string", "number"]},
    Kind.SCORES: lambda field: {
        "type": "object",
        "propertyNames": _refer(field.vocabulary, "terms"),
        "additionalProperties": _refer(field.scores, "terms"),
    },
    Kind.NUMBERS: lambda field: _list(_NUMBER, field),
    Kind.RECORD: lambda field: _refer(field.record, "record"),
    Kind.RECORDS: lambda field: _list(_refer(field.record, "record"), field),
}


def _words(key: str) -> Labels:
    return {language: words_of(language).text(key) for language in LANGUAGES}


def _join_words(labels: Labels) -> str:
    return " / ".join(labels[language] for language in LANGUAGES)


def _join_lines(labels: Labels) -> str:
    return "\n".join(labels[language] for language in LANGUAGES)
