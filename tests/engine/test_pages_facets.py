"""Facets: the values of a practice, and those that a reader may choose from."""

from pathlib import Path

import pytest

from engine.builders import load, load_practice, write_practice
from sanad.pages.facets import ALL_FACETS, find_facets, list_choices, list_years


def test_values_of_a_practice(tmp_path: Path) -> None:
    """A practice has its countries, themes and groups by id, in its own order."""
    write_practice(
        tmp_path,
        countries="[tunisia, egypt]",
        themes="[jobs-recovery, access-services]",
        target_groups="[stranded, migrants-all]",
    )

    assert {
        "country": ("tunisia", "egypt"),
        "theme": ("jobs-recovery", "access-services"),
        "group": ("stranded", "migrants-all"),
        "year": ("2020",),
    } == find_facets(load_practice(tmp_path))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ('"2020-04"', '"2022-01-31"', ("2020", "2021", "2022")),
        ('"2020"', '"2020-12"', ("2020",)),
        ('"2020"', "unknown", ("2020",)),
        ("unknown", '"2021"', ("2021",)),
        ("unknown", "unknown", ()),
    ],
)
def test_years_of_a_practice(
    tmp_path: Path, start: str, end: str, years: tuple[str, ...]
) -> None:
    """A practice ran in the years from its start to its end, as far as known."""
    write_practice(tmp_path, start=start, end=end)

    assert years == list_years(load_practice(tmp_path))


@pytest.mark.parametrize(
    ("facet", "vocabulary"),
    [("country", "countries"), ("theme", "themes"), ("group", "target_groups")],
)
def test_every_term_can_be_chosen(tmp_path: Path, facet: str, vocabulary: str) -> None:
    """Choices are all terms in the order of their list, used or not."""
    library = load(tmp_path)
    terms = [term.id for term in library.vocabularies[vocabulary].terms]

    assert terms == [value[0] for value in list_choices(library)[facet]]


@pytest.mark.parametrize(
    ("facet", "choice"),
    [
        ("country", ["regional", "إقليمي", "Regional"]),
        ("theme", ["jobs-recovery", "الوظائف والتعافي الاقتصادي", "Jobs and recovery"]),
        ("group", ["stranded", "المهاجرون العالقون", "Stranded migrants"]),
    ],
)
def test_choice_has_its_short_names(
    tmp_path: Path, facet: str, choice: list[str]
) -> None:
    """A choice is called by its short name, Arabic first."""
    assert choice in list_choices(load(tmp_path))[facet]


def test_years_come_from_the_practices(tmp_path: Path) -> None:
    """A year can be chosen where a practice ran in it, each once, in order."""
    write_practice(tmp_path, "b-2", start='"2021"', end='"2022"')
    write_practice(tmp_path, "a-1", start='"2019"')
    write_practice(tmp_path, "c-3", start='"2022"')

    assert [[year] * 3 for year in ("2019", "2021", "2022")] == (
        list_choices(load(tmp_path))["year"]
    )


def test_empty_library_has_no_years(tmp_path: Path) -> None:
    """Without practices there is no year to choose."""
    assert [] == list_choices(load(tmp_path))["year"]


def test_each_facet_fits_into_the_bits_of_a_number(tmp_path: Path) -> None:
    """The search writes a practice's values as bits; browsers reckon with 32."""
    assert all(len(values) <= 32 for values in list_choices(load(tmp_path)).values())


def test_browse_page_filters_by_more(tmp_path: Path) -> None:
    """What is not given has no value; a kind of actor that comes twice counts once."""
    write_practice(
        tmp_path,
        actors="[{organization: iom, role: lead}, {organization: unhcr, role: funder}]",
        gcm="[7, 15]",
    )
    found = find_facets(load_practice(tmp_path), ALL_FACETS)

    assert ALL_FACETS == tuple(found)
    assert {
        "actor": ("un-agency",),
        "gcm": ("7", "15"),
        "status": (),
        "type": ("service-programme",),
    } == {name: found[name] for name in ("actor", "gcm", "status", "type")}


def test_every_facet_has_choices(tmp_path: Path) -> None:
    """All facets of the browse page have the values of their lists."""
    choices = list_choices(load(tmp_path), ALL_FACETS)

    assert ["year"] == [name for name, values in choices.items() if not values]
    assert ["7", "7. ", "7. "] == [part[:3] for part in choices["gcm"][6]]
