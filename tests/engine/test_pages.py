"""All pages: mirrored in both languages, sorted, each address once."""

from itertools import pairwise
from pathlib import Path

import pytest

from engine.builders import load, write_practice, write_source
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import build_pages
from sanad.urls import alternate_path


def test_both_languages_have_the_same_pages(tmp_path: Path) -> None:
    """Every page exists in both languages, also where a translation is missing."""
    write_source(tmp_path)
    paths = {page.path for page in build_pages(load(tmp_path))}

    assert paths == {alternate_path(p, lang) for p in paths for lang in LANGUAGES}


def test_pages_are_sorted_and_no_address_is_twice(tmp_path: Path) -> None:
    """Pages come by path, each once."""
    write_practice(tmp_path)
    paths = [page.path for page in build_pages(load(tmp_path))]

    assert sorted(set(paths)) == paths


def test_same_library_same_pages(tmp_path: Path) -> None:
    """The pages of a library are the same each time."""
    write_practice(tmp_path)
    first, second = (
        [(page.path, page.front_matter, page.body) for page in build_pages(library)]
        for library in (load(tmp_path), load(tmp_path))
    )

    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_words_of_its_own(tmp_path: Path, language: Language) -> None:
    """Each page has a title, a description, one top heading, and known anchors."""
    write_practice(tmp_path)
    for page in build_pages(load(tmp_path)):
        outline = Outline(page.body)
        anchors = {heading.id for heading in page.headings}

        assert page.front_matter["title"]
        assert page.front_matter["description"]
        assert 1 == len(outline.all("h1"))
        assert anchors <= set(outline.values("id"))
        assert page.language is not language or page.path.startswith(f"{language}/")


def test_no_inner_link_is_left_unresolved(tmp_path: Path) -> None:
    """On a page every inner link is relative."""
    write_practice(tmp_path)

    assert [] == [
        page.path for page in build_pages(load(tmp_path)) if "sanad-root:" in page.body
    ]


def test_skipped_level_of_headings_is_not_there(tmp_path: Path) -> None:
    """Headings go down one level at a time."""
    write_practice(tmp_path, "other-practice")
    write_practice(tmp_path, related="[other-practice]")
    skipped = []
    for page in build_pages(load(tmp_path)):
        levels = [
            int(element.tag[1])
            for element in Outline(page.body).elements
            if element.tag in {"h1", "h2", "h3", "h4"}
        ]
        pairs = pairwise(levels)
        skipped += [page.path for above, below in pairs if below > above + 1]

    assert [] == skipped


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_names_its_file(tmp_path: Path, language: Language) -> None:
    """A page whose file can be corrected names it; a list names none."""
    write_practice(tmp_path, "a-practice")
    sources = {page.path: page.source for page in build_pages(load(tmp_path))}

    assert f"a-practice/{language}.md" == sources[f"{language}/practices/a-practice/"]
    assert "" == sources[f"{language}/matrix/"]
