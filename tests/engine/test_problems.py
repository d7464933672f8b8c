"""Problems: their words, their order, and how they are written out."""

import json

import pytest

from sanad.languages import LANGUAGES, Language
from sanad.problems import (
    Problem,
    Severity,
    problem_kinds,
    sort_problems,
    write_github,
    write_json,
    write_text,
)

_AR, _EN = Language.ARABIC, Language.ENGLISH
_PROBLEM = Problem(
    "P104",
    "vouchers/ar.md",
    4,
    "countries",
    {"found": "تونس IOM 1", "vocabulary": "countries", "allowed": "egypt, tunisia"},
    fix="countries: [tunisia]",
)


def test_every_code_has_the_form_of_its_group() -> None:
    """Codes are P1xx to P7xx, in order, each with a name of its own."""
    kinds = problem_kinds()

    assert sorted(kinds) == list(kinds)
    assert len(kinds) == len({kind.name for kind in kinds.values()})
    assert {f"P{group}" for group in range(1, 8)} == {code[:2] for code in kinds}


@pytest.mark.parametrize("code", problem_kinds())
def test_both_languages_use_the_same_values(code: str) -> None:
    """A message and a remedy say the same of a value in both languages."""
    kind = problem_kinds()[code]
    fields = [
        sorted(part.split("}")[0] for part in text[language].split("{")[1:])
        for text in (kind.message, kind.remedy)
        for language in LANGUAGES
    ]

    assert fields[0] == fields[1]
    assert sorted(set(fields[2])) == sorted(set(fields[3]))


@pytest.mark.parametrize("code", problem_kinds())
def test_words_do_not_blame(code: str) -> None:
    """Messages name no person's fault and no jargon."""
    kind = problem_kinds()[code]
    words = f"{kind.message[_EN]} {kind.remedy[_EN]}".lower()

    assert [] == [word for word in ("invalid", "illegal", "boolean") if word in words]


def test_words_are_filled_in_each_language() -> None:
    """The values of a problem stand in its words."""
    assert "القيمة «تونس IOM 1» ليست في القائمة «countries»." == _PROBLEM.message(_AR)
    assert "Write one of these ids: egypt, tunisia" == _PROBLEM.remedy(_EN)


def test_value_of_one_language_stays_there() -> None:
    """A value whose key ends in a language fills the words of that language only."""
    problem = Problem(
        "P102", "a/ar.md", 1, "title", {"help_ar": "عنوان", "help_en": "T"}
    )

    with pytest.raises(KeyError):
        Problem("P102", "a/ar.md", 1, "title", {"help_ar": "عنوان"}).remedy(_EN)
    assert ("أضف: عنوان", "Add it: T") == (problem.remedy(_AR), problem.remedy(_EN))


@pytest.mark.parametrize(
    ("code", "severity"), [("P104", Severity.ERROR), ("P404", Severity.WARNING)]
)
def test_severity_is_of_the_code(code: str, severity: Severity) -> None:
    """A code is an error or a warning, always."""
    assert severity is Problem(code, "a", 1).severity


def test_order_is_path_line_code_and_never_chance() -> None:
    """Problems come by place; those that differ in values alone have an order too."""
    twelve = Problem("P212", "a/ar.md", 9, "context", {"found": "12", "allowed": "2"})
    seven = Problem("P212", "a/ar.md", 9, "context", {"allowed": "2", "found": "7"})
    first = Problem("P102", "a/ar.md", 1)
    other = Problem("P101", "b/en.md", 1)
    expected = (first, twelve, seven, other)

    assert expected == sort_problems([other, seven, first, twelve, seven])
    assert expected == sort_problems([twelve, seven, first, other])


def test_text_is_place_arabic_english_fix() -> None:
    """On a terminal the place stands alone, then Arabic, English and the fix."""
    lines = write_text(_PROBLEM).split("\n")

    assert "vouchers/ar.md:4: P104 countries" == lines[0]
    assert lines[1].startswith("  ar  القيمة «تونس IOM 1»")
    assert lines[2].startswith("  en  “تونس IOM 1”")
    assert "  fix countries: [tunisia]" == lines[3]


def test_text_without_field_and_fix_is_shorter() -> None:
    """Where there is no field and no fix, nothing stands for them."""
    lines = write_text(Problem("P502", "vouchers", 1)).split("\n")

    assert "vouchers:1: P502" == lines[0]
    assert 3 == len(lines)


def test_text_lets_nothing_act_on_a_terminal() -> None:
    """Escapes, line ends and turned text are shown, never acted out."""
    evil = "\x1b[31m\n::error::x\r\u202e"
    written = write_text(Problem("P101", evil, 1, evil, {"found": evil, "allowed": ""}))

    assert 3 == len(written.split("\n"))
    assert set() == set("\x1b\r\u202e") & set(written)
    assert [] == [line for line in written.split("\n") if line.startswith("::")]


def test_github_annotates_the_file() -> None:
    """The command for the forge names severity, file, line and code."""
    written = write_github(_PROBLEM)

    assert written.startswith(
        "::error file=vouchers/ar.md,line=4,title=P104 countries::القيمة"
    )
    assert 1 == len(written.splitlines())


def test_github_starts_no_other_command() -> None:
    """Text of a contributor can neither end a property nor begin a command."""
    problem = Problem(
        "P101", "a:b,c\n", 1, "x,y:z%", {"found": "\n::stop", "allowed": ""}
    )

    assert write_github(problem).startswith(
        "::error file=a%3Ab%2Cc%0A,line=1,title=P101 x%2Cy%3Az%25::"
    )
    assert 1 == len(write_github(problem).splitlines())


def test_json_holds_all_of_a_problem() -> None:
    """Other programs get code, severity, place, both languages and the fix."""
    written = write_json([_PROBLEM])
    (row,) = json.loads(written)

    assert "\n  {\n" in written
    assert ("P104", "error", 4) == (row["code"], row["severity"], row["line"])
    assert {"ar", "en"} == set(row["message"]) == set(row["remedy"])
    assert ("vouchers/ar.md", "countries") == (row["path"], row["field"])
    assert "countries: [tunisia]" == row["fix"]
