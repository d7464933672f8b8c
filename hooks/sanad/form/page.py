"""
The scripts and the style of the form's page.

The page is one small request with all that a reader sees, which keeps the draft. What
checks, shows and sends what was written comes in a second file at the first touch,
with the names of organizations: on a slow line the page must not wait for it.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sanad.form import read_checks, read_engine, strip_script
from sanad.form.rules import Rules, form_lists, form_rules
from sanad.languages import Language
from sanad.vocabularies import Vocabularies
from sanad.words import catalogue

_BROWSER = Path(__file__).parent / "browser"
_PAGE = ("dom", "boxes", "records", "sections", "drafts", "start")
_CHECKS = ("preview", "problems", "sending", "checks")
# What no needed field asks for comes with the checks.
_LATE_RULES = ("problems", "forms", "largest", "headings")
_LATE_TERMS = ("gcm_objectives", "sdgs")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,])\s*|(?<=:) ")


def make_page_script(language: Language, vocabularies: Vocabularies) -> str:
    """Write the script that stands in the page, with its rules and words."""
    rules = form_rules(language, vocabularies)
    headings = {
        name: {key: {language: label[language]} for key, label in terms.items()}
        for name, terms in rules["headings"].items()
    }
    early = {name: rules[name] for name in rules if name not in _LATE_RULES}
    early |= {"terms": _choose(rules["terms"], late=False), "headings": headings}
    words = _find_words("form_page.", language)
    given = f"const rules={write_json(early)},words={write_json(words)};\n"
    return given + _read_scripts(_PAGE)


def make_checks_script(
    language: Language, vocabularies: Vocabularies, slugs: Iterable[str]
) -> str:
    """
    Write the script that checks and sends: the engine, and all that may come later.

    Args:
        language: The language of the page.
        vocabularies: The values that fields may take.
        slugs: The practices that there are.
    """
    rules = form_rules(language, vocabularies)
    lists = form_lists(language, vocabularies, slugs)
    late = {
        "rules": {name: rules[name] for name in _LATE_RULES}
        | {"slugs": lists.pop("slugs")},
        "terms": lists | _choose(rules["terms"], late=True),
        "words": _find_words("form_checks.", language),
    }
    engine = read_engine() + read_checks(language)
    return f"const late={write_json(late)};\n{engine}{_read_scripts(_CHECKS)}"


def write_json(value: object) -> str:
    """Write a value for a script in a page: short, and without a tag's beginning."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def form_style() -> str:
    """Give the form's style sheet without comments and white space."""
    sheet = (_BROWSER / "form.css").read_text(encoding="utf-8")
    return _SPACE.sub(r"\1", _COMMENT.sub("", sheet)).strip()


def _choose(terms: Rules, *, late: bool) -> Rules:
    return {name: terms[name] for name in terms if (name in _LATE_TERMS) == late}


def _find_words(family: str, language: Language) -> dict[str, str]:
    strings = catalogue().strings[language]
    return {
        key.removeprefix(family): text
        for key, text in strings.items()
        if key.startswith(family)
    }


@cache
def _read_scripts(names: tuple[str, ...]) -> str:
    paths = [_BROWSER / f"page-{name}.js" for name in names]
    return "".join(strip_script(path.read_text(encoding="utf-8")) for path in paths)
