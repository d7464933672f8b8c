"""The interface strings: texts, plural forms, numbers and dates of both languages."""

from datetime import date
from pathlib import Path

import pytest

from engine.builders import write_file
from sanad.catalogue import Catalogue, load_catalogue, write_date, write_number
from sanad.languages import Language

_AR, _EN = Language.ARABIC, Language.ENGLISH


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Give a small catalogue with a nested key, a placeholder and a counted phrase."""
    write_file(
        tmp_path / "ar.yml",
        'page:\n  by: "من {by}"\ncount:\n'
        '  days: {zero: "لا أيام", one: "يوم", two: "يومان", few: "{number} أيام",'
        ' many: "{number} يوماً", other: "{number} يوم"}\n',
    )
    write_file(
        tmp_path / "en.yml",
        'page:\n  by: "by {by}"\ncount:\n'
        '  days: {one: "{number} day", other: "{number} days"}\n',
    )
    return load_catalogue(tmp_path)


@pytest.mark.parametrize(("language", "text"), [(_AR, "من IOM 7"), (_EN, "by IOM 7")])
def test_text_fills_placeholders(
    catalogue: Catalogue, language: Language, text: str
) -> None:
    """A text is found by its dotted key and filled."""
    assert text == catalogue.text("page.by", language, by="IOM 7")


def test_unknown_key_is_a_fault(catalogue: Catalogue) -> None:
    """A key that a locale lacks is a programmer's fault."""
    with pytest.raises(KeyError):
        catalogue.text("page.of", _AR)


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا أيام", "0 days"),
        (1, "يوم", "1 day"),
        (2, "يومان", "2 days"),
        (3, "3 أيام", "3 days"),
        (10, "10 أيام", "10 days"),
        (11, "11 يوماً", "11 days"),
        (99, "99 يوماً", "99 days"),
        (100, "100 يوم", "100 days"),
        (103, "103 أيام", "103 days"),
        (1_011, "1,011 يوماً", "1,011 days"),
    ],
)
def test_count_takes_the_plural_form(
    catalogue: Catalogue, number: int, arabic: str, english: str
) -> None:
    """A counted phrase has the plural form of its number, in Western digits."""
    assert arabic == catalogue.count("count.days", number, _AR)
    assert english == catalogue.count("count.days", number, _EN)


@pytest.mark.parametrize("language", [_AR, _EN])
@pytest.mark.parametrize(
    ("number", "written"),
    [(7002, "7,002"), (1.5, "1.5"), (0, "0"), (10**6, "1,000,000")],
)
def test_number_has_western_digits(
    language: Language, number: float, written: str
) -> None:
    """Numbers have Western digits and grouping in both languages."""
    assert written == write_number(number, language)


@pytest.mark.parametrize(
    ("language", "pattern", "written"),
    [
        (_AR, "d MMMM y", "7 أبريل 2020"),
        (_EN, "d MMMM y", "7 April 2020"),
        (_AR, "MMMM y", "أبريل 2020"),
        (_EN, "y", "2020"),
    ],
)
def test_date_has_month_names(language: Language, pattern: str, written: str) -> None:
    """A date has the month's name and Western digits."""
    assert written == write_date(date(2020, 4, 7), pattern, language)
