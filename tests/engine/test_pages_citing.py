"""Citations of a practice, in both languages."""

from pathlib import Path

import pytest

from engine.builders import (
    PUBLISHED,
    SLUG,
    TITLES,
    load_practice,
    write_practice,
    write_source,
)
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.citing import list_citations

_AR, _EN = Language.ARABIC, Language.ENGLISH


def test_both_languages_are_there(tmp_path: Path) -> None:
    """Each citation has the title, the review and the address of its language."""
    write_practice(tmp_path, **PUBLISHED)
    citations = list_citations(load_practice(tmp_path), f"ar/practices/{SLUG}/")

    assert list(LANGUAGES) == [citation.language for citation in citations]
    assert [f"../../../{lang}/practices/{SLUG}/" for lang in LANGUAGES] == [
        citation.address for citation in citations
    ]
    assert [
        f"سند، «{TITLES[_AR]}»، آخر مراجعة في 20 نوفمبر 2026، CC BY 4.0.",
        f"Sanad, “{TITLES[_EN]}”, last reviewed on 20 November 2026, CC BY 4.0.",
    ] == [Outline(f"<p>{citation.html}</p>").texts("p")[0] for citation in citations]


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_translation_is_cited_as_it_is(
    tmp_path: Path, language: Language
) -> None:
    """Where a language has no title, the other one stands, marked as such."""
    write_source(tmp_path, language=language.other, **PUBLISHED)
    citations = {c.language: c for c in list_citations(load_practice(tmp_path), "")}
    (title,) = Outline(citations[language].html).all("bdi")

    assert (TITLES[language.other], language.other) == (
        title.text,
        title.attributes["lang"],
    )


def test_practice_that_was_not_reviewed(tmp_path: Path) -> None:
    """A citation does not tell of a review that did not take place."""
    write_practice(tmp_path)
    _, english = list_citations(load_practice(tmp_path), "")

    assert "not reviewed yet" in english.html
