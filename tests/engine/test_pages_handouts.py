"""Handouts: which there are, what a block tells, and what each edition holds."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    SUMMARIES,
    TITLES,
    load,
    load_practice,
    write_file,
    write_practice,
    write_source,
)
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.blocks import make_block
from sanad.pages.handouts import (
    build_handout_pages,
    handout_path,
    list_subjects,
)
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
_THEME = "themes/access-services"

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _pages(root: Path, language: Language) -> dict[str, GeneratedPage]:
    prefix = f"{language}/handouts/"
    pages = build_handout_pages(load(root), language)
    return {page.path.removeprefix(prefix).rstrip("/"): page for page in pages}


@each_language
def test_there_is_a_handout_of_every_subject(
    tmp_path: Path, language: Language
) -> None:
    """Themes, countries and cells with practices have handouts in all editions."""
    write_practice(tmp_path)
    country = "countries/tunisia"
    cell = f"{_THEME}/tunisia"

    assert {
        *("", "mine"),
        *(_THEME, f"{_THEME}/full", f"{_THEME}/bilingual"),
        *(f"{_THEME}/sheet", f"{_THEME}/cards"),
        *(country, f"{country}/full", f"{country}/bilingual"),
        *(cell, f"{cell}/full", f"{cell}/bilingual"),
    } == _pages(tmp_path, language).keys()


def test_subject_without_practices_has_none(tmp_path: Path) -> None:
    """An empty library has no handouts but the index and one's own."""
    assert [] == list_subjects(load(tmp_path))
    assert {"", "mine"} == _pages(tmp_path, _AR).keys()


def test_short_edition_has_the_subjects_address(tmp_path: Path) -> None:
    """The short edition stands at the subject, the others below it."""
    write_practice(tmp_path)
    subject = list_subjects(load(tmp_path))[0]

    assert f"ar/handouts/{_THEME}/" == handout_path(subject, "short", _AR)
    assert f"en/handouts/{_THEME}/cards/" == handout_path(subject, "cards", _EN)


@each_language
def test_block_tells_what_who_where_when(tmp_path: Path, language: Language) -> None:
    """A block holds the facts and the first limit and lesson, without marks."""
    write_practice(tmp_path, places='[{ar: "صفاقس", en: "Sfax"}]')
    block = make_block(load_practice(tmp_path), language)
    words = words_of(language)

    assert words.text("practice.not_reported") == str(block.result)
    assert {
        _AR: "لم تصل إلى 30 عاملاً بلا هاتف.",
        _EN: ("30 workers without a phone (هاتف) were not reached."),
    }[language] == str(block.limit)
    assert {_AR: "تونس، صفاقس", _EN: "Tunisia, Sfax"}[language] == block.where
    assert load(tmp_path).vocabularies["organizations"].by_id["iom"].label[
        language
    ] in (block.who)
    assert str(words.period(load_practice(tmp_path))) == str(block.when)


def test_result_is_its_first_paragraph(tmp_path: Path) -> None:
    """Of results told in prose, the first paragraph is shown."""
    body = BODIES[_AR].replace(
        "## الحدود", "## النتائج\n\nبلغت 120 عاملاً.[1]\n\nثم زادت.[2]\n\n## الحدود"
    )
    write_source(tmp_path, body=body)

    assert "بلغت 120 عاملاً." == str(make_block(load_practice(tmp_path), _AR).result)


@pytest.mark.parametrize("edition", ["", "/full", "/bilingual", "/cards"])
@each_language
def test_edition_holds_the_practice(
    tmp_path: Path, language: Language, edition: str
) -> None:
    """Every edition tells the practice, whole HTML in the page's language."""
    write_practice(tmp_path)
    page = _pages(tmp_path, language)[f"{_THEME}{edition}"]
    outline = Outline(page.body)

    assert [] == outline.mismatched
    assert TITLES[language] in page.body or TITLES[language] in outline.texts("a")
    assert SLUG in outline.values("id")
    assert 1 == len(outline.all("h1"))


def test_bilingual_edition_holds_both_languages(tmp_path: Path) -> None:
    """Both texts stand side by side, each in its direction."""
    write_practice(tmp_path)
    outline = Outline(_pages(tmp_path, _AR)[f"{_THEME}/bilingual"].body)
    sides = outline.of_class("sanad-pair__side")

    assert [("ar", "rtl"), ("en", "ltr")] == [
        (side.attributes["lang"], side.attributes["dir"]) for side in sides
    ]
    assert TITLES[_EN] in sides[1].text
    assert 1 == outline.values("id").count(SLUG)


def test_full_edition_says_what_is_not_reported(tmp_path: Path) -> None:
    """All sections stand in order; those that the sources lack say so."""
    write_practice(tmp_path)
    outline = Outline(_pages(tmp_path, _EN)[f"{_THEME}/full"].body)
    sections = load(tmp_path).vocabularies["sections"].terms

    assert [
        *(term.label[_EN] for term in sections),
        words_of(_EN).text("practice.sources"),
    ] == outline.texts("h4")
    assert 3 == outline.texts("p").count("Not reported in the sources.")
    assert SUMMARIES[_EN] in outline.texts("p")


@each_language
def test_handout_is_grouped(tmp_path: Path, language: Language) -> None:
    """A theme is grouped by country, a country by theme, a cell not at all."""
    write_practice(tmp_path, countries="[tunisia, egypt]")
    pages = _pages(tmp_path, language)

    def groups(name: str) -> list[str]:
        return [e.attributes.get("id", "") for e in Outline(pages[name].body).all("h2")]

    assert ["tunisia"] == groups(_THEME)
    assert ["access-services"] == groups("countries/tunisia")
    assert [""] == groups(f"{_THEME}/egypt")


@each_language
def test_introduction_stands_above(tmp_path: Path, language: Language) -> None:
    """Handouts of themes and countries begin with their introductions; cells do not."""
    write_practice(tmp_path)
    for kind, name in (("themes", "access-services"), ("countries", "tunisia")):
        path = tmp_path / "_introductions" / kind / f"{name}.{language}.md"
        write_file(path, f"مقدمة {kind} IOM 1")
    pages = _pages(tmp_path, language)

    assert "مقدمة themes IOM 1" in pages[_THEME].body
    assert "مقدمة countries IOM 1" in pages["countries/tunisia"].body
    assert "مقدمة" not in pages[f"{_THEME}/tunisia"].body


@each_language
def test_sheet_asks_about_gaps(tmp_path: Path, language: Language) -> None:
    """Questions come from what the sources lack, and from empty countries."""
    one = '[{title: "T", publisher: "P", date: "2020", language: fr, kind: media,'
    source = f'{one} independent: true, url: "https://a.org"}}]'
    body = BODIES[_AR].split("## الدروس")[0].replace("[2]", "[1]")
    write_source(tmp_path, body=body, sources=source)
    words = words_of(language)
    page = _pages(tmp_path, language)[f"{_THEME}/sheet"]
    questions = [item.text for item in Outline(page.body).all("li")]
    number = words.count("count.practices", 1)

    for key in ("ask_results", "ask_lessons", "ask_single"):
        assert words.text(f"handouts.{key}", number=number) in questions
    assert any(
        words.short(load(tmp_path).vocabularies["countries"].by_id["egypt"]) in q
        for q in questions
    )


def test_sheet_of_a_whole_theme_asks_less(tmp_path: Path) -> None:
    """Where sources tell results and lessons, nothing is asked about them."""
    body = BODIES[_AR].replace("## الحدود", "## النتائج\n\nبلغت 120.[1]\n\n## الحدود")
    every = "[algeria, egypt, morocco, tunisia, regional]"
    write_source(tmp_path, body=body, countries=every)
    page = _pages(tmp_path, _AR)[f"{_THEME}/sheet"]
    questions = Outline(page.body).of_class("sanad-sheet__questions")[0].text
    words = words_of(_AR)
    asked = [words.text(f"handouts.{key}") for key in ("ask_reached", "ask_next")]

    assert " ".join(asked) == questions


@each_language
def test_index_links_every_edition(tmp_path: Path, language: Language) -> None:
    """The index leads to every handout, and to one's own."""
    write_practice(tmp_path)
    pages = _pages(tmp_path, language)
    links = set(Outline(pages[""].body).values("href"))

    assert links == {f"../../{page.path}" for name, page in pages.items() if name}


def test_own_handout_holds_every_block(tmp_path: Path) -> None:
    """One's own handout can be made of any practice."""
    write_practice(tmp_path)
    write_practice(tmp_path, "another-one")

    body = _pages(tmp_path, _EN)["mine"].body
    assert f'id="{SLUG}"' in body
    assert 'id="another-one"' in body
