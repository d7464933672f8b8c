"""What a page weighs on a slow line: bytes, requests, letters; and nothing jumps."""

import gzip
import html
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Route

from conftest import SOUND, serve
from kinds import KINDS
from sanad.languages import LANGUAGES, Language

_PRACTICE = f"practices/{SOUND}/"
_MOST_REQUESTS = 10
_MOST_BYTES = 60_000  # Compressed, of a practice's page without its letters.
_MOST_OF_FONTS = {Language.ARABIC: 60_000, Language.ENGLISH: 30_000}
_MOST_JUMP = 0.01  # Cumulative layout shift.
# Signs that no page needs in the site's own letters: any font of a reader's has them.
_FALLING_BACK = set("▲○◆")
_SHIFTS = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) self.shift = (self.shift ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""

_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone's page that knows nothing yet."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def _weigh(page: Page, address: str, path: str) -> dict[str, int]:
    """Open a page; give each file it asks for, and its bytes as they are sent."""
    bodies: dict[str, int] = {}
    fonts = (".woff2", ".png", ".jpg")

    def note(route: Route) -> None:
        answer = route.fetch()
        name = route.request.url.removeprefix(address)
        body = answer.body()
        bodies[name] = len(body if name.endswith(fonts) else gzip.compress(body, 6))
        route.fulfill(response=answer)

    page.route("**/*", note)
    page.goto(f"{address}{path}", wait_until="networkidle")
    return bodies


@_each_language
def test_practice_is_light(address: str, page: Page, language: Language) -> None:
    """A practice's page that comes first asks for little and seldom."""
    weights = _weigh(page, address, f"{language}/{_PRACTICE}")
    fonts = {name: size for name, size in weights.items() if name.endswith(".woff2")}

    assert len(weights) <= _MOST_REQUESTS, weights
    assert sum(weights.values()) - sum(fonts.values()) <= _MOST_BYTES, weights
    assert 0 < sum(fonts.values()) <= _MOST_OF_FONTS[language], fonts


def test_english_page_asks_for_no_arabic_letters(address: str, page: Page) -> None:
    """A page without an Arabic word of its own leaves the Arabic letters alone."""
    weights = _weigh(page, address, "en/matrix/")

    assert [] == [name for name in weights if "arabic" in name]


@_each_language
@pytest.mark.parametrize("kind", ["home", "practice", "browse", "theme", "compare"])
def test_nothing_jumps(address: str, page: Page, language: Language, kind: str) -> None:
    """Text stands where it will stay."""
    page.add_init_script(_SHIFTS)
    page.goto(f"{address}{language}/{KINDS[kind]}", wait_until="networkidle")

    assert page.evaluate("self.shift ?? 0") <= _MOST_JUMP


@_each_language
@pytest.mark.parametrize("kind", ["home", "practice", "theme"])
def test_late_letters_move_nothing(
    address: str, page: Page, language: Language, kind: str
) -> None:
    """Letters that come late are kept for the next page."""

    def delay(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/*.woff2", delay)
    page.add_init_script(_SHIFTS)
    page.goto(f"{address}{language}/{KINDS[kind]}", wait_until="networkidle")

    assert page.evaluate("self.shift ?? 0") <= _MOST_JUMP


def _characters(site: Path) -> set[str]:
    """Give every character that a reader of the built pages can see."""
    found: set[str] = set()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        shown = re.sub(r"<(script|style|svg)\b.*?</\1>", "", text, flags=re.DOTALL)
        found |= set(html.unescape(re.sub(r"<[^>]*>", "", shown)))
    # A mark of direction is no letter, and is not drawn.
    return {one for one in found if not one.isspace() and category(one) != "Cf"}


def test_every_letter_is_in_the_fonts(site: Path) -> None:
    """Every character of the site is in the fonts, or is known to be in any other."""
    held = {
        weight: {
            chr(point)
            for path in (site / "assets" / "fonts").glob(f"*-{weight}.woff2")
            for point in TTFont(path).getBestCmap()
        }
        for weight in (400, 700)
    }

    assert held[400] == held[700]
    assert set() == _characters(site) - held[400] - _FALLING_BACK


def test_sheet_tells_what_the_files_hold(site: Path) -> None:
    """A file is asked for exactly for the letters that it has."""
    sheet = (site / "assets" / "css" / "fonts.css").read_text(encoding="utf-8")
    told = {}
    for name, ranges in re.findall(
        r"fonts/([\w.-]+)\".*?unicode-range: ([^;]*);", sheet, re.DOTALL
    ):
        points: set[int] = set()
        for part in ranges.split(", "):
            first, _, last = part.removeprefix("U+").partition("-")
            points |= set(range(int(first, 16), int(last or first, 16) + 1))
        told[name] = points
    held = {
        path.name: set(TTFont(path).getBestCmap())
        for path in (site / "assets" / "fonts").glob("*.woff2")
    }

    assert held == {name: points & held[name] for name, points in told.items()}
    assert all(len(told[name] - held[name]) <= 3 for name in held), (
        "letters are missing"
    )


def test_fonts_bear_their_own_name(site: Path) -> None:
    """The licence lets nobody else use the name of the original, and comes along."""
    folder = site / "assets" / "fonts"
    names = [
        str(record)
        for path in folder.glob("*.woff2")
        for record in TTFont(path)["name"].names
        if record.nameID in {1, 2, 3, 4, 6, 16, 17}
    ]

    assert names
    assert [] == [name for name in names if "Plex" in name]
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text(encoding="utf-8")
