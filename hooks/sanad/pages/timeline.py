"""
The timeline: when practices began, beside the dated restrictions of the pandemic.

The dates of the pandemic are the sourced facts of `practices/_facts` (restrictions,
easing, vaccination); no phases are made up between them. Time goes by quarters, since
most sources give a month at best.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sanad.catalogue import write_date
from sanad.languages import Language
from sanad.model import Fact, Library, PartialDate, Practice
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import Words, words_of

_KINDS = ("restriction", "easing", "vaccination")
_SHADES = 4


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"q-{self.year}-{self.number}"

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        if self.number == 4:  # noqa: PLR2004 -- a year has four.
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def months(self) -> tuple[date, date]:
        """The first days of its first and its last month."""
        last = 3 * self.number
        return date(self.year, last - 2, 1), date(self.year, last, 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A country's quarter: practices begun, shade 0 to 4, facts counted by kind."""

    quarter: Quarter
    number: int
    shade: int
    kinds: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is told of a quarter: facts with their country, and practices begun."""

    quarter: Quarter
    title: str
    facts: tuple[tuple[Term, Fact], ...]
    practices: tuple[Practice, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year: its quarters, and the practices of which no month is reported."""

    year: int
    sections: tuple[Section, ...]
    unplaced: tuple[Practice, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    All of it; empty when no quarter is known of any practice or fact.

    `rows` are the countries, each with a cell a quarter. `earlier` began before the
    first quarter, of `undated` no start is reported.
    """

    kinds: tuple[Term, ...]
    years: tuple[Year, ...]
    rows: tuple[tuple[Term, tuple[Cell, ...]], ...]
    earlier: tuple[Practice, ...]
    undated: tuple[Practice, ...]


def build_timeline_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of the timeline."""
    words = words_of(language)
    years = sorted({quarter.year for quarter in _list_quarters(library)})
    head = PageHead(
        path=page_path("timeline", language),
        title=words.text("timeline.title"),
        description=words.text("timeline.description"),
        headings=tuple(Heading(f"y-{year}", str(year)) for year in years),
    )
    page = make_page(
        "timeline",
        language,
        head,
        lambda: {"timeline": make_timeline(library, language)},
    )
    return [page]


def make_timeline(library: Library, language: Language) -> Timeline:
    """Place practices and facts in the quarters from the first to the last one."""
    quarters = _list_quarters(library)
    facts = _place_facts(library)
    begun: dict[Quarter, list[Practice]] = defaultdict(list)
    in_year: dict[int, list[Practice]] = defaultdict(list)
    earlier, undated = [], []
    first_year = quarters[0].year if quarters else 0
    for practice in sort_by_title(library.select(), language):
        quarter = find_quarter(practice.start)
        if practice.start is None:
            undated.append(practice)
        elif practice.start.year < first_year or (quarter and quarter < quarters[0]):
            earlier.append(practice)
        elif quarter is None:
            in_year[practice.start.year].append(practice)
        else:
            begun[quarter].append(practice)
    words = words_of(language)
    sections = [
        Section(q, _name(q, words), tuple(facts[q]), tuple(begun[q])) for q in quarters
    ]
    years = sorted({quarter.year for quarter in quarters} | set(in_year))
    return Timeline(
        kinds=_kinds(library),
        years=tuple(
            Year(
                year,
                tuple(s for s in sections if s.quarter.year == year),
                tuple(in_year[year]),
            )
            for year in years
        ),
        rows=_make_rows(library, quarters, begun, facts),
        earlier=tuple(earlier),
        undated=tuple(undated),
    )


def find_quarter(day: PartialDate | None) -> Quarter | None:
    """Give the quarter of a date, or None where no month is given."""
    if day is None or not day.month:
        return None
    return Quarter(day.year, (day.month + 2) // 3)


def _list_quarters(library: Library) -> list[Quarter]:
    """List the quarters from the first fact (or practice) to the last of either."""
    dated = {q for p in library.practices.values() if (q := find_quarter(p.start))}
    of_facts = set(_place_facts(library))
    ends = dated | of_facts
    if not ends:
        return []
    quarters = [min(of_facts or ends)]
    while quarters[-1] < max(ends):
        quarters.append(quarters[-1].next)
    return quarters


def _place_facts(library: Library) -> Mapping[Quarter, list[tuple[Term, Fact]]]:
    placed: dict[Quarter, list[tuple[Term, Fact]]] = defaultdict(list)
    for country in library.vocabularies["countries"].terms:
        known = library.facts.get(country.id)
        for fact in known.facts if known else ():
            quarter = find_quarter(fact.date)
            if quarter and fact.kind.id in _KINDS:
                placed[quarter].append((country, fact))
    for found in placed.values():
        found.sort(key=lambda pair: str(pair[1].date))
    return placed


def _make_rows(
    library: Library,
    quarters: Iterable[Quarter],
    begun: Mapping[Quarter, list[Practice]],
    facts: Mapping[Quarter, list[tuple[Term, Fact]]],
) -> tuple[tuple[Term, tuple[Cell, ...]], ...]:
    countries = library.vocabularies["countries"].terms
    kinds = _kinds(library)
    counts = Counter(
        (country, quarter)
        for quarter, practices in begun.items()
        for practice in practices
        for country in practice.countries
    )
    marks = Counter(
        (country, quarter, fact.kind)
        for quarter, found in facts.items()
        for country, fact in found
    )
    most = max(counts.values(), default=1)

    def make_cell(country: Term, quarter: Quarter) -> Cell:
        number = counts[country, quarter]
        found = [(kind, marks[country, quarter, kind]) for kind in kinds]
        shade = -(-number * _SHADES // most)
        return Cell(quarter, number, shade, tuple(pair for pair in found if pair[1]))

    quarters = tuple(quarters)
    return tuple(
        (country, tuple(make_cell(country, quarter) for quarter in quarters))
        for country in countries
    )


def _kinds(library: Library) -> tuple[Term, ...]:
    return tuple(library.vocabularies["fact_kinds"].by_id[name] for name in _KINDS)


def _name(quarter: Quarter, words: Words) -> str:
    """Name a quarter by its months, such as "April to June 2020"."""
    first, last = (write_date(m, "MMMM", words.language) for m in quarter.months)
    return words.text("timeline.quarter", first=first, last=last, year=quarter.year)
