"""
Speak with the forge: GitHub's REST API, by the standard library alone.

The address of the API is the setting `GITHUB_API_URL`, the repository
`GITHUB_REPOSITORY`, the token `GITHUB_TOKEN`: each is there in a workflow. The token
goes to the API and not to any host to which it sends us on. Source: GitHub's REST API,
version 2022-11-28.
"""

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

_AGENT = "sanad-preview/1"
_TIMEOUT = 60.0  # Seconds.
_TRIES = 3
_PAUSE = 2.0  # Seconds before a second question; twice as long before a third.
_LARGEST_ANSWER = 10_000_000  # Bytes.
_A_PAGE = 100
_MOST_PAGES = 30


class ForgeFaultError(Exception):
    """The forge did not answer as it should; `status` is 0 when it did not answer."""

    def __init__(self, asked: str, status: int = 0) -> None:
        super().__init__(f"{asked}: {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Forge:
    """One repository of a forge, by the address of its API and a token."""

    address: str
    repository: str
    token: str
    pause: float = _PAUSE

    def get(self, path: str, **query: str | int) -> Any:  # noqa: ANN401 -- any JSON.
        """Ask for something below the repository ("pulls/7")."""
        return json.loads(self._ask("GET", path, query=query, limit=_LARGEST_ANSWER))

    def walk(self, path: str, key: str = "", **query: str | int) -> Iterator[Any]:
        """Ask for all of a list, page by page; `key` is its name in the answer."""
        for number in range(1, _MOST_PAGES + 1):
            answer = self.get(path, per_page=_A_PAGE, page=number, **query)
            rows = answer[key] if key else answer
            yield from rows
            if len(rows) < _A_PAGE:
                return

    def download(self, path: str, limit: int) -> bytes:
        """Download a file; gives one byte more than the limit where it is larger."""
        return self._ask("GET", path, limit=limit + 1)

    def send(self, method: str, path: str, content: dict[str, str]) -> Any:  # noqa: ANN401 -- any JSON.
        """Write something: `POST` what is new, `PATCH` what is there."""
        body = json.dumps(content).encode()
        return json.loads(self._ask(method, path, body=body, limit=_LARGEST_ANSWER))

    def _ask(
        self,
        method: str,
        path: str,
        *,
        limit: int,
        query: dict[str, str | int] | None = None,
        body: bytes | None = None,
    ) -> bytes:
        """Ask, and where nothing is written ask again when the fault may pass."""
        asked = f"repos/{self.repository}/{path}"
        url = f"{self.address}/{asked}" + (f"?{urlencode(query)}" if query else "")
        tries = _TRIES if body is None else 1
        for tried in range(1, tries + 1):
            try:
                return self._ask_once(method, url, body, limit)
            except urllib.error.HTTPError as error:
                with error:
                    status = error.code
            except (OSError, HTTPException):
                status = 0
            may_pass = status in {0, HTTPStatus.TOO_MANY_REQUESTS} or status >= 500  # noqa: PLR2004 -- faults of the server.
            if tried == tries or not may_pass:
                break
            time.sleep(self.pause * tried)
        raise ForgeFaultError(f"{method} {asked}", status)

    def _ask_once(self, method: str, url: str, body: bytes | None, limit: int) -> bytes:
        request = urllib.request.Request(  # noqa: S310 -- the address is the workflow's own.
            url,
            data=body,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "User-Agent": _AGENT,
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310 -- as above.
            content: bytes = response.read(limit)
            return content


def find_forge() -> Forge:
    """
    Find the forge in the settings of a workflow.

    Raises:
        KeyError: When a setting is missing.
    """
    return Forge(
        os.environ.get("GITHUB_API_URL", "https://api.github.com").rstrip("/"),
        os.environ["GITHUB_REPOSITORY"],
        os.environ["GITHUB_TOKEN"],
        float(os.environ.get("SANAD_PAUSE", _PAUSE)),
    )


def hand_over(**values: str) -> None:
    """
    Hand values over to the next steps of a workflow.

    Raises:
        ValueError: When a value has more than one line, which could name another.
    """
    path = os.environ.get("GITHUB_OUTPUT")
    for name, value in values.items():
        if len(value.splitlines()) > 1:
            raise ValueError(f"expected one line for {name}")
    if path:
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 -- a path of the workflow's.
            file.writelines(f"{name}={value}\n" for name, value in values.items())
