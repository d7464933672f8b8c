"""The scripts of the form's page: what stands in it, and what comes later."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from engine.builders import load, write_practice
from sanad.form.files import make_form_files
from sanad.form.page import (
    form_style,
    make_checks_script,
    make_page_script,
    write_json,
)
from sanad.languages import LANGUAGES, Language

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _given(script: str, name: str) -> Any:  # noqa: ANN401 -- JSON.
    found = script[re.search(rf"\b{name}=", script).end() :]  # type: ignore[union-attr]
    return json.JSONDecoder().raw_decode(found)[0]


@each_language
def test_page_has_rules_and_words(tmp_path: Path, language: Language) -> None:
    """The page has the fields, terms and words of its language."""
    script = make_page_script(language, load(tmp_path).vocabularies)
    rules = _given(script, "rules")
    country = {"ar": "تونس", "en": "Tunisia"}[language]

    assert language == rules["language"]
    assert country == rules["terms"]["countries"]["tunisia"]
    assert {"unknown", "kept"} <= set(_given(script, "words"))
    assert {language} == {
        tag for labels in rules["headings"]["sections"].values() for tag in labels
    }


@each_language
def test_long_lists_come_later(tmp_path: Path, language: Language) -> None:
    """Organizations, goals and messages are not in the page, but with the checks."""
    vocabularies = load(tmp_path).vocabularies
    early = _given(make_page_script(language, vocabularies), "rules")
    late = _given(make_checks_script(language, vocabularies, ["b", "a"]), "late")
    lists = {"organizations", "gcm_objectives", "sdgs"}

    assert not lists & set(early["terms"])
    assert "problems" not in early
    assert lists == set(late["terms"])
    assert ["a", "b"] == late["rules"]["slugs"]
    assert "P102" in late["rules"]["problems"]
    assert "missing" in late["words"]


def test_no_tag_ends_a_script() -> None:
    """A text that looks like the end of a script stays inside it."""
    assert '"\\u003c/script>"' == write_json("</script>")


def test_style_has_no_comment() -> None:
    """The style sheet comes without comments and needless space."""
    style = form_style()

    assert "/*" not in style
    assert "\n" not in style
    assert ":root{" in style


def test_files_of_both_languages(tmp_path: Path) -> None:
    """Each language has its checks, and the texts that wait for it."""
    write_practice(tmp_path)
    (tmp_path / "vouchers-for-workers" / "en.md").unlink()
    files = dict(make_form_files(load(tmp_path), tmp_path))

    assert [
        "ar/contribute/checks.js",
        "en/contribute/checks.js",
        "en/contribute/texts/vouchers-for-workers.js",
    ] == sorted(files)
    assert "vouchers-for-workers" in files["ar/contribute/checks.js"]
