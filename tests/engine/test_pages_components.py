"""The page of components: every part, a real record, nothing without records."""

import re
from pathlib import Path

import pytest

from engine.builders import load, write_practice
from sanad.languages import LANGUAGES, Language
from sanad.pages.components import build_component_pages

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_page_shows_every_part(tmp_path: Path, language: Language) -> None:
    """Each part that the contents name stands on the page, in the same order."""
    write_practice(tmp_path, "a-practice")
    (page,) = build_component_pages(load(tmp_path), language)
    parts = re.findall(r'<h2 id="([^"]+)"', page.body)

    assert f"{language}/about/components/" == page.path
    assert [heading.id for heading in page.headings] == parts
    assert "practices/a-practice/" in page.body


def test_levels_of_evidence_have_a_sign_each(tmp_path: Path) -> None:
    """Every level bears a class of its own, by which it has its place on the scale."""
    write_practice(tmp_path, "a-practice")
    library = load(tmp_path)
    (page,) = build_component_pages(library, Language.ARABIC)
    shown = set(re.findall(r"sanad-evidence--([\w-]+)", page.body))

    assert {
        level.id for level in library.vocabularies["evidence_levels"].terms
    } == shown


@each_language
def test_no_practices_no_page(tmp_path: Path, language: Language) -> None:
    """Without a practice there is nothing real to show."""
    assert [] == build_component_pages(load(tmp_path), language)
