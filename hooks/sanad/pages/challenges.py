"""
Challenges: from what people face to the practices, limits and lessons on it.

A reader begins with a sentence such as "People lost their income" (`asked` in
`challenges.yml`). The page of a challenge pools what its practices tell.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Library, Practice
from sanad.pages.grouping import group_by_country
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.pages.learning import Pooled, pool_of
from sanad.urls import challenge_path, page_path
from sanad.vocabularies import Term
from sanad.words import words_of

# What is pooled of the practices: section -> the vocabulary by which it is grouped.
_POOLS = {
    "limits": "countries",
    "lessons": "countries",
    "recommendations": "recommendation_addressees",
}


@dataclass(frozen=True, slots=True)
class PooledPart:
    """What a section of the practices tells: (term, items) in the terms' order."""

    section: Term
    groups: tuple[tuple[Term, tuple[Pooled, ...]], ...]

    @property
    def number(self) -> int:
        """How many items there are."""
        return sum(len(items) for _, items in self.groups)


def build_challenge_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the index of challenges and the page of each."""
    challenges = library.vocabularies["challenges"].terms
    return [
        _build_index(library, language),
        *(_build_page(library, challenge, language) for challenge in challenges),
    ]


def count_by_challenge(library: Library) -> list[tuple[Term, int]]:
    """Count the practices that answer to each challenge, in the vocabulary's order."""
    return [
        (term, len(_select(library, term)))
        for term in library.vocabularies["challenges"].terms
    ]


def _build_index(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    head = PageHead(
        path=page_path("challenges", language),
        title=words.text("challenges.title"),
        description=words.text("challenges.description"),
    )
    return make_page("challenges", language, head, entries=count_by_challenge(library))


def _build_page(library: Library, challenge: Term, language: Language) -> GeneratedPage:
    words = words_of(language)
    practices = _select(library, challenge)
    sections = [library.vocabularies["sections"].by_id[name] for name in _POOLS]
    head = PageHead(
        path=challenge_path(challenge.id, language),
        title=words.asked(challenge),
        description=words.text(
            "challenges.page_description", name=words.label(challenge)
        ),
        headings=(
            Heading("practices", words.text("nav.practices")),
            *(Heading(section.id, words.label(section)) for section in sections),
        ),
    )
    challenges = library.vocabularies["challenges"].terms
    return make_page(
        "challenge",
        language,
        head,
        lambda: {
            "groups": [
                group
                for group in group_by_country(library, practices, language)
                if group.practices
            ],
            "parts": [_gather(library, practices, s, language) for s in sections],
        },
        challenge=challenge,
        practices=practices,
        others=[term for term in challenges if term != challenge],
    )


def _select(library: Library, challenge: Term) -> tuple[Practice, ...]:
    """Give the practices that answer to a challenge, sorted by slug."""
    return tuple(p for p in library.select() if challenge in p.challenges)


def _gather(
    library: Library, practices: Iterable[Practice], section: Term, language: Language
) -> PooledPart:
    """Gather the items of a section under the terms of the list that it goes by."""
    vocabulary = _POOLS[section.id]
    found: dict[Term | None, list[Pooled]] = defaultdict(list)
    for item, pooled in pool_of(practices, language, section.id):
        country = pooled.practice.countries[0]
        found[country if vocabulary == "countries" else item.addressee].append(pooled)
    terms = library.vocabularies[vocabulary].terms
    return PooledPart(
        section, tuple((term, tuple(found[term])) for term in terms if found[term])
    )
