"""Country pages: facts with sources, practices by theme."""

from pathlib import Path

import pytest

from engine.builders import SLUG, TITLES, load, write_file, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.countries import build_country_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_FACTS = """
facts:
  - {id: a-late, kind: restriction, date: "2020-05", text: {ar: "لاحق IOM", en: "Late"},
     source: {publisher: "IOM", date: "2020-05", url: "https://iom.int/1"}}
  - {id: b-early, kind: restriction, date: "2020-03", text: {ar: "سابق", en: "Early"},
     number: 53000, unit: {ar: "شخص", en: "people"}, note: {ar: "ملاحظة", en: "Note"},
     source: {publisher: "UNHCR", date: unknown, url: "https://unhcr.org/2"}}
  - {id: first, kind: context, date: unknown, number: 3, text: {ar: "أول", en: "First"},
     source: {publisher: "IOM", date: "2020", url: "https://iom.int/3"}}
notes:
  - id: __search
    title: {ar: "لا أرقام (IOM)", en: "No figures"}
    points: [{text: {ar: "نقطة 1", en: "Point 1"}, sources: [1]}]
    sources: [{title: "Titre", publisher: "Le Desk", date: "2021", language: fr,
      kind: media, independent: true, url: "https://ledesk.ma/4"}]
"""


def _pages(root: Path, language: Language) -> dict[str, GeneratedPage]:
    pages = build_country_pages(load(root), language)
    return {page.path.removeprefix(f"{language}/countries/"): page for page in pages}


@each_language
def test_every_country_has_a_page(tmp_path: Path, language: Language) -> None:
    """Each country of the vocabulary has a page, also one without a practice."""
    countries = load(tmp_path).vocabularies["countries"].by_id

    assert [f"{name}/" for name in countries] == list(_pages(tmp_path, language))


@each_language
def test_country_without_anything_says_so(tmp_path: Path, language: Language) -> None:
    """A country without practices and facts shows its themes, each empty."""
    page = _pages(tmp_path, language)["egypt/"]
    outline = Outline(page.body)
    none = words_of(language).text("country.none_in_theme")

    assert ["practices"] == [heading.id for heading in page.headings]
    assert [none] * 6 == [silent.text for silent in outline.of_class("sanad-silent")]
    assert "" == page.source
    assert [] == outline.mismatched


@each_language
def test_practices_stand_below_their_main_theme(
    tmp_path: Path, language: Language
) -> None:
    """A country's practices are cards below their themes, counted in words."""
    write_practice(tmp_path, themes="[social-cohesion, jobs-recovery]")
    outline = Outline(_pages(tmp_path, language)["tunisia/"].body)

    assert [TITLES[language]] == outline.texts("h4")
    assert words_of(language).count("count.practices", 1) in outline.texts("span")
    assert 5 == len(outline.of_class("sanad-silent"))


@each_language
def test_introduction_is_shown(tmp_path: Path, language: Language) -> None:
    """The introduction of the language stands on the page."""
    name = f"_introductions/countries/egypt.{language}.md"
    write_file(tmp_path / name, "مصر *IOM* 1\n")
    pages = _pages(tmp_path, language)
    (introduction,) = Outline(pages["egypt/"].body).of_class("sanad-introduction")

    assert "مصر IOM 1" == introduction.text
    assert "sanad-introduction" not in pages["tunisia/"].body


@each_language
def test_reading_is_marked_as_the_sites_own(tmp_path: Path, language: Language) -> None:
    """A reading stands before the practices, says whose it is, and links to them."""
    write_practice(tmp_path)
    name = f"_readings/countries/egypt.{language}.md"
    write_file(tmp_path / name, f"مصر [IOM](../../{SLUG}/ar.md) 1\n")
    pages = _pages(tmp_path, language)
    page = pages["egypt/"]
    outline = Outline(page.body)
    (reading,) = outline.of_class("sanad-reading")
    words = words_of(language)
    said = (words.text("reading.title"), words.text("reading.note"), "مصر IOM 1")

    assert " ".join(said) == reading.text
    assert f"../../../{language}/practices/{SLUG}/" in outline.values("href")
    assert ["reading", "practices"] == [heading.id for heading in page.headings]
    assert page.headings[0].title == outline.by_id("reading").text
    assert "sanad-reading" not in pages["tunisia/"].body


@each_language
def test_facts_come_by_kind_and_date(tmp_path: Path, language: Language) -> None:
    """Facts stand by kind in the vocabulary's order, each kind by date."""
    write_file(tmp_path / "_facts" / "tunisia.yml", _FACTS)
    page = _pages(tmp_path, language)["tunisia/"]
    outline = Outline(page.body)
    links = ["https://iom.int/3", "https://unhcr.org/2", "https://iom.int/1"]

    assert links == [u for u in outline.values("href") if u[-1] in "123" and ":" in u]
    assert ["practices", "facts", "notes"] == [heading.id for heading in page.headings]
    assert "_facts/tunisia.yml" == page.source
    assert ["facts-context", "facts-restriction"] == [
        name for name in outline.values("id") if name.startswith("facts-")
    ]


@each_language
def test_fact_has_figure_note_and_source(tmp_path: Path, language: Language) -> None:
    """A fact shows its figure with its unit, its note, and who published it."""
    write_file(tmp_path / "_facts" / "tunisia.yml", _FACTS)
    outline = Outline(_pages(tmp_path, language)["tunisia/"].body)
    unit = {"ar": "شخص", "en": "people"}[language]

    assert ["3", "53,000"] == outline.texts("strong")
    assert any(f"53,000 {unit}" in text for text in outline.texts("div"))
    assert 1 == len(outline.all("small"))
    assert {"IOM", "UNHCR"} <= set(outline.texts("bdi"))


@each_language
def test_note_links_its_points_to_its_sources(
    tmp_path: Path, language: Language
) -> None:
    """The marks of a note lead to the note's own sources."""
    write_file(tmp_path / "_facts" / "tunisia.yml", _FACTS)
    outline = Outline(_pages(tmp_path, language)["tunisia/"].body)
    (mark,) = outline.of_class("sanad-cite")
    anchor = [u for u in outline.values("href") if u.endswith("__search-1")]

    assert "[1]" == mark.text
    assert "Titre" in outline.by_id(anchor[0].removeprefix("#")).text


@each_language
def test_no_id_of_a_contributor_stands_alone(
    tmp_path: Path, language: Language
) -> None:
    """The id of a note cannot take over a part of the theme."""
    write_file(tmp_path / "_facts" / "tunisia.yml", _FACTS)
    outline = Outline(_pages(tmp_path, language)["tunisia/"].body)

    assert "__search" not in outline.values("id")
