"""
The report on a contribution: what one job of a workflow tells the next.

It travels as one line of ASCII, so that no word in it can end the line or start a
command; whoever reads it takes only what has the form of a report.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from sanad.preview.parcels import Reason, Refusal
from sanad.problems import Problem, Severity, problem_kinds
from sanad.reading import SLUG_FORM

_MOST = 5  # Of each kind: a comment shows fewer still.
_LONGEST = 300  # Characters of a contributor's text.


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    What came of a contribution.

    `shown` are the practices of the preview; `errors` and `warnings` count all
    problems, `problems` holds the first. `changes` are the first lines that mending
    takes away ("-…") and puts in ("+…"). `is_built` says
    whether the site could be built with the contribution.
    """

    shown: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    is_built: bool = True


def make_report(
    problems: Iterable[Problem],
    *,
    shown: Iterable[str],
    **more: Any,  # noqa: ANN401 -- fields of Report.
) -> Report:
    """Make a report of all problems; errors come first."""
    found = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    return Report(
        shown=tuple(sorted(shown)),
        errors=errors,
        warnings=len(found) - errors,
        problems=tuple(found),
        **more,
    )


def compare_texts(
    before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str, ...]:
    """
    Give the lines that mending changes, in the order of the paths.

    Args:
        before: Path -> the text as it was sent.
        after: The same paths -> the texts as they are when mended.
    """
    lines: list[str] = []
    for path in sorted(before):
        was, now = before[path].split("\n"), after[path].split("\n")
        matcher = SequenceMatcher(None, was, now)
        for tag, start, end, new_start, new_end in matcher.get_opcodes():
            if tag != "equal":
                lines += _pair(was[start:end], now[new_start:new_end])
    return tuple(lines)


def write_report(report: Report) -> str:
    """Write a report as one line of ASCII, cut to what a comment can show."""
    content = asdict(report) | {
        "problems": [_cut(asdict(problem)) for problem in report.problems[:_MOST]],
        "changes": [line[:_LONGEST] for line in report.changes[:_MOST]],
        "refused": [
            {"path": refusal.path[:_LONGEST], "reason": refusal.reason}
            for refusal in report.refused[:_MOST]
        ],
    }
    return json.dumps(content, ensure_ascii=True, sort_keys=True)


def read_report(line: str) -> Report:
    """
    Read a report.

    Raises:
        ValueError: When it has not the form of one.
    """
    try:
        content = json.loads(line)
        return Report(
            shown=tuple(_read_slug(slug) for slug in content["shown"]),
            errors=int(content["errors"]),
            warnings=int(content["warnings"]),
            problems=tuple(_read_problem(row) for row in content["problems"]),
            changes=tuple(str(text) for text in content["changes"]),
            refused=tuple(
                Refusal(str(row["path"]), Reason(row["reason"]))
                for row in content["refused"]
            ),
            is_built=bool(content["is_built"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("expected a report, found something else") from error


def _pair(was: list[str], now: list[str]) -> Iterator[str]:
    """Give each line taken away beside the one put in its place."""
    for old, new in zip_longest(was, now):
        if old is not None:
            yield f"-{old}"
        if new is not None:
            yield f"+{new}"


def _cut(row: dict[str, Any]) -> dict[str, Any]:
    values = {key: value[:_LONGEST] for key, value in row["values"].items()}
    return row | {"values": values, "path": row["path"][:_LONGEST]}


def _read_slug(slug: str) -> str:
    if not SLUG_FORM.fullmatch(slug):
        raise ValueError(f"expected a slug, found {slug!r}")
    return slug


def _read_problem(row: Mapping[str, Any]) -> Problem:
    if row["code"] not in problem_kinds():
        raise ValueError(f"expected the code of a problem, found {row['code']!r}")
    values = {str(key): str(value) for key, value in row["values"].items()}
    place = (str(row["path"]), int(row["line"]), str(row["field"]))
    return Problem(row["code"], *place, values)
