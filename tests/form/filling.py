"""Filling in the form as a reader does, and the forge to which it sends."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from sanad.languages import Language

PHONE = {"width": 360, "height": 740}
MOST_ACTIONS = 20

# The least that can be sent, as one types and taps it; (place, text) or (place, value).
TEXTS = {
    Language.ARABIC: {
        "title": "قسائم غذاء لـ 120 عاملاً أجنبياً من IOM",
        "summary": "وزّعت المنظمة (IOM) في أبريل 2020 قسائم على 120 عاملاً.",
        "sections/what-was-done": "وُزّعت 120 قسيمة في صفاقس.[1]",
        "sources/0/title": "قسائم: «توزيع» في صفاقس",
        "sources/0/publisher": "المنظمة الدولية للهجرة",
    },
    Language.ENGLISH: {
        "title": "Food vouchers for 120 foreign workers in Sfax",
        "summary": "In April 2020 IOM (المنظمة) gave vouchers to 120 workers.",
        "sections/what-was-done": "120 vouchers were given out in Sfax.[1]",
        "sources/0/title": 'Vouchers: "given out" in Sfax',
        "sources/0/publisher": "IOM Tunisia",
    },
}
CHOICES = {
    "countries": "tunisia",
    "themes": "access-services",
    "practice_type": "cash-in-kind",
    "target_groups": "migrants-all",
    "sources/0/language": "en",
    "sources/0/kind": "un-report",
    "sources/0/independent": "false",
}
DATES = {"start": "2020-04", "sources/0/date": "2020-04-08"}
URL = {"sources/0/url": "https://example.org/news/vouchers"}
BODY = {
    Language.ARABIC: "المنظمة الدولية للهجرة",
    Language.ENGLISH: "International Organization for Migration (IOM)",
}
SLUG = {
    Language.ARABIC: "tunisia-cash-in-kind-iom-2020-04",
    Language.ENGLISH: "food-vouchers-for-120-foreign-workers-in-sfax",
}


@dataclass
class Hand:
    """One hand on a phone: every tap and every text typed is an action."""

    page: Page
    actions: int = 0

    def type(self, place: str, text: str) -> None:
        """Type a text into a box."""
        self.actions += 1
        self.page.locator(f'[id="{place}"]').fill(text)

    def choose(self, place: str, value: str) -> None:
        """Tap a choice."""
        self.tap(f'[id="{place}"] label:has([value="{value}"])')

    def choose_body(self, place: str, name: str) -> None:
        """Type a part of a name, and tap what is offered, which browsers show alone."""
        self.actions += 1
        self.type(place, name)

    def tap(self, selector: str) -> None:
        """Tap something."""
        self.actions += 1
        self.page.locator(selector).tap()


def fill_least(hand: Hand, language: Language) -> None:
    """Fill in the least that can be sent."""
    for place, text in TEXTS[language].items():
        hand.type(place, text)
    for place, value in CHOICES.items():
        hand.choose(place, value)
    for place, text in (DATES | URL).items():
        hand.type(place, text)
    hand.choose_body("actors/0/organization", BODY[language])


@dataclass
class Forge:
    """A stand-in for the forge: it keeps the addresses that it was asked for."""

    address: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def edit_base(self) -> str:
        """The address for editing a file."""
        return f"{self.address}editors/sanad/edit/main/"

    def take(self) -> tuple[str, str]:
        """Take the last new file proposed: its path in the project, its text."""
        parts = urlsplit(self.asked[-1])
        query = parse_qs(parts.query, strict_parsing=True)
        folder = parts.path.removeprefix("/editors/sanad/new/main/")
        return f"{folder}/{query['filename'][0]}", query.get("value", [""])[0]


@contextmanager
def run_forge() -> Iterator[Forge]:
    """Run the stand-in on this machine."""
    forge = Forge()

    class Handler(BaseHTTPRequestHandler):
        """Answers every address with an empty page."""

        def do_GET(self) -> None:
            """Keep the address."""
            if self.path.startswith("/editors/"):
                forge.asked.append(self.path)
            body = b"<!doctype html><title>New file</title>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        forge.address = f"http://127.0.0.1:{server.server_port}/"
        yield forge
        server.shutdown()
