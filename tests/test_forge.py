"""The forge's own files: linted, pinned, in both languages, and calling our scripts."""

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from _pulls import PARCEL, WORKFLOW
from conftest import PROJECT, RunScript
from sanad.languages import LANGUAGES
from sanad.problems import Problem, write_github

_FORGE = PROJECT / ".github"
_WORKFLOWS = sorted((_FORGE / "workflows").glob("*.yml"))
_FORMS = sorted(
    path for path in (_FORGE / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
)
_PIN = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
_ARABIC = re.compile("[\u0621-\u064a]")
_BIN = Path(sys.executable).parent

each_workflow = pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
each_form = pytest.mark.parametrize("path", _FORMS, ids=lambda path: path.name)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _load(path: Path) -> Any:  # noqa: ANN401 -- any YAML.
    return yaml.safe_load(_text(path))


def _jobs(path: Path) -> dict[str, Any]:
    jobs: dict[str, Any] = _load(path)["jobs"]
    return jobs


def _run(name: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [_BIN / name, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
    )


def test_zizmor_finds_nothing() -> None:
    """The workflows have no weakness that the linter knows, pedantic ones included."""
    result = _run(
        *("zizmor", "--offline", "--no-config", "--no-progress", "--collect=all"),
        *("--strict-collection", "--persona=pedantic"),
        *(_FORGE, PROJECT / ".pre-commit-config.yaml"),
    )

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", _WORKFLOWS),
        ("custom.github-workflows-require-timeout", _WORKFLOWS),
        ("vendor.github-issue-forms", _FORMS),
        ("vendor.github-issue-config", [_FORGE / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [_FORGE / "dependabot.yml"]),
    ],
)
def test_file_has_the_form_of_the_forge(schema: str, paths: list[Path]) -> None:
    """Each file is valid by the schema of its kind."""
    result = _run("check-jsonschema", "--builtin-schema", schema, *paths)

    assert result.returncode == 0, result.stdout


def test_derived_files_are_up_to_date(run_script: RunScript) -> None:
    """The schema and the labels are what fields and vocabularies make of them."""
    result = run_script("schema.py", "--check")

    assert (0, "") == (result.returncode, result.stdout)


def test_schema_is_valid_in_the_syntax_of_editors() -> None:
    """The patterns of the schema are those of ECMAScript, which editors use."""
    schema = PROJECT / "practices" / "practice.schema.json"
    result = _run("check-jsonschema", "--check-metaschema", schema)

    assert result.returncode == 0, result.stdout


@each_workflow
def test_actions_are_pinned(path: Path) -> None:
    """Every action is named by its whole commit, with its version beside it."""
    used = [line for line in _text(path).splitlines() if re.search(r"\buses:", line)]

    assert used == [line for line in used if _PIN.search(line)]


@each_workflow
def test_workflow_may_only_read(path: Path) -> None:
    """A workflow has no right of its own; a job may write pages, a comment, nothing."""
    granted = {
        (right, level)
        for job in _jobs(path).values()
        for right, level in job["permissions"].items()
    }

    assert _load(path)["permissions"] == {}
    assert granted <= {
        *(("contents", "read"), ("pages", "read")),
        *(("pages", "write"), ("id-token", "write")),
        *(("actions", "read"), ("pull-requests", "read"), ("pull-requests", "write")),
    }


@each_workflow
def test_checkout_keeps_no_credentials(path: Path) -> None:
    """What runs after the checkout finds no token of the repository."""
    steps = [step for job in _jobs(path).values() for step in job["steps"]]
    checkouts = [step for step in steps if "checkout@" in step.get("uses", "")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_workflow_runs_scripts_that_exist(path: Path) -> None:
    """What a workflow does, anybody can do at home: it calls the project's scripts."""
    called = re.findall(r"python3 (\S+\.py)", _text(path))

    assert called
    assert all((PROJECT / name).is_file() for name in called)


def test_strangers_code_runs_without_secrets() -> None:
    """Pull requests start checks and the packing of a preview, never with rights."""
    started = [path for path in _WORKFLOWS if "pull_request" in _load(path)[True]]
    rights = {
        right
        for path in started
        for job in _jobs(path).values()
        for right in job["permissions"].items()
    }

    assert {"check", "preview"} == {path.stem for path in started}
    assert {("contents", "read")} == rights
    assert "secrets." not in "".join(map(_text, _WORKFLOWS))
    assert "pull_request_target" not in "".join(map(_text, _WORKFLOWS))


def test_what_follows_a_strangers_run_has_the_main_branch_only() -> None:
    """A workflow that a stranger's run starts checks out nothing of the stranger's."""
    (path,) = [path for path in _WORKFLOWS if "workflow_run" in _load(path)[True]]
    steps = [step for job in _jobs(path).values() for step in job["steps"]]
    refs = {
        step["with"]["ref"] for step in steps if "checkout@" in step.get("uses", "")
    }

    assert {"${{ github.event.repository.default_branch }}"} == refs
    assert not [step for step in steps if "${{" in step.get("run", "")]


def test_only_the_job_that_comments_may_write() -> None:
    """The job that reads what a stranger sent may write nothing."""
    jobs = _jobs(_FORGE / "workflows" / "preview-publish.yml")
    writing = {
        name for name, job in jobs.items() if "write" in job["permissions"].values()
    }

    assert {"comment"} == writing
    assert "received" not in str(jobs["comment"]["steps"])


def test_halves_of_the_preview_agree() -> None:
    """What the scripts expect of the workflows is what these are and hand over."""
    packing = _FORGE.parent / WORKFLOW
    (upload,) = [
        step
        for step in _jobs(packing)["pack"]["steps"]
        if "upload" in step.get("uses", "")
    ]
    publishing = _load(_FORGE / "workflows" / "preview-publish.yml")

    assert PARCEL == upload["with"]["name"]
    assert [_load(packing)["name"]] == publishing[True]["workflow_run"]["workflows"]


def _shown(part: object) -> list[str]:
    """Give the words of a form that a person sees."""
    if isinstance(part, dict):
        keys = ("name", "description", "label", "value")
        own = [part[key] for key in keys if isinstance(part.get(key), str)]
        return own + [text for value in part.values() for text in _shown(value)]
    return (
        [text for item in part for text in _shown(item)]
        if isinstance(part, list)
        else []
    )


@each_form
def test_form_speaks_both_languages(path: Path) -> None:
    """All that is shown in a form is there in Arabic and in English."""
    texts = _shown(_load(path))

    assert len(texts) >= 5
    for text in texts:
        assert _ARABIC.search(text), text
        assert re.search("[A-Za-z]", text), text


@each_form
def test_form_is_short(path: Path) -> None:
    """A form asks three things at most."""
    asked = [part for part in _load(path)["body"] if part["type"] != "markdown"]

    assert len(asked) <= 3


def test_template_of_pull_requests_has_no_boxes() -> None:
    """The template is short, in both languages, and has nothing to tick."""
    text = _text(_FORGE / "PULL_REQUEST_TEMPLATE.md")

    assert len(text.splitlines()) <= 12
    assert "[ ]" not in text
    assert _ARABIC.search(text)


def test_owners_are_roles_that_are_explained() -> None:
    """Each owner is a team whose name is a setting that the file explains."""
    lines = _text(_FORGE / "CODEOWNERS").splitlines()
    explained = {
        name for line in lines if line.startswith("#   ") for name in line.split()[1:2]
    }
    owners = {
        name
        for line in lines
        if not line.startswith("#")
        for name in re.findall(r"@\S+", line)
    }

    assert owners == explained
    assert all("/" in name for name in owners)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_owned_by_their_language(language: str) -> None:
    """A text is read by those who review its language, not by all."""
    rows = [line.split() for line in _text(_FORGE / "CODEOWNERS").splitlines()]
    owners = {row[0]: row[1:] for row in rows if row and row[0] != "#"}

    assert len(owners[f"/practices/**/{language}.md"]) == 1
    assert owners["/practices/**/ar.md"] != owners["/practices/**/en.md"]


def test_dependencies_cool_down() -> None:
    """A new release is proposed after a week, when its faults have been noticed."""
    updates = _load(_FORGE / "dependabot.yml")["updates"]

    assert {"pip", "github-actions"} == {row["package-ecosystem"] for row in updates}
    assert all(row["cooldown"]["default-days"] >= 7 for row in updates)


def _pre_commit_hooks() -> dict[str, dict[str, Any]]:
    repos = _load(PROJECT / ".pre-commit-config.yaml")["repos"]
    assert ["local"] == [repo["repo"] for repo in repos]
    return {hook["id"]: hook for hook in repos[0]["hooks"]}


@pytest.mark.parametrize(
    "hook", _pre_commit_hooks().values(), ids=lambda hook: hook["id"]
)
def test_pre_commit_calls_our_scripts(hook: dict[str, Any]) -> None:
    """A hook calls a script that is there, and fetches nothing."""
    program, script, *_ = shlex.split(hook["entry"])

    assert ("python3", "system") == (program, hook["language"])
    assert (PROJECT / script).is_file()


def test_pre_commit_checks_practices_only() -> None:
    """The check is given files of practices, and no others below their folder."""
    pattern = _pre_commit_hooks()["check"]["files"]

    assert re.search(pattern, "practices/cash-for-workers/ar.md")
    assert not re.search(pattern, "practices/_vocabularies/themes.yml")
    assert not re.search(pattern, "practices/practice.schema.json")


@pytest.mark.parametrize("name", ["settings.json", "tasks.json"])
def test_settings_of_the_editor_are_plain_json(name: str) -> None:
    """Every program can read the settings, those that know no comments too."""
    assert json.loads(_text(PROJECT / ".vscode" / name))


def test_editor_finds_the_schema() -> None:
    """The schema that the editor is told of is there, for both languages."""
    settings = json.loads(_text(PROJECT / ".vscode" / "settings.json"))
    ((schema, patterns),) = settings["yaml.schemas"].items()

    assert (PROJECT / schema).is_file()
    assert {f"practices/*/{language}.md" for language in LANGUAGES} <= set(patterns)


def test_editor_reads_what_the_check_says() -> None:
    """The editor's task takes place, code and words from a line of the check."""
    (task,) = json.loads(_text(PROJECT / ".vscode" / "tasks.json"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    problem = Problem("P116", "practices/x/ar.md", 6, "actors")

    match = re.match(pattern["regexp"], write_github(problem))

    assert match
    keys = ("severity", "file", "line", "code")
    assert ["error", "practices/x/ar.md", "6", "P116"] == [
        match[pattern[key]] for key in keys
    ]
