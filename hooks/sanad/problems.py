"""
Problems: what is wrong in a practice, where, and how to mend it, in two languages.

The table of all problems is `problems.yml`: a code, a severity, the words. A
`Problem` names a code and a place; its words are made when it is shown. Codes are
stable and never reused (P1xx fields, P2xx sections, P3xx links and media, P4xx
translation, P5xx bundle, P6xx vocabularies, P7xx a form in Word).
"""

import dataclasses
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import cast

from sanad.arabic import show_hidden_characters
from sanad.languages import LANGUAGES, Labels, Language
from sanad.yaml_nodes import parse_yaml, to_plain

_TABLE = Path(__file__).parent / "problems.yml"
_LINE_END = re.compile(r"\s*[\r\n]+\s*")


class Severity(StrEnum):
    """Errors keep a practice from the site; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True, slots=True)
class ProblemKind:
    """One row of the table; texts may hold `{placeholders}` for a problem's values."""

    code: str
    name: str
    severity: Severity
    message: Labels
    remedy: Labels

    def outline(self, language: Language) -> tuple[str, str]:
        """Give message and remedy with an ellipsis for each value."""
        values: dict[str, str] = defaultdict(lambda: "…")
        texts = (self.message[language], self.remedy[language])
        message, remedy = (text.format_map(values) for text in texts)
        return message, remedy


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """
    One finding: a code at a place.

    `path` is relative to the folder that was checked, with forward slashes; `line`
    counts from 1; `field` is the front matter field or the section, or empty;
    `values` fill the words, those whose key ends in `_ar` or `_en` in that language
    only; `fix` is a line to write or a command to run, or empty.
    """

    code: str
    path: str
    line: int
    field: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    fix: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return problem_kinds()[self.code].severity

    def message(self, language: Language) -> str:
        """What is wrong, in a language."""
        return self._fill(problem_kinds()[self.code].message[language], language)

    def remedy(self, language: Language) -> str:
        """How to mend it, in a language."""
        return self._fill(problem_kinds()[self.code].remedy[language], language)

    def _fill(self, words: str, language: Language) -> str:
        shown = {
            key.removesuffix(f"_{language}"): _show(value)
            for key, value in self.values.items()
        }
        return words.format_map(shown)


@cache
def problem_kinds() -> Mapping[str, ProblemKind]:
    """Give the table of all problems: code -> kind, in the order of the codes."""
    rows = to_plain(parse_yaml(_TABLE.read_text(encoding="utf-8")))
    table = cast("dict[str, dict[str, dict[str, str] | str]]", rows)
    return {code: _read_kind(code, row) for code, row in table.items()}


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by path, line, code, field, fix and values, each problem once."""
    return tuple(sorted(set(problems), key=_order))


def write_text(problem: Problem) -> str:
    """Write a problem for a terminal: the place, Arabic, English, the fix."""
    place = f"{_show(problem.path)}:{problem.line}"
    head = f"{place}: {problem.code} {_show(problem.field)}".rstrip()
    lines = [
        f"  {language}  {problem.message(language)} {problem.remedy(language)}".rstrip()
        for language in LANGUAGES
    ]
    fix = [f"  fix {_show(problem.fix)}"] if problem.fix else []
    return "\n".join([head, *lines, *fix])


def write_github(problem: Problem) -> str:
    """
    Write a problem as a workflow command that annotates a file on the forge.

    Everything that came from a contributor is escaped, so that no text of theirs can
    start a command of its own.
    """
    words = "\n".join(
        f"{problem.message(language)} {problem.remedy(language)}"
        for language in LANGUAGES
    )
    properties = (
        f"file={_escape_property(problem.path)},line={problem.line},"
        f"title={problem.code} {_escape_property(problem.field)}"
    )
    return f"::{problem.severity} {properties}::{_escape_command(words)}"


def write_json(problems: Iterable[Problem]) -> str:
    """Write problems as a JSON list, for other programs."""
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "path": problem.path,
            "line": problem.line,
            "field": problem.field,
            "message": {lang.value: problem.message(lang) for lang in LANGUAGES},
            "remedy": {lang.value: problem.remedy(lang) for lang in LANGUAGES},
            "fix": problem.fix,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _read_kind(code: str, row: Mapping[str, Mapping[str, str] | str]) -> ProblemKind:
    texts = {
        part: {lang: cast("Mapping[str, str]", row[part])[lang] for lang in LANGUAGES}
        for part in ("message", "remedy")
    }
    return ProblemKind(
        code=code,
        name=cast("str", row["name"]),
        severity=Severity(cast("str", row["severity"])),
        message=texts["message"],
        remedy=texts["remedy"],
    )


def _order(problem: Problem) -> tuple[object, ...]:
    values = sorted(problem.values.items())
    place = (problem.path, problem.line)
    return (*place, problem.code, problem.field, problem.fix, values)


def _show(text: str) -> str:
    """Write a contributor's text in one line, so that none of it acts on a terminal."""
    return show_hidden_characters(_LINE_END.sub(" ", text))


def _escape_command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_command(text).replace(":", "%3A").replace(",", "%2C")
