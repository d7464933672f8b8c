"""
The model: practices and the library as plain, frozen values.

Everything here has passed the checks. Texts are in the language of the `Text` that
holds them; HTML is clean (see `markdown`) and its inner links begin with
`urls.ROOT`; dates are partial, as sources give them. Nothing here reads or writes.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sanad.glossary import Glossary
from sanad.languages import Labels, Language
from sanad.problems import Problem
from sanad.vocabularies import Term, Vocabularies


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a year and month, or a day; 0 stands for the part that is not given."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def has_passed(self, day: "PartialDate") -> bool:
        """Whether a day lies after all that the date can mean."""
        return str(self) < str(day)[: len(str(self))]


# A library in which nothing has been reviewed yet is of this day.
_FIRST_DAY = PartialDate(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Actor:
    """A body that took part: its names, type and role; `id` is empty if not listed."""

    id: str
    name: Labels
    type: Term
    role: Term


@dataclass(frozen=True, slots=True)
class Source:
    """A source, known in texts by its number; it has either a url or a reference."""

    number: int
    title: str
    publisher: str
    date: PartialDate | None
    language: Term
    kind: Term
    independent: bool
    url: str
    reference: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, the unit in both languages, its date and source number."""

    number: float
    unit: Labels
    as_of: PartialDate
    source: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list section; `addressee` is set for recommendations only."""

    html: str
    addressee: Term | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a text: clean HTML, and its items where it is read item by item."""

    term: Term
    html: str
    items: tuple[Item, ...] = ()


class TranslationState(StrEnum):
    """How a translation stands to its source text."""

    SOURCE = "source"
    CURRENT = "current"
    STALE = "stale"
    UNSTAMPED = "unstamped"


@dataclass(frozen=True, slots=True)
class Text:
    """A practice in one language; `path` is its file, relative to the practices."""

    language: Language
    title: str
    summary: str
    sections: tuple[Section, ...]
    notes_html: str
    path: str
    state: TranslationState
    translators: tuple[str, ...] = ()

    def section(self, section_id: str) -> Section | None:
        """The section of an id, or None when the text has none."""
        return next((s for s in self.sections if s.term.id == section_id), None)


@dataclass(frozen=True, slots=True)
class Review:
    """Who reviewed a practice, when, and when it is due again."""

    status: Term | None
    by: str
    on: PartialDate | None
    due: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Practice:
    """
    One practice: its facts, and its texts in one or two languages.

    Compared by identity: a library holds each practice once.

    `themes[0]` is the main theme. `start` and `end` are None when not known.
    `pictures` are paths relative to the practices folder.
    """

    slug: str
    original_language: Language
    texts: Mapping[Language, Text]
    countries: tuple[Term, ...]
    themes: tuple[Term, ...]
    practice_type: Term
    target_groups: tuple[Term, ...]
    actors: tuple[Actor, ...]
    start: PartialDate | None
    end: PartialDate | None
    status: Term | None
    inclusion: Term | None
    challenges: tuple[Term, ...]
    sectors: tuple[Term, ...]
    gcm: tuple[Term, ...]
    sdgs: tuple[Term, ...]
    scale: Term | None
    places: tuple[Labels, ...]
    reach: tuple[Figure, ...]
    sources: tuple[Source, ...]
    keywords: Mapping[Language, tuple[str, ...]]
    related: tuple[str, ...]
    review: Review
    rating: Term | None
    criteria: Mapping[Term, Term]
    evidence: Term
    pictures: tuple[str, ...] = ()

    def text_for(self, language: Language) -> Text:
        """The text in a language, or in the other one where it is missing."""
        return self.texts.get(language) or self.texts[language.other]


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where a fact comes from; `date` is None when the source gives none."""

    publisher: str
    date: PartialDate | None
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A sourced fact of a country page; what is None is not given."""

    id: str
    kind: Term
    date: PartialDate | None
    number: float | None
    unit: Labels | None
    text: Labels
    note: Labels | None
    source: FactSource


@dataclass(frozen=True, slots=True)
class ContextNote:
    """What a country page must tell besides its practices, point by point."""

    id: str
    title: Labels
    points: tuple[tuple[Labels, tuple[int, ...]], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """The facts and context notes of one country, in the order of its file."""

    facts: tuple[Fact, ...] = ()
    notes: tuple[ContextNote, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Library:
    """
    All practices that passed the checks, and all problems of those that did not.

    `practices` maps slug -> practice, sorted by slug. `introductions` maps
    (vocabulary, term id, language) -> clean HTML, `readings` the site's own readings
    in the same way, ("", "mapping", language) among them. `facts` maps country id ->
    facts.
    """

    practices: Mapping[str, Practice]
    vocabularies: Vocabularies
    introductions: Mapping[tuple[str, str, Language], str]
    readings: Mapping[tuple[str, str, Language], str]
    glossary: Glossary
    facts: Mapping[str, CountryFacts]
    problems: tuple[Problem, ...]

    def select(self, *, country: str = "", theme: str = "") -> tuple[Practice, ...]:
        """Give the practices of a country, a theme, both, or all, sorted by slug."""
        return tuple(self._cells.get((country, theme), ()))

    def naming(self, slug: str) -> tuple[Practice, ...]:
        """Give the practices that name a practice as related, sorted by slug."""
        return tuple(self._named_by.get(slug, ()))

    def of_actor(self, actor_id: str) -> tuple[Practice, ...]:
        """Give the practices in which a listed body took part, sorted by slug."""
        return tuple(self._by_actor.get(actor_id, ()))

    @cached_property
    def last_review(self) -> PartialDate:
        """The last day of a review: the library's own today, whatever the clock."""
        reviews = [p.review.on for p in self.practices.values() if p.review.on]
        return max(reviews, default=_FIRST_DAY)

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], list[Practice]]:
        cells: dict[tuple[str, str], list[Practice]] = defaultdict(list)
        for practice in self.practices.values():
            for country in ("", *(term.id for term in practice.countries)):
                for theme in ("", *(term.id for term in practice.themes)):
                    cells[country, theme].append(practice)
        return cells

    @cached_property
    def _named_by(self) -> Mapping[str, list[Practice]]:
        named_by: dict[str, list[Practice]] = defaultdict(list)
        for practice in self.practices.values():
            for slug in practice.related:
                named_by[slug].append(practice)
        return named_by

    @cached_property
    def _by_actor(self) -> Mapping[str, list[Practice]]:
        by_actor: dict[str, list[Practice]] = defaultdict(list)
        for practice in self.practices.values():
            for actor_id in dict.fromkeys(actor.id for actor in practice.actors):
                by_actor[actor_id].append(practice)
        return by_actor
