"""Citing: how a practice is named elsewhere, ready to copy, in both languages."""

from dataclasses import dataclass

from markupsafe import Markup

from sanad.languages import LANGUAGES, Language
from sanad.model import Practice
from sanad.urls import practice_path, relative_root
from sanad.words import words_of


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a language; `address` leads from the page to what is cited."""

    language: Language
    html: Markup
    address: str


def list_citations(practice: Practice, page: str) -> list[Citation]:
    """
    List the citations of a practice, one in each language.

    The address of the site is not known here: the reader's browser writes it in full.

    Args:
        practice: What is cited, by its title in the language or, missing that, the
            other one.
        page: The path of the page on which the citations stand.
    """
    return [
        Citation(
            language,
            _write(practice, language),
            relative_root(page) + practice_path(practice.slug, language),
        )
        for language in LANGUAGES
    ]


def _write(practice: Practice, language: Language) -> Markup:
    words = words_of(language)
    text = practice.text_for(language)
    title = Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
        text.language, text.language.direction, text.title
    )
    if practice.review.on is None:
        return words.html("practice.cite_as_unreviewed", title=title)
    date = words.date(practice.review.on)
    return words.html("practice.cite_as", title=title, date=date)
