"""Theme pages: an introduction, and the practices of the theme by country."""

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.grouping import group_by_country
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import theme_path
from sanad.vocabularies import Term
from sanad.words import words_of


def build_theme_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of every theme of the vocabulary."""
    themes = library.vocabularies["themes"].terms
    return [_build_page(library, theme, language) for theme in themes]


def _build_page(library: Library, theme: Term, language: Language) -> GeneratedPage:
    words = words_of(language)
    practices = library.select(theme=theme.id)
    groups = group_by_country(library, practices, language)
    reading = library.readings.get(("themes", theme.id, language), "")
    headings = [Heading("reading", words.text("reading.title"))] if reading else []
    headings += [Heading(group.term.id, words.label(group.term)) for group in groups]
    head = PageHead(
        path=theme_path(theme.id, language),
        title=words.label(theme),
        description=words.text("theme_page.description", name=words.label(theme)),
        headings=tuple(headings),
    )
    return make_page(
        "theme",
        language,
        head,
        theme=theme,
        introduction=library.introductions.get(("themes", theme.id, language), ""),
        reading=reading,
        practices=practices,
        groups=groups,
    )
