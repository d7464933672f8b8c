"""The matrix of countries and themes, its empty cells visible, as a real table."""

from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import words_of

_SHADES = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """How many practices a country has on a theme; `shade` from 0 (none) to 4."""

    country: Term
    theme: Term
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Row:
    """One country: its cells in the order of themes, and its number of practices."""

    country: Term
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of all countries; `totals` are the numbers of practices of each theme."""

    themes: tuple[Term, ...]
    rows: tuple[Row, ...]
    totals: tuple[tuple[Term, int], ...]
    total: int


def build_matrix_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of the matrix."""
    words = words_of(language)
    head = PageHead(
        path=page_path("matrix", language),
        title=words.text("matrix.title"),
        description=words.text("matrix.description"),
    )
    return [make_page("matrix", language, head, matrix=make_matrix(library))]


def make_matrix(library: Library) -> Matrix:
    """Count the practices of every country and theme of the vocabularies."""
    countries = library.vocabularies["countries"].terms
    themes = library.vocabularies["themes"].terms
    counts = {
        (country, theme): len(library.select(country=country.id, theme=theme.id))
        for country in countries
        for theme in themes
    }
    most = max(counts.values(), default=0)
    rows = tuple(
        Row(
            country,
            tuple(
                Cell(country, theme, count, _shade(count, most))
                for theme in themes
                for count in (counts[country, theme],)
            ),
            len(library.select(country=country.id)),
        )
        for country in countries
    )
    totals = tuple((theme, len(library.select(theme=theme.id))) for theme in themes)
    return Matrix(themes, rows, totals, len(library.practices))


def _shade(count: int, most: int) -> int:
    return -(-count * _SHADES // most) if count else 0
