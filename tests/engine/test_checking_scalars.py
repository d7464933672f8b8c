"""Single values: dates, numbers, addresses, and words that look like yes or no."""

import pytest

from engine.builders import VOCABULARIES
from sanad.checking.reporter import Reporter
from sanad.checking.scalars import (
    read_date,
    read_number,
    read_partial_date,
    read_text,
    read_url,
    read_yes_no,
    report_yes_no_word,
)
from sanad.languages import LANGUAGES
from sanad.model import PartialDate
from sanad.schema import Field, Kind
from sanad.vocabularies import load_vocabularies
from sanad.yaml_nodes import ListNode, Node, ScalarNode


@pytest.fixture
def reporter() -> Reporter:
    """Give a reporter of one file."""
    vocabularies, _ = load_vocabularies(VOCABULARIES)
    return Reporter("x/ar.md", "x", frozenset(), vocabularies)


def _field(kind: Kind, *, may_be_unknown: bool = False) -> Field:
    label = dict.fromkeys(LANGUAGES, "")
    return Field(name="f", kind=kind, label=label, may_be_unknown=may_be_unknown)


def _scalar(text: str, *, quoted: bool = True) -> Node:
    return ScalarNode(text, 3, quoted=quoted)


def _found(reporter: Reporter) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in reporter.problems]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020", PartialDate(2020)),
        ("2020-04", PartialDate(2020, 4)),
        ("2020-04-07", PartialDate(2020, 4, 7)),
        ("2020-02-29", PartialDate(2020, 2, 29)),
        ("2021-02-29", None),
        ("2020-13", None),
        ("2020-00", None),
        ("2020-00-07", None),
        ("2020-04-00", None),
        ("0000", None),
        ("20-04-07", None),
        ("2020-4", None),
        ("2020/04/07", None),
        ("07-04-2020", None),
        ("2020-04-07T00:00", None),
        ("أبريل 2020", None),
        ("\uff12\uff10\uff12\uff10", None),  # Full-width digits.
        ("", None),
    ],
)
def test_partial_dates(text: str, date: PartialDate | None) -> None:
    """A date is a year, a year and month, or a day of the calendar."""
    assert date == read_partial_date(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-04", []),
        ("٢٠٢٠-٠٤", [("P109", 3)]),
        ("unknown", [("P107", 3)]),
        ("أمس", [("P107", 3)]),
        ("  ", [("P112", 3)]),
        ("2020\u202e", [("P122", 3)]),
    ],
)
def test_date_of_a_field(
    reporter: Reporter, text: str, found: list[tuple[str, int]]
) -> None:
    """What is no date is told at its line."""
    read_date(_scalar(text), _field(Kind.DATE), reporter)

    assert found == _found(reporter)


def test_unknown_date_where_it_may_be(reporter: Reporter) -> None:
    """The word unknown is a date that is not known, where the field allows it."""
    field = _field(Kind.DATE, may_be_unknown=True)

    assert read_date(_scalar("unknown"), field, reporter) is None
    assert [] == _found(reporter)


def test_date_without_quotes_is_read_and_told(reporter: Reporter) -> None:
    """A date without quotes counts, and the line to write is shown."""
    node = _scalar("2020-04", quoted=False)

    assert PartialDate(2020, 4) == read_date(node, _field(Kind.DATE), reporter)
    assert [("P108", 'f: "2020-04"')] == [(p.code, p.fix) for p in reporter.problems]


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("7002", 7002, []),
        ("0", 0, []),
        ("1.5", 1.5, []),
        ("7,002", None, [("P124", 3)]),
        ("-3", None, [("P124", 3)]),
        ("1e3", None, [("P124", 3)]),
        ("0x10", None, [("P124", 3)]),
        ("1" * 13, None, [("P124", 3)]),
        ("٧٠٠٢", None, [("P109", 3)]),
        ("\u096d", None, [("P124", 3)]),  # A digit of another script.
        ("", None, [("P112", 3)]),
    ],
)
def test_numbers(
    reporter: Reporter, text: str, number: float | None, found: list[tuple[str, int]]
) -> None:
    """A number has the digits 0-9, and is never negative."""
    assert number == read_number(_scalar(text), _field(Kind.NUMBER), reporter)
    assert found == _found(reporter)


@pytest.mark.parametrize(
    "url",
    [
        "https://iom.int",
        "http://iom.int/a?b[]=1&c=2#d",
        "https://ar.wikipedia.org/wiki/تونس",
        "https://web.archive.org/web/2020/https://iom.int/a",
        "https://iom.int:8080/",
    ],
)
def test_whole_addresses(reporter: Reporter, url: str) -> None:
    """A whole web address is kept as written."""
    assert url == read_url(_scalar(url), _field(Kind.URL), reporter)


@pytest.mark.parametrize(
    "url",
    [
        "iom.int",
        "//iom.int",
        "ftp://iom.int",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)//https://iom.int",
        "https://",
        "https:///path",
        "https://[iom",
        "https://iom.int/a b",
        'https://iom.int/"onmouseover="alert(1)',
        "https://iom.int/<script>",
    ],
)
def test_addresses_that_are_none(reporter: Reporter, url: str) -> None:
    """What is no whole web address is told."""
    assert read_url(_scalar(url), _field(Kind.URL), reporter) is None
    assert [("P119", 3)] == _found(reporter)


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("true", True, []),
        ("false", False, []),
        ("yes", None, [("P125", 3)]),
        ("نعم", None, [("P125", 3)]),
        ("True", None, [("P125", 3)]),
        ("", None, [("P112", 3)]),
    ],
)
def test_yes_or_no(
    reporter: Reporter,
    text: str,
    value: bool | None,
    found: list[tuple[str, int]],
) -> None:
    """Only true and false are a yes or no."""
    actual = read_yes_no(_scalar(text), _field(Kind.YES_NO), reporter)

    assert value is actual
    assert found == _found(reporter)


@pytest.mark.parametrize("text", ["NO", "no", "Yes", "ON", "off", "~", "null", "True"])
def test_yes_no_word_without_quotes(reporter: Reporter, text: str) -> None:
    """A word that programs take for yes or no needs quotes."""
    assert report_yes_no_word(_scalar(text, quoted=False), "f", reporter)
    assert [("P115", 3)] == _found(reporter)


@pytest.mark.parametrize(
    "node", [_scalar("NO"), _scalar("IOM", quoted=False), ListNode((), 3)]
)
def test_other_values_are_no_yes_no_word(reporter: Reporter, node: Node) -> None:
    """In quotes, or as any other value, no word is taken for yes or no."""
    assert not report_yes_no_word(node, "f", reporter)
    assert [] == _found(reporter)


def test_white_space_of_a_text_is_evened_out(reporter: Reporter) -> None:
    """A text that runs over lines becomes one line."""
    node = _scalar("  قسائم\n  IOM\t120 ")

    assert "قسائم IOM 120" == read_text(node, _field(Kind.TEXT), reporter)
