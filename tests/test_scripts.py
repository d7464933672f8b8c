"""The commands: what they say, what they return, and that nothing is lost."""

import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import PRACTICES, PROJECT, SOUND, RunScript

_SCRIPTS = (
    *("serve.py", "build.py", "check.py", "new.py", "stage.py", "test.py"),
    *("schema.py", "links.py", "lint.py", "import_docx.py"),
)


@pytest.fixture
def practices(tmp_path: Path) -> Path:
    """Give a folder with one sound practice that may be changed."""
    folder = tmp_path / "practices"
    shutil.copytree(PRACTICES / SOUND, folder / SOUND)
    path = folder / SOUND / "ar.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith("related:")),
        encoding="utf-8",
    )
    return folder


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", _SCRIPTS)
def test_help_in_both_languages(name: str, run_script: RunScript) -> None:
    """Every script explains itself in Arabic and English, with examples."""
    result = run_script(name, "--help")

    assert result.returncode == 0
    assert f"python3 scripts/{name}" in result.stdout
    assert any("\u0600" <= letter <= "\u06ff" for letter in result.stdout)


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [
        ("requirements-pdf.lock", "requirements.lock"),
        ("requirements-test.lock", "requirements-pdf.lock"),
    ],
)
def test_larger_lock_holds_the_smaller(larger: str, smaller: str) -> None:
    """What an environment of the larger lock has serves scripts of the smaller."""
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", (PROJECT / lock).read_text(), re.MULTILINE))
        for lock in (larger, smaller)
    ]

    assert set() == pins[1] - pins[0]


def test_real_practices_are_clean(run_script: RunScript) -> None:
    """The check finds no error and no warning in the library's own practices."""
    result = run_script("check.py")

    assert result.returncode == 0
    assert result.stdout == ""


def test_check_exits_1_on_an_error(practices: Path, run_script: RunScript) -> None:
    """An error is told by place, code and both languages, and the exit code is 1."""
    _edit(practices / SOUND / "ar.md", "[tunisia]", "[تونس]")
    result = run_script("check.py", "--practices", practices)

    assert result.returncode == 1
    assert f"practices/{SOUND}/ar.md:4: P104 countries" in result.stdout
    assert "«تونس»" in result.stdout
    assert "“تونس”" in result.stdout


def test_check_exits_2_on_wrong_use(run_script: RunScript) -> None:
    """A path that is no practice is wrong use, not a problem of content."""
    result = run_script("check.py", "no-such-place")

    assert result.returncode == 2


def test_check_of_one_practice_tells_only_its_problems(
    practices: Path, run_script: RunScript
) -> None:
    """When a path is named, other practices' problems are not told."""
    shutil.copytree(practices / SOUND, practices / "another-one")
    for slug in (SOUND, "another-one"):
        _edit(practices / slug / "ar.md", "[tunisia]", "[x]")
    result = run_script("check.py", "--practices", practices, practices / SOUND)

    assert SOUND in result.stdout
    assert "another-one" not in result.stdout


def test_json_is_for_programs(practices: Path, run_script: RunScript) -> None:
    """The JSON form lists code, path, line and both messages."""
    _edit(practices / SOUND / "ar.md", "[tunisia]", "[x]")
    result = run_script("check.py", "--practices", practices, "--format", "json")
    rows = json.loads(result.stdout)

    assert [(row["code"], row["line"]) for row in rows] == [("P104", 4)]
    assert {"ar", "en"} == set(rows[0]["message"])


def test_fix_mends_what_a_machine_can(practices: Path, run_script: RunScript) -> None:
    """Digits, quotes, order, tatweel and white space are mended; the rest stays."""
    path = practices / SOUND / "ar.md"
    whole = path.read_text(encoding="utf-8")
    _edit(path, 'start: "2020-04-07"\n', "")
    _edit(path, "---\ntitle", "---\nstart: ٢٠٢٠-٠٤-٠٧\ntitle")
    _edit(path, "## السياق", "## السيـاق   ")
    run_script("check.py", "--practices", practices, "--fix")

    assert whole == path.read_text(encoding="utf-8")


def test_fix_twice_changes_nothing(practices: Path, run_script: RunScript) -> None:
    """A second run finds nothing to mend."""
    run_script("check.py", "--practices", practices, "--fix")
    result = run_script("check.py", "--practices", practices, "--fix")

    assert "fixed" not in result.stderr


def test_stale_translation_is_not_stamped_by_fix(
    practices: Path, run_script: RunScript
) -> None:
    """Only a person may say that a stale translation is current: by `--stamp`."""
    _edit(practices / SOUND / "ar.md", "لم تُنشر أرقام.", "لم يُنشر أي رقم.")
    fixed = run_script("check.py", "--practices", practices, "--fix")
    stamped = run_script("check.py", "--practices", practices, "--stamp", SOUND)

    assert "P405" in fixed.stdout
    assert "P405" not in stamped.stdout


def test_new_begins_a_practice(tmp_path: Path, run_script: RunScript) -> None:
    """A new practice has its required fields with help, and all sections."""
    result = run_script("new.py", "cash-for-workers", "--practices", tmp_path)
    text = (tmp_path / "cash-for-workers" / "ar.md").read_text(encoding="utf-8")

    assert result.returncode == 0
    assert 'title: ""' in text
    assert "## ما الذي نُفِّذ" in text
    assert "review_status" not in text


def test_new_overwrites_nothing(practices: Path, run_script: RunScript) -> None:
    """A practice that exists, or a translation that exists, is left alone."""
    before = (practices / SOUND / "ar.md").read_bytes()
    again = run_script("new.py", SOUND, "--practices", practices)
    translated = run_script("new.py", "--translate", SOUND, "--practices", practices)

    assert [again.returncode, translated.returncode] == [2, 2]
    assert before == (practices / SOUND / "ar.md").read_bytes()


def test_new_translation_mirrors_the_source(
    practices: Path, run_script: RunScript
) -> None:
    """The draft of a translation has the source's sections, lists and digest."""
    (practices / SOUND / "en.md").unlink()
    result = run_script("new.py", "--translate", SOUND, "--practices", practices)
    text = (practices / SOUND / "en.md").read_text(encoding="utf-8")
    listed = text.split("## Limits and difficulties")[1].split("##")[0]

    assert result.returncode == 0
    assert "translated_from: ar\nsource_digest: " in text
    assert "## What was done" in text
    assert listed.count("\n-") == 4
