"""The page of what waits for translation: the list, and what it says when empty."""

from pathlib import Path

import pytest

from engine.builders import SLUG, TITLES, load, write_practice, write_source
from engine.outlines import Outline
from sanad.fixing import fix_bundle
from sanad.languages import LANGUAGES, Language
from sanad.pages.translating import build_translating_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _outline(root: Path, language: Language) -> Outline:
    (page,) = build_translating_pages(load(root), language)
    return Outline(page.body)


@each_language
def test_missing_text_is_listed(tmp_path: Path, language: Language) -> None:
    """What waits is listed in its own language, with words and a link to the form."""
    write_source(tmp_path, language=language.other)
    outline = _outline(tmp_path, language)
    title = outline.all("h2")[0]

    assert TITLES[language.other] == title.text
    assert language.other == title.attributes["lang"]
    assert f"../../../{language}/contribute/?translate={SLUG}" in outline.values("href")
    assert any(
        words_of(language).text("dashboard.state_missing") in text
        for text in outline.texts("span")
    )
    assert [] == outline.mismatched


def test_day_of_the_source_is_told(tmp_path: Path) -> None:
    """The day of the last review of the source text stands beside it."""
    write_source(
        tmp_path,
        review_status="in-review",
        reviewed_by="editors",
        reviewed_on='"2026-11-20"',
    )
    times = _outline(tmp_path, Language.ENGLISH).all("time")

    assert ["2026-11-20"] == [time.attributes["datetime"] for time in times]


@each_language
def test_nothing_waits(tmp_path: Path, language: Language) -> None:
    """Where nothing waits the page says so."""
    fix_bundle(write_practice(tmp_path))
    outline = _outline(tmp_path, language)

    assert [words_of(language).text("translating.none")] == [
        notice.text for notice in outline.of_class("sanad-notice")
    ]
    assert not [link for link in outline.values("href") if "translate=" in link]


@each_language
def test_other_language_is_told(tmp_path: Path, language: Language) -> None:
    """What waits for the other language is counted."""
    write_source(tmp_path, language=language)
    words = words_of(language)
    count = words.count("count.practices", 1)

    assert words.text("translating.elsewhere", count=count) in _outline(
        tmp_path, language
    ).texts("p")
