"""The project's vocabularies: complete, sound, and open to a new country."""

import re
import shutil
from pathlib import Path

import pytest

from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library
from sanad.pages import GeneratedPage, build_pages
from sanad.vocabularies import VOCABULARY_NAMES, load_vocabularies

_PROJECT = Path(__file__).resolve().parent.parent
_FOLDER = _PROJECT / "practices" / "_vocabularies"
_LIBYA = '- {id: libya, iso: LY, en: Libya, ar: "ليبيا"}\n'
_NAMES = {Language.ARABIC: "ليبيا", Language.ENGLISH: "Libya"}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_vocabularies_have_no_problem() -> None:
    """Every line of every list can be read, and every list is known."""
    _, problems = load_vocabularies(_FOLDER)

    assert () == problems
    assert sorted(VOCABULARY_NAMES) == sorted(p.stem for p in _FOLDER.glob("*.yml"))


@pytest.mark.parametrize("name", VOCABULARY_NAMES)
def test_every_term_has_both_names(name: str) -> None:
    """Each term has an Arabic name in Arabic letters and a name in Latin ones."""
    vocabularies, _ = load_vocabularies(_FOLDER)
    arabic = re.compile("[\u0621-\u064a]")
    terms = vocabularies[name].terms

    assert terms
    assert [] == [t.id for t in terms if not arabic.search(t.label[Language.ARABIC])]
    assert [] == [t.id for t in terms if arabic.search(t.label[Language.ENGLISH])]
    assert [] == [
        term.id
        for term in terms
        for language in LANGUAGES
        if not term.short(language).strip() or not term.full(language).strip()
    ]


@each_language
@pytest.mark.parametrize("name", VOCABULARY_NAMES)
def test_names_of_a_list_are_different(name: str, language: Language) -> None:
    """No two terms of a list have one name, so that readers can tell them apart."""
    vocabularies, _ = load_vocabularies(_FOLDER)
    labels = [term.label[language] for term in vocabularies[name].terms]

    assert sorted(set(labels)) == sorted(labels)


def test_every_organization_is_of_a_known_type() -> None:
    """The type of an organization is one of the types of actors."""
    vocabularies, _ = load_vocabularies(_FOLDER)
    types = vocabularies["actor_types"].by_id

    assert [] == [
        organization.id
        for organization in vocabularies["organizations"].terms
        if organization.extra.get("type") not in types
    ]


def test_sections_group_by_lists_that_exist() -> None:
    """A section that groups its items names a vocabulary."""
    vocabularies, _ = load_vocabularies(_FOLDER)
    groupings = {term.extra.get("by", "") for term in vocabularies["sections"].terms}

    assert groupings <= {"", *VOCABULARY_NAMES}


@pytest.fixture
def library_with_libya(tmp_path: Path) -> Library:
    """Give a library whose list of countries has one more line, and nothing else."""
    folder = shutil.copytree(_FOLDER, tmp_path / "_vocabularies")
    with (folder / "countries.yml").open("a", encoding="utf-8") as countries:
        countries.write(_LIBYA)
    return load_library(tmp_path)


def _page(library: Library, path: str) -> GeneratedPage:
    (page,) = [page for page in build_pages(library) if page.path == path]
    return page


def test_new_country_is_one_line(library_with_libya: Library) -> None:
    """A country that was added by one line brings no problem."""
    assert () == library_with_libya.problems
    assert "libya" == library_with_libya.vocabularies["countries"].terms[-1].id


@each_language
def test_new_country_has_its_page(
    library_with_libya: Library, language: Language
) -> None:
    """A new country has a page in each language, with its name."""
    page = _page(library_with_libya, f"{language}/countries/libya/")

    assert page.front_matter["title"].startswith(_NAMES[language])


@each_language
@pytest.mark.parametrize("place", ["matrix", "browse", "countries"])
def test_new_country_is_listed(
    library_with_libya: Library, language: Language, place: str
) -> None:
    """A new country stands in the matrix, the list of practices, and the index."""
    page = _page(library_with_libya, f"{language}/{place}/")

    assert f'href="../../{language}/countries/libya/"' in page.body
    assert _NAMES[language] in page.body


@each_language
def test_new_country_stands_on_every_theme(
    library_with_libya: Library, language: Language
) -> None:
    """A new country stands on the page of every theme, where its practices will."""
    themes = library_with_libya.vocabularies["themes"].terms

    assert [] == [
        theme.id
        for theme in themes
        if 'id="libya"'
        not in _page(library_with_libya, f"{language}/themes/{theme.id}/").body
    ]
