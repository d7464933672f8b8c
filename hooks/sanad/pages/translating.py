"""Translating: what waits for a text in a language, the oldest first."""

from dataclasses import dataclass

from sanad.form.source_texts import count_words, find_untranslated
from sanad.languages import Language
from sanad.model import Library, Practice, Text
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.urls import page_path
from sanad.words import words_of

_MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Task:
    """A practice to translate: its source text, what is there of a translation."""

    practice: Practice
    source: Text
    state: str
    words: int


def build_translating_pages(
    library: Library, language: Language
) -> list[GeneratedPage]:
    """Build the page of what waits for a text in the language of the page."""
    words = words_of(language)
    head = PageHead(
        path=page_path("contribute/translating", language),
        title=words.text("translating.title"),
        description=words.text("translating.description"),
    )
    tasks = [_make_task(p, language) for p in find_untranslated(library, language)]
    elsewhere = find_untranslated(library, language.other)
    return [
        make_page(
            "translating",
            language,
            head,
            tasks=tasks,
            total=sum(task.words for task in tasks),
            elsewhere=len(elsewhere),
        )
    ]


def _make_task(practice: Practice, language: Language) -> Task:
    source = practice.texts[practice.original_language]
    text = practice.texts.get(language)
    state = text.state if text else _MISSING
    return Task(practice, source, state, count_words(source))
