"""Practice pages: facts first, each section in its place, sources to be checked."""

from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Item, Library, Practice, Text, TranslationState
from sanad.pages.citing import list_citations
from sanad.pages.facts import KEY_FACTS, FactRow, list_facts, list_further_facts
from sanad.pages.grouping import Neighbours, find_neighbours, find_related
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import practice_path
from sanad.vocabularies import Term
from sanad.words import Words, words_of

_TAIL = ("sources", "review", "cite", "related")


@dataclass(frozen=True, slots=True)
class ShownSection:
    """
    A section as shown: its term, and HTML or groups of items, or nothing reported.

    `groups` holds (addressee or None, items) in the order of the addressees.
    """

    term: Term
    html: str = ""
    groups: tuple[tuple[Term | None, tuple[Item, ...]], ...] = ()

    @property
    def is_reported(self) -> bool:
        """Whether the sources say anything that stands here."""
        return bool(self.html or self.groups)


def build_practice_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of every practice, also where its translation is missing."""
    neighbours = find_neighbours(library, language)
    return [
        _build_page(library, practice, language, neighbours[slug])
        for slug, practice in library.practices.items()
    ]


def _build_page(
    library: Library, practice: Practice, language: Language, neighbours: Neighbours
) -> GeneratedPage:
    text = practice.text_for(language)
    words = words_of(language)
    related = find_related(library, practice)
    head = PageHead(
        path=practice_path(practice.slug, language),
        title=text.title,
        description=text.summary,
        headings=_list_headings(library, language, has_related=bool(related)),
        source=text.path,
    )
    return make_page(
        "practice",
        language,
        head,
        lambda: {
            "sections": list_sections(library, text),
            **_divide_facts(library, practice, words),
            "further_facts": list_further_facts(practice, words),
        },
        practice=practice,
        text=text,
        is_missing=text.language is not language,
        is_stale=text.state is TranslationState.STALE,
        reviewer=_name_reviewer(practice, language),
        today=library.last_review,
        related=related,
        neighbours=neighbours,
        citations=list_citations(practice, head.path),
    )


def _divide_facts(
    library: Library, practice: Practice, words: Words
) -> dict[str, list[FactRow]]:
    """Divide the facts into those that come before all else, and the panel's."""
    rows = list_facts(library, practice, words)
    first = {row.name: row for row in rows if row.name in KEY_FACTS}
    return {
        "key_facts": [first[name] for name in KEY_FACTS if name in first],
        "facts": [row for row in rows if row.name not in KEY_FACTS],
    }


def list_sections(library: Library, text: Text) -> list[ShownSection]:
    """List all sections in their order, those that a text lacks among them."""
    addressees = library.vocabularies["recommendation_addressees"].terms
    shown: list[ShownSection] = []
    for term in library.vocabularies["sections"].terms:
        section = text.section(term.id)
        items = section.items if section else ()
        groups = [
            (addressee, tuple(item for item in items if item.addressee == addressee))
            for addressee in (None, *addressees)
        ]
        found = tuple((addressee, some) for addressee, some in groups if some)
        shown.append(ShownSection(term, section.html if section else "", found))
    return shown


def _list_headings(
    library: Library, language: Language, *, has_related: bool
) -> tuple[Heading, ...]:
    words = words_of(language)
    tail = [name for name in _TAIL if name != "related" or has_related]
    sections = library.vocabularies["sections"].terms
    headings = [Heading(term.id, words.label(term)) for term in sections]
    headings += [Heading(name, words.text(f"practice.{name}")) for name in tail]
    return tuple(headings)


def _name_reviewer(practice: Practice, language: Language) -> str:
    is_role = practice.review.by == "editors"
    return (
        words_of(language).text("practice.editors") if is_role else practice.review.by
    )
