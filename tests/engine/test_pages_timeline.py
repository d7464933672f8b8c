"""The timeline: practices and dated facts in the quarters of the years."""

from pathlib import Path

import pytest

from engine.builders import load, write_file, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import PartialDate
from sanad.pages import GeneratedPage
from sanad.pages.timeline import (
    Quarter,
    Timeline,
    build_timeline_pages,
    find_quarter,
    make_timeline,
)
from sanad.words import words_of

_EN = Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)

_FACTS = """\
facts:
  - id: tn-lockdown
    kind: restriction
    date: "2020-03-22"
    text: {ar: "بدأ الحجر (19).", en: "The lockdown starts (حجر)."}
    source: {publisher: "OMS", date: "2020", url: "https://example.org/1"}
  - id: tn-opening
    kind: easing
    date: "2020-02"
    number: 19
    unit: {ar: "ولاية", en: "governorates"}
    text: {ar: "فُتحت.", en: "They open."}
    source: {publisher: "OMS", date: "2020", url: "https://example.org/2"}
  - id: tn-year
    kind: vaccination
    date: "2021"
    text: {ar: "لقاح.", en: "Vaccines."}
    source: {publisher: "OMS", date: "2020", url: "https://example.org/3"}
  - id: tn-people
    kind: population
    date: "2019-01"
    text: {ar: "سكان.", en: "People."}
    source: {publisher: "OMS", date: "2020", url: "https://example.org/4"}
"""


def _timeline(root: Path, *, facts: str = _FACTS) -> Timeline:
    write_file(root / "_facts" / "tunisia.yml", facts)
    return make_timeline(load(root), _EN)


def _page(root: Path, language: Language) -> GeneratedPage:
    write_file(root / "_facts" / "tunisia.yml", _FACTS)
    (page,) = build_timeline_pages(load(root), language)
    return page


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (PartialDate(2020, 1), Quarter(2020, 1)),
        (PartialDate(2020, 3, 31), Quarter(2020, 1)),
        (PartialDate(2020, 4, 1), Quarter(2020, 2)),
        (PartialDate(2020, 12), Quarter(2020, 4)),
        (PartialDate(2020), None),
        (None, None),
    ],
)
def test_quarter_of_a_date(day: PartialDate | None, quarter: Quarter | None) -> None:
    """A date is of a quarter as soon as its month is known."""
    assert quarter == find_quarter(day)


def test_year_follows_a_year() -> None:
    """After the fourth quarter comes the first of the next year."""
    assert (Quarter(2021, 1), Quarter(2020, 2)) == (
        Quarter(2020, 4).next,
        Quarter(2020, 1).next,
    )


def test_time_goes_from_the_first_fact_to_the_last_practice(tmp_path: Path) -> None:
    """All quarters between are there, also those in which nothing is known."""
    write_practice(tmp_path, start='"2020-12-31"')
    timeline = _timeline(tmp_path)

    assert [Quarter(2020, number) for number in (1, 2, 3, 4)] == [
        section.quarter for year in timeline.years for section in year.sections
    ]
    assert {4} == {len(cells) for _, cells in timeline.rows}


def test_without_facts_time_begins_with_the_practices(tmp_path: Path) -> None:
    """Where no fact is dated, the first practice is the beginning."""
    write_practice(tmp_path)
    timeline = _timeline(tmp_path, facts="facts: []\n")

    assert [Quarter(2020, 2)] == [s.quarter for y in timeline.years for s in y.sections]


def test_practices_stand_where_they_began(tmp_path: Path) -> None:
    """In a quarter, in a year without a month, before all, or outside of time."""
    write_practice(tmp_path, "a-1")
    write_practice(tmp_path, "b-2", start='"2020"')
    write_practice(tmp_path, "c-3", start='"2019-12"')
    write_practice(tmp_path, "d-4", start='"2018"')
    write_practice(tmp_path, "e-5", start="unknown")
    write_practice(tmp_path, "f-6", start='"2022"')
    timeline = _timeline(tmp_path)
    first, last = timeline.years

    assert [[], ["a-1"]] == [[p.slug for p in s.practices] for s in first.sections]
    assert (["b-2"], ["f-6"]) == (
        [practice.slug for practice in first.unplaced],
        [practice.slug for practice in last.unplaced],
    )
    assert ["c-3", "d-4"] == sorted(practice.slug for practice in timeline.earlier)
    assert ["e-5"] == [practice.slug for practice in timeline.undated]


def test_earlier_in_the_first_year(tmp_path: Path) -> None:
    """A practice of the first year may have begun before the first quarter."""
    facts = _FACTS.replace("2020-03-22", "2020-05-04").replace("2020-02", "2020-06")
    write_practice(tmp_path, start='"2020-01"')
    timeline = _timeline(tmp_path, facts=facts)

    assert 1 == len(timeline.earlier)


def test_cells_count_practices_and_facts(tmp_path: Path) -> None:
    """A cell counts for each of a practice's countries, and facts by their kind."""
    write_practice(tmp_path, "a-1", countries="[egypt, tunisia]")
    write_practice(tmp_path, "b-2", countries="[egypt]")
    rows = {country.id: cells for country, cells in _timeline(tmp_path).rows}

    assert [(0, 0), (2, 4)] == [(cell.number, cell.shade) for cell in rows["egypt"]]
    assert [(0, 0), (1, 2)] == [(cell.number, cell.shade) for cell in rows["tunisia"]]
    assert [[("restriction", 1), ("easing", 1)], []] == [
        [(kind.id, number) for kind, number in cell.kinds] for cell in rows["tunisia"]
    ]


def test_facts_come_by_date(tmp_path: Path) -> None:
    """The facts of a quarter stand in the order of their dates."""
    (year,) = _timeline(tmp_path).years

    assert ["tn-opening", "tn-lockdown"] == [f.id for _, f in year.sections[0].facts]


@each_language
def test_page_tells_it_in_words(tmp_path: Path, language: Language) -> None:
    """Quarters have headings that the table leads to, facts have their sources."""
    write_practice(tmp_path, start='"2020-02"')
    write_practice(tmp_path, "b-2", start="unknown")
    page = _page(tmp_path, language)
    outline = Outline(page.body)

    assert ["y-2020"] == [heading.id for heading in page.headings]
    assert {"#q-2020-1", "https://example.org/1"} <= set(outline.values("href"))
    assert "2020" in outline.by_id("q-2020-1").text
    assert words_of(language).text("timeline.undated") in outline.texts("h3")
    assert [] == outline.mismatched


@each_language
def test_page_of_an_earlier_and_an_unplaced_practice(
    tmp_path: Path, language: Language
) -> None:
    """What has no month or lies before the first quarter stands apart."""
    write_practice(tmp_path, start='"2020"')
    write_practice(tmp_path, "b-2", start='"2018"')
    outline = Outline(_page(tmp_path, language).body)
    words = words_of(language)

    assert words.text("timeline.unplaced", year=2020) in outline.texts("h3")
    assert words.text("timeline.earlier") in outline.texts("h3")


@each_language
def test_page_of_nothing(tmp_path: Path, language: Language) -> None:
    """Without a dated practice or fact the page has no table."""
    (page,) = build_timeline_pages(load(tmp_path), language)

    assert ([], ()) == (Outline(page.body).all("table"), page.headings)
