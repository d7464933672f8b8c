"""Remembering: nothing that has changed is taken for what it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    VOCABULARIES,
    codes,
    write_file,
    write_picture,
    write_practice,
    write_source,
)
from sanad.languages import Language
from sanad.library import load_library
from sanad.reading import LARGEST_PICTURE
from sanad.remembering import Memory, fingerprint

_EDITS: dict[str, Callable[[Path], object]] = {
    "title": lambda root: write_source(root, title='"عنوان IOM 2"'),
    "body": lambda root: write_source(
        root, body=BODIES[Language.ARABIC] + "\nIOM 3.\n"
    ),
    "error": lambda root: write_source(root, countries="[atlantis]"),
    "translation gone": lambda root: (root / SLUG / "en.md").unlink(),
    "picture": lambda root: write_picture(root / SLUG, "a.png"),
    "another practice": lambda root: write_practice(root, "another-one"),
    "vocabulary": lambda root: write_file(
        root / "_vocabularies" / "countries.yml",
        '- {id: libya, ar: "ليبيا", en: "Libya"}\n',
    ),
}


def _load(root: Path, memory: Memory) -> tuple[object, ...]:
    library = load_library(root, VOCABULARIES, memory=memory)
    return (
        {
            slug: (p.texts, p.countries, p.pictures)
            for slug, p in library.practices.items()
        },
        library.problems,
        codes(library),
        library.vocabularies["countries"].terms,
    )


def test_unchanged_practice_is_not_read_again(tmp_path: Path) -> None:
    """The second loading gives the same practice, not one that is like it."""
    write_practice(tmp_path)
    memory = Memory()
    first, second = (
        load_library(tmp_path, VOCABULARIES, memory=memory).practices[SLUG]
        for _ in range(2)
    )

    assert first is second


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_every_edit_is_seen(tmp_path: Path, edit: Callable[[Path], object]) -> None:
    """After an edit, what is remembered gives what reading everything anew gives."""
    write_practice(tmp_path)
    memory = Memory()
    before = _load(tmp_path, memory)
    edit(tmp_path)
    after = _load(tmp_path, memory)

    assert _load(tmp_path, Memory()) == after
    assert before != after


def test_edit_that_is_taken_back(tmp_path: Path) -> None:
    """A practice that lost its error is there again."""
    write_practice(tmp_path)
    memory = Memory()
    before = _load(tmp_path, memory)
    write_source(tmp_path, countries="[atlantis]")
    _load(tmp_path, memory)
    write_source(tmp_path)

    assert before == _load(tmp_path, memory)


def test_fingerprint_knows_names_and_contents(tmp_path: Path) -> None:
    """A new name, another content, and a word beside the files are told apart."""
    write_file(tmp_path / "a" / "ar.md", "نص IOM 1")
    first = fingerprint([tmp_path])
    assert first == fingerprint([tmp_path])
    found = {first, fingerprint([tmp_path], "x"), fingerprint([tmp_path], "x", "y")}
    write_file(tmp_path / "a" / "ar.md", "نص IOM 2")
    found.add(fingerprint([tmp_path]))
    (tmp_path / "a" / "ar.md").rename(tmp_path / "a" / "en.md")
    found.add(fingerprint([tmp_path]))

    assert 5 == len(found)


def test_large_files_are_not_read(tmp_path: Path) -> None:
    """A file too large for a practice counts by its size, a link by being one."""
    large = tmp_path / "large.png"
    large.write_bytes(b"1" * (LARGEST_PICTURE + 1))
    first = fingerprint([tmp_path])
    large.write_bytes(b"2" * (LARGEST_PICTURE + 1))
    assert first == fingerprint([tmp_path])
    (tmp_path / "link.md").symlink_to(large)

    assert first != fingerprint([tmp_path])
