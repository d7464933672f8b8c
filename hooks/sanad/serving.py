"""
Serving: what a running `scripts/serve.py` keeps from one build to the next.

While the site is served, a build writes no page that nobody looks at: it leaves behind
how each is made (`Waiting`), and a page is written when a browser asks for it. What
came of practices is remembered, so that an edit costs little more than the practice.
`served()` is the one place with state; a plain build leaves it alone.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from wsgiref.types import StartResponse

from sanad.remembering import Memory


class Server(Protocol):
    """What is asked of MkDocs' server: its path, and its answers."""

    mount_path: str

    def serve_request(
        self, environ: Mapping[str, str], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a browser with a file of the site."""


@dataclass(slots=True)
class Served:
    """
    The site that is being served.

    `waiting` maps the path of a file, or of a folder ("search/"), -> what writes it.
    `lock` is held while it is being built.
    """

    is_running: bool = False
    is_building: bool = False
    memory: Memory = field(default_factory=Memory)
    waiting: dict[str, Callable[[], None]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def begin_build(self) -> None:
        """Begin to build: nothing of the last build is waiting any more."""
        if self.is_running:
            self.lock.acquire()
            self.is_building = True
            self.waiting.clear()

    def end_build(self) -> None:
        """End a build, whether it is complete, has failed, or never began."""
        if self.is_building:
            self.is_building = False
            self.lock.release()

    def put(self, name: str, write: Callable[[], None]) -> None:
        """Write a file or folder of the site now, or when a browser asks for it."""
        if self.is_running:
            self.waiting[name] = write
        else:
            write()

    def write(self, path: str) -> bool:
        """
        Write the file that a browser asks for, if it is waiting.

        Args:
            path: The path in the site; one that ends in "/" means the page there.

        Returns:
            Whether something was written.
        """
        name = f"{path}index.html" if not path or path.endswith("/") else path
        with self.lock:
            wanted = [n for n in (name, f"{name.split('/')[0]}/") if n in self.waiting]
            for found in wanted:
                self.waiting.pop(found)()
        return bool(wanted)

    def answer(
        self, server: Server, environ: Mapping[str, str], start: StartResponse
    ) -> Iterable[bytes]:
        """
        Let a server answer a browser, after the file is written, if it is waiting.

        A build may begin between the two; then the server waits for its end and finds
        nothing, but the page is waiting again.

        Args:
            server: The server of the site's folder.
            environ: What is asked, after WSGI (PEP 3333).
            start: Begins the answer.
        """
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        name = path.removeprefix(server.mount_path)
        self.write(name)
        said: list[tuple[Any, ...]] = []

        def note(*words: Any) -> Callable[[bytes], object]:  # noqa: ANN401 -- as WSGI has it.
            said.append(words)
            return bytes

        content = server.serve_request(environ, note)
        if said[0][0].startswith("404") and self.write(name):
            return server.serve_request(environ, start)
        start(*said[0])
        return content


@cache
def served() -> Served:
    """Give what this process serves."""
    return Served()


def write_file(path: Path, text: str) -> None:
    """Write a file of the site, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
