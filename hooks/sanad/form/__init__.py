"""
The form: what lets a reader write a practice in the browser, made from the schema.

`rules` gives the fields, terms and problems in one language as JSON; `browser/` holds
the engine that writes and checks with them, the same as `writing` and `checking`.
"""

import json
import re
from functools import cache
from pathlib import Path

from sanad.form.rules import body_problems
from sanad.languages import Language

_BROWSER = Path(__file__).parent / "browser"
_ENGINE = ("writing", "fields")
_CHECKS = ("markdown", "nearest", "body")
_DOORS = "writePractice, checkPractice, fillMessage, addChecks"
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_MARGIN = re.compile(r"^\s+", re.MULTILINE)


@cache
def read_engine() -> str:
    """Read what writes a record and checks its fields, as a script (see `rules`)."""
    return (
        f'const {{ {_DOORS} }} = (() => {{\n"use strict";\n'
        f"{_read(_ENGINE)}return {{ {_DOORS} }};\n}})();\n"
    )


@cache
def read_checks(language: Language) -> str:
    """Read what checks the body, with its words in a language, as a script."""
    problems = json.dumps(body_problems(language), ensure_ascii=False)
    doors = f"checkBody, nearest, problems: {problems}"
    return (
        f'(() => {{\n"use strict";\n{_read(_CHECKS)}addChecks({{ {doors} }});\n}})();\n'
    )


def _read(names: tuple[str, ...]) -> str:
    """Join scripts, without what they do not need to run."""
    parts = [(_BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in names]
    return "".join(map(strip_script, parts))


def strip_script(script: str) -> str:
    """Leave out comments that fill a line, blank lines and margins."""
    # No string of ours goes over the end of a line, so that margins mean nothing.
    return _MARGIN.sub("", _COMMENT.sub("", script))
