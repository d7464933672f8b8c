"""The list of all practices, by country, with what filters it."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.builders import (
    PUBLISHED,
    SLUG,
    TITLES,
    load,
    write_practice,
    write_source,
)
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages.browse import SORTS, build_browse_pages
from sanad.pages.facets import list_choices
from sanad.words import name_filter_words, words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _data(library: Library, language: Language) -> dict[str, Any]:
    (page,) = build_browse_pages(library, language)
    found: dict[str, Any] = json.loads(Outline(page.body).by_id("sanad-facets").text)
    return found


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
def test_script_knows_every_value(tmp_path: Path, language: Language) -> None:
    """The script is told of each practice its start and all values of its facets."""
    write_practice(
        tmp_path,
        countries="[egypt, tunisia]",
        target_groups="[stranded, migrants-all]",
        challenges="[stigma]",
        end='"2021"',
        **PUBLISHED,
    )
    data = _data(load(tmp_path), language)
    ((slug, start, *places),) = data["practices"]
    values = {
        name: [data["facets"][name][place][0] for place in found]
        for name, found in zip(data["facets"], places, strict=True)
    }

    assert (SLUG, "2020-04") == (slug, start)
    assert {
        "country": ["egypt", "tunisia"],
        "theme": ["access-services"],
        "challenge": ["stigma"],
        "group": ["stranded", "migrants-all"],
        "type": ["service-programme"],
        "actor": ["un-agency"],
        "inclusion": ["targeted"],
        "evidence": ["self-reported"],
        "status": ["completed"],
        "year": ["2020", "2021"],
        "gcm": [],
        "sdg": [],
    } == values


@each_language
def test_what_is_not_known_has_no_value(tmp_path: Path, language: Language) -> None:
    """A practice without known dates is of no year and has no start to sort by."""
    write_practice(tmp_path, start="unknown")
    data = _data(load(tmp_path), language)
    ((_, start, *places),) = data["practices"]

    assert "" == start
    assert [] == places[list(data["facets"]).index("year")]


@each_language
def test_practices_come_by_title(tmp_path: Path, language: Language) -> None:
    """The order of the practices is that of their titles in the page's language."""
    write_source(tmp_path, "a-1", language=language, title='"ي Z 1"')
    write_source(tmp_path, "b-2", language=language, title='"أ A 2"')
    data = _data(load(tmp_path), language)

    assert ["b-2", "a-1"] == [practice[0] for practice in data["practices"]]


@each_language
def test_choices_are_called_in_one_language(tmp_path: Path, language: Language) -> None:
    """A choice is its id and its short name; goals have their number before it."""
    library = load(tmp_path)
    data = _data(library, language)
    place = 1 + LANGUAGES.index(language)

    assert data["facets"]["theme"] == [
        [value[0], value[place]] for value in list_choices(library)["theme"]
    ]
    assert data["facets"]["sdg"][0][1].startswith("1. ")
    assert ["gcm", "sdg"] == data["folded"]


@each_language
def test_every_facet_and_column_has_a_name(tmp_path: Path, language: Language) -> None:
    """All words that the script shows are there, those of the search among them."""
    data = _data(load(tmp_path), language)
    needed = {*data["facets"], "further", "practice", "period", "table", "separator"}

    assert needed | set(name_filter_words(language)) == set(data["words"])


@each_language
def test_practices_can_be_sorted(tmp_path: Path, language: Language) -> None:
    """The ways of sorting have their words; the list by country comes first."""
    (page,) = build_browse_pages(load(tmp_path), language)
    options = Outline(page.body).all("option")

    assert list(SORTS) == [option.attributes["value"] for option in options]
    assert all(option.text for option in options)


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
