"""What the report pools: lessons by theme, recommendations by addressee and theme."""

from collections.abc import Iterable

from sanad.languages import Language
from sanad.model import Item, Library
from sanad.pages.learning import Pooled, pool
from sanad.vocabularies import Term

# A heading -> pools below it, each with a heading of its own or none; none is empty.
Pools = list[tuple[Term, list[tuple[Term | None, list[Pooled]]]]]


def pool_lessons(library: Library, language: Language) -> Pools:
    """Pool the lessons of all practices by main theme."""
    pooled = [found for _, found in pool(library, language, "lessons")]
    return [
        (theme, [(None, own)] if own else [])
        for theme in library.vocabularies["themes"].terms
        for own in [[p for p in pooled if p.practice.themes[0] == theme]]
    ]


def pool_recommendations(library: Library, language: Language) -> Pools:
    """Pool the recommendations of all practices by addressee, then by main theme."""
    pooled = list(pool(library, language, "recommendations"))
    return [
        (
            addressee,
            [
                (theme, chosen)
                for theme in library.vocabularies["themes"].terms
                if (chosen := _choose(pooled, addressee, theme))
            ],
        )
        for addressee in library.vocabularies["recommendation_addressees"].terms
    ]


def _choose(
    pooled: Iterable[tuple[Item, Pooled]], addressee: Term, theme: Term
) -> list[Pooled]:
    return [
        found
        for item, found in pooled
        if item.addressee == addressee and found.practice.themes[0] == theme
    ]
