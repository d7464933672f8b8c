"""A stand-in for the forge's API on this machine, as far as the preview asks it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "sanad-editors/sanad"
RUN = 4_711
PULL = 7
COMMIT = "c0ffee" + "0" * 34
BOT = "github-actions[bot]"
TOKEN = "token-of-a-test"  # noqa: S105 -- of no forge.


def _tell_run() -> dict[str, Any]:
    return {
        "id": RUN,
        "path": ".github/workflows/preview.yml",
        "event": "pull_request",
        "head_sha": COMMIT,
        "head_branch": "practice",
        "head_repository": {"id": 99, "owner": {"login": "stranger"}},
    }


def _tell_pull() -> dict[str, Any]:
    return {
        "number": PULL,
        "head": {"sha": COMMIT, "repo": {"id": 99}},
        "base": {"ref": "main", "repo": {"default_branch": "main"}},
    }


@dataclass
class StandIn:
    """What the stand-in has and was asked; tests bend it where they need it."""

    address: str = ""
    run: dict[str, Any] = field(default_factory=_tell_run)
    pulls: list[dict[str, Any]] = field(default_factory=lambda: [_tell_pull()])
    artifacts: list[dict[str, Any]] = field(
        default_factory=lambda: [{"id": 5, "name": "preview-parcel", "expired": False}]
    )
    parcel: bytes = b""
    pages: dict[str, Any] | None = None
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    faults: list[int] = field(default_factory=list)

    def say(self, login: str, body: str) -> None:
        """Let somebody comment."""
        row = {"id": 100 + len(self.comments), "user": {"login": login}, "body": body}
        self.comments.append(row)


def _handler(forge: StandIn) -> type[BaseHTTPRequestHandler]:  # noqa: C901 -- a table of routes.
    base = f"/repos/{REPOSITORY}/"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = self._note("GET")
            if forge.faults:
                self._send(forge.faults.pop(0), {})
            elif path == "blob":
                self._send_bytes(200, forge.parcel)
            elif path == "actions/artifacts/5/zip":
                self.send_response(302)
                # Another host, as that of a store.
                port = urlsplit(forge.address).port
                self.send_header("Location", f"http://localhost:{port}{base}blob")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif path == f"actions/runs/{RUN}":
                self._send(200, forge.run)
            elif path == f"actions/runs/{RUN}/artifacts":
                self._send(200, {"artifacts": forge.artifacts})
            elif path == "pulls" and query["head"] == ["stranger:practice"]:
                self._send(200, forge.pulls)
            elif path == "pages":
                self._send(200 if forge.pages else 404, forge.pages or {})
            elif path == f"issues/{PULL}/comments":
                first = 100 * (int(query["page"][0]) - 1)
                self._send(200, forge.comments[first : first + 100])
            else:
                self._send(404, {})

        def do_POST(self) -> None:
            path, _ = self._note("POST")
            assert path == f"issues/{PULL}/comments"
            forge.say(BOT, self._read()["body"])
            self._send(201, {})

        def do_PATCH(self) -> None:
            path, _ = self._note("PATCH")
            (row,) = (r for r in forge.comments if path == f"issues/comments/{r['id']}")
            row["body"] = self._read()["body"]
            self._send(200, {})

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _note(self, method: str) -> tuple[str, dict[str, list[str]]]:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(base)
            forge.asked.append((method, path))
            forge.tokens[path] = self.headers.get("Authorization", "")
            return path, parse_qs(parts.query)

        def _read(self) -> dict[str, str]:
            size = int(self.headers["Content-Length"])
            content: dict[str, str] = json.loads(self.rfile.read(size))
            return content

        def _send(self, status: int, content: object) -> None:
            self._send_bytes(status, json.dumps(content).encode())

        def _send_bytes(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return Handler


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Start a stand-in; gives it with its address."""
    forge = StandIn()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(forge)) as server:
        server.daemon_threads = True
        forge.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield forge
        server.shutdown()
