"""Translation: the digest of a source text, and how a text stands to it."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    load_practice,
    write_practice,
    write_source,
    write_translation,
)
from sanad.languages import LANGUAGES, Language
from sanad.model import TranslationState
from sanad.reading import Document, read_bundle
from sanad.translation import digest_source, field_text, find_state

_AR, _EN = Language.ARABIC, Language.ENGLISH


def _documents(root: Path) -> dict[Language, Document]:
    return read_bundle(root / SLUG).documents


def _digest(root: Path, **fields: str) -> str:
    body = fields.pop("body", BODIES[_AR])
    write_source(root, body=body, **fields)
    return digest_source(_documents(root)[_AR])


def test_digest_is_short_and_stable(tmp_path: Path) -> None:
    """The digest is twelve hexadecimal digits, the same for the same words."""
    digest = _digest(tmp_path)

    assert 12 == len(digest)
    assert set(digest) <= set("0123456789abcdef")
    assert digest == _digest(tmp_path)


@pytest.mark.parametrize(
    "fields",
    [
        {"countries": "[egypt, tunisia]", "status": "ongoing"},
        {"body": BODIES[_AR].replace(" ", "\n").replace("-\n", "- ")},
        {"body": BODIES[_AR].replace("أُغلقت", "ا\u0654ُغلقت")},
        {"body": BODIES[_AR] + "\n\n"},
    ],
)
def test_digest_passes_over_facts_and_form(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    """Facts, line breaks and Unicode composition leave the digest as it is."""
    assert _digest(tmp_path) == _digest(tmp_path, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": '"عنوان IOM آخر"'},
        {"summary": '"ملخص آخر."'},
        {"body": BODIES[_AR].replace("120", "121")},
        {"body": BODIES[_AR].replace("[2]", "[1]")},
    ],
)
def test_digest_follows_the_words(tmp_path: Path, fields: dict[str, str]) -> None:
    """A change of title, summary or body changes the digest."""
    assert _digest(tmp_path) != _digest(tmp_path, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_of_both_texts(tmp_path: Path, language: Language) -> None:
    """A translation is unstamped, current or stale; the source is the source."""
    write_source(tmp_path, language=language)
    write_translation(tmp_path, language=language.other)
    source = _documents(tmp_path)[language]
    digest = digest_source(source)
    states = [find_state(source, source)]
    for stamp in ({}, {"source_digest": digest}, {"source_digest": "0" * 12}):
        write_translation(tmp_path, language=language.other, **stamp)
        states.append(find_state(_documents(tmp_path)[language.other], source))

    assert [
        TranslationState.SOURCE,
        TranslationState.UNSTAMPED,
        TranslationState.CURRENT,
        TranslationState.STALE,
    ] == states


def test_practice_knows_the_state_of_its_texts(tmp_path: Path) -> None:
    """A stamped translation is current in the library."""
    write_practice(tmp_path)
    write_translation(tmp_path, source_digest=digest_source(_documents(tmp_path)[_AR]))
    texts = load_practice(tmp_path).texts

    assert TranslationState.SOURCE is texts[_AR].state
    assert TranslationState.CURRENT is texts[_EN].state


@pytest.mark.parametrize(
    ("name", "text"),
    [("title", "قسائم IOM لعدد 120 عاملاً"), ("themes", ""), ("nothing", "")],
)
def test_text_of_a_field(tmp_path: Path, name: str, text: str) -> None:
    """A plain field gives its text; a list or nothing gives none."""
    write_source(tmp_path)

    assert text == field_text(_documents(tmp_path)[_AR], name)
