"""
The layout of the Word form: its rows, its tables and their keys, out of the schema.

A key is the way to a value: `title`, `keywords.ar`, `actors.name.en`. It stands in
small print in the form, so that a row is known whatever became of its words. What the
template draws and what the importing reads is said here once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sanad.languages import LANGUAGES, Labels, Language
from sanad.schema import Field, Kind, Requirement, practice_fields, record_fields
from sanad.vocabularies import Vocabularies
from sanad.words import words_of

SLUG = "slug"
LANGUAGE = "language"
LANGUAGES_VOCABULARY = "languages"
# Too wide for one line of a table: each has a small table of its own.
UPRIGHT_RECORDS = frozenset({"source"})

_SIDED = {Kind.LABELS: Kind.TEXT, Kind.LABEL_LISTS: Kind.NAMES}
# Written by the machine.
_STAMPED = frozenset({Kind.DIGEST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One value to fill in.

    `field` has the kind and the vocabulary of the value itself; `side` is the language
    of a text that is asked for in both.
    """

    key: str
    field: Field
    label: Labels
    side: Language | None = None

    @property
    def is_for_translations(self) -> bool:
        """Whether a translation has it and a source text has not."""
        return self.field.on_translation and not self.field.on_source


@dataclass(frozen=True, slots=True)
class Group:
    """A field that is a list of records: its parts as entries."""

    field: Field
    entries: tuple[Entry, ...]

    @property
    def is_upright(self) -> bool:
        """Whether each record has a table of its own, one line a part."""
        return self.field.record in UPRIGHT_RECORDS


Part = tuple[Entry, ...] | Group


@cache
def form_parts() -> tuple[Part, ...]:
    """Give the parts of the form in order: rows of one table, or a group."""
    parts: list[Part] = []
    rows: list[Entry] = [_own_entry(LANGUAGE), _own_entry(SLUG)]
    for field in _asked_fields():
        if field.kind is Kind.RECORDS:
            parts += [tuple(rows), Group(field, tuple(_record_entries(field)))]
            rows = []
        elif field.on_source:
            rows += _split_sides(field.name, field)
    translation = [
        entry
        for field in _asked_fields()
        if not field.on_source
        for entry in _split_sides(field.name, field)
    ]
    parts += [tuple(rows), tuple(translation)]
    return tuple(part for part in parts if part)


@cache
def form_entries() -> dict[str, Entry]:
    """Give all entries of the form: key -> entry."""
    entries: dict[str, Entry] = {}
    for part in form_parts():
        inner = part.entries if isinstance(part, Group) else part
        entries |= {entry.key: entry for entry in inner}
    return entries


@cache
def group_of(key: str) -> Group | None:
    """Give the group to whose records a key belongs."""
    name = key.partition(".")[0]
    groups = (part for part in form_parts() if isinstance(part, Group))
    return next((group for group in groups if group.field.name == name), None)


def write_note(entry: Entry, language: Language) -> str:
    """Write whether an entry must be filled in, or nothing."""
    words = words_of(language)
    if entry.field.required is Requirement.OPENING and entry.field.on_source:
        return words.text("fields.required_opening")
    if entry.field.required is Requirement.PUBLISHING:
        return words.text("fields.required_publishing")
    return ""


def pair_labels(labels: Labels, language: Language) -> str:
    """Write a heading in both languages, that of the document first."""
    separator = words_of(language).text("word_form.both")
    return separator.join((labels[language], labels[language.other]))


def name_choice(label: str, term_id: str, language: Language) -> str:
    """Write a term as it is chosen from a list: its name and its id."""
    return words_of(language).text("word_form.choice", label=label, id=term_id)


def list_choices(
    entry: Entry, language: Language, vocabularies: Vocabularies
) -> Iterator[tuple[str, str]]:
    """Give what may be chosen for an entry: id and words, in order."""
    if entry.field.kind is Kind.YES_NO:
        words = words_of(language)
        yield "true", name_choice(words.text("word_form.yes"), "true", language)
        yield "false", name_choice(words.text("word_form.no"), "false", language)
    name = name_vocabulary(entry.field)
    terms = vocabularies[name].terms if name else ()
    for term in terms:
        if entry.field.kind is not Kind.LANGUAGE or term.id in LANGUAGES:
            yield term.id, name_choice(term.label[language], term.id, language)


def name_vocabulary(field: Field) -> str:
    """Give the name of the vocabulary from which a field is chosen, or nothing."""
    return LANGUAGES_VOCABULARY if field.kind is Kind.LANGUAGE else field.vocabulary


def _asked_fields() -> list[Field]:
    return [
        field
        for field in practice_fields().values()
        if not field.by_reviewers and field.kind not in _STAMPED
    ]


def _own_entry(name: str) -> Entry:
    """Make an entry that the record has beside the fields of the schema."""
    label = {lang: words_of(lang).text(_OWN_LABELS[name]) for lang in LANGUAGES}
    helps = {lang: words_of(lang).text(_OWN_HELPS[name]) for lang in LANGUAGES}
    kind = Kind.LANGUAGE if name == LANGUAGE else Kind.TEXT
    field = Field(name=name, kind=kind, label=label, help=helps, on_translation=True)
    return Entry(key=name, field=field, label=label)


def _record_entries(field: Field) -> Iterator[Entry]:
    for name, part in record_fields(field.record).items():
        yield from _split_sides(f"{field.name}.{name}", part)


def _split_sides(key: str, field: Field) -> Iterator[Entry]:
    """Make one entry of a field, or two of one that is written in both languages."""
    if field.kind not in _SIDED:
        yield Entry(key=key, field=field, label=field.label)
        return
    for side in LANGUAGES:
        label = {
            lang: words_of(lang).text(
                "word_form.side",
                label=field.label[lang],
                side=words_of(lang).text(_SIDE_NAMES[side]),
            )
            for lang in LANGUAGES
        }
        own = replace(field, kind=_SIDED[field.kind], label=label)
        yield Entry(key=f"{key}.{side}", field=own, label=label, side=side)


_OWN_LABELS = {LANGUAGE: "word_form.language", SLUG: "word_form.slug"}
_OWN_HELPS = {LANGUAGE: "word_form.language_help", SLUG: "word_form.slug_help"}
_SIDE_NAMES = {
    Language.ARABIC: "word_form.in_arabic",
    Language.ENGLISH: "word_form.in_english",
}
