"""What the mapping shows: the site's own reading, with its headings as a list."""

from pathlib import Path

import pytest

from engine.builders import SLUG, load, write_file, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.findings import build_findings_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_READING = f"""\
تمهيد IOM 2020

## وصل الدعم *أبطأ* & IOM

نص في [ممارسة](../{SLUG}/ar.md)

### تفصيل 3

نص

## غابت الأرقام (GBV)

نص
"""
_HEADINGS = ["وصل الدعم أبطأ & IOM", "غابت الأرقام (GBV)"]


def _page(root: Path, language: Language) -> GeneratedPage:
    write_practice(root)
    write_file(root / "_readings" / f"mapping.{language}.md", _READING)
    (page,) = build_findings_pages(load(root), language)
    return page


@each_language
def test_page_without_a_reading_says_so(tmp_path: Path, language: Language) -> None:
    """A language without a reading of the mapping has a page that tells it."""
    name = f"mapping.{language.other}.md"
    write_file(tmp_path / "_readings" / name, "نص IOM 1\n")
    (page,) = build_findings_pages(load(tmp_path), language)
    outline = Outline(page.body)

    assert words_of(language).text("findings.none") in outline.texts("p")
    assert ([], [], "") == (
        outline.of_class("sanad-reading"),
        outline.of_class("sanad-points"),
        page.source,
    )


@each_language
def test_headings_are_numbered(tmp_path: Path, language: Language) -> None:
    """Second-level headings have addresses; their words are plain text elsewhere."""
    page = _page(tmp_path, language)
    outline = Outline(page.body)
    anchors = ["finding-1", "finding-2"]
    groups = words_of(language).text("findings.groups")

    assert [*anchors, "groups"] == [h.attributes["id"] for h in outline.all("h2")]
    assert list(zip([*anchors, "groups"], [*_HEADINGS, groups], strict=True)) == [
        (heading.id, heading.title) for heading in page.headings
    ]
    assert [*_HEADINGS, groups] == outline.texts("h2")
    assert [{}] == [heading.attributes for heading in outline.all("h3")]
    assert [] == outline.mismatched


@each_language
def test_list_leads_to_every_heading(tmp_path: Path, language: Language) -> None:
    """The page begins with its findings in short, as links."""
    outline = Outline(_page(tmp_path, language).body)
    (points,) = outline.of_class("sanad-points")

    assert " ".join(_HEADINGS) == points.text
    assert ["#finding-1", "#finding-2"] == [
        url for url in outline.values("href") if url.startswith("#")
    ]


@each_language
def test_reading_links_to_practices(tmp_path: Path, language: Language) -> None:
    """A practice that a finding rests on is linked in the language of the page."""
    outline = Outline(_page(tmp_path, language).body)

    assert f"../../{language}/practices/{SLUG}/" in outline.values("href")


@each_language
def test_page_says_whose_reading_it_is(tmp_path: Path, language: Language) -> None:
    """The page says that no source has concluded this, and how it was made."""
    page = _page(tmp_path, language)
    words = words_of(language)
    outline = Outline(page.body)
    (notice,) = outline.of_class("sanad-notice")

    assert notice.text.startswith(words.text("findings.note"))
    assert f"../../{language}/mapping/" in outline.values("href")
    assert words.text("findings.title") == page.front_matter["title"]
    assert (f"{language}/findings/", f"_readings/mapping.{language}.md") == (
        page.path,
        page.source,
    )


@each_language
def test_reading_without_headings(tmp_path: Path, language: Language) -> None:
    """A reading that is one text is shown, with nothing to list."""
    write_file(tmp_path / "_readings" / f"mapping.{language}.md", "نص IOM 1\n")
    (page,) = build_findings_pages(load(tmp_path), language)
    outline = Outline(page.body)
    (reading,) = outline.of_class("sanad-reading")

    assert (["groups"], "نص IOM 1") == ([h.id for h in page.headings], reading.text)
    assert [] == outline.of_class("sanad-points")


@each_language
def test_target_groups_are_bars(tmp_path: Path, language: Language) -> None:
    """Below stands how many practices each group has, the most first, with links."""
    write_practice(tmp_path, target_groups="[stranded, children]")
    write_practice(tmp_path, "b-2", target_groups="[children]")
    (page,) = build_findings_pages(load(tmp_path), language)
    outline = Outline(page.body)

    assert ["2", "1", "0"] == [
        number.text for number in outline.of_class("sanad-bars__number")
    ][:3]
    assert f"../../{language}/browse/?group=children" in outline.values("href")
