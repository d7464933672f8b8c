"""Challenges: the index, and what the practices on each of them tell."""

from pathlib import Path

import pytest

from engine.builders import SLUG, TITLES, load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.challenges import build_challenge_pages, count_by_challenge
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _page(root: Path, language: Language, name: str = "income-loss") -> GeneratedPage:
    pages = {page.path: page for page in build_challenge_pages(load(root), language)}
    return pages[
        f"{language}/challenges/{name}/" if name else f"{language}/challenges/"
    ]


@each_language
def test_index_begins_with_what_people_face(tmp_path: Path, language: Language) -> None:
    """Each challenge is a sentence, its name, and its number of practices."""
    write_practice(tmp_path, challenges="[income-loss, stigma]")
    library = load(tmp_path)
    outline = Outline(_page(tmp_path, language, "").body)
    terms = library.vocabularies["challenges"].terms

    assert [term.asked(language) for term in terms] == [
        name.text for name in outline.of_class("sanad-tile__name")
    ]
    assert [f"../../{language}/challenges/{term.id}/" for term in terms] == (
        outline.values("href")
    )
    assert {"income-loss": 1, "stigma": 1} == {
        term.id: number for term, number in count_by_challenge(library) if number
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(_AR, "فقد الناس دخلهم"), (_EN, "People lost their income")],
)
def test_page_is_titled_by_the_sentence(
    tmp_path: Path, language: Language, sentence: str
) -> None:
    """The page of a challenge begins with the sentence and tells its name."""
    page = _page(tmp_path, language)
    (term,) = [
        term
        for term in load(tmp_path).vocabularies["challenges"].terms
        if term.id == "income-loss"
    ]

    assert sentence == page.front_matter["title"]
    assert term.label[language] in Outline(page.body).of_class("sanad-lead")[0].text
    assert ["practices", "limits", "lessons", "recommendations"] == [
        heading.id for heading in page.headings
    ]


@each_language
def test_only_practices_of_the_challenge_are_shown(
    tmp_path: Path, language: Language
) -> None:
    """Practices stand by country; other practices and empty countries do not."""
    write_practice(tmp_path, challenges="[income-loss]")
    write_practice(tmp_path, "b-2", countries="[egypt]", challenges="[stigma]")
    outline = Outline(_page(tmp_path, language).body)

    assert [TITLES[language]] == outline.texts("h4")
    assert ["tunisia"] == [h.attributes["id"] for h in outline.all("h3")]
    assert [] == outline.mismatched


@each_language
def test_items_are_pooled_with_their_practices(
    tmp_path: Path, language: Language
) -> None:
    """Limits and lessons stand by country, recommendations by addressee."""
    write_practice(tmp_path, challenges="[income-loss]")
    write_practice(tmp_path, "b-2", challenges="[stigma]")
    outline = Outline(_page(tmp_path, language).body)
    pools = [pool.text for pool in outline.of_class("sanad-pool")]
    addressees = load(tmp_path).vocabularies["recommendation_addressees"].by_id
    folded = [summary.text for summary in outline.all("summary")]

    assert 4 == len(pools)
    assert ["30", "SMS", "6"] == [
        word
        for word, pool in zip(["30", "SMS", "6"], pools, strict=False)
        if word in pool
    ]
    assert f"{words_of(language).short(addressees['donors'])} 1" in folded
    assert {SLUG} == {
        link.split("/")[-2] for link in outline.values("href") if "/practices/" in link
    }


@each_language
def test_challenge_without_practices(tmp_path: Path, language: Language) -> None:
    """A challenge that no practice answers to says so and invites one."""
    outline = Outline(_page(tmp_path, language, "exploitation").body)
    words = words_of(language)

    assert any(words.text("challenges.none") in text for text in outline.texts("p"))
    assert 3 == outline.texts("p").count(words.text("practice.not_reported"))


@each_language
def test_other_challenges_are_at_hand(tmp_path: Path, language: Language) -> None:
    """The page leads to all other challenges, not to itself."""
    links = Outline(_page(tmp_path, language).body).values("href")
    others = {term.id for term in load(tmp_path).vocabularies["challenges"].terms} - {
        "income-loss"
    }

    assert others == {link.split("/")[-2] for link in links if "/challenges/" in link}
