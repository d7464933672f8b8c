"""Theme pages: introduction, and practices by country."""

from pathlib import Path

import pytest

from engine.builders import SLUG, TITLES, load, write_file, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.themes import build_theme_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _pages(root: Path, language: Language) -> dict[str, GeneratedPage]:
    pages = build_theme_pages(load(root), language)
    return {page.path.removeprefix(f"{language}/themes/"): page for page in pages}


@each_language
def test_every_theme_has_a_page(tmp_path: Path, language: Language) -> None:
    """Each theme of the vocabulary has a page, also one without a practice."""
    themes = load(tmp_path).vocabularies["themes"].by_id

    assert [f"{name}/" for name in themes] == list(_pages(tmp_path, language))


@each_language
def test_practices_stand_below_their_countries(
    tmp_path: Path, language: Language
) -> None:
    """A theme's practices stand below each of their countries; empty ones say so."""
    write_practice(
        tmp_path,
        countries="[egypt, tunisia]",
        themes="[jobs-recovery, social-cohesion]",
    )
    page = _pages(tmp_path, language)["social-cohesion/"]
    outline = Outline(page.body)
    countries = [term.id for term in load(tmp_path).vocabularies["countries"].terms]

    assert [TITLES[language]] * 2 == outline.texts("h3")
    assert countries == [heading.id for heading in page.headings]
    assert countries == [heading.attributes["id"] for heading in outline.all("h2")]
    assert len(countries) - 2 == len(outline.of_class("sanad-silent"))
    assert [] == outline.mismatched


@each_language
def test_introduction_is_shown(tmp_path: Path, language: Language) -> None:
    """The introduction of the language stands on the page."""
    name = f"_introductions/themes/cooperation.{language}.md"
    write_file(tmp_path / name, "تعاون *IOM* 2\n")
    outline = Outline(_pages(tmp_path, language)["cooperation/"].body)
    (introduction,) = outline.of_class("sanad-introduction")

    assert "تعاون IOM 2" == introduction.text


@each_language
def test_reading_is_marked_as_the_sites_own(tmp_path: Path, language: Language) -> None:
    """A reading stands before the practices, says whose it is, and links to them."""
    write_practice(tmp_path)
    name = f"_readings/themes/cooperation.{language}.md"
    write_file(tmp_path / name, f"تعاون [IOM](../../{SLUG}/ar.md) 2\n")
    pages = _pages(tmp_path, language)
    page = pages["cooperation/"]
    outline = Outline(page.body)
    (reading,) = outline.of_class("sanad-reading")
    words = words_of(language)
    said = (words.text("reading.title"), words.text("reading.note"), "تعاون IOM 2")

    assert " ".join(said) == reading.text
    assert f"../../../{language}/practices/{SLUG}/" in outline.values("href")
    assert "reading" == page.headings[0].id
    assert page.headings[0].title == outline.by_id("reading").text
    assert "sanad-reading" not in pages["social-cohesion/"].body
