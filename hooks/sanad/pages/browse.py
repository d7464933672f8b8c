"""The list of all practices, by country, which the reader's browser can filter."""

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.facets import find_facets, list_choices
from sanad.pages.grouping import group_by_country
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.words import name_filter_words, words_of


def build_browse_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page that lists all practices."""
    words = words_of(language)
    practices = library.select()
    groups = group_by_country(library, practices, language)
    head = PageHead(
        path=page_path("browse", language),
        title=words.text("browse.title"),
        description=words.text("browse.description"),
        headings=tuple(Heading(g.term.id, words.label(g.term)) for g in groups),
    )
    page = make_page(
        "browse",
        language,
        head,
        practices=practices,
        groups=groups,
        facets={practice.slug: find_facets(practice) for practice in practices},
        choices=list_choices(library),
        filter_words=name_filter_words(language),
    )
    return [page]
