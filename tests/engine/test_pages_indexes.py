"""The indexes of countries and themes: every term, its practices counted."""

from pathlib import Path

import pytest

from engine.builders import load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.indexes import build_index_pages
from sanad.words import words_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "term"), [("countries", "tunisia"), ("themes", "access-services")]
)
def test_index_counts_the_practices_of_each_term(
    tmp_path: Path, language: Language, kind: str, term: str
) -> None:
    """An index leads to every term and says how many practices it has."""
    write_practice(tmp_path, countries="[tunisia]", themes="[access-services]")
    library = load(tmp_path)
    pages = {page.path: page for page in build_index_pages(library, language)}
    outline = Outline(pages[f"{language}/{kind}/"].body)
    words = words_of(language)
    counts = [tile.text for tile in outline.of_class("sanad-tile__count")]

    assert f"../../{language}/{kind}/{term}/" in outline.values("href")
    assert len(library.vocabularies[kind].terms) == len(counts)
    assert {words.count("count.practices", number) for number in (0, 1)} == set(counts)
