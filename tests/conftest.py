"""What several tests need: folders, scripts, and sites built as users build them."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sanad.fixing import stamp_text

PROJECT = Path(__file__).resolve().parent.parent
PRACTICES = PROJECT / "practices"

# Practices of the small site: an English reader misses the second, the third is stale.
SOUND = "suspension-of-stay-and-visa-deadlines"
UNTRANSLATED = "sfax-town-hall-solidarity-with-migrants"
STALE = "who-iom-statement-on-migrants-health"

RunScript = Callable[..., "subprocess.CompletedProcess[str]"]


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that keeps its log to itself."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # Small files would wait 40 ms each.
    wbufsize = -1

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def run_script() -> RunScript:
    """Give a function that runs a script of the project and captures what it says."""

    def run(name: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, PROJECT / "scripts" / name, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=PROJECT.parent,
        )

    return run


@pytest.fixture(scope="session")
def small_practices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of three real practices: translated, untranslated, stale."""
    folder = tmp_path_factory.mktemp("small") / "practices"
    for slug in (SOUND, UNTRANSLATED, STALE):
        shutil.copytree(PRACTICES / slug, folder / slug)
        text = (folder / slug / "ar.md").read_text(encoding="utf-8")
        unrelated = [line for line in text.splitlines() if line[:8] != "related:"]
        changed = "\n".join(unrelated) + "\n"
        (folder / slug / "ar.md").write_text(changed, encoding="utf-8")
    (folder / UNTRANSLATED / "en.md").unlink()
    stale = folder / STALE / "en.md"
    stamped = stamp_text(stale.read_text(encoding="utf-8"), "0" * 12)
    stale.write_text(stamped, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, run_script: RunScript) -> Path:
    """Build the whole real site once, as a user does."""
    folder = tmp_path_factory.mktemp("site") / "site"
    result = run_script("build.py", "--site", folder)

    assert result.returncode == 0, result.stderr

    return folder


@pytest.fixture(scope="session")
def small_site(
    tmp_path_factory: pytest.TempPathFactory,
    small_practices: Path,
    run_script: RunScript,
) -> Path:
    """Build the site of the three practices once."""
    folder = tmp_path_factory.mktemp("small-site") / "site"
    result = run_script("build.py", "--practices", small_practices, "--site", folder)

    assert result.returncode == 0, result.stderr

    return folder


@pytest.fixture(scope="session")
def mkdocs_environment() -> dict[str, str]:
    """Give the environment in which MkDocs runs by itself, without our scripts."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
