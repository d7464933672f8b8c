"""
Look for faults with axe on the whole grid: kinds x languages x widths x schemes.

    .venv/bin/python tests/bench/measure_access.py
    .venv/bin/python tests/bench/measure_access.py --site site browse practice

Every kind of page is seen at 360, 390, 768 and 1280 px, in the light and in the dark,
as it comes; on the phones also with the list of pages open, on all with every folded
part open, and with the search open and answering. Prints each fault, pages that scroll
sideways, calls to other hosts, messages of the console, and how many states were seen.

Exit: 0 when there is none, 1 when there is.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "hooks")]

from conftest import serve
from kinds import BOTH, KINDS

_WIDTHS = (360, 390, 768, 1280)
_WORDS = {"ar": "لقاح", "en": "vaccine"}
_UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true"
_WIDEST_PHONE = 400


def main() -> int:
    """Look at every page in every state; print what is found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", default=list(KINDS), metavar="KIND")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or _build(Path(folder) / "site")
        with serve(site) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium"),
                args=["--no-sandbox"],
            )
            found = list(_look(browser, address, arguments.kinds))
    faults = [fault for faults in found for fault in faults]
    print(f"{len(found)} states seen, {len(faults)} faults")
    return 1 if faults else 0


def _build(site: Path) -> Path:
    subprocess.run(
        [sys.executable, PROJECT / "scripts" / "build.py", "--site", site], check=True
    )
    return site


def _look(browser: Browser, address: str, kinds: list[str]) -> Iterator[list[str]]:
    """Give the faults of each state of each page, printing them as they are found."""
    for width, scheme in product(_WIDTHS, ("light", "dark")):
        size = {"width": width, "height": 844}
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.on(
            "request",
            lambda request, said=said: (
                said.append(request.url)
                if not request.url.startswith((address, "data:"))
                else None
            ),
        )
        paths = [f"{tag}/{KINDS[kind]}" for kind in kinds for tag in ("ar", "en")]
        for path in [*paths, *BOTH.values()]:
            page.goto(f"{address}{path}", wait_until="networkidle")
            for state in ("as it comes", *_states(page, width)):
                faults = [*_faults(page, width), *said]
                said.clear()
                for fault in faults:
                    print(f"{path} {width} {scheme} {state}: {fault}", flush=True)
                yield faults
        context.close()


def _states(page: Page, width: int) -> Iterator[str]:
    """Bring a page from one state into the next, and name each."""
    page.evaluate(_UNFOLD)
    yield "all open"
    if not page.locator(".md-header").count():
        return
    if width < _WIDEST_PHONE:
        page.locator("[popovertarget=__nav]").first.click()
        yield "list of pages"
        page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    language = page.locator("html").get_attribute("lang") or "en"
    page.locator(".md-search__input").fill(_WORDS[language])
    page.locator(".md-search-result__item").first.wait_for()
    page.evaluate(_UNFOLD)
    yield "search"


def _faults(page: Page, width: int) -> list[str]:
    faults = [
        f"{fault['id']}: {node['html'][:140]}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults, f"{wide} px wide"] if wide > width else faults


if __name__ == "__main__":
    sys.exit(main())
