"""Grouping: practices in the order and groups in which pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanad.arabic import fold
from sanad.languages import Language
from sanad.model import Library, Practice
from sanad.vocabularies import Term

_RELATED_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Practices under one term."""

    term: Term
    practices: tuple[Practice, ...]


def sort_by_title(
    practices: Iterable[Practice], language: Language
) -> tuple[Practice, ...]:
    """Sort practices by their title in a language, spelling variants folded."""
    return tuple(
        sorted(practices, key=lambda p: (fold(p.text_for(language).title), p.slug))
    )


def group_by_country(
    library: Library, practices: Iterable[Practice], language: Language
) -> tuple[Group, ...]:
    """Group practices by country, in the vocabulary's order, empty groups kept."""
    ordered = sort_by_title(practices, language)
    return tuple(
        Group(term, tuple(p for p in ordered if term in p.countries))
        for term in library.vocabularies["countries"].terms
    )


def group_by_theme(
    library: Library, practices: Iterable[Practice], language: Language
) -> tuple[Group, ...]:
    """Group practices by their main theme, in the vocabulary's order."""
    ordered = sort_by_title(practices, language)
    return tuple(
        Group(term, tuple(p for p in ordered if p.themes[0] == term))
        for term in library.vocabularies["themes"].terms
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The practices before and after one in its main theme, None at the ends."""

    before: Practice | None = None
    after: Practice | None = None


def find_neighbours(library: Library, language: Language) -> Mapping[str, Neighbours]:
    """Find for each practice its neighbours, by title: slug -> neighbours."""
    found: dict[str, Neighbours] = {}
    for group in group_by_theme(library, library.practices.values(), language):
        row = [None, *group.practices, None]
        for before, practice, after in zip(row, group.practices, row[2:], strict=False):
            found[practice.slug] = Neighbours(before, after)
    return found


def find_related(library: Library, practice: Practice) -> tuple[Practice, ...]:
    """
    Find practices that belong with one: named by it, naming it, then the nearest.

    Nearness counts shared challenges and target groups among practices of the same
    main theme and country; equal ones come in the order of their slugs.
    """
    known = library.practices
    named = [known[slug] for slug in practice.related if slug in known]
    explicit = list(dict.fromkeys([*named, *library.naming(practice.slug)]))
    near = [p for p in _find_near(library, practice) if p not in explicit]
    return (*explicit, *near[: max(0, _RELATED_SHOWN - len(explicit))])


def _find_near(library: Library, practice: Practice) -> list[Practice]:
    country, theme = practice.countries[0].id, practice.themes[0].id
    candidates = library.select(country=country, theme=theme)
    shared = {
        p.slug: len(set(p.challenges) & set(practice.challenges))
        + len(set(p.target_groups) & set(practice.target_groups))
        for p in candidates
        if p.slug != practice.slug
    }
    by_nearness = sorted(shared, key=lambda slug: (-shared[slug], slug))
    return [library.practices[slug] for slug in by_nearness]
