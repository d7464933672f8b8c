"""The report on a contribution: one line that says what came of it."""

import json

import pytest

from sanad.preview import (
    Reason,
    Refusal,
    Report,
    compare_texts,
    make_report,
    read_report,
    write_report,
)
from sanad.problems import Problem

_ERROR = Problem("P104", "a-b/ar.md", 6, "themes", {"found": "الصحة", "allowed": "x"})
_WARNING = Problem("P213", "a-b/ar.md", 2, "", {"found": "2"})


def test_errors_come_first() -> None:
    """Errors and warnings are counted, and errors stand first."""
    report = make_report([_WARNING, _ERROR], shown=["c-d", "a-b"])

    assert (
        Report(shown=("a-b", "c-d"), errors=1, warnings=1, problems=(_ERROR, _WARNING))
        == report
    )


def test_report_is_read_as_it_was_written() -> None:
    """A report passes as one line of ASCII and says the same afterwards."""
    report = Report(
        shown=("a-b",),
        errors=1,
        problems=(_ERROR,),
        changes=("-نص\n::set-output", "+نص"),
        refused=(Refusal("hooks/x.py\n", Reason.NAME),),
        is_built=False,
    )
    line = write_report(report)

    assert line.isascii()
    assert [line] == line.splitlines()
    assert report == read_report(line)


def test_report_is_cut_to_what_is_shown() -> None:
    """Long texts and lists are cut, so that the line stays short."""
    long = "ن" * 5_000
    report = Report(
        errors=90,
        problems=(Problem("P104", long, 1, "x", {"found": long, "allowed": ""}),) * 90,
        changes=(long,) * 90,
        refused=(Refusal(long, Reason.NAME),) * 90,
    )
    read = read_report(write_report(report))

    assert len(write_report(report)) < 50_000
    assert 90 == read.errors
    assert [5, 5, 5] == [len(read.problems), len(read.changes), len(read.refused)]
    assert 300 == len(read.problems[0].values["found"])


@pytest.mark.parametrize(
    "change",
    [
        {"shown": ["../x"]},
        {"shown": 7},
        {"errors": None},
        {
            "problems": [
                {"code": "X1", "path": "", "line": 1, "field": "", "values": {}}
            ]
        },
        {"problems": [{"code": "P104"}]},
        {
            "problems": [
                {"code": "P104", "path": "", "line": 1, "field": "", "values": 1}
            ]
        },
        {"refused": [{"path": "x", "reason": "whim"}]},
    ],
)
def test_what_is_no_report_is_not_read(change: dict[str, object]) -> None:
    """A line that has not the form of a report is refused."""
    content = json.loads(write_report(Report())) | change

    with pytest.raises(ValueError, match=r"expected|Reason"):
        read_report(json.dumps(content))


def test_comparison_shows_old_beside_new() -> None:
    """Each line taken away stands before the one put in its place."""
    before = {"b": "1\nسنة 2020 \n3", "a": "x\ny\nz"}
    after = {"b": "1\nسنة 2020\n3\n4", "a": "x\nz"}

    assert ("-y", "-سنة 2020 ", "+سنة 2020", "+4") == compare_texts(before, after)
