"""Grouping: the order and groups in which pages show practices."""

from pathlib import Path

import pytest

from engine.builders import load, write_practice, write_source, write_translation
from sanad.languages import LANGUAGES, Language
from sanad.pages.grouping import (
    Group,
    find_neighbours,
    find_related,
    group_by_country,
    group_by_theme,
    sort_by_title,
)

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _ids(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    return {
        group.term.id: [practice.slug for practice in group.practices]
        for group in groups
        if group.practices
    }


def test_titles_sort_folded_in_each_language(tmp_path: Path) -> None:
    """Variants of spelling do not part titles; each language has its order."""
    for slug, arabic, english in (
        ("a-1", "إيواء IOM 1", "zakat"),
        ("b-2", "أدوية", "Aid"),
        ("c-3", "بيوت", "aid 2"),
    ):
        write_source(tmp_path, slug, title=f'"{arabic}"')
        write_translation(tmp_path, slug, title=f'"{english}"')
    practices = load(tmp_path).select()

    assert ["b-2", "a-1", "c-3"] == [p.slug for p in sort_by_title(practices, _AR)]
    assert ["b-2", "c-3", "a-1"] == [p.slug for p in sort_by_title(practices, _EN)]


@each_language
def test_equal_titles_sort_by_slug(tmp_path: Path, language: Language) -> None:
    """Practices of one title come in the order of their slugs."""
    write_practice(tmp_path, "two")
    write_practice(tmp_path, "one")
    practices = reversed(load(tmp_path).select())

    assert ["one", "two"] == [p.slug for p in sort_by_title(practices, language)]


@each_language
def test_groups_by_country(tmp_path: Path, language: Language) -> None:
    """Every country has its group, in the vocabulary's order; empty ones stay."""
    write_practice(tmp_path, "one", countries="[tunisia, egypt]")
    write_practice(tmp_path, "two", countries="[egypt]")
    library = load(tmp_path)
    groups = group_by_country(library, library.select(), language)

    assert library.vocabularies["countries"].terms == tuple(g.term for g in groups)
    assert {"egypt": ["one", "two"], "tunisia": ["one"]} == _ids(groups)


@each_language
def test_groups_by_main_theme(tmp_path: Path, language: Language) -> None:
    """A practice stands once, under its main theme."""
    write_practice(tmp_path, themes="[jobs-recovery, social-cohesion]")
    library = load(tmp_path)
    groups = group_by_theme(library, library.select(), language)

    assert library.vocabularies["themes"].terms == tuple(g.term for g in groups)
    assert ["jobs-recovery"] == list(_ids(groups))


@each_language
def test_neighbours_follow_by_title_in_the_main_theme(
    tmp_path: Path, language: Language
) -> None:
    """The first has none before it, the last none after, another theme counts not."""
    for slug, title, themes in (
        ("c-3", "أ 1", "[cooperation, social-cohesion]"),
        ("b-2", "ب 2", "[cooperation]"),
        ("a-1", "ت 3", "[cooperation]"),
        ("d-4", "ث 4", "[social-cohesion]"),
    ):
        write_source(
            tmp_path, slug, language=language, title=f'"{title}"', themes=themes
        )
    found = find_neighbours(load(tmp_path), language)
    slugs = {
        slug: tuple(p.slug if p else "" for p in (n.before, n.after))
        for slug, n in found.items()
    }

    assert {
        "a-1": ("b-2", ""),
        "b-2": ("c-3", "a-1"),
        "c-3": ("", "b-2"),
        "d-4": ("", ""),
    } == slugs


def test_related_are_named_then_naming_then_near(tmp_path: Path) -> None:
    """First those named, then those that name it, then the nearest, four in all."""
    write_practice(tmp_path, "named")
    write_practice(tmp_path, "naming", related="[this-one]")
    write_practice(tmp_path, "near", challenges="[income-loss]")
    write_practice(tmp_path, "nearer", challenges="[income-loss, stigma]")
    write_practice(tmp_path, "plain")
    write_practice(tmp_path, "far-away", countries="[egypt]")
    write_practice(tmp_path, "off-theme", themes="[jobs-recovery, access-services]")
    write_practice(
        tmp_path, "this-one", related="[named]", challenges="[income-loss, stigma]"
    )
    library = load(tmp_path)
    related = find_related(library, library.practices["this-one"])

    assert ["named", "naming", "nearer", "near"] == [p.slug for p in related]


def test_equally_near_come_by_slug(tmp_path: Path) -> None:
    """Equally near practices come by slug, none twice, and never the practice."""
    for slug in ("b-2", "a-1", "c-3"):
        write_practice(tmp_path, slug, related="[c-3]" if slug == "a-1" else "[]")
    library = load(tmp_path)
    related = find_related(library, library.practices["a-1"])

    assert ["c-3", "b-2"] == [practice.slug for practice in related]


def test_all_that_are_named_are_shown(tmp_path: Path) -> None:
    """More than four named practices are all shown."""
    slugs = [f"p-{number}" for number in range(6)]
    for slug in slugs:
        write_practice(tmp_path, slug)
    write_practice(tmp_path, "this-one", related=f"[{', '.join(slugs)}]")
    library = load(tmp_path)
    related = find_related(library, library.practices["this-one"])

    assert slugs == [practice.slug for practice in related]


def test_named_practice_that_is_left_out_is_not_shown(tmp_path: Path) -> None:
    """A related practice that has an error is passed over."""
    write_practice(tmp_path, "broken", countries="[x]")
    write_practice(tmp_path, "this-one", related="[broken]")
    library = load(tmp_path)

    assert () == find_related(library, library.practices["this-one"])
