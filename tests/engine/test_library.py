"""The library: practices by slug, by country and theme, and by who names them."""

from pathlib import Path

import pytest

from engine.builders import VOCABULARIES, codes, load, write_file, write_practice
from sanad.library import check_practices, load_library
from sanad.model import Library, PartialDate, Practice


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Give a library of three practices in several countries and themes."""
    write_practice(tmp_path, "one", countries="[tunisia, egypt]", related="[two]")
    write_practice(
        tmp_path, "two", countries="[egypt]", themes="[jobs-recovery, social-cohesion]"
    )
    write_practice(tmp_path, "three", countries="[morocco]", related="[two, one]")
    return load(tmp_path)


def _slugs(practices: tuple[Practice, ...]) -> list[str]:
    return [practice.slug for practice in practices]


def test_practices_are_sorted_by_slug(library: Library) -> None:
    """Practices come in the order of their slugs."""
    assert ["one", "three", "two"] == list(library.practices)


@pytest.mark.parametrize(
    ("country", "theme", "slugs"),
    [
        ("", "", ["one", "three", "two"]),
        ("egypt", "", ["one", "two"]),
        ("", "social-cohesion", ["two"]),
        ("egypt", "access-services", ["one"]),
        ("tunisia", "jobs-recovery", []),
        ("atlantis", "", []),
    ],
)
def test_select_by_country_and_theme(
    library: Library, country: str, theme: str, slugs: list[str]
) -> None:
    """Practices of a country, a theme or both are given, by slug."""
    assert slugs == _slugs(library.select(country=country, theme=theme))


@pytest.mark.parametrize(
    ("slug", "slugs"), [("two", ["one", "three"]), ("three", []), ("nothing", [])]
)
def test_practices_that_name_one(library: Library, slug: str, slugs: list[str]) -> None:
    """It is known who names a practice as related."""
    assert slugs == _slugs(library.naming(slug))


def test_practices_of_an_actor(tmp_path: Path) -> None:
    """A body's practices are known by its id, each once though it has two roles."""
    both = "[{organization: iom, role: lead}, {organization: iom, role: funder}]"
    write_practice(tmp_path, "two")
    write_practice(tmp_path, "one", actors=both)
    library = load(tmp_path)

    assert ["one", "two"] == _slugs(library.of_actor("iom"))
    assert [] == _slugs(library.of_actor("unhcr"))


def test_faulty_practice_is_left_out_and_told(tmp_path: Path) -> None:
    """A practice with an error is only in the problems; the others stay."""
    write_practice(tmp_path, "good")
    write_practice(tmp_path, "bad", countries="[Tunis]")
    library = load(tmp_path)

    assert ["good"] == list(library.practices)
    assert ["P104"] == codes(library)


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    """Astray files, vocabularies, introductions and practices are told in one list."""
    write_practice(tmp_path, "bad", countries="[Tunis]")
    write_file(tmp_path / "ملف IOM 1.txt", "x")
    write_file(tmp_path / "_vocabularies" / "colours.yml", "[]")
    write_file(tmp_path / "_introductions" / "themes" / "x.ar.md", "x")
    write_file(tmp_path / "_facts" / "x.yml", "x")
    library = load(tmp_path)

    assert {"P104", "P505", "P606", "P608"} == set(codes(library))
    assert sorted(p.path for p in library.problems) == [
        p.path for p in library.problems
    ]


def test_same_folder_gives_the_same_library(tmp_path: Path) -> None:
    """Two loads of one folder give the same problems and the same texts."""
    write_practice(tmp_path, start='"2020"', end='"2019"', countries="[x]")
    write_practice(tmp_path, "good")
    first, second = load(tmp_path), load(tmp_path)

    assert first.problems == second.problems
    assert first.practices["good"].texts == second.practices["good"].texts


def test_missing_folder_is_a_fault(tmp_path: Path) -> None:
    """A folder of practices that does not exist is the caller's fault."""
    with pytest.raises(FileNotFoundError):
        load_library(tmp_path / "nowhere", VOCABULARIES)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(2020), "2020"),
        (PartialDate(2020, 4), "2020-04"),
        (PartialDate(2020, 4, 7), "2020-04-07"),
        (PartialDate(620), "0620"),
    ],
)
def test_partial_date_is_written_as_precise_as_it_is(
    date: PartialDate, written: str
) -> None:
    """A partial date is written as ISO 8601, no more precise than it is."""
    assert written == str(date)


@pytest.mark.parametrize(
    ("date", "first"),
    [
        (PartialDate(2020), "2020-01-01"),
        (PartialDate(2020, 4), "2020-04-01"),
        (PartialDate(2020, 4, 7), "2020-04-07"),
    ],
)
def test_first_day_of_a_partial_date(date: PartialDate, first: str) -> None:
    """A partial date knows the first day that it can mean."""
    assert first == date.first_day.isoformat()


def test_some_practices_are_checked_alone(tmp_path: Path) -> None:
    """The problems of a practice are the same whether others are checked or not."""
    write_practice(tmp_path, "one", countries="[atlantis]", related="[two, nowhere]")
    write_practice(tmp_path, "two", themes="[nothing]")
    write_file(tmp_path / "three", "نص IOM 1")
    whole = load(tmp_path).problems

    for slug in ("one", "two", "three"):
        expected = tuple(p for p in whole if p.path.split("/")[0] == slug)
        assert expected
        assert expected == check_practices(tmp_path, [slug], VOCABULARIES)
