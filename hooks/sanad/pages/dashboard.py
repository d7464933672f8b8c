"""The state of the collection, computed from the records: what it holds and lacks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sanad.languages import LANGUAGES, Language
from sanad.model import Library, PartialDate, Practice, TranslationState
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.pages.matrix import Cell, Matrix, make_matrix
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import words_of

_PARTS = ("coverage", "evidence", "single", "missing", "translation", "reviews")
_THIN = 2


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Countries in rows: how many practices each has of every term in the columns."""

    columns: tuple[Term, ...]
    rows: tuple[tuple[Term, tuple[int, ...], int], ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A section, and the practices of which the sources do not report it."""

    section: Term
    practices: tuple[Practice, ...]


def build_dashboard_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of the state of the collection."""
    words = words_of(language)
    practices = sort_by_title(library.practices.values(), language)
    matrix = make_matrix(library)
    evidence = library.vocabularies["evidence_levels"].terms
    head = PageHead(
        path=page_path("dashboard", language),
        title=words.text("dashboard.title"),
        description=words.text("dashboard.description"),
        headings=tuple(
            Heading(part, words.text(f"dashboard.{part}")) for part in _PARTS
        ),
    )
    page = make_page(
        "dashboard",
        language,
        head,
        total=len(practices),
        matrix=matrix,
        thin=_find_thin(matrix),
        evidence=_cross(library, evidence, lambda practice: practice.evidence),
        single=[p for p in practices if len(p.sources) == 1],
        silences=_find_silences(library, practices),
        states=_count_states(practices),
        untranslated=[p for p in practices if _wants_translation(p)],
        reviews=_count_reviews(practices),
        today=library.last_review,
        unreviewed=[p for p in practices if p.review.on is None],
    )
    return [page]


def _find_thin(matrix: Matrix) -> list[Cell]:
    """Find the cells with few practices or none."""
    cells = [cell for row in matrix.rows for cell in row.cells]
    return sorted(
        (cell for cell in cells if cell.count <= _THIN), key=lambda cell: cell.count
    )


def _cross(
    library: Library, columns: tuple[Term, ...], value: Callable[[Practice], Term]
) -> CrossTable:
    def count(practices: Iterable[Practice]) -> tuple[int, ...]:
        found = Counter(value(practice) for practice in practices)
        return tuple(found[column] for column in columns)

    rows = []
    for country in library.vocabularies["countries"].terms:
        practices = library.select(country=country.id)
        rows.append((country, count(practices), len(practices)))
    return CrossTable(columns, tuple(rows), count(library.practices.values()))


def _find_silences(library: Library, practices: Iterable[Practice]) -> list[Silence]:
    """Find for each section the practices that lack it in their source text."""
    lacking: dict[Term, list[Practice]] = defaultdict(list)
    sections = library.vocabularies["sections"].terms
    for practice in practices:
        text = practice.text_for(practice.original_language)
        for section in sections:
            if text.section(section.id) is None:
                lacking[section].append(practice)
    return [Silence(section, tuple(lacking[section])) for section in sections]


def _count_states(practices: Iterable[Practice]) -> Mapping[Language, Counter[str]]:
    """Count for each language how its texts stand; "missing" where there is none."""
    states: dict[Language, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    for practice in practices:
        for language in LANGUAGES:
            text = practice.texts.get(language)
            states[language][text.state if text else "missing"] += 1
    return states


def _wants_translation(practice: Practice) -> bool:
    states = {text.state for text in practice.texts.values()}
    is_whole = set(practice.texts) == set(LANGUAGES)
    return not is_whole or not states <= {
        TranslationState.SOURCE,
        TranslationState.CURRENT,
    }


def _count_reviews(practices: Iterable[Practice]) -> list[tuple[PartialDate, int]]:
    """Count the reviews that fall due, by date, the earliest first."""
    due = Counter(p.review.due for p in practices if p.review.due is not None)
    return sorted(due.items())
