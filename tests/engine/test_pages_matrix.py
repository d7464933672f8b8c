"""The matrix: counts, shades and totals; empty cells visible."""

from pathlib import Path

import pytest

from engine.builders import load, write_practice
from engine.outlines import Outline
from sanad.glossary import Glossary
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages.matrix import build_matrix_pages, make_matrix
from sanad.vocabularies import Vocabularies, Vocabulary
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Give a library with nine practices, five of them in one cell."""
    for number in range(5):
        write_practice(tmp_path, f"tn-{number}", countries="[tunisia]")
    for number in range(3):
        write_practice(tmp_path, f"eg-{number}", countries="[egypt]")
    write_practice(
        tmp_path,
        "both",
        countries="[morocco, algeria]",
        themes="[jobs-recovery, social-cohesion]",
    )
    return load(tmp_path)


def test_counts_shades_and_totals(library: Library) -> None:
    """A cell counts its practices and is shaded by its part of the greatest count."""
    matrix = make_matrix(library)
    cells = {
        (cell.country.id, cell.theme.id): (cell.count, cell.shade)
        for row in matrix.rows
        for cell in row.cells
        if cell.count
    }

    assert {
        ("tunisia", "access-services"): (5, 4),
        ("egypt", "access-services"): (3, 3),
        ("morocco", "jobs-recovery"): (1, 1),
        ("morocco", "social-cohesion"): (1, 1),
        ("algeria", "jobs-recovery"): (1, 1),
        ("algeria", "social-cohesion"): (1, 1),
    } == cells


def test_no_practice_is_counted_twice_in_a_total(library: Library) -> None:
    """Totals count practices, not cells."""
    matrix = make_matrix(library)

    assert {"algeria": 1, "egypt": 3, "morocco": 1, "tunisia": 5, "regional": 0} == {
        row.country.id: row.total for row in matrix.rows
    }
    assert [8, 1, 0, 0, 1, 0] == [total for _, total in matrix.totals]
    assert 9 == matrix.total


@each_language
def test_page_is_a_table_with_headers(library: Library, language: Language) -> None:
    """The matrix is a real table: a caption, scopes, and a link for each count."""
    (page,) = build_matrix_pages(library, language)
    outline = Outline(page.body)
    words = words_of(language)

    assert [words.text("matrix.caption")] == outline.texts("caption")
    assert {"col", "row"} == set(outline.values("scope"))
    assert f"../../{language}/themes/access-services/#tunisia" in outline.values("href")
    assert [] == outline.mismatched


@each_language
def test_every_cell_is_said_in_words(library: Library, language: Language) -> None:
    """Each cell says its count, country and theme; an empty one says none."""
    (page,) = build_matrix_pages(library, language)
    said = [hidden.text for hidden in Outline(page.body).of_class("sanad-hidden")]
    words = words_of(language)

    assert 30 == len(said)
    assert 24 == said.count(words.text("matrix.none"))
    assert any(text.startswith(words.count("count.practices", 5)) for text in said)


@each_language
def test_matrix_of_nothing(language: Language) -> None:
    """Without countries and themes the matrix is empty and still a page."""
    names = ("countries", "themes")
    vocabularies = Vocabularies({name: Vocabulary(name, {}) for name in names})
    library = Library(
        practices={},
        vocabularies=vocabularies,
        introductions={},
        readings={},
        glossary=Glossary(),
        facts={},
        problems=(),
    )
    (page,) = build_matrix_pages(library, language)

    assert (0, ()) == (make_matrix(library).total, make_matrix(library).rows)
    assert [words_of(language).text("matrix.title")] == Outline(page.body).texts("h1")
