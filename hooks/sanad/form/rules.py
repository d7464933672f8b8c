"""
The rules of the form: fields, terms and problems in one language, as plain JSON.

`form_rules` gives what the page needs at once; what has its default is left out::

    {"language": "ar",
     "fields": {"title": <field>, …}        in the order of writing
     "records": {"actor": {"role": <field>, …}, "place": …, "figure": …, "source": …}
     "terms": {"countries": {"egypt": "مصر", …}, …}       vocabulary -> id -> label
     "headings": {"sections": {"context": {"ar": "السياق", "en": "Context"}, …},
                  "recommendation_addressees": {"government": {…}, …}}
     "lists": {"limits": "", "lessons": "", "recommendations":
               "recommendation_addressees"}   sections read item by item -> groups
     "needed": ["what-was-done"]                sections without which nothing opens
     "needed_to_publish": ["limits"]
     "problems": {"P102": ["message with {field}", "remedy with {help}"], …;
                  of a warning a third value, 1}
     "forms": {"date": "regular expression of the whole value", "number": …, "url": …,
               "slug": …}
     "largest": 60000}                          bytes of the written text

A <field> is {"kind": <see `schema.Kind`>, "label": "…", "help": "…"}, and where it has
them: "required": 2 (to open) or 1 (to publish); "on": "t" (a translation only) or "st"
(both; else a source text only); "vocabulary", "scores", "record": a name; "min" and
"max" values; "max_characters", "max_words"; "unknown": 1 where a date may be `unknown`;
"example": a line to write (of dates only).

`form_lists` gives what is long and may come later, for `Object.assign`::

    {"organizations": {"iom": "المنظمة الدولية للهجرة", …}   joins rules.terms
     "slugs": ["…", …]}                         becomes rules.slugs: known practices

Until it is there, ids of organizations and names of practices pass unchecked.

The engine comes as two scripts of `sanad.form`, since the first request shall be small.
`read_engine()` defines, for a record as `writing` describes it and such rules::

    writePractice(record, rules) -> the text of the file
    checkPractice(record, rules, source) -> [{code, severity, field, values, at, line}]
    fillMessage(problem, rules) -> {message, remedy, fix}
    addChecks(…)                               for the other script

`read_checks(language)` adds, whenever it is loaded, the checks of the body (sections,
items, links, marks of sources) to `checkPractice`, and their words to `fillMessage`.
Until then only fields are checked, and whether the needed sections are there.

`source` is the record of the source text when `record` is its translation; without it
the two are not compared. `code`, `field` and the words are those of `check.py`. `at`
says which box to show: "title", "actors/0/role", "sources/1", "sections/context",
"sections/recommendations/government", "slug", or "" for none; `line`, where there is
one, counts from 1 in that box of a section. What `check.py` says of the folder (P404,
P405, P406) is not of the record and does not come.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sanad.checking.scalars import DATE_FORM, NUMBER_FORM, URL_FORM
from sanad.checking.sections import REQUIRED_SECTIONS, SECTIONS_TO_PUBLISH
from sanad.languages import LANGUAGES, Language
from sanad.problems import Severity, problem_kinds
from sanad.reading import LARGEST_TEXT, SLUG_FORM
from sanad.schema import Field, Kind, Requirement, practice_fields, record_fields
from sanad.vocabularies import Vocabularies

Rules = dict[str, Any]

_COMES_LATER = "organizations"
_GROUPS = "recommendation_addressees"
_REQUIRED = {Requirement.OPENING: 2, Requirement.PUBLISHING: 1}
# Problems of values and of the whole file. Those of a text that was written by hand, or
# that lies in a folder, cannot come: a record is written by rule.
_OF_FIELDS = (
    *("P102", "P104", "P106", "P107", "P110", "P113", "P114", "P116", "P117", "P118"),
    *("P119", "P120", "P121", "P124", "P125", "P202", "P301", "P309", "P407"),
    *("P501", "P508"),
)
_OF_REVIEWED_FIELDS = ("P103", "P111", "P123")
_OF_BODY = (
    *("P201", "P203", "P204", "P205", "P207", "P208", "P209", "P210", "P211", "P212"),
    *("P213", "P214", "P302", "P303", "P304", "P305", "P306", "P307"),
    *("P402", "P403", "P408", "P517"),
)


def form_rules(
    language: Language, vocabularies: Vocabularies, *, for_reviewers: bool = False
) -> Rules:
    """
    Give the rules of the form in a language.

    Args:
        language: The reader's language.
        vocabularies: The values that fields may take.
        for_reviewers: Also the fields that the editors fill in, and their problems.

    Returns:
        Plain JSON (see above).
    """
    fields = {
        name: field
        for name, field in practice_fields().items()
        if for_reviewers or not field.by_reviewers
    }
    records = {
        field.record: record_fields(field.record)
        for field in fields.values()
        if field.record
    }
    parts = [part for record in records.values() for part in record.values()]
    sections = vocabularies["sections"].terms
    return {
        "language": language.value,
        "fields": _describe_all(fields, language),
        "records": {
            name: _describe_all(record, language) for name, record in records.items()
        },
        "terms": {
            name: _label(vocabularies, name, language)
            for name in _list_vocabularies([*fields.values(), *parts])
            if name != _COMES_LATER
        },
        "headings": {
            name: {
                term.id: {tag.value: term.label[tag] for tag in LANGUAGES}
                for term in vocabularies[name].terms
            }
            for name in ("sections", _GROUPS)
        },
        "lists": {
            term.id: term.extra.get("by", "")
            for term in sections
            if "list" in term.extra
        },
        "needed": REQUIRED_SECTIONS,
        "needed_to_publish": SECTIONS_TO_PUBLISH,
        "problems": _tell(_list_problems(for_reviewers=for_reviewers), language),
        "forms": {
            "date": DATE_FORM.pattern,
            "number": NUMBER_FORM.pattern,
            "url": URL_FORM.pattern,
            "slug": SLUG_FORM.pattern,
        },
        "largest": LARGEST_TEXT,
    }


def form_lists(
    language: Language, vocabularies: Vocabularies, slugs: Iterable[str]
) -> Rules:
    """Give what may come after the rules: organizations, and slugs of practices."""
    return {
        _COMES_LATER: _label(vocabularies, _COMES_LATER, language),
        "slugs": sorted(slugs),
    }


def body_problems(language: Language) -> Rules:
    """Give the problems of a body: code -> words, as in the rules."""
    return _tell(_OF_BODY, language)


def _list_problems(*, for_reviewers: bool) -> tuple[str, ...]:
    return _OF_FIELDS + (_OF_REVIEWED_FIELDS if for_reviewers else ())


def _tell(codes: Iterable[str], language: Language) -> Rules:
    kinds = (problem_kinds()[code] for code in codes)
    return {
        kind.code: [
            kind.message[language],
            kind.remedy[language],
            *([1] if kind.severity is Severity.WARNING else []),
        ]
        for kind in kinds
    }


def _list_vocabularies(fields: Iterable[Field]) -> list[str]:
    names = (name for field in fields for name in (field.vocabulary, field.scores))
    return list(dict.fromkeys(name for name in names if name))


def _label(vocabularies: Vocabularies, name: str, language: Language) -> dict[str, str]:
    return {term.id: term.label[language] for term in vocabularies[name].terms}


def _describe_all(fields: Mapping[str, Field], language: Language) -> Rules:
    return {name: _describe(field, language) for name, field in fields.items()}


def _describe(field: Field, language: Language) -> Rules:
    """Say what a field is; what has its default is left out."""
    rows = {
        "kind": field.kind.value,
        "label": field.label[language],
        "help": field.help[language] if field.help else "",
        "required": _REQUIRED.get(field.required, 0),
        "on": ("st" if field.on_source else "t") if field.on_translation else "",
        "vocabulary": field.vocabulary,
        "scores": field.scores,
        "record": field.record,
        "min": field.minimum if field.maximum else 0,
        "max": field.maximum,
        "max_characters": field.max_characters,
        "max_words": field.max_words,
        "unknown": int(field.may_be_unknown),
        "example": field.example if field.kind is Kind.DATE else "",
    }
    return {key: value for key, value in rows.items() if value}
