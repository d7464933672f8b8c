"""
Measure the search box beside Material's own worker, in one Chromium, in one run.

    python3 tests/bench/measure_search.py DIR...

Each DIR is a folder of practices of any number. Both workers get the same practices and
the same keystrokes; printed are the time of a first answer on a cold page, the time of
a keystroke (median and 95th centile), and the compressed bytes that each had to load.
"""

import gzip
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_PROJECT / "hooks"), str(_PROJECT / "tests")]

import material
from playwright.sync_api import sync_playwright

from conftest import serve
from sanad.languages import LANGUAGES
from sanad.library import load_library
from sanad.model import Library
from sanad.search import make_search_files
from sanad.search.documents import make_practice_document

_TITLES = 12
_LETTERS = 14
_KEYSTROKES = """async ([address, setup, words]) => {
    const worker = new Worker(address);
    const hear = (type) => new Promise((resolve) => {
        worker.addEventListener("message", function listen({ data }) {
            if (data.type !== type || data.data?.failed) return;
            worker.removeEventListener("message", listen);
            resolve();
        });
    });
    const start = performance.now();
    const ready = hear(1);
    const isOwn = Boolean(setup.index);
    const data = isOwn ? setup : await (await fetch(setup)).json();
    worker.postMessage({ type: 0, data });
    await ready;
    const times = [];
    let first = 0;
    for (const word of words) for (let n = 1; n <= word.length; n++) {
        const began = performance.now();
        const text = word.slice(0, n);
        const answered = hear(3);
        worker.postMessage({ type: 2, data: isOwn ? { text, limit: 10 } : text });
        await answered;
        times.push(performance.now() - began);
        first ||= performance.now() - start;
    }
    worker.terminate();
    return { first, times };
}"""


def main(folders: list[str]) -> None:
    """Measure each folder and print a table."""
    print("| practices | worker | first answer ms | key p50 ms | key p95 ms | KB gz |")
    print("| --- | --- | --- | --- | --- | --- |")
    for folder in folders:
        library = load_library(Path(folder), _PROJECT / "practices" / "_vocabularies")
        with tempfile.TemporaryDirectory() as root:
            _write(library, Path(root))
            _measure(library, Path(root))


def _measure(library: Library, root: Path) -> None:
    titles = [p.texts[p.original_language].title for p in library.practices.values()]
    words = [title[:_LETTERS] for title in titles[:: max(1, len(titles) // _TITLES)]]
    with serve(root) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(args=["--no-sandbox"], **_find_chromium())
        own = {"language": "ar", "index": f"{address}search/"}
        for name, script, setup in (
            ("Sanad", "search/worker.js", own),
            ("Material", "material.js", f"{address}material.json"),
        ):
            page = browser.new_page()
            page.goto(address)
            asked: set[str] = set()
            page.on("request", lambda request: asked.add(request.url))  # noqa: B023
            first = page.evaluate(_KEYSTROKES, [f"{address}{script}", setup, words[:1]])
            loaded = _weigh(asked, address, root, script)
            page.close()
            page = browser.new_page()
            page.goto(address)
            found = page.evaluate(_KEYSTROKES, [f"{address}{script}", setup, words])
            page.close()
            times = sorted(found["times"])
            print(
                f"| {len(library.practices)} | {name} | {first['first']:.0f}"
                f" | {times[len(times) // 2]:.1f} | {times[len(times) * 95 // 100]:.1f}"
                f" | {loaded / 1000:.0f} |"
            )
        browser.close()


def _weigh(asked: set[str], address: str, root: Path, script: str) -> int:
    names = {url.removeprefix(address) for url in asked} | {script}
    files = [root / name for name in names if name and (root / name).is_file()]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)


def _write(library: Library, root: Path) -> None:
    (root / "index.html").write_text("<!doctype html><title>bench</title>")
    for name, text in make_search_files(library, [], []):
        path = root / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workers = Path(material.__file__).parent / "templates/assets/javascripts/workers"
    script = next(workers.glob("search.*.min.js"))
    (root / "material.js").write_bytes(script.read_bytes())
    (root / "material.json").write_text(json.dumps(_make_material(library)))


def _make_material(library: Library) -> dict[str, Any]:
    """Make what Material's search would load for the same practices."""
    documents = map(make_practice_document, library.practices.values())
    docs = [
        {"location": d.paths[lang], "title": d.titles[lang], "text": "\n".join(lines)}
        for d in documents
        for lang in LANGUAGES
        for lines in (d.lines[lang],)
    ]
    config = {
        "lang": ["en"],
        "separator": r"[\s\-،؛؟«»()\[\].]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}},
    }
    return {"config": config, "docs": docs, "options": {"suggest": False}}


def _find_chromium() -> dict[str, Any]:
    path = os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium")
    return {"executable_path": path} if Path(path).exists() else {}


if __name__ == "__main__":
    main(sys.argv[1:])
