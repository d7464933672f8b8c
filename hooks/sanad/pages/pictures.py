"""
Pictures: bars, tiles and other figures computed from the records, each with its table.

They are HTML, so that they mirror themselves, can be read aloud, and print.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sanad.model import Library, Practice
from sanad.vocabularies import Term

_WHOLE = 100
_SHADES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """
    One bar: how many practices a term has, and how many in each country.

    `percent` is the length against the longest bar. `address` is where it leads, or
    empty. `by_country` follows the countries of the vocabulary.
    """

    term: Term
    number: int
    percent: int
    by_country: tuple[int, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A country in the row from west to east; `shade` from 0 (none) to 4."""

    country: Term
    number: int
    shade: int


def make_bars(
    library: Library,
    terms: Iterable[Term],
    terms_of: Callable[[Practice], Iterable[Term]],
    *,
    address: Callable[[Term], str],
) -> tuple[Bar, ...]:
    """
    Count practices by term, the most first, equal ones in the order of the terms.

    Args:
        library: Whose practices are counted, each once a term.
        terms: The terms, those without practices among them.
        terms_of: The terms of a practice; one that comes twice counts once.
        address: Where a bar leads.
    """
    countries = library.vocabularies["countries"].terms
    whole: Counter[Term] = Counter()
    cells: Counter[tuple[Term, Term]] = Counter()
    for practice in library.practices.values():
        for term in set(terms_of(practice)):
            whole[term] += 1
            cells.update((term, country) for country in practice.countries)
    most = max(whole.values(), default=0)
    bars = [
        Bar(
            term,
            whole[term],
            whole[term] * _WHOLE // most if most else 0,
            tuple(cells[term, country] for country in countries),
            address(term),
        )
        for term in terms
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.number))


def line_up_countries(library: Library) -> tuple[Sequence[Tile], Sequence[Tile]]:
    """
    Line up the countries from west to east, and those that lie nowhere after them.

    The order is that of `longitude` in `countries.yml`, which is the capital's.
    """
    terms = library.vocabularies["countries"].terms
    numbers = {term: len(library.select(country=term.id)) for term in terms}
    most = max(numbers.values(), default=0)
    tiles = [
        Tile(t, n, -(-n * _SHADES // most) if n else 0) for t, n in numbers.items()
    ]
    placed = [tile for tile in tiles if "longitude" in tile.country.extra]
    placed.sort(key=lambda tile: float(tile.country.extra["longitude"]))
    return placed, [tile for tile in tiles if tile not in placed]
