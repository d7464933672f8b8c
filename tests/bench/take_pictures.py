"""
Take pictures of every kind of page: languages, schemes, phone, desktop, paper.

    .venv/bin/python tests/bench/take_pictures.py FOLDER
    .venv/bin/python tests/bench/take_pictures.py FOLDER --site site home practice

Writes FOLDER/<kind>-<language>-<view>.png (paper: .pdf), and index.html, which shows
the views of each page side by side.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from html import escape
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "hooks")]

from conftest import serve
from kinds import BOTH, KINDS

_LANGUAGES = ("ar", "en")
_SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
_VIEWS = [f"{size}-{scheme}" for size, scheme in product(_SIZES, ("light", "dark"))]
_LONGEST = 4000  # Pixels of a page that are shown.


def main() -> int:
    """Take the pictures and write the page that shows them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("kinds", nargs="*", default=list(KINDS), metavar="KIND")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    pages = {
        f"{kind}-{language}": f"{language}/{KINDS[kind]}"
        for kind, language in product(arguments.kinds, _LANGUAGES)
    } | BOTH
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or _build(Path(folder) / "site")
        with serve(site) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium"),
                args=["--no-sandbox"],
            )
            for view in _VIEWS:
                _take(browser, address, pages, folder=arguments.folder, view=view)
    (arguments.folder / "index.html").write_text(_show(pages), encoding="utf-8")
    print(arguments.folder / "index.html")
    return 0


def _build(site: Path) -> Path:
    subprocess.run(
        [sys.executable, PROJECT / "scripts" / "build.py", "--site", site], check=True
    )
    return site


def _take(
    browser: Browser, address: str, pages: dict[str, str], *, folder: Path, view: str
) -> None:
    """Take all pages in one view; in the first, print them too."""
    size, scheme = view.split("-")
    width, height = _SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for name, path in pages.items():
        page.goto(f"{address}{path}", wait_until="networkidle")
        tall = min(page.evaluate("document.documentElement.scrollHeight"), _LONGEST)
        page.set_viewport_size({"width": width, "height": max(tall, height)})
        page.screenshot(path=folder / f"{name}-{view}.png")
        page.set_viewport_size({"width": width, "height": height})
        if view == _VIEWS[0]:
            page.pdf(path=folder / f"{name}-paper.pdf", prefer_css_page_size=True)
    context.close()


def _show(pages: dict[str, str]) -> str:
    rows = "".join(
        f"<h2>{escape(name)}</h2><p><a href='{name}-paper.pdf'>paper</a></p><div>"
        + "".join(f"<img loading='lazy' src='{name}-{view}.png'>" for view in _VIEWS)
        + "</div>"
        for name in pages
    )
    style = (
        "div{display:flex;gap:1em;overflow:auto;align-items:start}img{max-height:60em}"
    )
    return f"<!doctype html><meta charset='utf-8'><style>{style}</style>{rows}"


if __name__ == "__main__":
    sys.exit(main())
