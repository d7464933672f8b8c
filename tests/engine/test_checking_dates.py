"""Dates in order, as far as both are precise."""

from pathlib import Path

import pytest

from engine.builders import codes, load, write_practice


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ('"2020-04"', '"2020-05"', []),
        ('"2020-04"', '"2020-04"', []),
        ('"2020-04"', '"2020"', []),
        ('"2020"', '"2020-01"', []),
        ('"2020-04-07"', '"2020-04"', []),
        ('"2020-04-07"', '"2020-04-07"', []),
        ("unknown", '"2020"', []),
        ('"2020"', "unknown", []),
        ('"2020-04"', '"2020-03"', ["P110"]),
        ('"2020-04-07"', '"2020-04-06"', ["P110"]),
        ('"2020-04-07"', '"2020-03"', ["P110"]),
        ('"2021"', '"2020-12-31"', ["P110"]),
    ],
)
def test_end_is_not_before_start(
    tmp_path: Path, start: str, end: str, expected: list[str]
) -> None:
    """An end before the start is told only where both dates are precise enough."""
    write_practice(tmp_path, start=start, end=end)

    assert expected == codes(load(tmp_path))
