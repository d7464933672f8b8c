"""The preview: from a stranger's file to one comment, and no further."""

import json
import re
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from playwright.sync_api import Browser

from _forge import Forge, ForgeFaultError, hand_over
from _pulls import Pull, find_pull, receive_parcel, write_on_pull
from conftest import RunScript
from engine.builders import BODIES, PICTURE, SLUG, write_picture, write_practice
from engine.outlines import Outline
from preview_forge import BOT, COMMIT, PULL, REPOSITORY, RUN, TOKEN, StandIn, stand_in
from sanad.languages import Language
from sanad.preview import MARKER, Report, read_report

_URL = "https://github.com/sanad-editors/sanad/actions/runs/1/artifacts/2"
_TEXT = f"practices/{SLUG}/ar.md"
_FILES = (_TEXT, f"practices/{SLUG}/en.md")
_HEAD = "practices/"

Act = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def forge() -> Iterator[StandIn]:
    """Give a stand-in of the forge."""
    with stand_in() as started:
        yield started


@pytest.fixture
def client(forge: StandIn) -> Forge:
    """Give what our scripts speak with it by."""
    return Forge(forge.address, REPOSITORY, TOKEN, pause=0.01)


@pytest.fixture
def act(
    forge: StandIn,
    run_script: RunScript,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Act:
    """Give a function that runs a verb of the script, as a workflow does."""
    monkeypatch.setenv("GITHUB_API_URL", forge.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("SANAD_PAUSE", "0.01")
    monkeypatch.setenv("SANAD_SITE_URL", "")

    def run(
        *arguments: str | Path, **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        output = tmp_path / "output.txt"
        output.write_text("", encoding="utf-8")
        for name, value in {"GITHUB_OUTPUT": str(output), **settings}.items():
            monkeypatch.setenv(name, value)
        result = run_script("preview.py", *arguments)

        assert result.returncode == 0, result.stderr

        return result

    return run


def _outputs(tmp_path: Path) -> dict[str, str]:
    """Read what the last step handed over."""
    lines = (tmp_path / "output.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def _zip(files: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def _zip_folder(folder: Path) -> bytes:
    """Pack a folder as the forge packs an artifact."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return _zip({p.relative_to(folder).as_posix(): p.read_bytes() for p in paths})


def _git(folder: Path, *arguments: str) -> None:
    git = shutil.which("git")
    assert git
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run([git, *who, *arguments], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give a repository of practices with one practice."""
    practices = tmp_path / "base" / "practices"
    write_practice(practices, "older-practice")
    _git(practices.parent.parent / "base", "init", "-q", "-b", "main")
    _commit(practices.parent)
    return practices


def _links(html: str) -> list[str]:
    return Outline(html).values("href")


def _words_outside_code(markdown: str) -> str:
    html = github_flavored_markdown_to_html(markdown)
    return re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)


def test_strangers_file_becomes_a_preview_and_one_comment(
    forge: StandIn, act: Act, base: Path, tmp_path: Path, browser: Browser
) -> None:
    """From a commit to a comment: packed, received, built; the page shows it all."""
    stranger = tmp_path / "stranger"
    shutil.copytree(base.parent, stranger)
    write_practice(stranger / "practices", body=None)
    write_picture(stranger / "practices", "a.png")
    (stranger / "hooks").mkdir()
    (stranger / "hooks" / "evil.py").write_text("raise SystemExit", encoding="utf-8")
    _commit(stranger)

    folders = tmp_path / "packed", tmp_path / "received"
    page = tmp_path / "preview.html"
    act(
        *("pack", "--since", "HEAD^1", "--practices", stranger / "practices"),
        folders[0],
    )
    forge.parcel = _zip_folder(folders[0])
    act("receive", "--run", str(RUN), folders[1])

    assert {"received": "true"} == _outputs(tmp_path)
    assert {*_FILES, f"practices/{SLUG}/media/a.png"} == {
        path.relative_to(folders[1]).as_posix()
        for path in (folders[1] / "practices").rglob("*.*")
    }

    act("build", folders[1], "--page", page, "--practices", base)
    handed = _outputs(tmp_path)
    for _ in range(2):
        act(
            *("comment", "--run", str(RUN)),
            SANAD_REPORT=handed["report"],
            SANAD_PREVIEW_URL=_URL,
        )

    (comment,) = forge.comments
    assert (BOT, "true") == (comment["user"]["login"], handed["page"])
    assert comment["body"].startswith(MARKER)
    assert len(comment["body"].splitlines()) <= 15
    assert [f"{_URL}#{SLUG}-ar", f"{_URL}#{SLUG}-en"] == _links(
        github_flavored_markdown_to_html(comment["body"])
    )
    context = browser.new_context(java_script_enabled=True)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{page.as_uri()}#{SLUG}-ar")
    shown = [
        (a.get_attribute("lang"), a.get_attribute("dir"))
        for a in tab.locator("article[id]").all()
    ]
    context.close()

    assert [("ar", "rtl"), ("en", "ltr")] == shown
    assert [] == [url for url in asked if not url.startswith("file:")]


def test_second_run_updates_its_own_comment(client: Forge, forge: StandIn) -> None:
    """The comment is found by its marker and its author, after a hundred others too."""
    for number in range(120):
        forge.say("somebody", f"{MARKER} {number}")
    forge.say(BOT, "another workflow")
    forge.say(BOT, f"{MARKER}\nold")
    pull = Pull(PULL, COMMIT)

    write_on_pull(client, pull, Report(), "")

    assert 122 == len(forge.comments)
    assert forge.comments[-1]["body"] != f"{MARKER}\nold"
    assert {"somebody", BOT} == {row["user"]["login"] for row in forge.comments}
    assert f"{MARKER} 7" == forge.comments[7]["body"]


def test_comment_of_a_person_who_left_is_passed_over(
    client: Forge, forge: StandIn
) -> None:
    """A comment whose author is gone does not stop ours."""
    forge.comments.append({"id": 1, "user": None, "body": MARKER})

    write_on_pull(client, Pull(PULL, COMMIT), Report(), "")

    assert [None, {"login": BOT}] == [row["user"] for row in forge.comments]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("path", ".github/workflows/evil.yml"),
        ("event", "push"),
        ("head_repository", None),
        ("head_sha", "d" * 40),
        ("head_branch", "another"),
        ("head_repository", {"id": 98, "owner": {"login": "stranger"}}),
    ],
)
def test_run_that_is_not_of_a_pull_request_finds_none(
    client: Forge, forge: StandIn, name: str, value: object
) -> None:
    """A run of another workflow, event, commit, branch or fork previews nothing."""
    forge.run[name] = value
    if name == "head_branch":
        forge.pulls = []

    if forge.run["head_branch"] == "another":
        with pytest.raises(ForgeFaultError):
            find_pull(client, RUN)
    else:
        assert find_pull(client, RUN) is None


def test_pull_request_is_found_by_its_head(client: Forge, forge: StandIn) -> None:
    """Of pull requests from one branch, that of the same commit is meant."""
    later = json.loads(json.dumps(forge.pulls[0]))
    later["head"]["sha"] = "d" * 40
    gone = json.loads(json.dumps(forge.pulls[0]))
    gone["head"]["repo"] = None
    elsewhere = json.loads(json.dumps(forge.pulls[0]))
    elsewhere["base"]["ref"] = "old"
    forge.pulls = [later, gone, elsewhere, *forge.pulls]

    assert Pull(PULL, COMMIT) == find_pull(client, RUN)


def test_token_goes_to_the_api_only(
    client: Forge, forge: StandIn, tmp_path: Path
) -> None:
    """The store to which the API sends for an artifact does not see the token."""
    forge.parcel = _zip({_TEXT: b"x"})

    receive_parcel(client, RUN, tmp_path)

    assert f"Bearer {TOKEN}" == forge.tokens["actions/artifacts/5/zip"]
    assert "" == forge.tokens["blob"]


def test_passing_fault_is_asked_again(client: Forge, forge: StandIn) -> None:
    """A server's fault is asked again twice; a refusal is not."""
    forge.faults = [500, 503]
    assert find_pull(client, RUN)

    forge.faults = [403, 500]
    with pytest.raises(ForgeFaultError) as caught:
        client.get(f"actions/runs/{RUN}")

    assert 403 == caught.value.status


def test_forge_out_of_reach_is_told() -> None:
    """Where nothing answers, the fault has no status."""
    client = Forge("http://127.0.0.1:9", REPOSITORY, TOKEN, pause=0.01)

    with pytest.raises(ForgeFaultError) as caught:
        client.get("pages")

    assert 0 == caught.value.status


def test_run_without_a_parcel_is_nothing(
    client: Forge, forge: StandIn, tmp_path: Path
) -> None:
    """Without a parcel, or with one that has expired, there is nothing to preview."""
    forge.artifacts[0]["expired"] = True

    assert not receive_parcel(client, RUN, tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_value_of_two_lines_is_not_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No value can name another output of a step."""
    output = tmp_path / "output.txt"
    monkeypatch.setenv("GITHUB_OUTPUT", str(output))

    with pytest.raises(ValueError, match="one line"):
        hand_over(report="x\nurl=https://evil.example")

    assert not output.exists()


def _link_member(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member, target.encode()


def _hostile() -> Iterator[tuple[str, bytes]]:
    """Give hostile parcels, each by its name; none holds anything welcome."""
    names = {
        "traversal": "../../etc/cron.d/x",
        "inner-traversal": f"practices/{SLUG}/../../hooks/evil.py",
        "absolute": "/etc/passwd",
        "backslash": f"practices\\{SLUG}\\ar.md",
        "workflow": ".github/workflows/x.yml",
        "hook": "hooks/set_languages.py",
        "script": "scripts/preview.py",
        "vocabulary": "practices/_vocabularies/themes.yml",
        "schema": "practices/practice.schema.json",
        "deep": f"practices/{SLUG}/media/deep/a.png",
        "svg": f"practices/{SLUG}/media/a.svg",
        "html": f"practices/{SLUG}/ar.html",
        "other-language": f"practices/{SLUG}/fr.md",
        "upper-case": "practices/Cash/ar.md",
        "short-slug": "practices/ab/ar.md",
        "hidden-name": f"practices/{SLUG}/media/.a.png",
        "turned-name": f"practices/{SLUG}/media/a\u202egnp.png",
        "line-in-name": f"practices/{SLUG}/media/a\n::set-output name=x::y.png",
        "told": "told.json",
    }
    for case, name in names.items():
        yield case, _zip({name: b"x"})
    yield "huge-text", _zip({_TEXT: b"a" * 60_001})
    yield "huge-picture", _zip({f"practices/{SLUG}/media/a.png": b"a" * 1_000_001})
    yield "bomb", _zip({_TEXT: b"0" * 200_000_000})
    yield "ten-thousand", _zip({f"practices/a-{n}/ar.md": b"" for n in range(10_000)})
    yield "no-zip", b"#!/bin/sh"
    yield "cut-off", _zip({_TEXT: b"x" * 500})[:-30]
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(*_link_member(_TEXT, "/etc/passwd"))
        archive.writestr(*_link_member(f"practices/{SLUG}/media", "/etc"))
    yield "link", content.getvalue()


@pytest.mark.parametrize(
    "parcel", [pytest.param(content, id=case) for case, content in _hostile()]
)
def test_hostile_parcel_writes_nothing(
    client: Forge, forge: StandIn, tmp_path: Path, parcel: bytes
) -> None:
    """Nothing of a hostile parcel is written, and each refusal has its reason."""
    forge.parcel = parcel

    receive_parcel(client, RUN, tmp_path / "received")

    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert [tmp_path / "received" / "told.json"] == written
    told = json.loads(written[0].read_text(encoding="utf-8"))
    assert told["refused"]
    assert all(row["reason"] for row in told["refused"])


_HOSTILE_BODY = """\
## السياق

نص @octocat و #1 <script>alert(1)</script> <img src=x onerror=alert(1)> \u202eabc.[1]

## ما الذي نُفِّذ

::set-output name=x::y [اضغط](https://evil.example) www.evil.example ![x](../../a.png)
"""


def test_hostile_text_is_told_harmlessly(
    forge: StandIn, act: Act, base: Path, tmp_path: Path
) -> None:
    """Mentions, HTML, links and commands of a text end as code or not at all."""
    sent = tmp_path / "sent"
    folder = write_practice(
        sent / "practices",
        title='"@octocat `x` <img src=x onerror=alert(1)> https://evil.example"',
        render_macros="true",
        body=_HOSTILE_BODY,
        themes='["@octocat/security", "::add-mask::x", "`<b>`"]',
    )
    forge.parcel = _zip_folder(sent)
    received = tmp_path / "received"
    page = tmp_path / "preview.html"
    said = [act("receive", "--run", str(RUN), received)]
    said.append(act("build", received, "--page", page, "--practices", base))
    handed = _outputs(tmp_path)
    said.append(act("comment", "--run", str(RUN), SANAD_REPORT=handed["report"]))
    (comment,) = forge.comments
    outside = _words_outside_code(comment["body"])

    assert folder.name == SLUG
    assert "false" == handed["page"]
    assert read_report(handed["report"]).errors
    assert len(comment["body"].splitlines()) <= 15
    assert [] == _links(outside)
    assert not re.search(r"@|evil|<img|<script|<b>|set-output", outside)
    assert "\u202e" not in comment["body"]
    logs = "".join(result.stdout + result.stderr for result in said)
    assert not re.search(r"::|octocat|evil", logs)


def test_sound_practice_is_shown_beside_a_broken_one(
    forge: StandIn, act: Act, base: Path, tmp_path: Path
) -> None:
    """A broken practice is told, and those that lean on it; the rest is shown."""
    sent = tmp_path / "sent" / "practices"
    write_practice(sent, "sound-one")
    write_practice(sent, "broken-one", themes="[nonsense]")
    write_practice(sent, "leaning-one", related="[broken-one]")
    write_practice(sent, "older-practice", themes="[nonsense]")
    forge.parcel = _zip_folder(sent.parent)
    received, page = tmp_path / "received", tmp_path / "preview.html"
    act("receive", "--run", str(RUN), received)
    act("build", received, "--page", page, "--practices", base)
    report = read_report(_outputs(tmp_path)["report"])

    assert (("sound-one",), True) == (report.shown, report.is_built)
    assert {"P104"} == {p.code for p in report.problems if p.severity == "error"}
    assert 'id="sound-one-ar"' in page.read_text(encoding="utf-8")
    assert "broken-one" not in page.read_text(encoding="utf-8")


def test_what_mending_changes_is_suggested(
    forge: StandIn, act: Act, base: Path, tmp_path: Path
) -> None:
    """The report holds the lines that `check.py --fix` would change."""
    sent = tmp_path / "sent"
    write_practice(sent / "practices", start="2020-04")
    forge.parcel = _zip_folder(sent)
    received, page = tmp_path / "received", tmp_path / "preview.html"
    act("receive", "--run", str(RUN), received)
    act("build", received, "--page", page, "--practices", base)
    report = read_report(_outputs(tmp_path)["report"])

    assert "-start: 2020-04" in report.changes
    assert '+start: "2020-04"' in report.changes


def test_site_that_cannot_be_built_is_told(
    forge: StandIn, act: Act, base: Path, tmp_path: Path
) -> None:
    """Where the base itself is broken there is no page, and the comment says so."""
    write_practice(base, "base-is-broken", themes="[nonsense]")
    sent = tmp_path / "sent"
    write_practice(sent / "practices")
    forge.parcel = _zip_folder(sent)
    received, page = tmp_path / "received", tmp_path / "preview.html"
    act("receive", "--run", str(RUN), received)
    act("build", received, "--page", page, "--practices", base)
    handed = _outputs(tmp_path)

    assert ("false", False) == (handed["page"], read_report(handed["report"]).is_built)


def test_pack_takes_whole_folders_and_no_links(
    act: Act, base: Path, tmp_path: Path
) -> None:
    """All of a changed practice is packed, but no links and no files of other kinds."""
    write_picture(base, "a.png")
    write_practice(base)
    _commit(base)
    (base / SLUG / "notes.docx").write_bytes(b"x")
    (base / SLUG / "media" / "b.png").symlink_to("/etc/passwd")
    (base / SLUG / "media" / "c.png").write_bytes(PICTURE + b"0" * 1_000_000)
    changed = base / SLUG / "en.md"
    changed.write_text(BODIES[Language.ENGLISH], encoding="utf-8")
    _commit(base)
    packed = tmp_path / "packed"

    act("pack", "--since", "HEAD^1", "--practices", base, packed)

    assert {*_FILES, f"practices/{SLUG}/media/a.png"} == {
        path.relative_to(packed).as_posix()
        for path in packed.rglob("*")
        if path.is_file()
    }


def test_pack_of_other_changes_is_empty(act: Act, base: Path, tmp_path: Path) -> None:
    """A change outside the practices, or the removal of one, packs nothing."""
    (base.parent / "README.md").write_text("x", encoding="utf-8")
    shutil.rmtree(base / "older-practice")
    write_picture(base, "a.png")
    (base / SLUG / "media" / "a.png").rename(base / "a.png")
    _commit(base)

    act("pack", "--since", "HEAD^1", "--practices", base, tmp_path / "packed")

    assert not (tmp_path / "packed").exists()
