"""Values by kind, where a whole practice does not show them."""

from pathlib import Path

import pytest

from engine.builders import SLUG, codes, load, load_practice, write_practice
from sanad.languages import Language

_AR, _EN = Language.ARABIC, Language.ENGLISH
_FOUR_THEMES = ("cooperation", "jobs-recovery", "social-cohesion", "access-services")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"countries": "tunisia"}, ["P105"]),
        ({"countries": "[[tunisia]]"}, ["P105"]),
        ({"actors": "[iom]"}, ["P105"]),
        ({"actors": "[{name: IOM, type: un-agency, role: lead}]"}, ["P105"]),
        ({"keywords": "[قسائم]"}, ["P105"]),
        ({"keywords": "{fr: [bons]}"}, ["P105"]),
        ({"keywords": "{ar: قسائم}"}, ["P105"]),
        ({"reviewed_by": "[editors]"}, ["P105"]),
        ({"criteria": "[relevant]", "review_status": "archived"}, ["P105"]),
        ({"criteria": "{nice: met}", "review_status": "archived"}, ["P104"]),
        ({"criteria": "{relevant: nice}", "review_status": "archived"}, ["P104"]),
        ({"related": "[IOM-1, IOM-1]"}, ["P113", "P301"]),
        ({"related": '[""]'}, ["P112"]),
        ({"themes": "[social-cohesion, social-cohesion]"}, ["P113"]),
    ],
)
def test_value_of_another_form_is_told(
    tmp_path: Path, fields: dict[str, str], expected: list[str]
) -> None:
    """A value that has not the form of its kind is told once."""
    write_practice(tmp_path, **fields)

    assert expected == codes(load(tmp_path))


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({"countries": "[]"}, "1+"),
        ({"themes": "[]"}, "1–3"),
        ({"themes": f"[{', '.join(_FOUR_THEMES)}]"}, "1–3"),
    ],
)
def test_number_of_values_is_told(
    tmp_path: Path, fields: dict[str, str], allowed: str
) -> None:
    """Too few or too many values are told with the numbers that are allowed."""
    write_practice(tmp_path, **fields)
    (problem,) = [p for p in load(tmp_path).problems if p.code == "P114"]

    assert allowed in problem.message(_AR)
    assert allowed in problem.message(_EN)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": '"' + "ق" * 90 + '"'}, []),
        ({"title": '"' + "ق" * 91 + '"'}, ["P106"]),
        ({"summary": '"' + "IOM ق " * 30 + '"'}, []),
        ({"summary": '"' + "IOM ق " * 30 + '1"'}, ["P106"]),
    ],
)
def test_longest_text(
    tmp_path: Path, fields: dict[str, str], expected: list[str]
) -> None:
    """A title of ninety characters and a summary of sixty words are not too long."""
    write_practice(tmp_path, **fields)

    assert expected == codes(load(tmp_path))


def test_keywords_of_one_language(tmp_path: Path) -> None:
    """Keywords may be given in one language only."""
    write_practice(tmp_path, keywords='{ar: ["قسائم IOM", كراء]}')

    assert {_AR: ("قسائم IOM", "كراء")} == load_practice(tmp_path).keywords


def test_rating_and_criteria_of_a_reviewed_practice(tmp_path: Path) -> None:
    """Scores are read as terms of their two lists."""
    write_practice(
        tmp_path,
        review_status="archived",
        rating="good",
        criteria="{relevant: met, rights-safe: unknown}",
    )
    practice = load_practice(tmp_path)

    assert "good" == (practice.rating and practice.rating.id)
    assert {"relevant": "met", "rights-safe": "unknown"} == {
        criterion.id: score.id for criterion, score in practice.criteria.items()
    }


def test_wrong_word_in_a_long_list_brings_the_nearest(tmp_path: Path) -> None:
    """A wrong id is told in both languages with what may be written instead."""
    write_practice(tmp_path, countries="[Tunis]")
    (problem,) = [p for p in load(tmp_path).problems if p.code == "P104"]

    assert "tunisia" in problem.remedy(_AR)
    assert "tunisia" in problem.remedy(_EN)
    assert f"{SLUG}/ar.md" == problem.path
