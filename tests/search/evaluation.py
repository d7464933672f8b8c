"""
Evaluation of the search box: judged queries typed into the real box of a real site.

`practices/` holds 61 synthetic practices (their text states no facts), `queries.jsonl`
161 judged queries in 20 classes, `bars.json` what each class must reach. This prints
the table of classes::

    python3 scripts/test.py tests/search -s
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from sanad.languages import LANGUAGES

HERE = Path(__file__).parent
SHOWN = 10
_COUNTED = 5
_ASK = """async (query) => {
    const input = document.querySelector(".md-search__input");
    const told = new Promise((resolve) => {
        sanadSearch.addEventListener("message", function hear({ data }) {
            if (data.type !== 3 || data.data.failed || data.data.text !== query) return;
            sanadSearch.removeEventListener("message", hear);
            resolve();
        });
    });
    input.value = query;
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    await told;
    const links = document.querySelectorAll(".md-search-result__item > a");
    return [...links].map((link) => link.href);
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, its class, the language of its page, and what it should find."""

    id: str
    kind: str
    text: str
    language: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Means over a class, 0 to 1: recall@5, MRR@10, empty answers, recall@5 again."""

    queries: int
    recall: float
    rank: float
    empty: float
    in_language: float


def read_queries() -> list[Query]:
    """Read the judged queries."""
    lines = (HERE / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Query(q["qid"], q["cls"], q["q"], q["ui"], frozenset(q["rel"]))
        for q in map(json.loads, lines)
    ]


def read_bars() -> Mapping[str, Mapping[str, float]]:
    """Read what each class must reach: class -> measure -> bar."""
    bars: dict[str, Any] = json.loads((HERE / "bars.json").read_text(encoding="utf-8"))
    return {kind: bar for kind, bar in bars.items() if isinstance(bar, dict)}


def open_box(page: Page, address: str) -> None:
    """Open a page and its search box, and wait until the box can answer."""
    page.goto(address)
    page.evaluate("document.querySelector('#__search').checked = true")
    page.focus(".md-search__input")
    page.wait_for_function("Boolean(window.sanadSearch?.ask)")
    page.evaluate(_ASK, "a")


def ask(page: Page, query: str) -> list[str]:
    """Type a query into an open box; give the addresses of the results, best first."""
    found: list[str] = page.evaluate(_ASK, query)
    return found[:SHOWN]


def run(browser: Browser, address: str, queries: Iterable[Query]) -> dict[str, Any]:
    """Ask all queries: id -> [(practice or page, language of the result)]."""
    asked = list(queries)
    answers = {}
    for language in LANGUAGES:
        page = browser.new_page()
        open_box(page, f"{address}{language}/")
        for query in asked:
            if query.language == language:
                found = ask(page, query.text)
                answers[query.id] = [_read_address(url, address) for url in found]
        page.close()
    return answers


def score(
    queries: Iterable[Query],
    answers: Mapping[str, list[tuple[str, str]]],
    languages: Mapping[str, frozenset[str]],
) -> dict[str, Score]:
    """
    Score the answers by class, and for AR, EN and ALL.

    Args:
        queries: What was asked.
        answers: What `run` gave.
        languages: Practice -> the languages in which it can be read.
    """
    rows: dict[str, list[tuple[float, float, float, float]]] = defaultdict(list)
    for query in queries:
        row = _score_one(query, answers[query.id], languages)
        for kind in _name_classes(query.kind):
            rows[kind].append(row)
    return {
        kind: Score(
            len(found),
            *(sum(column) / len(found) for column in zip(*found, strict=True)),
        )
        for kind, found in rows.items()
    }


def write_table(scores: Mapping[str, Score]) -> str:
    """Write the scores as a Markdown table."""
    lines = [
        "| class | queries | recall@5 | MRR@10 | empty | in the reader's language |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {kind} | {s.queries} | {s.recall:.2f} | {s.rank:.2f} | {s.empty:.2f}"
        f" | {s.in_language:.2f} |"
        for kind, s in sorted(scores.items())
    ]
    return "\n".join(lines)


def find_missed(
    scores: Mapping[str, Score], bars: Mapping[str, Mapping[str, float]]
) -> set[str]:
    """Find the bars that are not reached, such as "ar_typo.r5"."""
    return {
        f"{kind}.{measure}"
        for kind, bar in bars.items()
        for measure, wanted in bar.items()
        if not _reaches(scores[kind], measure, wanted)
    }


def _reaches(found: Score, measure: str, wanted: float) -> bool:
    if measure == "zero":
        return found.empty <= wanted
    values = {"r5": found.recall, "mrr": found.rank, "r5lang": found.in_language}
    return values[measure] >= wanted - 1e-9


def _read_address(url: str, address: str) -> tuple[str, str]:
    path = url.removeprefix(address).split("?")[0].split("#")[0].strip("/")
    language, _, rest = path.partition("/")
    return rest.removeprefix("practices/"), language


def _score_one(
    query: Query,
    answer: list[tuple[str, str]],
    languages: Mapping[str, frozenset[str]],
) -> tuple[float, float, float, float]:
    seen = list(dict.fromkeys(name for name, _ in answer))
    most = min(_COUNTED, len(query.relevant))
    ranks = (1 / place for place, name in enumerate(seen, 1) if name in query.relevant)
    in_language = {
        name
        for name, language in answer[:_COUNTED]
        if name in query.relevant
        and (language == query.language or query.language not in languages[name])
    }
    return (
        len(query.relevant.intersection(seen[:_COUNTED])) / most,
        next(ranks, 0.0),
        float(not answer),
        len(in_language) / most,
    )


def _name_classes(kind: str) -> Iterator[str]:
    yield kind
    yield "ALL"
    group = kind[:3].upper()
    if group in {"AR_", "EN_"}:
        yield group[:2]
