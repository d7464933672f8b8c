"""Lessons and recommendations, pooled by theme and addressee."""

from pathlib import Path

import pytest

from engine.builders import BODIES, SLUG, TITLES, load, write_practice, write_source
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.learning import build_learning_pages
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _pages(root: Path, language: Language) -> list[GeneratedPage]:
    return build_learning_pages(load(root), language)


@pytest.mark.parametrize(
    ("language", "lesson"),
    [(_AR, "يسأل الناس عن 19 لغة."), (_EN, "People ask about 19 languages.")],
)
def test_lessons_stand_below_the_main_theme(
    tmp_path: Path, language: Language, lesson: str
) -> None:
    """Each lesson stands once, with its practice, below the main theme."""
    write_practice(tmp_path, themes="[jobs-recovery, social-cohesion]")
    page, _ = _pages(tmp_path, language)
    outline = Outline(page.body)
    words = words_of(language)

    assert 1 == len([text for text in outline.texts("li") if lesson in text])
    assert words.count("count.lessons", 2) in outline.texts("span")
    assert 5 == outline.texts("p").count(words.text("lessons.none"))
    assert f"../../{language}/practices/{SLUG}/" in outline.values("href")
    assert TITLES[language] in outline.texts("bdi")


@each_language
def test_page_of_lessons_has_all_themes(tmp_path: Path, language: Language) -> None:
    """All themes are headings, in order."""
    page, _ = _pages(tmp_path, language)
    themes = [term.id for term in load(tmp_path).vocabularies["themes"].terms]

    assert f"{language}/lessons/" == page.path
    assert themes == [heading.id for heading in page.headings]
    assert themes == [h.attributes["id"] for h in Outline(page.body).all("h2")]


@each_language
def test_recommendations_stand_below_addressee_and_theme(
    tmp_path: Path, language: Language
) -> None:
    """Recommendations are pooled by addressee, then by theme; empty ones say so."""
    write_practice(tmp_path)
    _, page = _pages(tmp_path, language)
    outline = Outline(page.body)
    words = words_of(language)
    vocabularies = load(tmp_path).vocabularies
    theme = vocabularies["themes"].by_id["access-services"]
    addressees = [term.id for term in vocabularies["recommendation_addressees"].terms]

    assert f"{language}/recommendations/" == page.path
    assert addressees == [heading.id for heading in page.headings]
    assert [words.short(theme)] * 2 == outline.texts("h3")
    assert 3 == outline.texts("p").count(words.text("recommendations.none"))
    assert words.count("count.recommendations", 2) in outline.texts("span")


@each_language
def test_marks_lead_to_the_sources_of_the_practice(
    tmp_path: Path, language: Language
) -> None:
    """A mark in a pooled item leads to the source on the practice's page."""
    write_practice(tmp_path)
    page, _ = _pages(tmp_path, language)
    links = Outline(page.body).values("href")

    assert f"../../{language}/practices/{SLUG}/#source-1" in links


@each_language
def test_footnotes_are_left_to_the_practice_s_page(
    tmp_path: Path, language: Language
) -> None:
    """A mark of a footnote, which would lead nowhere here, is left out."""
    body = BODIES[language].replace("19", "19[^1]") + "\n[^1]: حاشية IOM\n"
    write_source(tmp_path, language=language, body=body)
    page, _ = _pages(tmp_path, language)
    outline = Outline(page.body)

    assert [] == [link for link in outline.values("href") if link.startswith("#fn")]
    assert [] == [name for name in outline.values("id") if name.startswith("fn")]


@each_language
def test_item_of_the_other_language_is_marked(
    tmp_path: Path, language: Language
) -> None:
    """An item whose translation is missing has its own language and direction."""
    write_source(tmp_path, language=language.other)
    foreign = [
        (element.tag, element.attributes["dir"])
        for page in _pages(tmp_path, language)
        for element in Outline(page.body).elements
        if element.attributes.get("lang") == language.other
    ]

    assert [("div", language.other.direction)] * 4 == foreign


@each_language
def test_practice_without_lessons_is_passed_over(
    tmp_path: Path, language: Language
) -> None:
    """A practice that reports neither lessons nor recommendations adds none."""
    body = BODIES[language].split("##")
    write_source(tmp_path, language=language, body="##".join(body[:4]))
    totals = [
        Outline(page.body).texts("span")[0] for page in _pages(tmp_path, language)
    ]
    words = words_of(language)

    assert [
        words.count("count.lessons", 0),
        words.count("count.recommendations", 0),
    ] == totals
