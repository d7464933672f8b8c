"""Source texts for translators: what waits, in which order, and as which record."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    SUMMARIES,
    TITLES,
    load,
    write_practice,
    write_source,
    write_translation,
)
from sanad.fixing import fix_bundle
from sanad.form.source_texts import (
    count_words,
    find_untranslated,
    make_source_texts,
    read_record,
)
from sanad.languages import LANGUAGES, Language
from sanad.reading import read_bundle
from sanad.translation import digest_source
from sanad.writing import write_practice as write_text

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _names(root: Path, language: Language) -> list[str]:
    return [practice.slug for practice in find_untranslated(load(root), language)]


def _text(root: Path, language: Language) -> dict[str, Any]:
    ((_, script),) = make_source_texts(load(root), root, language)
    found = json.loads(script.removeprefix("addText(").removesuffix(");\n"))
    assert isinstance(found, dict)
    return found


@each_language
def test_missing_text_waits(tmp_path: Path, language: Language) -> None:
    """A practice without a text in a language waits for it, and not for the other."""
    write_source(tmp_path, language=language.other)

    assert [SLUG] == _names(tmp_path, language)
    assert [] == _names(tmp_path, language.other)


def test_current_translation_does_not_wait(tmp_path: Path) -> None:
    """A translation that is stamped with its source as it stands is settled."""
    fix_bundle(write_practice(tmp_path))

    assert [] == _names(tmp_path, Language.ENGLISH)


@pytest.mark.parametrize("stamp", [{}, {"source_digest": "000000000000"}])
def test_unstamped_and_stale_ones_wait(tmp_path: Path, stamp: dict[str, str]) -> None:
    """A translation of an unknown or an older version waits to be revised."""
    write_source(tmp_path)
    write_translation(tmp_path, **stamp)

    assert [SLUG] == _names(tmp_path, Language.ENGLISH)


def test_oldest_come_first(tmp_path: Path) -> None:
    """The order is that of the last review, or else of the start; unknown first."""
    review = {"review_status": "in-review", "reviewed_by": "editors"}
    write_source(tmp_path, "reviewed-late", reviewed_on='"2026-11-20"', **review)
    write_source(tmp_path, "reviewed-early", reviewed_on='"2026-10-20"', **review)
    write_source(tmp_path, "of-2021", start='"2021"')
    write_source(tmp_path, "of-nobody-knows", start="unknown")

    assert ["of-nobody-knows", "of-2021", "reviewed-early", "reviewed-late"] == _names(
        tmp_path, Language.ENGLISH
    )


def test_words_of_title_summary_and_body(tmp_path: Path) -> None:
    """The words of a text are those that a translator writes."""
    body = "## What was done\n\nThe **two** IOM.[1]\n\n## Lessons learned\n\n- قل 5.\n"
    write_source(tmp_path, language=Language.ENGLISH, body=body)
    text = load(tmp_path).practices[SLUG].texts[Language.ENGLISH]
    own = f"{TITLES[Language.ENGLISH]} {SUMMARIES[Language.ENGLISH]}".split()

    assert len(own) + 5 == count_words(text)


@each_language
def test_source_text_of_a_missing_translation(
    tmp_path: Path, language: Language
) -> None:
    """The form gets the source text and its digest, and that nothing is there yet."""
    write_source(tmp_path, language=language.other)
    source = read_bundle(tmp_path / SLUG).documents[language.other]
    text = _text(tmp_path, language)

    assert digest_source(source) == text["digest"]
    assert ({}, False) == (text["old"], text["exists"])
    assert TITLES[language.other] == text["record"]["fields"]["title"]
    assert [{"organization": "iom", "role": "lead"}] == text["record"]["fields"][
        "actors"
    ]


def test_translation_that_is_there_comes_along(tmp_path: Path) -> None:
    """A translation to revise comes with its own words."""
    write_practice(tmp_path)
    text = _text(tmp_path, Language.ENGLISH)

    assert text["exists"]
    assert TITLES[Language.ENGLISH] == text["old"]["fields"]["title"]


@each_language
def test_record_is_cut_at_its_headings(tmp_path: Path, language: Language) -> None:
    """Sections and the groups of recommendations are texts of their own."""
    write_source(tmp_path, language=language)
    library = load(tmp_path)
    document = read_bundle(tmp_path / SLUG).documents[language]
    sections = read_record(document, SLUG, library.vocabularies)["sections"]

    assert ["context", "what-was-done", "limits", "lessons", "recommendations"] == list(
        sections
    )
    assert ["government", "donors"] == list(sections["recommendations"])
    assert sections["lessons"].startswith("- ")
    assert all(
        text in BODIES[language] for text in sections["recommendations"].values()
    )


@each_language
def test_record_is_written_again_as_it_was(tmp_path: Path, language: Language) -> None:
    """What is read as a record is written as the file that it was."""
    folder = write_source(tmp_path, language=language).parent
    vocabularies = load(tmp_path).vocabularies
    first = read_record(read_bundle(folder).documents[language], SLUG, vocabularies)
    (folder / f"{language}.md").write_text(
        write_text(first, vocabularies), encoding="utf-8"
    )
    again = read_record(read_bundle(folder).documents[language], SLUG, vocabularies)

    assert first == again


def test_headings_that_nobody_knows_are_passed_over(tmp_path: Path) -> None:
    """What stands below an unknown heading or addressee has no box in the form."""
    body = "## What was done\n\nIOM 1\n\n## Recommendations\n\n### Kings\n\n- قل\n"
    body += "\n## Else\n\nX\n"
    folder = write_source(tmp_path, language=Language.ENGLISH, body=body).parent
    document = read_bundle(folder).documents[Language.ENGLISH]
    record = read_record(document, SLUG, load(tmp_path).vocabularies)

    assert {"what-was-done": "IOM 1", "recommendations": {}} == record["sections"]
