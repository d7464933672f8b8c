#!/usr/bin/env python3
"""
التقط صور الأدلة من صفحات الموقع نفسها، بكل لغة على حدة.

Take the pictures of the guides from the pages themselves, in each language.

    python3 scripts/pictures.py
    python3 scripts/pictures.py --only phone-form
    python3 scripts/pictures.py --site site --to ../pictures
"""

import argparse
import base64
import contextlib
import functools
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from _environment import PROJECT, TEST_LOCK, enter, say

enter(TEST_LOCK)

from playwright.sync_api import Browser, Page, sync_playwright

from _mkdocs import PRACTICES, run_mkdocs
from _pictures import EXAMPLE, PHONE, PICTURES, WITHOUT, WORDS, Picture
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Text
from sanad.reading import split_front_matter

FOLDER = PROJECT / "docs" / "assets" / "images" / "guides"
LARGEST = 40_000  # Bytes of a picture.

_OF_WORDS = tuple(f"{name}:" for name in WORDS)
_SHARPNESS = 1.5  # Device pixels a CSS pixel.
_QUALITIES = (60, 45, 30, 15)  # Of WebP; the first that is small enough is taken.
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> int:
    """Take the pictures, and write those that differ."""
    arguments = _parse()
    chosen = {name: PICTURES[name] for name in PICTURES if arguments.only in {"", name}}
    if not chosen:
        say(f"لا صورة باسم {arguments.only}.", f"There is no picture {arguments.only}.")
        return 2
    arguments.to.mkdir(parents=True, exist_ok=True)
    heavy = []
    with _site(arguments.site) as site, _serve(site) as address, _browser() as browser:
        for name, picture in chosen.items():
            for language in LANGUAGES:
                target = arguments.to / f"{name}-{language}.webp"
                content = take(browser, address, picture, language)
                heavy += [target.name] if len(content) > LARGEST else []
                if not target.is_file() or target.read_bytes() != content:
                    target.write_bytes(content)
                    print(f"{target.name} {len(content)}")
    if heavy:
        names = ", ".join(heavy)
        say(f"صور أكبر من المسموح: {names}", f"Pictures larger than allowed: {names}")
    return 1 if heavy else 0


def take(browser: Browser, address: str, picture: Picture, language: Language) -> bytes:
    """Open a page, do what the picture says, and give what is seen, as WebP."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        locale=str(language),
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        path = picture.path.format(slug=WITHOUT[language])
        page.goto(f"{address}{language}/{path}", wait_until="networkidle")
        _act(page, picture, _find_example(language))
        return _shoot(page)
    finally:
        context.close()


def _act(page: Page, picture: Picture, words: Text) -> None:
    for box in picture.fill:
        page.locator(f':is(input, textarea)[id="{box}"]').fill(getattr(words, box))
    for selector in picture.press:
        page.locator(selector).first.click()
    # The heading keeps a little air above it, below what stays at the top of the page.
    page.evaluate(
        """(selector) => {
          const top = document.querySelector(selector).getBoundingClientRect().top;
          const bar = document.querySelector("header.md-header");
          const height = bar ? bar.getBoundingClientRect().height : 0;
          window.scrollBy(0, top - height - 12);
          document.activeElement?.blur();
        }""",
        picture.show,
    )
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)


def _shoot(page: Page) -> bytes:
    """Give what is seen as WebP, in the best quality that is small enough."""
    devtools = page.context.new_cdp_session(page)
    scrolled = page.evaluate("({x: window.scrollX, y: window.scrollY})")
    size = page.viewport_size or {"width": PHONE, "height": PHONE}
    clip = {**scrolled, **size, "scale": _SHARPNESS}
    content = b""
    for quality in _QUALITIES:
        shot = devtools.send(
            "Page.captureScreenshot",
            {"format": "webp", "quality": quality, "clip": clip},
        )
        content = base64.b64decode(shot["data"])
        if len(content) <= LARGEST:
            break
    return content


@functools.cache
def _find_example(language: Language) -> Text:
    practice = load_library(PRACTICES).practices[EXAMPLE]
    return practice.texts[language]


@contextlib.contextmanager
def _site(site: Path | None) -> Iterator[Path]:
    """Give the site, built anew where none is named."""
    if site is not None:
        yield site
        return
    with tempfile.TemporaryDirectory() as folder:
        practices, built = Path(folder) / "practices", Path(folder) / "site"
        shutil.copytree(PRACTICES, practices)
        for language, slug in WITHOUT.items():
            leave_out(practices / slug, language)
        # With a forge, so that the form offers to send.
        os.environ.setdefault("SANAD_EDIT_BASE", "https://forge.example/edit/main/")
        # Not strictly: a guide may name a picture that is still to be taken.
        if run_mkdocs(["build", "--quiet", "--site-dir", str(built)], practices) != 0:
            say("لم يكتمل بناء الموقع.", "The site could not be built.")
            raise SystemExit(1)
        yield built


def leave_out(bundle: Path, language: Language) -> None:
    """Leave out a practice's text in a language; the facts go to the one that stays."""
    gone, kept = (bundle / f"{tag}.md" for tag in (language, language.other))
    facts, _, _, _ = split_front_matter(gone.read_text(encoding="utf-8"))
    words, _, body, _ = split_front_matter(kept.read_text(encoding="utf-8"))
    gone.unlink()
    if "translated_from:" not in words:
        return
    own = [line for line in words.splitlines() if line.startswith(_OF_WORDS)]
    others = [line for line in facts.splitlines() if not line.startswith(_OF_WORDS)]
    front = "\n".join([*own, *others])
    kept.write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that keeps its log to itself."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def _serve(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextlib.contextmanager
def _browser() -> Iterator[Browser]:
    named = os.environ.get("SANAD_CHROMIUM", "")
    path = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="موقع مبني / a site that is built already",
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=FOLDER,
        metavar="DIR",
        help="مجلد الصور / where the pictures go",
    )
    parser.add_argument(
        "--only", default="", metavar="NAME", help="صورة واحدة / one picture only"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
