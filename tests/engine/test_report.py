"""The report: what it holds, in which order, and that nothing is lost or told twice."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    PROJECT,
    PUBLISHED,
    SLUG,
    TITLES,
    load,
    write_file,
    write_practice,
    write_source,
)
from engine.outlines import Outline
from sanad.handouts.report import (
    Report,
    make_report,
    make_report_page,
)
from sanad.handouts.report_index import make_index
from sanad.handouts.report_parts import Entry
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library, PartialDate
from sanad.pages.blocks import make_block
from sanad.pages.report import build_report_pages
from sanad.urls import ROOT
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
_HOSTILE = {_AR: 'قسائم <b>IOM</b> & \\"120\\"', _EN: "IOM <b>vouchers</b> & 120"}
_EARLY = "early-help"
_PARTS = [
    "method",
    "matrix",
    "countries-tunisia",
    "themes-access-services",
    "mapping",
    "lessons",
    "recommendations",
    "sources",
    "organizations",
]

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def collection() -> Library:
    """Load the real collection once."""
    return load_library(PROJECT / "practices")


def _write(root: Path) -> Library:
    """Write two practices, and one text of every kind beside them."""
    write_practice(root, **PUBLISHED)
    write_practice(root, _EARLY, start='"2020-03"', countries="[tunisia, egypt]")
    for language in LANGUAGES:
        link = f"[IOM 1](../{SLUG}/{language}.md)"
        readings = root / "_readings"
        write_file(readings / f"method.{language}.md", f"نص {link}\n\n### كيف IOM\n\nن")
        write_file(
            readings / f"mapping.{language}.md", f"## وصل IOM\n\n{link}\n\n### ث"
        )
        for kind, name in (("countries", "tunisia"), ("themes", "access-services")):
            text = f"### قراءة {name}\n\n- [IOM](../../{SLUG}/{language}.md)\n"
            write_file(readings / kind / f"{name}.{language}.md", text)
            introduction = root / "_introductions" / kind / f"{name}.{language}.md"
            write_file(introduction, f"مقدمة {name} IOM 1")
    return load(root)


def _part(report: Report, name: str) -> Outline:
    (html,) = [part.html for part in report.parts if part.id == name]
    return Outline(html)


@each_language
def test_parts_stand_in_order(tmp_path: Path, language: Language) -> None:
    """The report has all its parts in their order, each with a heading of level two."""
    report = make_report(_write(tmp_path), language)
    outline = Outline(report.html)

    assert _PARTS == [part.id for part in report.parts]
    assert ["imprint", "contents", *_PARTS] == [
        heading.attributes["id"] for heading in outline.all("h2")
    ]
    assert [words_of(language).text("report.title")] == outline.texts("h1")
    assert [] == outline.mismatched


@each_language
def test_headings_skip_no_level(tmp_path: Path, language: Language) -> None:
    """A heading stands at most one level below the one before it."""
    outline = Outline(make_report(_write(tmp_path), language).html)
    levels = [int(e.tag[1]) for e in outline.elements if re.fullmatch(r"h\d", e.tag)]

    assert [] == [
        (above, below) for above, below in pairwise(levels) if below > above + 1
    ]


@each_language
def test_contents_lead_to_every_heading(tmp_path: Path, language: Language) -> None:
    """The table of contents names all parts and their headings, which are there."""
    report = make_report(_write(tmp_path), language)
    outline = Outline(report.html)
    contents = Outline(report.html.partition("<nav")[2].partition("</nav>")[0])
    names = [name for part in report.parts for name in (part.id, *_ids(part.headings))]

    assert [f"#{name}" for name in names] == contents.values("href")
    assert set(names) <= set(outline.values("id"))


def _ids(headings: object) -> list[str]:
    return [heading.id for heading in headings]  # type: ignore[attr-defined]


@each_language
def test_links_inside_lead_somewhere(tmp_path: Path, language: Language) -> None:
    """Every link within the report has its target, and every anchor is there once."""
    outline = Outline(make_report(_write(tmp_path), language).html)
    inside = {link[1:] for link in outline.values("href") if link.startswith("#")}
    anchors = outline.values("id")

    assert set() == inside - set(anchors)
    assert len(anchors) == len(set(anchors))
    assert [] == [link for link in outline.values("href") if link.startswith(ROOT)]


@each_language
def test_every_practice_stands_once(collection: Library, language: Language) -> None:
    """Each real practice has one block; the numbers count through the report."""
    report = make_report(collection, language)
    outline = Outline("".join(part.html for part in report.parts))
    blocks = [
        heading
        for heading in outline.all("h4")
        if heading.attributes.get("id", "").startswith("practice-")
    ]

    assert sorted(f"practice-{slug}" for slug in collection.practices) == sorted(
        block.attributes["id"] for block in blocks
    )
    assert [f"{number}." for number in range(1, len(blocks) + 1)] == [
        block.text.partition(" ")[0] for block in blocks
    ]


def test_numbers_are_the_same_in_both_languages(collection: Library) -> None:
    """Practices and sources have one number, whatever the language of the report."""
    arabic, english = (
        re.findall(
            r'id="((?:practice|source)-[^"]*)"',
            "".join(part.html for part in make_report(collection, language).parts),
        )
        for language in LANGUAGES
    )

    assert arabic == english


@each_language
def test_every_source_is_listed(tmp_path: Path, language: Language) -> None:
    """Each source of each practice stands in the list: linked, or named as text."""
    report = make_report(_write(tmp_path), language)
    part = _part(report, "sources")
    words = words_of(language)

    assert [f"source-{number}" for number in range(1, 5)] == [
        item.attributes["id"] for item in part.all("li")
    ]
    assert ["1", "3"] == [item.attributes["start"] for item in part.all("ol")]
    assert 2 == part.values("href").count("https://iom.int/a?b=1&c=2")
    assert "IOM" in part.by_id("source-1").text
    assert words.text("practice.date_unknown") in part.by_id("source-2").text
    assert part.by_id("source-2").text.endswith("No. 7, 2020")
    assert {f"source-{number}" for number in range(1, 5)} == report.notes.keys()
    assert (
        part.by_id("source-4").text
        == Outline(f"<p>{report.notes['source-4']}</p>").texts("p")[0]
    )


def test_source_without_address_is_named(tmp_path: Path) -> None:
    """A source of which only publisher and date may be told has these."""
    library = _write(tmp_path)
    practice = library.practices[SLUG]
    bare = replace(practice.sources[1], reference="")
    sources = (practice.sources[0], bare)
    practices = {SLUG: replace(practice, sources=sources)}
    report = make_report(replace(library, practices=practices), _EN)

    assert report.notes["source-2"].endswith("date not known")


@each_language
def test_marks_have_the_numbers_of_the_report(
    tmp_path: Path, language: Language
) -> None:
    """A mark in a lesson names the number that its source has in the whole report."""
    part = _part(make_report(_write(tmp_path), language), "lessons")

    assert ["[1]", "[3]"] == sorted(part.texts("sup"))
    assert {"#source-1", "#source-3"} <= set(part.values("href"))


@each_language
def test_index_names_every_organization(
    collection: Library, language: Language
) -> None:
    """Every body of every practice stands in the index, which is sorted."""
    part = _part(make_report(collection, language), "organizations")
    pairs = {
        (actor.name[language], f"#practice-{practice.slug}")
        for practice in collection.practices.values()
        for actor in practice.actors
    }

    assert len({name for name, _ in pairs}) == len(part.all("li"))
    assert len(pairs) == len(part.of_class("sanad-number"))
    assert {link for _, link in pairs} == set(part.values("href"))


def test_index_gives_the_numbers_of_practices(tmp_path: Path) -> None:
    """The number beside a body is the one that its practice's heading shows."""
    report = make_report(_write(tmp_path), _EN)
    numbers = {n.text for n in _part(report, "organizations").of_class("sanad-number")}
    headings = [
        heading.text.partition(".")[0]
        for part in report.parts
        if part.id.startswith("countries")
        for heading in Outline(part.html).all("h4")
        if heading.text[0].isdigit()
    ]

    assert set(headings) == numbers


def test_index_stands_by_first_letter(tmp_path: Path) -> None:
    """Names stand below their first letter or digit, whatever mark comes before it."""
    actors = "".join(
        f"\n  - {{name: {{ar: {name}, en: E{place}}}, type: civil-society, role: lead}}"
        for place, name in enumerate(["تعاون", "«إغاثة»", "أمل"])
    )
    write_source(tmp_path, actors=actors)
    part = _part(make_report(load(tmp_path), _AR), "organizations")

    assert ["ا", "ت"] == [
        letter.text for letter in part.of_class("sanad-report__letter")
    ]


@pytest.mark.parametrize(
    ("counts", "body", "tail"),
    [([9, 9], 0, 2), ([40, 20, 15], 1, 2), ([40, 90], 2, 0)],
)
def test_end_of_the_index_stays_together(
    tmp_path: Path, counts: list[int], body: int, tail: int
) -> None:
    """The last groups of at least thirty names are kept apart, unless too long."""
    actors = "".join(
        f"\n  - {{name: {{ar: أ{place}, en: {letter}{number}}}, type: civil-society,"
        " role: lead}"
        for place, letter in enumerate("ABC"[: len(counts)])
        for number in range(counts[place])
    )
    write_source(tmp_path, actors=actors)
    practice = load(tmp_path).practices[SLUG]
    entry = Entry(1, make_block(practice, _EN), ())
    index = make_index([entry], _EN)

    assert (body, tail) == (len(index.body), len(index.tail))


def test_index_is_sorted_as_readers_look(tmp_path: Path) -> None:
    """Forms of one Arabic letter stand together in the index."""
    actors = "".join(
        f"\n  - {{name: {{ar: {name}, en: E{place}}}, type: civil-society, role: lead}}"
        for place, name in enumerate(["تعاون", "إغاثة", "أمل", "بيت"])
    )
    write_source(tmp_path, actors=actors)
    part = _part(make_report(load(tmp_path), _AR), "organizations")

    assert ["إغاثة", "أمل", "بيت", "تعاون"] == [
        item.text.partition(":")[0] for item in part.all("li")
    ]


@each_language
def test_theme_lists_its_practices(tmp_path: Path, language: Language) -> None:
    """A theme lists what lies under it, also where it is not the main theme."""
    write_practice(tmp_path, themes="[cooperation, social-cohesion]")
    report = make_report(load(tmp_path), language)

    for theme in ("cooperation", "social-cohesion"):
        part = _part(report, f"themes-{theme}")
        assert [f"#practice-{SLUG}"] == part.values("href")
        assert [f"1. {TITLES[language]}"] == part.texts("a")


@each_language
def test_practices_stand_by_beginning(tmp_path: Path, language: Language) -> None:
    """Under one theme of a country, what began first stands first."""
    part = _part(make_report(_write(tmp_path), language), "countries-tunisia")

    assert [f"practice-{_EARLY}", f"practice-{SLUG}"] == [
        e.attributes["id"] for e in part.all("h4") if "practice" in str(e.attributes)
    ]


@each_language
def test_readings_stand_below_their_part(tmp_path: Path, language: Language) -> None:
    """A text's own headings are set lower; its links lead to blocks of the report."""
    report = make_report(_write(tmp_path), language)
    country = _part(report, "countries-tunisia")

    assert ["قراءة tunisia"] == [e.text for e in country.all("h4") if not e.attributes]
    assert ["وصل IOM"] == _part(report, "mapping").texts("h3")
    assert ["ث"] == _part(report, "mapping").texts("h4")
    assert f"#practice-{SLUG}" in _part(report, "method").values("href")
    assert "مقدمة tunisia IOM 1" in country.texts("p")


@each_language
def test_hostile_words_are_escaped(tmp_path: Path, language: Language) -> None:
    """Tags in titles, names and sources are shown as words."""
    title = f'"{_HOSTILE[language]}"'
    actors = '[{name: {ar: "<i>جهة</i>", en: "<i>Body</i>"}, type: media, role: lead}]'
    write_source(tmp_path, language=language, title=title, actors=actors)
    report = make_report(load(tmp_path), language)
    outline = Outline(report.html)

    assert [] == outline.all("b") + outline.all("i")
    assert [] == outline.mismatched
    assert f"1. {_HOSTILE[language]}".replace("\\", "") in outline.texts("h4")


@each_language
def test_missing_translation_is_marked(tmp_path: Path, language: Language) -> None:
    """A practice told in the other language has its language and direction."""
    write_source(tmp_path, language=language.other)
    part = _part(make_report(load(tmp_path), language), "countries-tunisia")

    assert language.other.direction == part.by_id(f"practice-{SLUG}").attributes["dir"]


@each_language
def test_link_to_a_practice_that_is_left_out_keeps_its_page(
    tmp_path: Path, language: Language
) -> None:
    """A reading may link to a practice with an error: the address stays the site's."""
    library = _write(tmp_path)
    left = {_EARLY: library.practices[_EARLY]}
    report = make_report(replace(library, practices=left), language)

    links = _part(report, "mapping").values("href")
    page = make_report_page(report)

    assert f"{ROOT}{language}/practices/{SLUG}/" in links
    assert f"../../{language}/practices/{SLUG}/" in Outline(page.body).values("href")
    assert f"{language}/report/" == page.path


@each_language
def test_empty_library_has_a_report(tmp_path: Path, language: Language) -> None:
    """Without practices and readings there are still matrix, lists and an imprint."""
    report = make_report(load(tmp_path), language)

    assert ["matrix", "lessons", "recommendations", "sources", "organizations"] == [
        part.id for part in report.parts
    ]
    assert [] == Outline(report.html).mismatched


def test_date_is_that_of_the_last_review(tmp_path: Path) -> None:
    """The date of the edition comes from the content."""
    assert PartialDate(2026, 11, 20) == make_report(_write(tmp_path), _AR).date


@each_language
def test_cover_carries_the_other_title(tmp_path: Path, language: Language) -> None:
    """Cover and imprint name the report in the other language, in its direction."""
    outline = Outline(make_report(_write(tmp_path), language).front)
    title = words_of(language.other).text("report.title")
    foreign = [
        e for e in outline.elements if e.attributes.get("lang") == language.other
    ]

    assert [(title, language.other.direction)] * 2 == [
        (element.text, element.attributes["dir"]) for element in foreign
    ]


@each_language
def test_recommendations_stand_by_addressee(tmp_path: Path, language: Language) -> None:
    """Recommendations stand below addressee and theme; groups without any say so."""
    part = _part(make_report(_write(tmp_path), language), "recommendations")
    addressees = load(tmp_path).vocabularies["recommendation_addressees"].terms
    words = words_of(language)

    assert [words.label(addressee) for addressee in addressees] == part.texts("h3")
    assert 4 == len(part.all("li"))
    assert 3 == part.texts("p").count(words.text("recommendations.none"))


@each_language
def test_footnotes_are_left_to_the_practice_s_page(
    tmp_path: Path, language: Language
) -> None:
    """A mark of a footnote, which would lead nowhere here, is left out."""
    body = BODIES[language].replace("19", "19[^1]") + "\n[^1]: حاشية IOM\n"
    write_source(tmp_path, language=language, body=body)
    outline = Outline(make_report(load(tmp_path), language).html)

    assert [] == [link for link in outline.values("href") if link.startswith("#fn")]


@each_language
def test_page_tells_how_to_get_the_report(tmp_path: Path, language: Language) -> None:
    """The site's page has a place for the files, and links to what the report holds."""
    write_practice(tmp_path)
    (page,) = build_report_pages(load(tmp_path), language)
    outline = Outline(page.body)

    assert f"{language}/report/" == page.path
    assert ["get", "holds"] == [heading.id for heading in page.headings]
    assert ["get", "holds"] == [e.attributes["id"] for e in outline.all("h2")]
    assert 1 == outline.values("data-sanad-files").count("report")
    assert f"../../{language}/matrix/" in outline.values("href")
