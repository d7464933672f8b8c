"""Waiting for review: what comes first, and what is overdue by the library's day."""

from pathlib import Path

import pytest

from engine.builders import PUBLISHED, load, load_practice, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import PartialDate
from sanad.pages.dashboard import build_dashboard_pages
from sanad.pages.practices import build_practice_pages
from sanad.pages.waiting import build_waiting_pages, find_waiting, group_by_due_date
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_LATER = {**PUBLISHED, "reviewed_on": '"2027-12-01"', "review_due": '"2028-12-01"'}


def _page(root: Path, language: Language) -> Outline:
    (page,) = build_waiting_pages(load(root), language)
    return Outline(page.body)


@pytest.mark.parametrize(
    ("due", "day", "expected"),
    [
        (PartialDate(2027, 11, 20), PartialDate(2027, 11, 21), True),
        (PartialDate(2027, 11, 20), PartialDate(2027, 11, 20), False),
        (PartialDate(2027, 11), PartialDate(2027, 11, 30), False),
        (PartialDate(2027, 11), PartialDate(2027, 12, 1), True),
        (PartialDate(2027), PartialDate(2028, 1, 1), True),
        (PartialDate(2027, 11, 20), PartialDate(2027), False),
    ],
)
def test_date_passes_when_all_of_it_is_over(
    due: PartialDate, day: PartialDate, expected: bool
) -> None:
    """A month has passed with its last day, a year with its last month."""
    assert expected == due.has_passed(day)


def test_library_has_a_day_of_its_own(tmp_path: Path) -> None:
    """The library's today is the last day of a review; without any, a first day."""
    assert PartialDate(2020, 1, 1) == load(tmp_path).last_review

    write_practice(tmp_path, "a-1", **PUBLISHED)
    write_practice(tmp_path, "b-2", **_LATER)

    assert PartialDate(2027, 12, 1) == load(tmp_path).last_review


def test_nearest_to_being_published_comes_first(tmp_path: Path) -> None:
    """Those in review come before drafts, drafts before those without a status."""
    write_practice(tmp_path, "a-none")
    write_practice(tmp_path, "b-draft", review_status="draft")
    write_practice(tmp_path, "c-review", review_status="in-review")
    write_practice(tmp_path, "d-published", **PUBLISHED)
    write_practice(tmp_path, "e-old", **{**PUBLISHED, "review_status": "archived"})
    waiting = find_waiting(load(tmp_path).practices.values())

    assert ["c-review", "b-draft", "a-none"] == [p.slug for p in waiting]


def test_published_practices_are_grouped_by_due_date(tmp_path: Path) -> None:
    """The earliest date comes first; an archived practice falls due no more."""
    write_practice(tmp_path, "a-later", **_LATER)
    write_practice(tmp_path, "b-sooner", **PUBLISHED)
    write_practice(tmp_path, "c-old", **{**PUBLISHED, "review_status": "archived"})
    write_practice(tmp_path, "d-draft", review_status="draft")
    groups = group_by_due_date(load(tmp_path).practices.values())

    assert [
        (PartialDate(2027, 11, 20), ["b-sooner"]),
        (PartialDate(2028, 12, 1), ["a-later"]),
    ] == [(date, [p.slug for p in practices]) for date, practices in groups]


@each_language
def test_page_lists_both_kinds(tmp_path: Path, language: Language) -> None:
    """A draft has its status in words, one without says so, dates stand in order."""
    write_practice(tmp_path, "a-none")
    write_practice(tmp_path, "b-draft", review_status="draft")
    write_practice(tmp_path, "c-published", **PUBLISHED)
    library = load(tmp_path)
    words = words_of(language)
    draft = library.vocabularies["review_statuses"].by_id["draft"]
    outline = _page(tmp_path, language)
    badges = [
        element.text
        for element in outline.of_class("sanad-badge")
        if "data-due" not in element.attributes
    ]

    assert ["waiting", "due"] == [h.attributes["id"] for h in outline.all("h2")]
    assert [words.label(draft), words.text("review.waiting_unmarked")] == badges
    assert ["2027-11-20"] == outline.values("datetime")
    assert [] == outline.mismatched


@each_language
def test_empty_library_has_nothing_waiting(tmp_path: Path, language: Language) -> None:
    """Where nothing waits and nothing falls due, the page says both."""
    said = _page(tmp_path, language).texts("p")

    for key in ("review.waiting_none", "review.due_none"):
        assert words_of(language).text(key) in said


def _notes(body: str) -> list[tuple[str, bool]]:
    return [
        (element.attributes["data-due"], "hidden" in element.attributes)
        for element in Outline(body).elements
        if "data-due" in element.attributes
    ]


@each_language
def test_passed_review_shows_everywhere(tmp_path: Path, language: Language) -> None:
    """A review overdue by the library's day is told on every page that names it."""
    write_practice(tmp_path, "a-passed", **PUBLISHED)
    write_practice(tmp_path, "b-later", **_LATER)
    library = load(tmp_path)
    passed, later = (
        _notes(page.body) for page in build_practice_pages(library, language)
    )
    (dashboard,) = build_dashboard_pages(library, language)
    (waiting,) = build_waiting_pages(library, language)

    assert [("2027-11-20", False)] * 2 == passed
    assert [("2028-12-01", True)] * 2 == later
    both = [("2027-11-20", False), ("2028-12-01", True)]
    assert [both, both] == [_notes(dashboard.body), _notes(waiting.body)]


@each_language
def test_practice_without_a_date_has_no_note(
    tmp_path: Path, language: Language
) -> None:
    """A practice that no review is due for has no note of it."""
    write_practice(tmp_path)
    (page,) = build_practice_pages(load(tmp_path), language)

    assert load_practice(tmp_path).review.due is None
    assert [] == _notes(page.body)
