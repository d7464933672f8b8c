"""Serving: a broken practice never stops it, and an edit shows itself."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import PROJECT, SOUND, STALE

_PATIENCE = 90  # Seconds, on a slow machine.


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own server.
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def _wait_for(address: str, is_right: Callable[[str], bool]) -> str:
    deadline = time.monotonic() + _PATIENCE
    html = ""
    while time.monotonic() < deadline:
        html = _fetch(address)
        if is_right(html):
            return html
        time.sleep(0.2)
    return html


@pytest.fixture
def served(tmp_path: Path, small_practices: Path) -> Iterator[tuple[Path, str]]:
    """Serve a folder of practices in which one is broken; give both."""
    folder = shutil.copytree(small_practices, tmp_path / "practices")
    path = folder / SOUND / "ar.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('title: "', 'title: "\n\t"', 1), encoding="utf-8")
    port = _free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            PROJECT / "scripts" / "serve.py",
            f"--practices={folder}",
            f"--port={port}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield folder, f"http://127.0.0.1:{port}/"
    process.send_signal(signal.SIGTERM)
    subprocess.run(["pkill", "-KILL", "-g", str(process.pid)], check=False)  # noqa: S607
    process.wait()


def test_broken_practice_does_not_stop_serving(served: tuple[Path, str]) -> None:
    """The site shows the other practices and says what is wrong with the broken one."""
    _, address = served
    other = _wait_for(f"{address}ar/practices/{STALE}/", lambda html: "</html>" in html)
    found = _fetch(f"{address}ar/contribute/problems-found/")

    assert 'href="../../contribute/problems-found/"' in other
    assert "P512" in found
    assert f"{SOUND}/ar.md" in found
    assert "Traceback" not in found
    assert _fetch(f"{address}ar/practices/{SOUND}/") == ""


def test_mended_practice_appears(served: tuple[Path, str]) -> None:
    """When the fault is mended the practice is shown, without starting again."""
    folder, address = served
    page = f"{address}ar/practices/{SOUND}/"
    _wait_for(f"{address}ar/", lambda html: "</html>" in html)
    path = folder / SOUND / "ar.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('title: "\n\t"', 'title: "', 1), encoding="utf-8")

    assert "</html>" in _wait_for(page, lambda html: "</html>" in html)
