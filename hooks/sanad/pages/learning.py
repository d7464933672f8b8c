"""Lessons and recommendations, pooled from all practices, each with its practice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Item, Library, Practice, Text
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import words_of

_FOOTNOTE_MARK = re.compile(r'<sup><a href="#fn[^"]*" id="[^"]*">[^<]*</a></sup>')


@dataclass(frozen=True, slots=True)
class Pooled:
    """One item of a list section, with the practice and text from which it comes."""

    html: str
    practice: Practice
    text: Text


def build_learning_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of lessons and the page of recommendations."""
    return [
        _build_lessons(library, language),
        _build_recommendations(library, language),
    ]


def _build_lessons(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    themes = library.vocabularies["themes"].terms
    by_theme: dict[Term, list[Pooled]] = defaultdict(list)
    for item, pooled in pool(library, language, "lessons"):
        del item
        by_theme[pooled.practice.themes[0]].append(pooled)
    groups = [(theme, by_theme[theme]) for theme in themes]
    head = PageHead(
        path=page_path("lessons", language),
        title=words.text("lessons.title"),
        description=words.text("lessons.description"),
        headings=tuple(Heading(theme.id, words.label(theme)) for theme in themes),
    )
    total = sum(len(pooled) for pooled in by_theme.values())
    return make_page("lessons", language, head, groups=groups, total=total)


def _build_recommendations(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    addressees = library.vocabularies["recommendation_addressees"].terms
    themes = library.vocabularies["themes"].terms
    pools: dict[tuple[Term | None, Term], list[Pooled]] = defaultdict(list)
    for item, pooled in pool(library, language, "recommendations"):
        pools[item.addressee, pooled.practice.themes[0]].append(pooled)
    groups = [
        (
            addressee,
            [
                (theme, pools[addressee, theme])
                for theme in themes
                if pools[addressee, theme]
            ],
        )
        for addressee in addressees
    ]
    head = PageHead(
        path=page_path("recommendations", language),
        title=words.text("recommendations.title"),
        description=words.text("recommendations.description"),
        headings=tuple(Heading(a.id, words.label(a)) for a in addressees),
    )
    total = sum(len(found) for _, themed in groups for _, found in themed)
    return make_page("recommendations", language, head, groups=groups, total=total)


def pool(
    library: Library, language: Language, section_id: str
) -> Iterator[tuple[Item, Pooled]]:
    """Give every item of a list section of all practices, with its practice."""
    yield from pool_of(library.select(), language, section_id)


def pool_of(
    practices: Iterable[Practice], language: Language, section_id: str
) -> Iterator[tuple[Item, Pooled]]:
    """Give every item of a list section of some practices, sorted by their titles."""
    for practice in sort_by_title(practices, language):
        text = practice.text_for(language)
        section = text.section(section_id)
        for item in section.items if section else ():
            html = _FOOTNOTE_MARK.sub("", item.html)
            yield item, Pooled(html, practice, text)
