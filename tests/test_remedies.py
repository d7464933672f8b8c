"""
Remedies: what a message tells to do is done, and the problem is gone.

Beside a case of `bundles/` stands `remedy.yml`, the steps of one who follows the
message. A step is one of these, in the order of the list; paths are below `practices`:

    {in: FILE, find: TEXT, write: TEXT}    replace a text, wherever it stands
    {in: FILE, cut: PATTERN, write: TEXT}  replace what a regular expression finds
    {in: FILE, add: TEXT}                  write at the end of a file
    {put: FILE, text: TEXT}                write a file, or one of `bytes` in base64
    {remove: PATH}, {rename: PATH, to: PATH}, {recode: FILE}  from windows-1256 to UTF-8
    {run: fix}                             python3 scripts/check.py --fix
    {run: fix-line}                        the command that the message shows

What is written may take from the message: `{fix}` is the line that it shows,
`{allowed}` the first value that it allows, `{found}` and so on are its other values.
"""

import base64
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import RunScript
from sanad.fixing import fix_bundle
from sanad.languages import LANGUAGES
from sanad.problems import Problem, Severity, problem_kinds
from test_bundles import load_case

_BUNDLES = Path(__file__).parent / "bundles"
_CASES = sorted(path.parent for path in _BUNDLES.glob("*/remedy.yml"))
_OF_WORD = "P7"  # tests/form/test_word_remedies.py follows these.
_VALUE = re.compile(r"\{(\w+)\}")
_FIRST = re.compile(r"\s*(?:,|،| / ).*")

each_remedy = pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)


@each_remedy
def test_remedy_clears_the_problem(
    case: Path, tmp_path: Path, run_script: RunScript
) -> None:
    """Who follows the remedy is told that problem no more, and no new error."""
    before = load_case(case).problems
    shutil.copytree(case, tmp_path / case.name, symlinks=True)
    steps = yaml.safe_load((case / "remedy.yml").read_text(encoding="utf-8"))
    for step in steps:
        _take(step, tmp_path / case.name / "practices", before[0], run_script)

    after = load_case(tmp_path / case.name).problems

    assert set() == _codes(after) & _mended(before)
    assert set() == _errors(after) - _codes(before)


@pytest.mark.parametrize("code", sorted(problem_kinds()))
def test_every_code_has_a_message_and_a_remedy(code: str) -> None:
    """Each code says what is wrong and how to mend it, in Arabic and in English."""
    kind = problem_kinds()[code]

    assert all(kind.message[lang].strip() and kind.remedy[lang] for lang in LANGUAGES)


def test_every_remedy_is_followed() -> None:
    """The remedy of every code is followed in at least one case."""
    followed = {code for case in _CASES for code in _mended(load_case(case).problems)}

    assert {code for code in problem_kinds() if code[:2] != _OF_WORD} == followed


def _codes(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems}


def _mended(problems: tuple[Problem, ...]) -> set[str]:
    """Give the code which a case is about: the first that it brings."""
    return {problems[0].code}


def _errors(problems: tuple[Problem, ...]) -> set[str]:
    return _codes(tuple(p for p in problems if p.severity is Severity.ERROR))


def _take(
    step: dict[str, Any], root: Path, problem: Problem, run_script: RunScript
) -> None:
    """Take one step of a remedy."""
    if "in" in step:
        _edit(root / step["in"], step, _values(problem))
    elif "put" in step:
        path = root / step["put"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        content = step.get("text", "").encode() or base64.b64decode(step["bytes"])
        path.write_bytes(content)
    elif "remove" in step:
        path = root / step["remove"]
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif "rename" in step:
        (root / step["rename"]).rename(root / step["to"])
    elif "recode" in step:
        path = root / step["recode"]
        path.write_text(path.read_bytes().decode("windows-1256"), encoding="utf-8")
    elif step["run"] == "fix":
        for folder in root.glob("[!_]*/"):
            fix_bundle(folder)
    else:
        _, name, *options = problem.fix.split()
        result = run_script(Path(name).name, *options, "--practices", root)
        assert result.returncode == 0, result.stderr


def _edit(path: Path, step: dict[str, Any], values: dict[str, str]) -> None:
    text = path.read_bytes().decode("utf-8")
    if "add" in step:
        path.write_bytes((text + step["add"]).encode())
        return
    written = _VALUE.sub(lambda value: values.get(value[1], value[0]), step["write"])
    pattern = step.get("cut") or re.escape(step["find"])
    if "find" in step:
        written = written.replace("\\", r"\\")
    mended, count = re.subn(pattern, written, text)

    assert count, f"{pattern} is not in {path}"

    path.write_bytes(mended.encode())


def _values(problem: Problem) -> dict[str, str]:
    values = dict(problem.values)
    if "allowed" in values:
        values["allowed"] = _FIRST.sub("", values["allowed"])
    return {**values, "fix": problem.fix}
