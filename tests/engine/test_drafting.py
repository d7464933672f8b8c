"""Drafting: the first text of a practice or of its translation, made by the schema."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    VOCABULARIES,
    codes,
    load,
    write_file,
    write_source,
)
from sanad.drafting import draft_practice, draft_translation
from sanad.languages import LANGUAGES, Language
from sanad.reading import Document, read_bundle, split_front_matter
from sanad.schema import Requirement, practice_fields
from sanad.translation import digest_source
from sanad.vocabularies import Vocabularies, load_vocabularies
from sanad.yaml_nodes import MapNode, parse_yaml, to_plain

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def vocabularies() -> Vocabularies:
    """Give the project's vocabularies."""
    loaded, _ = load_vocabularies(VOCABULARIES)
    return loaded


def _source(root: Path, language: Language, body: str | None = None) -> Document:
    write_source(root, language=language, body=body)
    return read_bundle(root / SLUG).documents[language]


@each_language
def test_draft_holds_every_field_that_is_needed(
    vocabularies: Vocabularies, language: Language
) -> None:
    """A draft has each field that its author owes, empty, below its help."""
    draft = draft_practice(language, vocabularies)
    root = parse_yaml(split_front_matter(draft)[0])
    needed = [
        field
        for field in practice_fields().values()
        if field.required is not Requirement.NEVER and not field.by_reviewers
    ]

    assert isinstance(root, MapNode)
    assert [field.name for field in needed] == list(root.entries)
    assert {""} == {str(to_plain(value)) for value in root.entries.values()}
    assert [] == [f.name for f in needed if f.help and f.help[language] not in draft]


@each_language
def test_draft_holds_every_section(
    vocabularies: Vocabularies, language: Language
) -> None:
    """A draft has the headings of all sections in the language, in order."""
    draft = draft_practice(language, vocabularies)
    headings = [line[3:] for line in draft.splitlines() if line.startswith("## ")]

    assert [t.label[language] for t in vocabularies["sections"].terms] == headings


@each_language
def test_draft_begins_lists_and_texts(
    vocabularies: Vocabularies, language: Language
) -> None:
    """A draft has quotes where a text goes, and a hyphen where a list goes."""
    draft = draft_practice(language, vocabularies)
    sections = vocabularies["sections"].by_id
    _, limits = draft.split(f"## {sections['limits'].label[language]}")
    _, context = draft.split(f"## {sections['context'].label[language]}")

    assert '\ntitle: ""\n' in draft
    assert "\ncountries:\n" in draft
    assert limits.lstrip().startswith("-")
    assert context.lstrip().startswith("##")


@each_language
def test_checks_tell_what_a_draft_lacks(
    tmp_path: Path, vocabularies: Vocabularies, language: Language
) -> None:
    """A draft can be read: what it lacks is told, and nothing else."""
    draft = draft_practice(language, vocabularies)
    write_file(tmp_path / SLUG / f"{language}.md", draft)

    assert {"P105", "P112", "P211", "P214"} >= set(codes(load(tmp_path)))


@each_language
def test_translation_mirrors_the_source(
    tmp_path: Path, vocabularies: Vocabularies, language: Language
) -> None:
    """A translation begins with the source's sections and as many empty items."""
    draft = draft_translation(_source(tmp_path, language), vocabularies)
    expected = [line for line in BODIES[language.other].splitlines() if line[:1] == "#"]
    lines = split_front_matter(draft)[2].splitlines()

    assert expected == [line for line in lines if line[:1] == "#"]
    assert 5 == len([line for line in lines if line.strip() == "-"])


@each_language
def test_translation_is_stamped_at_once(
    tmp_path: Path, vocabularies: Vocabularies, language: Language
) -> None:
    """A translation begins with the language and the digest of its source."""
    source = _source(tmp_path, language)
    front = split_front_matter(draft_translation(source, vocabularies))[0]

    assert {
        "title": "",
        "summary": "",
        "translated_from": str(language),
        "source_digest": digest_source(source),
    } == to_plain(parse_yaml(front))


@each_language
def test_heading_that_is_no_term_is_kept(
    tmp_path: Path, vocabularies: Vocabularies, language: Language
) -> None:
    """A heading inside a section stays for the translator."""
    body = BODIES[language].replace("\n\n", "\n\n### قسم IOM 1\n\n", 1)
    draft = draft_translation(_source(tmp_path, language, body), vocabularies)

    assert "### قسم IOM 1" in draft
