"""Serving: a page is written when a browser asks for it, and never a half-made one."""

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from wsgiref.types import StartResponse

import pytest

from sanad.serving import Served, served, write_file


def _start() -> tuple[Served, list[str]]:
    site, written = Served(is_running=True), []
    for name in ("index.html", "ar/x/index.html", "search/"):
        site.put(name, lambda name=name: written.append(name))
    return site, written


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ["index.html"]),
        ("ar/x/", ["ar/x/index.html"]),
        ("ar/x/index.html", ["ar/x/index.html"]),
        ("search/core.js", ["search/"]),
        ("search/ar/1.js", ["search/"]),
        ("ar/y/", []),
        ("assets/a.css", []),
    ],
)
def test_page_is_written_when_asked_for(path: str, expected: list[str]) -> None:
    """The page, or the folder in which a file lies, is written, and only once."""
    site, written = _start()

    assert bool(expected) == site.write(path)
    assert not site.write(path)
    assert expected == written


def test_build_writes_at_once() -> None:
    """What is not served is written as it is made, and keeps nothing back."""
    site, written = Served(), []
    site.begin_build()
    site.put("ar/x/index.html", lambda: written.append("x"))
    site.end_build()

    assert ["x"] == written
    assert {} == site.waiting


def test_new_build_forgets_the_last() -> None:
    """A page of the last build is not written into the folder of the next."""
    site, written = _start()
    site.begin_build()
    site.end_build()

    assert not site.write("ar/x/")
    assert [] == written


def test_browser_waits_for_the_build() -> None:
    """What is asked for during a build is written after it, from that build."""
    site, written = _start()
    site.begin_build()
    asking = threading.Thread(target=site.write, args=["ar/x/"])
    asking.start()
    site.put("ar/x/index.html", lambda: written.append("new"))
    site.end_build()
    asking.join()

    assert ["new"] == written


class _Server:
    """A server as MkDocs': it has the files of a set, and may build while it waits."""

    mount_path = "/sanad/"

    def __init__(self, files: set[str], build: Callable[[], None]) -> None:
        self.files = files
        self.build = build

    def serve_request(
        self, environ: Mapping[str, str], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer as WSGI has it."""
        self.build()
        path = environ["PATH_INFO"].encode("latin-1").decode()
        found = path in self.files
        start_response("200 OK" if found else "404 Not Found", [("X", "1")])
        return [environ["PATH_INFO"].encode("latin-1")]


@pytest.mark.parametrize("is_built_meanwhile", [False, True])
@pytest.mark.parametrize("path", ["/sanad/ar/قسائم/", "/sanad/ar/nowhere/"])
def test_browser_gets_the_page(path: str, *, is_built_meanwhile: bool) -> None:
    """The page is written before the server looks, again if a build came between."""
    site = Served(is_running=True)
    asked = path.encode().decode("latin-1")
    files: set[str] = set()
    builds = []

    def begin() -> None:
        site.put("ar/قسائم/index.html", lambda: files.add("/sanad/ar/قسائم/"))

    def build() -> None:
        if is_built_meanwhile and not builds:
            builds.append(1)
            files.clear()
            begin()

    begin()
    server = _Server(files, build)
    said: list[object] = []

    def start(*words: object) -> Callable[[bytes], object]:
        said.append(words)
        return bytes

    content = site.answer(server, {"PATH_INFO": asked}, start)
    code = "200 OK" if path.endswith("قسائم/") else "404 Not Found"

    assert [(code, [("X", "1")])] == said
    assert [path.encode()] == content


def test_process_serves_one_site(tmp_path: Path) -> None:
    """All hooks of a process mean the same site; files come with their folders."""
    write_file(tmp_path / "ar" / "x" / "index.html", "<p>IOM قسائم</p>\n")

    assert served() is served()
    assert (
        "<p>IOM قسائم</p>\n".encode()
        == (tmp_path / "ar" / "x" / "index.html").read_bytes()
    )
