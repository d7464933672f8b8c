"""
Facets: by what practices are filtered, in the search box and on the browse page.

The search box filters by the four facets of `SEARCH_FACETS`; the browse page by all, of
which it folds those of `FOLDED_FACETS` away.
"""

from collections.abc import Iterable, Mapping, Sequence

from sanad.languages import LANGUAGES
from sanad.model import Library, Practice
from sanad.vocabularies import Term

Facets = Mapping[str, tuple[str, ...]]

SEARCH_FACETS = ("country", "theme", "group", "year")
FOLDED_FACETS = ("gcm", "sdg")
ALL_FACETS = (
    *("country", "theme", "challenge", "group", "type", "actor"),
    *("inclusion", "evidence", "status", "year"),
    *FOLDED_FACETS,
)

_YEAR = "year"
_VOCABULARIES = {
    "country": "countries",
    "theme": "themes",
    "challenge": "challenges",
    "group": "target_groups",
    "type": "practice_types",
    "actor": "actor_types",
    "inclusion": "inclusions",
    "evidence": "evidence_levels",
    "status": "statuses",
    "gcm": "gcm_objectives",
    "sdg": "sdgs",
}


def find_facets(practice: Practice, names: Sequence[str] = SEARCH_FACETS) -> Facets:
    """Give the values of a practice: facet -> ids of its terms, or years."""
    terms: dict[str, Iterable[Term | None]] = {
        "country": practice.countries,
        "theme": practice.themes,
        "challenge": practice.challenges,
        "group": practice.target_groups,
        "type": (practice.practice_type,),
        "actor": dict.fromkeys(actor.type for actor in practice.actors),
        "inclusion": (practice.inclusion,),
        "evidence": (practice.evidence,),
        "status": (practice.status,),
        "gcm": practice.gcm,
        "sdg": practice.sdgs,
    }
    found = {
        name: tuple(term.id for term in values if term is not None)
        for name, values in terms.items()
    }
    found[_YEAR] = list_years(practice)
    return {name: found[name] for name in names}


def list_choices(
    library: Library, names: Sequence[str] = SEARCH_FACETS
) -> dict[str, list[list[str]]]:
    """List the values of each facet: [id, short name in each of LANGUAGES]."""
    years = sorted({y for p in library.practices.values() for y in list_years(p)})
    return {
        name: [[year, year, year] for year in years]
        if name == _YEAR
        else [
            [term.id, *_name(term, numbered=name in FOLDED_FACETS)]
            for term in library.vocabularies[_VOCABULARIES[name]].terms
        ]
        for name in names
    }


def list_years(practice: Practice) -> tuple[str, ...]:
    """List the years in which a practice is known to have run."""
    known = [date.year for date in (practice.start, practice.end) if date]
    return tuple(str(y) for y in range(known[0], known[-1] + 1)) if known else ()


def _name(term: Term, *, numbered: bool) -> list[str]:
    """Give the short names of a term; goals are known by their numbers."""
    number = f"{term.id}. " if numbered else ""
    return [f"{number}{term.short(language)}" for language in LANGUAGES]
