"""The list of all practices, by country."""

from pathlib import Path

import pytest

from engine.builders import TITLES, load, write_practice, write_source
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.browse import build_browse_pages
from sanad.words import words_of

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
