"""Asking for addresses: gently, and each answer for what it is; of a real server."""

import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError

import pytest

from _asking import Manners, ask, ask_all, judge_fault
from conftest import RunScript
from engine.builders import FACTS, write_practice
from sanad.source_links import Answer, Outcome

_MANNERS = Manners(pause=0.05, timeout=2, tries=3)


@dataclass
class _Host:
    """A server of this machine: what it was asked, when, and how many at once."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def _handler(host: _Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer("HEAD")

        def do_GET(self) -> None:
            self._answer("GET")

        def _answer(self, method: str) -> None:
            host.times.append(time.monotonic())
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
            host.asked.append((method, self.path))
            host.agents.add(self.headers["User-Agent"])
            host.counts[self.path] += 1
            status = self._status(method)
            host.at_once -= 1
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            if status in {301, 429}:
                self.send_header("Location", "/200")
                self.send_header("Retry-After", self.path.rpartition("wait-")[2])
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _status(self, method: str) -> int:
            """Read the status from the path: `/get-only`, `/503-then-200`, `/404`."""
            name = self.path[1:].partition("?")[0]
            if name == "get-only":
                return 200 if method == "GET" else 405
            if name == "slow":
                time.sleep(1)
                return 200
            first, _, later = name.partition("-then-")
            is_first = host.counts[self.path] == 1
            return int((first if is_first or not later else later).partition("-")[0])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def _serve() -> Iterator[_Host]:
    host = _Host()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(host)) as server:
        host.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()


@pytest.fixture
def host() -> Iterator[_Host]:
    """Give a server that answers as its paths say."""
    with _serve() as started:
        yield started


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/200", Outcome.ALIVE, 200),
        ("/301", Outcome.ALIVE, 200),
        ("/get-only", Outcome.ALIVE, 200),
        ("/404", Outcome.MISSING, 404),
        ("/410", Outcome.MISSING, 410),
        ("/401", Outcome.REFUSED, 401),
        ("/403", Outcome.REFUSED, 403),
        ("/500", Outcome.FAILED, 500),
        ("/503-then-200", Outcome.ALIVE, 200),
        ("/0-then-200", Outcome.ALIVE, 200),
        ("/0", Outcome.SILENT, 0),
        ("/200?q=تونس&x=%20a", Outcome.ALIVE, 200),
    ],
)
def test_answer_is_taken_for_what_it_is(
    host: _Host, path: str, outcome: Outcome, status: int
) -> None:
    """A page that is there, gone, refused or out of order is told as such."""
    url = host.address + path

    assert Answer(url, outcome, status) == ask(url, _MANNERS)


def test_living_page_is_asked_once_and_not_downloaded(host: _Host) -> None:
    """One HEAD is all that a living page is asked, and the asker names itself."""
    ask(f"{host.address}/200", _MANNERS)

    assert [("HEAD", "/200")] == host.asked
    assert all("sanad" in agent for agent in host.agents)


def test_missing_page_is_asked_twice_at_most(host: _Host) -> None:
    """A page that is said to be gone is asked for by GET once, not again."""
    ask(f"{host.address}/404", _MANNERS)

    assert [("HEAD", "/404"), ("GET", "/404")] == host.asked


def test_faulty_page_is_tried_as_often_as_told(host: _Host) -> None:
    """A fault that may pass is tried three times, each pause longer than the last."""
    ask(f"{host.address}/500", _MANNERS)

    first, second, third = host.times
    assert third - second > second - first > _MANNERS.pause


def test_wish_for_a_pause_is_granted(host: _Host) -> None:
    """Who answers 429 with Retry-After is asked again after that time."""
    answer = ask(f"{host.address}/429-then-200?wait-1", _MANNERS)

    first, second = host.times
    assert answer.outcome is Outcome.ALIVE
    assert second - first >= 1


def test_wish_for_a_long_pause_is_a_refusal(host: _Host) -> None:
    """Who wants to be left alone for an hour is left alone."""
    answer = ask(f"{host.address}/429?wait-3600", _MANNERS)

    assert answer.outcome is Outcome.REFUSED
    assert [("HEAD", "/429?wait-3600")] == host.asked


def test_slow_host_is_not_waited_for(host: _Host) -> None:
    """No answer in time is no clear answer."""
    answer = ask(f"{host.address}/slow", Manners(pause=0, timeout=0.1, tries=1))

    assert Outcome.SILENT is answer.outcome


def test_closed_port_is_no_clear_answer() -> None:
    """A host that takes no connection may be back tomorrow."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"

        answer = ask(url, Manners(pause=0, timeout=1, tries=1))

    assert Answer(url, Outcome.SILENT) == answer


def test_host_may_be_written_in_any_script(host: _Host) -> None:
    """A name of a host outside ASCII is asked for as browsers do."""
    port = host.address.rpartition(":")[2]
    url = f"http://\uff4cocalhost:{port}/200"  # A full-width l.

    assert Answer(url, Outcome.ALIVE, 200) == ask(url, _MANNERS)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (URLError(socket.gaierror(socket.EAI_NONAME, "")), Outcome.UNKNOWN_HOST),
        (URLError(socket.gaierror(socket.EAI_AGAIN, "")), Outcome.SILENT),
        (URLError(ssl.SSLCertVerificationError()), Outcome.FAILED),
        (ConnectionResetError(), Outcome.SILENT),
    ],
    ids=["no such host", "no name service", "bad certificate", "cut off"],
)
def test_fault_is_taken_for_what_it_is(fault: OSError, outcome: Outcome) -> None:
    """Only a host that nobody knows is dead; without a network nothing is."""
    assert outcome is judge_fault(fault)


def test_one_question_at_a_time_to_a_host(host: _Host) -> None:
    """Questions to one host wait for each other, with a pause between them."""
    urls = [f"{host.address}/200?{number}" for number in range(4)]

    answers = list(ask_all(urls, _MANNERS))

    gaps = [b - a for a, b in zip(host.times, host.times[1:], strict=False)]
    assert urls == [answer.url for answer in answers]
    assert host.most_at_once == 1
    assert min(gaps) >= _MANNERS.pause


def test_hosts_are_asked_at_once(host: _Host) -> None:
    """A slow host does not hold up another."""
    with _serve() as other:
        urls = [f"{host.address}/slow", f"{other.address}/slow"]
        answers = list(ask_all(urls, _MANNERS))

        assert {Outcome.ALIVE} == {answer.outcome for answer in answers}
        assert abs(host.times[0] - other.times[0]) < 0.9


def test_script_reports_and_fails_nothing(
    host: _Host, tmp_path: Path, run_script: RunScript
) -> None:
    """Dead sources are told in a summary added to a file; the exit code is 0."""
    practices, summary = tmp_path / "practices", tmp_path / "summary.md"
    sources = FACTS["sources"].replace(
        "https://iom.int/a?b=1&c=2", f"{host.address}/404"
    )
    write_practice(practices, sources=sources)
    summary.write_text("# before\n", encoding="utf-8")

    result = run_script(
        *("links.py", "--practices", practices, "--summary", summary, "--pause", "0")
    )

    text = summary.read_text(encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert text.startswith("# before\n")
    assert f"<{host.address}/404> — `404`" in text


def test_script_prints_where_no_file_is_named(
    host: _Host, tmp_path: Path, run_script: RunScript
) -> None:
    """Without a file the summary is printed."""
    practices = tmp_path / "practices"
    sources = FACTS["sources"].replace(
        "https://iom.int/a?b=1&c=2", f"{host.address}/200"
    )
    write_practice(practices, sources=sources)

    result = run_script("links.py", "--practices", practices)

    assert "Asked: 1. Answered: 1." in result.stdout
