"""
Golden bundles: each folder of `bundles/` is a rule, and says what it must bring.

A case holds a folder `practices` and `expected.yml`, a list of problems in the order
in which the library gives them. A row says `code`, `path` and `line`, and where the
rule is about them `field`, `fix` or a value of the message; an empty list means that
the case is sound. The vocabularies are the project's own, and so is the glossary beside
them, unless the case holds one.
"""

import json
import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from sanad.arabic import find_hidden_characters
from sanad.library import load_library
from sanad.model import Library
from sanad.problems import (
    Problem,
    Severity,
    problem_kinds,
    write_github,
    write_json,
    write_text,
)

_PROJECT = Path(__file__).parent.parent
_VOCABULARIES = _PROJECT / "practices" / "_vocabularies"
_GLOSSARY = "_glossary"
_OF_WORD = "P7"
_CASES = sorted(
    path.parent for path in Path(__file__).parent.glob("bundles/*/expected.yml")
)
_NEEDED = {"code", "path", "line"}
_HARMLESS = {
    *("a", "br", "code", "em", "h3", "img", "li", "ol", "p", "strong", "sup", "ul"),
    *("alt", "class", "href", "id", "loading", "src"),
}
_UNFILLED = re.compile(r"\{[a-z_]*\}")

each_case = pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)


@each_case
def test_case_brings_its_problems(case: Path) -> None:
    """A case brings the problems that it expects, in order, and no other."""
    expected = _read_expected(case)

    problems = load_case(case).problems

    actual = [_describe(problem) for problem in problems]
    shown = [
        {key: value for key, value in found.items() if key in _NEEDED | row.keys()}
        for found, row in zip(actual, expected, strict=False)
    ]
    assert expected == shown + actual[len(expected) :]


@each_case
def test_only_cases_without_an_error_are_sound(case: Path) -> None:
    """A practice reaches the library unless an error names its folder."""
    library = load_case(case)

    faulty = {
        problem.path.partition("/")[0]
        for problem in library.problems
        if problem.severity is Severity.ERROR
    }

    assert set() == faulty & library.practices.keys()
    if not faulty:
        folders = (case / "practices").glob("[!_]*/")
        assert {folder.name for folder in folders} == library.practices.keys()


@each_case
def test_problems_can_be_written(case: Path) -> None:
    """A problem is written in both languages, whole, and safe for a terminal."""
    problems = load_case(case).problems

    rows = json.loads(write_json(problems))

    assert [problem.code for problem in problems] == [row["code"] for row in rows]
    for problem in problems:
        lines = write_text(problem).split("\n")
        assert 3 + bool(problem.fix) == len(lines)
        assert [] == [line for line in lines if find_hidden_characters(line)]
        assert [] == [line for line in lines[:3] if _UNFILLED.search(line)]
        assert 1 == len(write_github(problem).splitlines())


@each_case
def test_texts_hold_harmless_html(case: Path) -> None:
    """What contributors write reaches the library without a tag that could act."""
    names = _Names()

    for practice in load_case(case).practices.values():
        for text in practice.texts.values():
            names.feed(text.notes_html)
            for section in text.sections:
                names.feed(section.html)
                names.feed("".join(item.html for item in section.items))

    assert set() == names.found - _HARMLESS


def test_every_code_has_a_case() -> None:
    """Every code is brought by at least one case; tests/form brings those of Word."""
    shown = {row["code"] for case in _CASES for row in _read_expected(case)}

    assert {code for code in problem_kinds() if code[:2] != _OF_WORD} == shown


class _Names(HTMLParser):
    """The names of all elements and attributes of the HTML that was fed to it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        self.found |= {tag, *(name for name, _ in attrs)}


@cache
def load_case(case: Path) -> Library:
    """Load the practices of a case, with the glossary that it holds."""
    practices = case / "practices"
    glossary = practices / _GLOSSARY
    if not glossary.exists():
        return load_library(practices, _VOCABULARIES)
    with TemporaryDirectory() as beside:
        own = shutil.copytree(_VOCABULARIES, Path(beside) / _VOCABULARIES.name)
        shutil.copytree(glossary, Path(beside) / _GLOSSARY, symlinks=True)
        return load_library(practices, own)


def _read_expected(case: Path) -> list[dict[str, Any]]:
    text = (case / "expected.yml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(text)
    return rows


def _describe(problem: Problem) -> dict[str, Any]:
    return {
        **problem.values,
        "code": problem.code,
        "path": problem.path,
        "line": problem.line,
        "field": problem.field,
        "fix": problem.fix,
    }
