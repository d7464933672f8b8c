"""Building: identical bytes, safe replacement, other generators, strictness."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import PROJECT, SOUND, RunScript
from sanad.languages import LANGUAGES
from sanad.site import check_folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def last_site(tmp_path: Path, small_site: Path) -> Path:
    """Give a copy of a good site, to be replaced or not."""
    return shutil.copytree(small_site, tmp_path / "site")


@pytest.fixture
def broken_practices(tmp_path: Path, small_practices: Path) -> Path:
    """Give a folder in which one practice has an error and the others are sound."""
    folder = shutil.copytree(small_practices, tmp_path / "broken")
    path = folder / SOUND / "ar.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[tunisia]", "[Tunisie]"), encoding="utf-8")
    return folder


def test_same_input_same_bytes(
    small_site: Path, small_practices: Path, tmp_path: Path, run_script: RunScript
) -> None:
    """A second build of the same practices gives identical bytes."""
    again = tmp_path / "again"
    run_script("build.py", "--practices", small_practices, "--site", again)

    assert _contents(small_site) == _contents(again)


def test_error_leaves_last_site(
    last_site: Path, broken_practices: Path, run_script: RunScript
) -> None:
    """A practice with an error stops the build; the last good site stays whole."""
    before = _contents(last_site)
    result = run_script(
        "build.py", "--practices", broken_practices, "--site", last_site
    )

    assert result.returncode == 1
    assert f"{SOUND}/ar.md:4: P104 countries" in result.stderr
    assert "Traceback" not in result.stderr
    assert before == _contents(last_site)
    assert sorted(p.name for p in last_site.parent.iterdir()) == ["broken", "site"]


def test_full_disk_leaves_last_site(last_site: Path, small_practices: Path) -> None:
    """A disk that takes no more bytes stops the build; the last site stays whole."""
    before = _contents(last_site)
    command = [
        sys.executable,
        PROJECT / "scripts" / "build.py",
        f"--practices={small_practices}",
        f"--site={last_site}",
    ]
    result = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)),
    )

    assert result.returncode == 1
    assert "The disk could not be written" in result.stderr
    assert "the last site stays as it was" in result.stderr
    assert "Traceback" not in result.stderr
    assert before == _contents(last_site)


def test_kill_leaves_last_site(
    last_site: Path, small_practices: Path, run_script: RunScript
) -> None:
    """A build that is killed leaves the last site whole, and the next one succeeds."""
    before = _contents(last_site)
    arguments = ["--practices", str(small_practices), "--site", str(last_site)]
    process = subprocess.Popen(
        [sys.executable, PROJECT / "scripts" / "build.py", *arguments],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    half_made = last_site.with_name("site.sanad-new")
    deadline = time.monotonic() + 60
    while not half_made.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    was_half_made = half_made.exists()
    after_kill = _contents(last_site)
    result = run_script("build.py", *arguments)

    assert was_half_made
    assert before == after_kill
    assert result.returncode == 0
    assert [path.name for path in last_site.parent.iterdir()] == ["site"]


def test_swap_that_was_cut_short_is_undone(
    last_site: Path, broken_practices: Path, run_script: RunScript
) -> None:
    """Where only the old name of the last site is left, it gets its name back."""
    before = _contents(last_site)
    last_site.rename(last_site.with_name("site.sanad-old"))
    run_script("build.py", "--practices", broken_practices, "--site", last_site)

    assert before == _contents(last_site)


def test_foreign_folder_is_not_replaced(tmp_path: Path, run_script: RunScript) -> None:
    """A folder that holds something else than a site is refused and stays."""
    (tmp_path / "thesis.txt").write_text("سنوات من العمل", encoding="utf-8")
    result = run_script("build.py", "--site", tmp_path)

    assert result.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_mkdocs_builds_by_itself(
    site: Path, tmp_path: Path, mkdocs_environment: dict[str, str]
) -> None:
    """`mkdocs build --strict`, page by page, gives the same site as the script."""
    target = tmp_path / "plain"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", target],
        cwd=PROJECT,
        env={**mkdocs_environment, "SANAD_SHELLS": "[]"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert _contents(site) == _contents(target)


def test_shells_change_no_byte(
    tmp_path: Path, small_practices: Path, mkdocs_environment: dict[str, str]
) -> None:
    """Titles with signs, codes and links to the forge come out as from the theme."""
    practices = shutil.copytree(small_practices, tmp_path / "practices")
    path = practices / SOUND / "ar.md"
    text = path.read_text(encoding="utf-8")
    hostile = 'title: "قسائم \\"IOM\\" \\\\ & <b>19</b> \'{{ 1 }}\'"'
    path.write_text(re.sub("(?m)^title: .*$", lambda _: hostile, text), "utf-8")
    environment = {
        **mkdocs_environment,
        "SANAD_PRACTICES": str(practices),
        "SANAD_SITE_URL": "https://example.org/sanad/",
        "SANAD_EDIT_BASE": "https://forge.example/sanad/edit/main/",
    }
    built = []
    for kinds in ("[]", "[practices, handouts, actors, challenges]"):
        built.append(tmp_path / f"site-{len(built)}")
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-d", built[-1]],
            cwd=PROJECT,
            env={**environment, "SANAD_SHELLS": kinds},
            capture_output=True,
            check=True,
        )
    plain, shared = map(_contents, built)

    assert plain == shared
    assert b"&lt;b&gt;19" in plain[f"ar/practices/{SOUND}/index.html"]


def test_properdocs_builds_the_same(
    site: Path, tmp_path: Path, mkdocs_environment: dict[str, str]
) -> None:
    """The maintained fork builds the same site but for the generator's name."""
    target = tmp_path / "proper"
    command = ["properdocs", "build", "-f", "mkdocs.yml", "--strict", "-d", str(target)]
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=PROJECT,
        env=mkdocs_environment,
        capture_output=True,
        text=True,
        check=False,
    )
    expected, actual = (
        {
            name: re.sub(rb'<meta name="generator"[^>]*>', b"", content)
            for name, content in _contents(folder).items()
        }
        for folder in (site, target)
    )

    assert result.returncode == 0, result.stderr
    assert expected == actual


def test_broken_link_is_found(small_site: Path, tmp_path: Path) -> None:
    """A link to a missing page, and one to a missing anchor, are each found."""
    copy = shutil.copytree(small_site, tmp_path / "copy")
    page = copy / "ar" / "matrix" / "index.html"
    html = page.read_text(encoding="utf-8")
    links = '<a href="../nowhere/">x</a><a href="../about/#nothing">y</a></body>'
    page.write_text(html.replace("</body>", links), encoding="utf-8")

    assert list(check_folder(copy)) == [
        "ar/matrix/index.html: a link leads nowhere: ../about/#nothing",
        "ar/matrix/index.html: a link leads nowhere: ../nowhere/",
    ]


@pytest.fixture
def project(tmp_path: Path, small_practices: Path) -> Path:
    """Give a copy of the project on the three practices, to be damaged."""
    copy = tmp_path / "project"
    for name in ("docs", "hooks"):
        shutil.copytree(PROJECT / name, copy / name)
    shutil.copytree(small_practices, copy / "practices")
    vocabularies = PROJECT / "practices" / "_vocabularies"
    shutil.copytree(vocabularies, copy / "practices" / "_vocabularies")
    shutil.copy(PROJECT / "mkdocs.yml", copy)
    return copy


def _build(
    project: Path, environment: dict[str, str], *options: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("link", ["../nowhere/", "#nothing", "../matrix/#nothing"])
def test_broken_link_in_a_template_fails_a_strict_build(
    project: Path, mkdocs_environment: dict[str, str], link: str
) -> None:
    """A link that no Markdown holds is checked like any other."""
    template = project / "docs" / ".overrides" / "partials" / "copyright.html"
    template.write_text(f'<a href="{link}">x</a>', encoding="utf-8")
    result = _build(project, mkdocs_environment, "--strict")

    assert result.returncode == 1
    assert f"a link leads nowhere: {link}" in result.stderr


@pytest.mark.parametrize("link", ["nowhere.md", "method.md#nothing"])
def test_broken_link_in_a_page_fails_a_strict_build(
    project: Path, mkdocs_environment: dict[str, str], link: str
) -> None:
    """A link or anchor of a hand-written page that is not there stops the build."""
    page = project / "docs" / "ar" / "about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[س]({link})\n", encoding="utf-8")
    result = _build(project, mkdocs_environment, "--strict")

    assert result.returncode == 1


def test_hostile_words_are_shown_as_text(
    project: Path, mkdocs_environment: dict[str, str]
) -> None:
    """Macros and HTML in title and summary run nowhere: readers see the words."""
    path = project / "practices" / SOUND / "ar.md"
    text = path.read_text(encoding="utf-8")
    title = "{{ 7*7 }} <script>alert(1)</script> {% raw %}"
    summary = '\\\\"><img src=x onerror=alert(2)>'
    text = re.sub('title: ".*"', f'title: "{title}"', text, count=1)
    text = re.sub('summary: ".*"', f'summary: "{summary}"', text, count=1)
    path.write_text(text, encoding="utf-8")
    result = _build(project, mkdocs_environment)
    page = project / "site" / "ar" / "practices" / SOUND / "index.html"
    html = page.read_text(encoding="utf-8") if page.exists() else ""
    everything = b"".join(_contents(project / "site").values())

    assert result.returncode == 0
    assert "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert html.count("&lt;img src=x onerror=alert(2)&gt;") > 1
    assert b"<script>alert(1)" not in everything
    assert b"<img src=x" not in everything


def test_stage_writes_every_page(
    site: Path, tmp_path: Path, run_script: RunScript
) -> None:
    """Every page of the site is staged, with front matter and without shortcodes."""
    target = tmp_path / "staged"
    result = run_script("stage.py", target)
    staged = {
        path.relative_to(target).with_suffix("").as_posix().removesuffix("/index")
        for path in target.rglob("*.md")
    }
    pages = {
        path.parent.relative_to(site).as_posix()
        for language in LANGUAGES
        for path in (site / language).rglob("index.html")
    }
    texts = [path.read_text(encoding="utf-8") for path in target.rglob("*.md")]

    assert result.returncode == 0, result.stderr
    assert pages == staged - {"index"}
    assert all(text.startswith("---\n") for text in texts)
    assert not any("{{" in text for text in texts)


def test_staging_refuses_a_foreign_folder(
    tmp_path: Path, run_script: RunScript
) -> None:
    """A folder that was not staged before is refused and stays."""
    (tmp_path / "thesis.txt").touch()
    result = run_script("stage.py", tmp_path)

    assert result.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
