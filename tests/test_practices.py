"""The library's own practices: sound, equal in both languages, and enough of them."""

import re
from functools import cache
from pathlib import Path

import pytest

from sanad.arabic import to_western_digits
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library, Practice, TranslationState
from sanad.problems import Severity
from sanad.reading import read_bundle
from sanad.translation import field_text

_PRACTICES = Path(__file__).resolve().parent.parent / "practices"
_SLUGS = sorted(
    path.name for path in _PRACTICES.iterdir() if path.is_dir() and path.name[0] != "_"
)
_COUNTRIES = ("algeria", "egypt", "morocco", "tunisia")
_THEMES = (
    *("access-services", "jobs-recovery", "borders-mobility"),
    *("cooperation", "social-cohesion", "community-resilience"),
)

each_practice = pytest.mark.parametrize("slug", _SLUGS)


@cache
def _library() -> Library:
    return load_library(_PRACTICES)


def _practice(slug: str) -> Practice:
    return _library().practices[slug]


def _digits(slug: str, language: Language) -> set[str]:
    """Give the runs of digits of a text's body."""
    body = read_bundle(_PRACTICES / slug).documents[language].body
    return set(re.findall(r"\d+", to_western_digits(body)))


@each_practice
def test_practice_has_no_error(slug: str) -> None:
    """The practice has no error, and so is published."""
    errors = [
        problem
        for problem in _library().problems
        if problem.severity is Severity.ERROR and problem.path.split("/", 1)[0] == slug
    ]

    assert [] == errors
    assert slug in _library().practices


@each_practice
def test_practice_is_in_both_languages(slug: str) -> None:
    """The practice can be read in Arabic and in English."""
    assert set(LANGUAGES) == set(_practice(slug).texts)


@each_practice
def test_translation_is_current(slug: str) -> None:
    """A translation that is stamped is that of the source as it stands."""
    documents = read_bundle(_PRACTICES / slug).documents
    stale = [
        language
        for language, document in documents.items()
        if field_text(document, "source_digest")
        and _practice(slug).texts[language].state is not TranslationState.CURRENT
    ]

    assert [] == stale


@each_practice
def test_languages_have_the_same_sections(slug: str) -> None:
    """Both languages tell the same sections, with as many items in each list."""
    arabic, english = (
        [
            (section.term.id, [item.addressee for item in section.items])
            for section in _practice(slug).texts[language].sections
        ]
        for language in LANGUAGES
    )

    assert arabic == english


@each_practice
def test_languages_have_the_same_figures(slug: str) -> None:
    """No figure stands in one language only."""
    arabic, english = (_digits(slug, language) for language in LANGUAGES)

    assert arabic == english


@pytest.mark.parametrize("country", _COUNTRIES)
@pytest.mark.parametrize("theme", _THEMES)
def test_every_cell_has_a_practice(country: str, theme: str) -> None:
    """Each country has at least one practice on each theme."""
    assert _library().select(country=country, theme=theme)


def test_there_are_enough_practices() -> None:
    """The library holds thirty practices or more, three of them regional."""
    assert len(_library().practices) >= 30
    assert len(_library().select(country="regional")) >= 3


def test_nothing_else_has_an_error() -> None:
    """Vocabularies, introductions and facts have no error either."""
    assert [] == [p for p in _library().problems if p.severity is Severity.ERROR]
