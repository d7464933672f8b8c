"""Pages for contributors: every message, every field, and what was found."""

from pathlib import Path

import pytest

from engine.builders import load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.contributing import build_contributing_pages, find_broken
from sanad.problems import problem_kinds
from sanad.schema import practice_fields
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _pages(root: Path, language: Language) -> dict[str, GeneratedPage]:
    pages = build_contributing_pages(load(root), language)
    return {page.path.removeprefix(f"{language}/contribute/"): page for page in pages}


@each_language
def test_form_stands_by_itself(tmp_path: Path, language: Language) -> None:
    """The form has its own template, its script, and a place for each kind of field."""
    page = _pages(tmp_path, language)[""]
    outline = Outline(page.body)

    assert "form.html" == page.template
    assert {"the-needed", "the-facts", "the-sections"} <= set(outline.values("id"))
    assert "const rules=" in page.body
    assert [] == outline.mismatched


@each_language
def test_every_message_is_explained(tmp_path: Path, language: Language) -> None:
    """The page of messages has one entry a code, which addresses can name."""
    page = _pages(tmp_path, language)["problems/"]
    outline = Outline(page.body)
    codes = [code.lower() for code in problem_kinds()]

    assert codes == [heading.attributes["id"] for heading in outline.all("h2")]
    assert codes == [heading.id for heading in page.headings]
    assert [] == outline.mismatched


@each_language
def test_every_field_is_explained(tmp_path: Path, language: Language) -> None:
    """The page of fields has one entry a field, with its help and example."""
    page = _pages(tmp_path, language)["fields/"]
    outline = Outline(page.body)

    assert [*practice_fields(), "sections"] == [
        heading.attributes["id"] for heading in outline.all("h2")
    ]
    assert [f.example for f in practice_fields().values()] == outline.texts("pre")
    assert all(
        f.help[language] in outline.texts("p")
        for f in practice_fields().values()
        if f.help
    )
    assert [] == outline.mismatched


@each_language
def test_values_of_a_field_are_listed(tmp_path: Path, language: Language) -> None:
    """The ids that a field may take stand beside their names."""
    outline = Outline(_pages(tmp_path, language)["fields/"].body)
    countries = load(tmp_path).vocabularies["countries"].by_id

    assert any(
        f"tunisia {countries['tunisia'].label[language]}" == text
        for text in outline.texts("li")
    )
    assert {"tunisia", "lead", "organization"} <= set(outline.texts("code"))


@each_language
def test_headings_of_sections_in_both_languages(
    tmp_path: Path, language: Language
) -> None:
    """The sections of the body are named in both languages, each in its direction."""
    outline = Outline(_pages(tmp_path, language)["fields/"].body)
    names = {
        (element.attributes["lang"], element.attributes["dir"], element.text)
        for element in outline.all("bdi")
        if "lang" in element.attributes
    }

    assert {("ar", "rtl", "السياق"), ("en", "ltr", "Context")} <= names


@each_language
def test_nothing_found_has_no_page(tmp_path: Path, language: Language) -> None:
    """Where no practice has an error there is no page of what was found."""
    write_practice(tmp_path)

    assert ["", "problems/", "fields/"] == list(_pages(tmp_path, language))


@each_language
def test_what_was_found_is_shown(tmp_path: Path, language: Language) -> None:
    """Errors are shown in the language, with file, line and what to write."""
    write_practice(tmp_path, countries='["<b>تونس</b> IOM 1"]', start='"2020-1"')
    outline = Outline(_pages(tmp_path, language)["problems-found/"].body)

    assert ["vouchers-for-workers/ar.md:4"] == outline.texts("h2")[:1]
    assert any("<b>تونس</b> IOM 1" in text for text in outline.texts("p"))
    assert 'start: "2020-04"' in outline.texts("pre")
    assert [words_of(language).text("problems.found_title")] == outline.texts("h1")
    assert [] == outline.all("b")


@each_language
def test_error_without_a_line_to_write(tmp_path: Path, language: Language) -> None:
    """An error for which there is no line to write shows none."""
    (tmp_path / "empty-folder").mkdir()
    outline = Outline(_pages(tmp_path, language)["problems-found/"].body)

    assert ["empty-folder:1"] == outline.texts("h2")
    assert [] == outline.all("pre")


def test_paths_of_broken_files(tmp_path: Path) -> None:
    """The files with errors are known, each once; warnings do not count."""
    for slug in ("worst", "bad", "worse"):
        write_practice(tmp_path, slug, countries="[x, y]")
    write_practice(tmp_path, "good")

    assert ("bad/ar.md", "worse/ar.md", "worst/ar.md") == find_broken(load(tmp_path))
