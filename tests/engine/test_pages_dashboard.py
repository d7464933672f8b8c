"""The state of the collection: what is thin, silent, untranslated, and due."""

import re
from pathlib import Path

import pytest

from engine.builders import (
    FACTS,
    PUBLISHED,
    load,
    write_practice,
    write_source,
    write_translation,
)
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library
from sanad.pages import GeneratedPage
from sanad.pages.dashboard import build_dashboard_pages
from sanad.reading import read_bundle
from sanad.translation import digest_source
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)

_PARTS = ["coverage", "evidence", "single", "missing", "translation", "reviews"]
_OWN_SOURCE = """
  - {title: "تقرير IOM", publisher: "IOM", date: "2020-05", language: ar,
     kind: un-report, independent: false, url: "https://iom.int/1"}"""
_OUTSIDE_SOURCES = FACTS["sources"].replace("false", "true")
_WHOLE = {
    _AR: ("السياق", "ما الذي نُفِّذ", "النتائج", "عوامل النجاح", "كيفية التكييف"),
    _EN: (
        "Context",
        "What was done",
        "Results",
        "What made it work",
        "How to adapt it",
    ),
}


def _page(library: Library, language: Language) -> GeneratedPage:
    (page,) = build_dashboard_pages(library, language)
    return page


def _part(library: Library, language: Language, name: str) -> Outline:
    """Give one section of the page."""
    body = _page(library, language).body
    (html,) = re.findall(rf'(<h2 id="{name}">.*?)</section>', body, re.DOTALL)
    return Outline(html)


def _practices(part: Outline) -> list[str]:
    """Give the slugs of the practices to which a section links."""
    links = (re.search(r"/practices/(.*)/", url) for url in part.values("href"))
    return [found[1] for found in links if found]


def _rows(part: Outline) -> list[list[str]]:
    """Give the words of the cells of a section's table, row by row."""
    rows: list[list[str]] = []
    for element in part.elements:
        if element.tag == "tr":
            rows.append([])
        elif element.tag in {"td", "th"}:
            rows[-1].append(element.text)
    return rows


@each_language
def test_every_part_is_a_section(tmp_path: Path, language: Language) -> None:
    """The page has all its parts in one order, also when there is no practice."""
    page = _page(load(tmp_path), language)
    outline = Outline(page.body)

    assert _PARTS == [heading.attributes["id"] for heading in outline.all("h2")]
    assert list(zip(_PARTS, outline.texts("h2"), strict=True)) == [
        (heading.id, heading.title) for heading in page.headings
    ]
    assert (f"{language}/dashboard/", "") == (page.path, page.source)
    assert [] == outline.mismatched


@each_language
def test_thin_cells_come_with_the_emptiest_first(
    tmp_path: Path, language: Language
) -> None:
    """Cells with up to two practices are listed, those without any before the rest."""
    for number in range(3):
        write_practice(tmp_path, f"tn-{number}", countries="[tunisia]")
    for number in range(2):
        write_practice(tmp_path, f"eg-{number}", countries="[egypt]")
    write_practice(tmp_path, "ma-0", countries="[morocco]")
    words = words_of(language)
    said = _part(load(tmp_path), language, "coverage").texts("li")

    assert 29 == len(said)
    assert 27 == sum(text.endswith(words.text("matrix.none")) for text in said)
    assert said[-2].endswith(words.count("count.practices", 1))
    assert said[-1].endswith(words.count("count.practices", 2))


@each_language
def test_without_cells_nothing_is_thin(tmp_path: Path, language: Language) -> None:
    """A library without countries and themes says that no cell is thin."""
    part = _part(load_library(tmp_path), language, "coverage")

    assert ([], [words_of(language).text("dashboard.none")]) == (
        part.all("li"),
        part.texts("p"),
    )


@each_language
def test_evidence_is_counted_by_country(tmp_path: Path, language: Language) -> None:
    """Each country has its number of practices a level; no practice counts twice."""
    write_practice(tmp_path, "a-1", sources=_OUTSIDE_SOURCES)
    write_practice(tmp_path, "b-2", countries="[tunisia, egypt]")
    library = load(tmp_path)
    head, *rows = _rows(_part(library, language, "evidence"))
    words = words_of(language)
    levels = library.vocabularies["evidence_levels"].terms
    counts = [
        ["0", "0", "0", "0", "0"],
        ["1", "0", "0", "0", "1"],
        ["0", "0", "0", "0", "0"],
        ["1", "0", "1", "0", "2"],
        ["0", "0", "0", "0", "0"],
        ["1", "0", "1", "0", "2"],
    ]

    assert [words.label(level) for level in levels] == head[1:-1]
    assert counts == [row[1:] for row in rows]


@each_language
def test_practices_with_a_single_source_are_listed(
    tmp_path: Path, language: Language
) -> None:
    """A practice that rests on one source is listed; one that rests on two is not."""
    body = {lang: f"## {_WHOLE[lang][1]}\n\nIOM 120 قسيمة.[1]\n" for lang in LANGUAGES}
    write_source(tmp_path, "one", sources=_OWN_SOURCE, body=body[_AR])
    write_translation(tmp_path, "one", body=body[_EN])
    write_practice(tmp_path, "two", sources=FACTS["sources"])

    assert ["one"] == _practices(_part(load(tmp_path), language, "single"))


@each_language
def test_silences_are_told_by_section(tmp_path: Path, language: Language) -> None:
    """A section that a source text lacks is told with its practices; no other is."""
    sections = {
        lang: "\n".join(f"## {title}\n\nنص IOM.[1]\n" for title in _WHOLE[lang])
        for lang in LANGUAGES
    }
    write_source(tmp_path, "a-1", body=sections[_AR])
    write_translation(tmp_path, "a-1", body=sections[_EN])
    write_practice(tmp_path, "b-2")
    library = load(tmp_path)
    part = _part(library, language, "missing")
    names = [
        words_of(language).label(library.vocabularies["sections"].by_id[name])
        for name in (
            *("results", "what-made-it-work", "limits", "lessons"),
            *("recommendations", "how-to-adapt"),
        )
    ]

    assert names == part.texts("h3")
    assert ["b-2", "b-2", "a-1", "a-1", "a-1", "b-2"] == _practices(part)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Give a library with a practice in every state of translation."""
    folder = write_practice(tmp_path, "current")
    source = read_bundle(folder).documents[_AR]
    write_translation(tmp_path, "current", source_digest=f'"{digest_source(source)}"')
    write_practice(tmp_path, "unstamped")
    write_source(tmp_path, "stale", language=_EN)
    write_translation(tmp_path, "stale", language=_AR, source_digest="0123456789ab")
    write_source(tmp_path, "missing", language=_EN)
    return load(tmp_path)


@each_language
def test_states_of_translation_are_counted(
    library: Library, language: Language
) -> None:
    """Each language has its number of texts of every state, and of those missing."""
    head, *rows = _rows(_part(library, language, "translation"))
    words = words_of(language)
    states = ("source", "current", "stale", "unstamped", "missing")

    assert [words.text(f"dashboard.{lang}") for lang in LANGUAGES] == head[1:]
    assert [
        [words.text(f"dashboard.state_{state}"), *counts]
        for state, counts in zip(states, ("22", "01", "10", "01", "10"), strict=True)
    ] == rows


@each_language
def test_practices_that_want_a_translator_are_listed(
    library: Library, language: Language
) -> None:
    """All practices are listed but those whose translation is current."""
    part = _part(library, language, "translation")

    assert {"missing", "stale", "unstamped"} == set(_practices(part))


@each_language
def test_title_in_the_other_language_is_marked(
    library: Library, language: Language
) -> None:
    """A title that is shown for want of a translation says its language."""
    part = _part(library, language, "translation")
    marked = [link.attributes.get("lang") for link in part.all("a")]

    assert {_AR: ["en"], _EN: []}[language] == [lang for lang in marked if lang]


@each_language
def test_whole_translation_wants_no_translator(
    tmp_path: Path, language: Language
) -> None:
    """Where every translation is current, no practice is listed."""
    folder = write_practice(tmp_path)
    source = read_bundle(folder).documents[_AR]
    write_translation(tmp_path, source_digest=f'"{digest_source(source)}"')
    part = _part(load(tmp_path), language, "translation")

    assert [] == part.all("details")


@each_language
def test_reviews_fall_due_by_date(tmp_path: Path, language: Language) -> None:
    """Reviews are counted by the date on which they are due, the earliest first."""
    later = {**PUBLISHED, "review_due": '"2028-01-05"'}
    write_practice(tmp_path, "a-1", **later)
    write_practice(tmp_path, "b-2", **PUBLISHED)
    write_practice(tmp_path, "c-3", **PUBLISHED)
    part = _part(load(tmp_path), language, "reviews")

    assert ["2027-11-20", "2028-01-05"] == part.values("datetime")
    assert ["2", "1"] == part.texts("td")
    assert [] == _practices(part)


@each_language
def test_practices_without_a_review_are_listed(
    tmp_path: Path, language: Language
) -> None:
    """A practice that nobody has reviewed is listed."""
    write_practice(tmp_path, "a-1", **PUBLISHED)
    write_practice(tmp_path, "b-2")
    part = _part(load(tmp_path), language, "reviews")

    assert ["b-2"] == _practices(part)
    assert [words_of(language).text("dashboard.unreviewed")] == part.texts("h3")
