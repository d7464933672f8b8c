"""
Ask web addresses whether they are still there, politely.

One question at a time to a host, with a pause after each; some hosts at once. A host
that answers 429 or 503 names its own pause. Nothing is downloaded: HEAD first, and GET
without reading on where HEAD is not answered well.
"""

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from sanad.source_links import Answer, Outcome

_AGENT = "Mozilla/5.0 (compatible; sanad-links/1; asks whether sources are there)"
_HEAD, _GET = "HEAD", "GET"
_LONGEST_PAUSE = 60.0  # Seconds; what a host asks beyond it is taken as a refusal.
_HOSTS_AT_ONCE = 8
_MISSING = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# Faults of the server, which may pass, as may a wish to be asked less often.
_SERVER_FAULTS = {HTTPStatus.REQUEST_TIMEOUT, *range(500, 600)}
_TRY_AGAIN = {HTTPStatus.TOO_MANY_REQUESTS, *_SERVER_FAULTS}
_FAULTS = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to ask: `pause`, `timeout` in seconds, `tries` a question."""

    pause: float = 2.0
    timeout: float = 20.0
    tries: int = 3


def ask_all(urls: Iterable[str], manners: Manners) -> Iterator[Answer]:
    """Ask all addresses; answers come host by host, as hosts are done."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for answers in pool.map(lambda of: _ask_host(of, manners), by_host.values()):
            yield from answers


def ask(url: str, manners: Manners) -> Answer:
    """Ask one address, again after a pause where the fault may pass."""
    answer, wish = _ask_once(url, _HEAD, manners)
    if answer.status >= HTTPStatus.BAD_REQUEST and not _may_pass(answer):
        return _ask_once(url, _GET, manners)[0]
    for tried in range(1, manners.tries):
        if not _may_pass(answer) or wish > _LONGEST_PAUSE:
            break
        time.sleep(max(wish, manners.pause * 2**tried))
        answer, wish = _ask_once(url, _GET, manners)
    return answer


def judge_fault(fault: BaseException) -> Outcome:
    """Tell what a question without an answer means: only a name unknown is final."""
    reason = getattr(fault, "reason", fault)
    if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
        return Outcome.UNKNOWN_HOST
    is_secret = isinstance(reason, ssl.SSLError)
    return Outcome.FAILED if is_secret else Outcome.SILENT


def _ask_host(urls: list[str], manners: Manners) -> list[Answer]:
    answers = []
    for number, url in enumerate(urls):
        if number:
            time.sleep(manners.pause)
        answers.append(ask(url, manners))
    return answers


def _may_pass(answer: Answer) -> bool:
    return answer.outcome is Outcome.SILENT or answer.status in _TRY_AGAIN


def _ask_once(url: str, method: str, manners: Manners) -> tuple[Answer, float]:
    """Give the answer, and the pause in seconds for which the host asks."""
    try:
        status, wish = _find_status(url, method, manners)
    except _FAULTS as fault:
        return Answer(url, judge_fault(fault)), 0.0
    return Answer(url, _judge_status(status), status), wish


def _find_status(url: str, method: str, manners: Manners) -> tuple[int, float]:
    safe = _write_in_ascii(url)
    request = urllib.request.Request(  # noqa: S310 -- the check lets http(s) alone in.
        safe, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"}
    )
    try:
        with urllib.request.urlopen(request, timeout=manners.timeout) as response:  # noqa: S310 -- as above.
            return response.status, 0.0
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _read_pause(error.headers.get("Retry-After", ""))


def _write_in_ascii(url: str) -> str:
    """Write an address as browsers send it: the host by IDNA, the rest in percents."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(parts._replace(netloc=host).geturl(), safe="%/:=&?~#+!$,;'@()*[]")


def _read_pause(text: str) -> float:
    """Read the seconds of `Retry-After`; a date is taken as no wish."""
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _judge_status(status: int) -> Outcome:
    if status < HTTPStatus.BAD_REQUEST:
        return Outcome.ALIVE
    if status in _MISSING:
        return Outcome.MISSING
    return Outcome.FAILED if status in _SERVER_FAULTS else Outcome.REFUSED
