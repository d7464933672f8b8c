"""The glossary: terms of the field with definitions of our own, and their variants."""

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.words import words_of


def build_glossary_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of the glossary, its terms in the order of their file."""
    groups = library.glossary.groups
    words = words_of(language)
    head = PageHead(
        path=page_path("glossary", language),
        title=words.text("glossary.title"),
        description=words.text("glossary.description"),
        headings=tuple(
            Heading(f"group-{group.id}", group.label[language]) for group in groups
        ),
        source="_glossary/terms.yml",
    )
    return [make_page("glossary", language, head, groups=groups)]
