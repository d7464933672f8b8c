"""Texts of pages that are not practices: introductions, and the site's own readings."""

from pathlib import Path

import pytest

from engine.builders import SLUG, codes, load, write_file, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.page_texts import PageTexts

_AR, _EN = Language.ARABIC, Language.ENGLISH
_INTRODUCTIONS, _READINGS = "_introductions", "_readings"

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_folder = pytest.mark.parametrize("folder", [_INTRODUCTIONS, _READINGS])
each_page = pytest.mark.parametrize(
    ("name", "term"), [("countries", "tunisia"), ("themes", "jobs-recovery")]
)


def _texts(library: Library, folder: str) -> PageTexts:
    texts = {_INTRODUCTIONS: library.introductions, _READINGS: library.readings}
    return dict(texts[folder])


def _links(html: str) -> list[str]:
    return Outline(html).values("href")


def test_texts_are_optional(tmp_path: Path) -> None:
    """A country or theme that was only just added has no text of its own."""
    library = load(tmp_path)

    assert ({}, {}, ()) == (library.introductions, library.readings, library.problems)


@each_language
@each_page
@each_folder
def test_text_is_clean_html(
    tmp_path: Path, folder: str, name: str, term: str, language: Language
) -> None:
    """An introduction or a reading is rendered as the text of a practice is."""
    text = "تونس *و* IOM 1\n\n<script>alert(1)</script>\n"
    write_file(tmp_path / folder / name / f"{term}.{language}.md", text)

    assert {(name, term, language): "<p>تونس <em>و</em> IOM 1</p>"} == _texts(
        load(tmp_path), folder
    )


@each_language
def test_reading_of_the_mapping_is_of_no_term(
    tmp_path: Path, language: Language
) -> None:
    """The reading of all practices together belongs to no vocabulary."""
    write_file(
        tmp_path / _READINGS / f"mapping.{language}.md", "## خلاصة IOM\n\nنص 1\n"
    )
    library = load(tmp_path)

    assert () == library.problems
    assert {("", "mapping", language): "<h2>خلاصة IOM</h2>\n<p>نص 1</p>"} == (
        library.readings
    )


@pytest.mark.parametrize(
    "name",
    [
        *("countries/tunis.ar.md", "countries/tunisia.fr.md", "countries/tunisia.md"),
        *("countries/.ar.md", "countries/tunisia.AR.md", "countries/mapping.ar.md"),
        *("themes/tunisia.ar.md", "sections/context.ar.md", "tunisia.ar.md"),
        *("countries/more/tunisia.ar.md", "mapping.md", "mapping.fr.md"),
    ],
)
@each_folder
def test_text_of_nothing_is_told(tmp_path: Path, folder: str, name: str) -> None:
    """A text that belongs to no term, or to no language, is told and left out."""
    write_file(tmp_path / folder / name, "نص IOM 1")
    library = load(tmp_path)

    assert {} == _texts(library, folder)
    assert [("P608", f"{folder}/{name}", 1)] == [
        (problem.code, problem.path, problem.line) for problem in library.problems
    ]


@pytest.mark.parametrize(
    ("content", "code"), [("نص".encode("cp1256"), "P507"), (b"x" * 60_001, "P508")]
)
@each_folder
def test_unreadable_file_is_told(
    tmp_path: Path, folder: str, content: bytes, code: str
) -> None:
    """A file in another encoding or too large is told, never raised."""
    place = f"{folder}/countries/tunisia.ar.md"
    write_file(tmp_path / place, content)

    assert [(code, place)] == [(p.code, p.path) for p in load(tmp_path).problems]


@each_folder
def test_symbolic_link_is_not_followed(tmp_path: Path, folder: str) -> None:
    """No file outside of the practices is shown through a symbolic link."""
    secret = write_file(tmp_path / "secret", "كلمة سر IOM 1")
    path = tmp_path / "practices" / folder / "countries" / "tunisia.ar.md"
    path.parent.mkdir(parents=True)
    path.symlink_to(secret)
    library = load(tmp_path / "practices")

    assert ["P506"] == codes(library)
    assert not any(_texts(library, folder).values())


@each_language
@each_page
@each_folder
def test_link_to_a_practice_leads_to_its_page(
    tmp_path: Path, folder: str, name: str, term: str, language: Language
) -> None:
    """Two folders below the practices, a path to a file is a link to its page."""
    write_practice(tmp_path)
    text = f"في [ممارسة IOM](../../{SLUG}/ar.md) 120\n"
    write_file(tmp_path / folder / name / f"{term}.{language}.md", text)
    library = load(tmp_path)

    assert [] == codes(library)
    assert [f"sanad-root:/{language}/practices/{SLUG}/"] == _links(
        _texts(library, folder)[name, term, language]
    )


@each_language
def test_link_of_the_mapping_is_one_folder_shorter(
    tmp_path: Path, language: Language
) -> None:
    """One folder below the practices, the path to a file begins with one step up."""
    write_practice(tmp_path)
    text = f"- [أولى](../{SLUG}/{language}.md)، IOM\n- [ثانية](../{SLUG}/ar.md)\n"
    write_file(tmp_path / _READINGS / f"mapping.{language}.md", text)
    library = load(tmp_path)

    assert [] == codes(library)
    assert [f"sanad-root:/{language}/practices/{SLUG}/"] * 2 == _links(
        library.readings["", "mapping", language]
    )


@pytest.mark.parametrize(
    ("place", "up"),
    [
        ("_readings/mapping.ar.md", "../"),
        ("_readings/countries/tunisia.en.md", "../../"),
        ("_introductions/themes/cooperation.ar.md", "../../"),
    ],
)
def test_link_to_a_missing_practice_is_told(
    tmp_path: Path, place: str, up: str
) -> None:
    """A link to a practice that does not exist is told, with the nearest names."""
    write_practice(tmp_path)
    write_file(tmp_path / place, f"نص IOM 1\n\nفي [ممارسة]({up}vouchers/ar.md)\n")
    (problem,) = [p for p in load(tmp_path).problems if p.path == place]

    assert ("P301", 3) == (problem.code, problem.line)
    assert ("vouchers", SLUG) == (problem.values["found"], problem.values["allowed"])


def test_link_to_a_faulty_practice_is_no_fault_of_the_text(tmp_path: Path) -> None:
    """While a practice has an error, the texts that link to it bring none of theirs."""
    write_practice(tmp_path, countries="[Tunis]")
    write_file(tmp_path / _READINGS / "mapping.ar.md", f"[IOM 1](../{SLUG}/ar.md)\n")

    assert ["P104"] == codes(load(tmp_path))


@pytest.mark.parametrize(
    "url", ["https://iom.int/?a=1&b=2", "mailto:iom@iom.int", "#finding-1"]
)
@each_folder
def test_link_elsewhere_stays_as_it_is(tmp_path: Path, folder: str, url: str) -> None:
    """A link that does not lead to a practice is left alone."""
    text = f"نص [IOM 1]({url})\n"
    write_file(tmp_path / folder / "countries" / "egypt.ar.md", text)
    library = load(tmp_path)

    assert [] == codes(library)
    assert [url] == _links(_texts(library, folder)["countries", "egypt", _AR])


def test_languages_are_read_apart(tmp_path: Path) -> None:
    """A text of one language says nothing about the other."""
    write_file(tmp_path / _READINGS / "mapping.ar.md", "نص IOM 1\n")
    readings = load(tmp_path).readings

    assert ("", "mapping", _AR) in readings
    assert ("", "mapping", _EN) not in readings


@pytest.mark.parametrize("url", ["../method.md", "ar.md", "javascript:alert(1)"])
def test_link_that_leads_nowhere_is_told(tmp_path: Path, url: str) -> None:
    """A reading links to practices, to its own headings and to the web."""
    path = tmp_path / "_readings" / "mapping.ar.md"
    write_file(path, f"نص [وصلة IOM 1]({url})\n")

    assert ["P302"] == codes(load(tmp_path))


def test_introduction_of_the_mapping_is_told(tmp_path: Path) -> None:
    """Only a reading is about the whole mapping."""
    write_file(tmp_path / "_introductions" / "mapping.ar.md", "نص IOM 1")

    assert ["P608"] == codes(load(tmp_path))
