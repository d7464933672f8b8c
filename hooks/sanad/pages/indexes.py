"""The pages that list all countries and all themes, each with its practices counted."""

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import words_of


def build_index_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the index of countries and the index of themes."""
    words = words_of(language)
    texts = {
        "countries": ("indexes.countries", "indexes.countries_description"),
        "themes": ("indexes.themes", "indexes.themes_description"),
    }
    return [
        make_page(
            "terms",
            language,
            PageHead(page_path(kind, language), words.text(title), words.text(about)),
            tiles=count_practices(library, kind),
            kind=kind,
        )
        for kind, (title, about) in texts.items()
    ]


def count_practices(library: Library, kind: str) -> list[tuple[Term, int]]:
    """Count the practices of each term of "countries" or "themes", in its order."""
    counts = {
        "countries": lambda term: library.select(country=term.id),
        "themes": lambda term: library.select(theme=term.id),
    }
    terms = library.vocabularies[kind].terms
    return [(term, len(counts[kind](term))) for term in terms]
