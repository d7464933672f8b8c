"""Actors: the whole of society, each kind, and organizations met repeatedly."""

from pathlib import Path

import pytest

from engine.builders import TITLES, load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages import GeneratedPage
from sanad.pages.actors import actor_address, build_actor_pages, find_bodies
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_BOTH = "[{organization: iom, role: lead}, {organization: unhcr, role: partner}]"
_UNLISTED = """
  - {organization: iom, role: partner}
  - {name: {ar: "جمعية (ABC) 19", en: "An association (ABC) 19"}, type: civil-society,
     role: lead}"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Give three practices: IOM in all, UNHCR in one, an unlisted body in one."""
    write_practice(tmp_path, "a-1", actors=_BOTH, countries="[egypt]", end='"2022"')
    write_practice(tmp_path, "b-2", actors=_UNLISTED)
    write_practice(tmp_path, "c-3", start="unknown")
    return load(tmp_path)


def _pages(library: Library, language: Language) -> dict[str, GeneratedPage]:
    return {page.path: page for page in build_actor_pages(library, language)}


@each_language
def test_which_pages_there_are(library: Library, language: Language) -> None:
    """There is an index, a page a kind, and one of each body of two practices."""
    kinds = [term.id for term in library.vocabularies["actor_types"].terms]

    assert [
        f"{language}/actors/",
        *(f"{language}/actors/kinds/{kind}/" for kind in kinds),
        f"{language}/actors/iom/",
    ] == list(_pages(library, language))


@each_language
def test_index_counts_practices_by_kind(library: Library, language: Language) -> None:
    """A kind counts once a practice; all kinds are bars, with a table by country."""
    outline = Outline(_pages(library, language)[f"{language}/actors/"].body)
    numbers = [number.text for number in outline.of_class("sanad-bars__number")]
    kinds = library.vocabularies["actor_types"].terms

    assert ["3", "1", *["0"] * (len(kinds) - 2)] == numbers
    assert len(kinds) == len(outline.all("tr")) - 1
    assert 1 == len(outline.all("table"))
    assert [] == outline.mismatched


@each_language
def test_index_names_who_is_met_most(library: Library, language: Language) -> None:
    """Organizations of several practices are named with their number and page."""
    outline = Outline(_pages(library, language)[f"{language}/actors/"].body)
    (met,) = outline.of_class("sanad-met")

    assert words_of(language).count("count.practices", 3) in met.text
    assert f"../../{language}/actors/iom/" in outline.values("href")


@each_language
def test_kind_lists_its_organizations(library: Library, language: Language) -> None:
    """Each has an anchor; those of one practice name it, the others lead on."""
    path = f"{language}/actors/kinds/un-agency/"
    outline = Outline(_pages(library, language)[path].body)
    first, second = [li for li in outline.all("li") if "id" in li.attributes]

    assert ("iom", "unhcr") == (first.attributes["id"], second.attributes["id"])
    assert TITLES[language] in second.text
    assert TITLES[language] not in first.text
    assert words_of(language).count("count.practices", 3) in outline.texts("span")


@each_language
def test_unlisted_bodies_are_not_taken_for_one(
    library: Library, language: Language
) -> None:
    """A body without an entry has no name in the list: only its practice stands."""
    path = f"{language}/actors/kinds/civil-society/"
    outline = Outline(_pages(library, language)[path].body)

    assert words_of(language).text("actors.unlisted") in outline.texts("h3")
    assert "ABC" not in outline.all("ul")[0].text
    assert ["iom", "unhcr"] == [body.actor.id for body in find_bodies(library)]


@each_language
def test_kind_without_organizations(library: Library, language: Language) -> None:
    """A kind that nobody belongs to says so."""
    path = f"{language}/actors/kinds/media/"
    outline = Outline(_pages(library, language)[path].body)

    assert words_of(language).text("actors.none") in outline.texts("p")


@each_language
def test_organization_by_role_and_country(library: Library, language: Language) -> None:
    """Its practices stand by role, then by country, each linked."""
    page = _pages(library, language)[f"{language}/actors/iom/"]
    outline = Outline(page.body)

    assert ["lead", "partner", "partners"] == [h.id for h in page.headings]
    assert ["lead", "partner", "partners"] == [
        heading.attributes["id"] for heading in outline.all("h2")
    ]
    assert ["a-1", "c-3", "b-2"] == [
        link.split("/")[-2] for link in outline.values("href") if "/practices/" in link
    ]
    assert [] == outline.mismatched


@each_language
def test_organization_in_few_facts(library: Library, language: Language) -> None:
    """The page tells how many practices, which years, and the other names."""
    outline = Outline(_pages(library, language)[f"{language}/actors/iom/"].body)
    facts = outline.of_class("sanad-key")[0].text
    (iom,) = [b for b in find_bodies(library) if b.actor.id == "iom"]

    assert "2020–2022" in facts
    assert iom.name[language.other] in facts
    assert iom.name[language] in outline.texts("h1")


@each_language
def test_years_that_are_not_known(tmp_path: Path, language: Language) -> None:
    """An organization whose practices have no date has no years."""
    write_practice(tmp_path, "a-1", start="unknown")
    write_practice(tmp_path, "b-2", start="unknown")
    outline = Outline(_pages(load(tmp_path), language)[f"{language}/actors/iom/"].body)

    assert words_of(language).text("actors.years") not in outline.texts("dt")


@each_language
def test_partners_are_counted(library: Library, language: Language) -> None:
    """Those met in its practices are named, itself and unlisted bodies are not."""
    outline = Outline(_pages(library, language)[f"{language}/actors/iom/"].body)
    (met,) = outline.of_class("sanad-met")

    assert met.text.endswith(words_of(language).count("count.practices", 1))
    assert f"../../../{language}/actors/kinds/un-agency/#unhcr" in (
        outline.values("href")
    )
    assert "ABC" not in met.text


@each_language
def test_french_name_is_told(tmp_path: Path, language: Language) -> None:
    """A name in French stands among the other names, marked as French."""
    actors = "[{organization: alcs, role: lead}]"
    write_practice(tmp_path, "a-1", actors=actors)
    write_practice(tmp_path, "b-2", actors=actors)
    page = _pages(load(tmp_path), language)[f"{language}/actors/alcs/"]

    assert ["Association de lutte contre le sida"] == [
        element.text
        for element in Outline(page.body).elements
        if element.attributes.get("lang") == "fr"
    ]


def test_address_of_an_actor(library: Library) -> None:
    """A body leads to its page, its place among its kind, or nowhere."""
    lead, partner = library.practices["a-1"].actors
    unlisted = library.practices["b-2"].actors[1]

    assert (
        "sanad-root:/en/actors/iom/",
        "sanad-root:/en/actors/kinds/un-agency/#unhcr",
        "",
    ) == tuple(
        actor_address(library, actor, Language.ENGLISH)
        for actor in (lead, partner, unlisted)
    )
