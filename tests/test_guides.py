"""The guides: four people, both languages, and pictures of the site as it is."""

import re
from functools import cache
from pathlib import Path

import pytest

from conftest import PROJECT, RunScript
from sanad.catalogue import load_catalogue
from sanad.languages import LANGUAGES, Language

_FOLDER = PROJECT / "docs" / "assets" / "images" / "guides"
_GUIDES = ("phone", "git", "translator", "reviewer")
_LARGEST = 40_000
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LABEL = re.compile(r"\*\*[«“]([^»”]+)[»”]\*\*")

each_guide = pytest.mark.parametrize("guide", _GUIDES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _path(guide: str, language: Language) -> Path:
    return PROJECT / "docs" / language / "contribute" / "guides" / f"{guide}.md"


@cache
def _text(guide: str, language: Language) -> str:
    return _path(guide, language).read_text(encoding="utf-8")


def _pictures(guide: str, language: Language) -> list[tuple[str, Path]]:
    folder = _path(guide, language).parent
    return [
        (words, (folder / target).resolve())
        for words, target in _PICTURE.findall(_text(guide, language))
    ]


@each_guide
@each_language
def test_picture_is_there_small_and_described(guide: str, language: Language) -> None:
    """Each picture exists in the guide's language, is small, and has words."""
    pictures = _pictures(guide, language)

    assert pictures
    for words, path in pictures:
        assert path.is_relative_to(_FOLDER), path
        assert path.stem.endswith(f"-{language}"), path
        assert path.stat().st_size <= _LARGEST, path
        assert path.read_bytes()[8:12] == b"WEBP", path
        assert len(words.split()) >= 5, words


@each_guide
def test_guides_mirror_each_other(guide: str) -> None:
    """Both languages have the same steps, pictures and commands."""
    outlines = [
        [
            *[name.stem.rpartition("-")[0] for _, name in _pictures(guide, language)],
            *re.findall(r"^(#+) ", _text(guide, language), re.MULTILINE),
            *re.findall(r"python3 scripts/\S+", _text(guide, language)),
        ]
        for language in LANGUAGES
    ]

    assert outlines[0] == outlines[1]


def test_every_picture_is_shown() -> None:
    """No picture lies in the folder that no guide shows."""
    shown = {
        path
        for guide in _GUIDES
        for language in LANGUAGES
        for _, path in _pictures(guide, language)
    }

    assert set(_FOLDER.iterdir()) == shown


@each_guide
@each_language
def test_words_of_buttons_are_those_of_the_site(guide: str, language: Language) -> None:
    """What a guide quotes from a page stands on the page in just these words."""
    strings = set(load_catalogue().strings[language].values())
    quoted = _LABEL.findall(_text(guide, language))

    assert [] == [label for label in quoted if label not in strings]
    assert quoted or guide in {"git", "reviewer"}


@each_guide
@each_language
def test_commands_are_there(guide: str, language: Language) -> None:
    """Each command of a guide names a script that exists."""
    named = re.findall(r"python3 (scripts/\S+\.py)", _text(guide, language))

    assert all((PROJECT / name).is_file() for name in named)


@each_language
@pytest.mark.parametrize("name", ["contribute/reviewing.md", "contribute/guide.md"])
def test_promise_stands_where_people_read(language: Language, name: str) -> None:
    """The answer within seven days is promised in both languages."""
    text = (PROJECT / "docs" / language / name).read_text(encoding="utf-8")
    promise = {Language.ARABIC: "خلال 7 أيام", Language.ENGLISH: "within 7 days"}

    assert promise[language] in text


def test_pictures_can_be_taken_anew(run_script: RunScript, tmp_path: Path) -> None:
    """One command takes every picture of the guides from the real pages."""
    result = run_script("pictures.py", "--to", tmp_path)

    assert result.returncode == 0, result.stderr
    taken = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert {path.name for path in _FOLDER.iterdir()} == set(taken)
    assert max(taken.values()) <= _LARGEST
