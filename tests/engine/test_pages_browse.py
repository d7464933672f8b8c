"""The list of all practices, by country, with what filters it."""

import json
from pathlib import Path

import pytest

from engine.builders import SLUG, TITLES, load, write_practice, write_source
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.browse import build_browse_pages
from sanad.pages.facets import list_choices
from sanad.words import name_filter_words, words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_all_practices_by_country(tmp_path: Path, language: Language) -> None:
    """Each practice is a card below each of its countries; all countries are there."""
    write_practice(tmp_path, countries="[egypt, tunisia]")
    library = load(tmp_path)
    (page,) = build_browse_pages(library, language)
    outline = Outline(page.body)
    countries = [term.id for term in library.vocabularies["countries"].terms]

    assert f"{language}/browse/" == page.path
    assert countries == [heading.id for heading in page.headings]
    assert [TITLES[language]] * 2 == outline.texts("h3")
    assert words_of(language).count("count.practices", 1) in outline.texts("span")
    assert [] == outline.mismatched


@each_language
def test_card_of_the_other_language_is_marked(
    tmp_path: Path, language: Language
) -> None:
    """The words of a practice without a translation have their own language."""
    write_source(tmp_path, language=language.other)
    (page,) = build_browse_pages(load(tmp_path), language)
    (title,) = Outline(page.body).all("h3")

    assert TITLES[language.other] == title.text
    assert (language.other, language.other.direction) == (
        title.attributes["lang"],
        title.attributes["dir"],
    )


@each_language
def test_card_has_its_facets(tmp_path: Path, language: Language) -> None:
    """A card tells scripts its countries, themes, groups and years by id."""
    write_practice(
        tmp_path,
        countries="[egypt, tunisia]",
        target_groups="[stranded, migrants-all]",
        end='"2021"',
    )
    (page,) = build_browse_pages(load(tmp_path), language)
    cards = Outline(page.body).all("article")

    assert [
        {
            "class": "sanad-card",
            "data-slug": SLUG,
            "data-country": "egypt tunisia",
            "data-theme": "access-services",
            "data-group": "stranded migrants-all",
            "data-year": "2020 2021",
        }
    ] * 2 == [card.attributes for card in cards]


@each_language
def test_year_that_is_not_known(tmp_path: Path, language: Language) -> None:
    """A practice without a known date is of no year."""
    write_practice(tmp_path, start="unknown")
    (page,) = build_browse_pages(load(tmp_path), language)

    assert [""] == Outline(page.body).values("data-year")


@each_language
def test_choices_and_words_of_the_filters(tmp_path: Path, language: Language) -> None:
    """The page holds, for the script, what can be chosen and how it is called."""
    write_practice(tmp_path)
    library = load(tmp_path)
    (page,) = build_browse_pages(library, language)
    data = json.loads(Outline(page.body).by_id("sanad-facets").text)

    assert {
        "facets": list_choices(library),
        "words": name_filter_words(language),
    } == data


@each_language
def test_script_of_the_filters(tmp_path: Path, language: Language) -> None:
    """The script is loaded from the search, relative to the page."""
    (page,) = build_browse_pages(load(tmp_path), language)

    assert ["../../search/browse.js"] == Outline(page.body).values("src")


@each_language
def test_number_of_practices_is_told(tmp_path: Path, language: Language) -> None:
    """The page tells how many practices it lists, each once."""
    write_practice(tmp_path, countries="[egypt, tunisia]")
    write_practice(tmp_path, "a-1")
    (page,) = build_browse_pages(load(tmp_path), language)
    (told,) = [
        element
        for element in Outline(page.body).elements
        if "data-sanad-count" in element.attributes
    ]

    assert words_of(language).count("count.practices", 2) == told.text
