"""Practice pages: facts first, each section in its place, sources to be checked."""

from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Item, Library, Practice, Text, TranslationState
from sanad.pages.facts import list_facts, list_further_facts
from sanad.pages.grouping import find_related
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import practice_path
from sanad.vocabularies import Term
from sanad.words import words_of

_TAIL = ("sources", "review", "related")


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
    return [
        _build_page(library, practice, language)
        for practice in library.practices.values()
    ]


def _build_page(
    library: Library, practice: Practice, language: Language
) -> GeneratedPage:
    text = practice.text_for(language)
    sections = list_sections(library, text)
    words = words_of(language)
    related = find_related(library, practice)
    head = PageHead(
        path=practice_path(practice.slug, language),
        title=text.title,
        description=text.summary,
        headings=_list_headings(sections, language, has_related=bool(related)),
        source=text.path,
    )
    return make_page(
        "practice",
        language,
        head,
        practice=practice,
        text=text,
        is_missing=text.language is not language,
        is_stale=text.state is TranslationState.STALE,
        sections=sections,
        facts=list_facts(library, practice, words),
        further_facts=list_further_facts(practice, words),
        reviewer=_name_reviewer(practice, language),
        related=related,
    )


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
    sections: list[ShownSection], language: Language, *, has_related: bool
) -> tuple[Heading, ...]:
    words = words_of(language)
    tail = [name for name in _TAIL if name != "related" or has_related]
    headings = [Heading(s.term.id, words.label(s.term)) for s in sections]
    headings += [Heading(name, words.text(f"practice.{name}")) for name in tail]
    return tuple(headings)


def _name_reviewer(practice: Practice, language: Language) -> str:
    is_role = practice.review.by == "editors"
    return (
        words_of(language).text("practice.editors") if is_role else practice.review.by
    )
