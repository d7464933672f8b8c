"""The rules of the form say what the schema says, in one language, and briefly."""

import gzip
import json

import pytest

from form.records import vocabularies
from sanad.form import strip_script
from sanad.form.rules import body_problems, form_lists, form_rules
from sanad.languages import LANGUAGES, Language
from sanad.problems import problem_kinds

_LARGEST_RULES = 7_000  # Bytes, compressed, so that the form is one small request.
_each_language = pytest.mark.parametrize("language", LANGUAGES)


@_each_language
def test_rules_are_small(language: Language) -> None:
    """The rules take no more than their part of the page."""
    rules = form_rules(language, vocabularies())
    text = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))

    assert len(gzip.compress(text.encode(), 9, mtime=0)) < _LARGEST_RULES


def test_rules_describe_fields_in_the_order_of_writing() -> None:
    """A field says its kind, words and limits, and nothing that is as usual."""
    fields = form_rules(Language.ENGLISH, vocabularies())["fields"]

    assert ["title", "summary", "translated_from"] == list(fields)[:3]
    assert fields["title"] == {
        "kind": "text",
        "label": "Title",
        "help": "What was done, for whom and where, in at most 90 characters.",
        "required": 2,
        "on": "st",
        "max_characters": 90,
    }
    assert fields["themes"]["min"] == 1
    assert fields["themes"]["max"] == 3
    assert "min" not in fields["countries"]
    assert fields["translators"]["on"] == "t"
    assert fields["start"]["unknown"] == 1
    assert fields["status"]["required"] == 1


def test_fields_of_reviewers_come_only_for_reviewers() -> None:
    """An author is not offered what the editors fill in."""
    authors, reviewers = (
        form_rules(Language.ARABIC, vocabularies(), for_reviewers=wanted)
        for wanted in (False, True)
    )

    assert {"rating", "criteria", "review_status"} & set(authors["fields"]) == set()
    assert "ratings" not in authors["terms"]
    assert {"rating", "criteria"} < set(reviewers["fields"])
    assert {"criteria", "criteria_scores"} < set(reviewers["terms"])
    assert set(reviewers["problems"]) - set(authors["problems"]) == {
        *("P103", "P111", "P123")
    }


@_each_language
def test_every_problem_is_told_once(language: Language) -> None:
    """A code has its words in the rules or beside the checks of the body."""
    rules = form_rules(language, vocabularies(), for_reviewers=True)["problems"]
    body = body_problems(language)

    assert rules.keys() & body.keys() == set()
    for code, words in {**rules, **body}.items():
        kind = problem_kinds()[code]
        is_warning = [1] if kind.severity == "warning" else []
        assert words == [kind.message[language], kind.remedy[language], *is_warning]


@_each_language
def test_lists_may_come_later(language: Language) -> None:
    """Organizations and the names of practices are not in the rules."""
    rules = form_rules(language, vocabularies())

    lists = form_lists(language, vocabularies(), ["b-line", "a-line"])

    assert "organizations" not in rules["terms"]
    assert lists["slugs"] == ["a-line", "b-line"]
    iom = vocabularies()["organizations"].by_id["iom"]
    assert lists["organizations"]["iom"] == iom.label[language]


def test_script_loses_only_what_it_does_not_need() -> None:
    """Comments on lines of their own and margins go; code stays."""
    script = '// What it does.\n\nconst a = "// b";\n  // Why.\n  run(a); // Now.\n'

    assert strip_script(script) == 'const a = "// b";\nrun(a); // Now.\n'
