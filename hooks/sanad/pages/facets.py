"""Facets: by what practices are filtered, in the search box and on the browse page."""

from collections.abc import Iterable, Mapping

from sanad.languages import LANGUAGES
from sanad.model import Library, Practice
from sanad.vocabularies import Term

Facets = Mapping[str, tuple[str, ...]]


def find_facets(practice: Practice) -> Facets:
    """Give the values of a practice: facet -> ids of its terms, or years."""
    return {
        "country": _ids(practice.countries),
        "theme": _ids(practice.themes),
        "group": _ids(practice.target_groups),
        "year": list_years(practice),
    }


def list_choices(library: Library) -> dict[str, list[list[str]]]:
    """List the values of each facet: [id, short name in each of LANGUAGES]."""
    terms = {
        "country": library.vocabularies["countries"].terms,
        "theme": library.vocabularies["themes"].terms,
        "group": library.vocabularies["target_groups"].terms,
    }
    years = sorted({y for p in library.practices.values() for y in list_years(p)})
    named = {
        name: [[term.id, *(term.short(lang) for lang in LANGUAGES)] for term in known]
        for name, known in terms.items()
    }
    return named | {"year": [[year, year, year] for year in years]}


def list_years(practice: Practice) -> tuple[str, ...]:
    """List the years in which a practice is known to have run."""
    known = [date.year for date in (practice.start, practice.end) if date]
    return tuple(str(y) for y in range(known[0], known[-1] + 1)) if known else ()


def _ids(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.id for term in terms)
