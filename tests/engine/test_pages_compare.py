"""The page of comparing: what its script needs, and what it says without one."""

import json
from pathlib import Path

import pytest

from engine.builders import load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.compare import build_compare_pages
from sanad.pages.practices import build_practice_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_ACTORS = """
  - {organization: iom, role: lead}
  - {organization: unhcr, role: partner}
  - {organization: european-union, role: funder}"""


def _outline(root: Path, language: Language) -> Outline:
    (page,) = build_compare_pages(load(root), language)
    return Outline(page.body)


@each_language
def test_rows_are_found_on_the_page_of_a_practice(
    tmp_path: Path, language: Language
) -> None:
    """Each row is a fact or a section that the page of a full practice has."""
    write_practice(tmp_path, actors=_ACTORS, status="completed", inclusion="targeted")
    (practice,) = build_practice_pages(load(tmp_path), language)
    shown = Outline(practice.body)
    (told,) = _outline(tmp_path, language).values("data-words")
    rows = {row["name"]: row["label"] for row in json.loads(told)["rows"]}
    there = {*shown.values("data-fact"), *shown.values("id"), "summary", "reach"}

    assert set(rows) <= there
    assert all(rows.values())
    assert 1 == len(shown.of_class("sanad-lead"))
    assert 1 == len(shown.values("data-sanad-source-count"))


@each_language
def test_practices_are_fetched_in_the_language(
    tmp_path: Path, language: Language
) -> None:
    """The script knows where the pages of practices lie, from this page."""
    assert [f"../../{language}/practices/{{slug}}/"] == _outline(
        tmp_path, language
    ).values("data-pattern")


@each_language
def test_without_a_script_the_page_helps(tmp_path: Path, language: Language) -> None:
    """Without JavaScript the page says what is needed and leads to all practices."""
    outline = _outline(tmp_path, language)
    notice = outline.of_class("sanad-notice")[0]

    assert notice.text.startswith(words_of(language).text("compare.script"))
    assert "hidden" not in notice.attributes
    assert f"../../{language}/browse/" in outline.values("href")
    assert [] == outline.mismatched
