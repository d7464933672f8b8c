"""
Measure Markdown renderers side by side on the bodies of a folder of practices.

    python3 tests/bench/measure_markdown.py [DIR]

The engine's own way (cmark-gfm, cleaned and cut into blocks) stands beside cmark-gfm
alone and Python-Markdown; markdown-it-py and mistune join where they are installed.
Figures are the medians of rounds in turn, as ratios to the engine's own way.
"""

import importlib
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(_PROJECT / "hooks"))

import cmarkgfm
import markdown

from sanad.markdown import render_markdown
from sanad.reading import split_front_matter

_ROUNDS = 5
_OPTIONAL: dict[str, Callable[[object], Callable[[str], object]]] = {
    "markdown_it": lambda module: module.MarkdownIt("commonmark").render,  # type: ignore[attr-defined]
    "mistune": lambda module: module.create_markdown(),  # type: ignore[attr-defined]
}


def main(folder: Path) -> None:
    """Render all bodies by each renderer in turn and print the ratios."""
    paths = sorted(folder.glob("*/*.md"))
    texts = [split_front_matter(p.read_text(encoding="utf-8"))[2] for p in paths]
    python_markdown = markdown.Markdown(extensions=["tables", "footnotes"])
    renderers: dict[str, Callable[[str], object]] = {
        "engine": render_markdown,
        "cmarkgfm": cmarkgfm.github_flavored_markdown_to_html,
        "Python-Markdown": lambda text: python_markdown.reset().convert(text),
    }
    for name, make in _OPTIONAL.items():
        if importlib.util.find_spec(name):
            renderers[name] = make(importlib.import_module(name))
    seconds: dict[str, list[float]] = {name: [] for name in renderers}
    for _ in range(_ROUNDS):
        for name, render in renderers.items():
            start = time.process_time()
            for text in texts:
                render(text)
            seconds[name].append(time.process_time() - start)
    own = statistics.median(seconds["engine"])
    print(f"{len(texts)} texts, engine {own * 1000 / len(texts):.2f} ms a text")
    for name, rounds in seconds.items():
        print(f"{name:16} {statistics.median(rounds) / own:6.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else _PROJECT / "practices")
