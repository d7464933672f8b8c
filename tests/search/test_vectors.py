"""Python and the reader's browser cut words alike: one table, run by both."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from conftest import PRACTICES
from sanad.search import read_script
from sanad.search.analysis import (
    cut_deeply,
    cut_mildly,
    cut_particle,
    split_words,
)

_VECTORS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vectors.yml").read_text(encoding="utf-8")
)
_ASK = """([texts]) => texts.map((text) => {
    const words = sanadAnalysis.splitWords(text);
    const mild = words.map(sanadAnalysis.cutMildly);
    return {
        words, mild, deep: mild.map(sanadAnalysis.cutDeeply),
        rest: words.map(sanadAnalysis.cutParticle),
    };
})"""

each_vector = pytest.mark.parametrize("vector", _VECTORS, ids=lambda v: v["text"])


def _ask_browser(browser: Browser, texts: list[str]) -> list[dict[str, Any]]:
    page = browser.new_page()
    page.evaluate(read_script("marks").split("// Marks on a page")[0])
    found: list[dict[str, Any]] = page.evaluate(_ASK, [texts])
    page.close()
    return found


@each_vector
def test_python_cuts_as_the_table_says(vector: dict[str, Any]) -> None:
    """The index is made of the words of the table."""
    words = split_words(vector["text"])

    assert vector["words"] == words
    assert vector["mild"] == [cut_mildly(word) for word in words]
    assert vector["deep"] == [cut_deeply(cut_mildly(word)) for word in words]
    if "rest" in vector:
        assert vector["rest"] == cut_particle(words[0])


def test_browser_cuts_as_the_table_says(browser: Browser) -> None:
    """The engine looks for the words of the table."""
    found = _ask_browser(browser, [vector["text"] for vector in _VECTORS])

    for vector, said in zip(_VECTORS, found, strict=True):
        shown = {key: vector[key] for key in ("words", "mild", "deep")}
        assert shown == {key: said[key] for key in shown}
        if "rest" in vector:
            assert vector["rest"] == said["rest"][0]


def test_both_cut_every_word_of_the_practices_alike(browser: Browser) -> None:
    """No word of the library is cut in two ways."""
    lines = [
        line
        for path in sorted(PRACTICES.glob("*/*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = _ask_browser(browser, lines)

    for line, said in zip(lines, found, strict=True):
        words = split_words(line)
        assert words == said["words"]
        mild = [cut_mildly(word) for word in words]
        assert mild == said["mild"]
        assert [cut_deeply(word) for word in mild] == said["deep"]
        assert [cut_particle(word) for word in words] == said["rest"]
