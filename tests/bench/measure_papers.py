"""
Measure every PDF of the real content: its pages, its cost, and how it is read.

    python3 tests/bench/measure_papers.py [SUBJECT] [--save DIR]

SUBJECT is `all`, `report` or the name of a subject (`themes/cooperation`). Each PDF is
made in a process of its own. Printed for each: pages, KB, CPU seconds and megabytes of
memory a page (above what the libraries take); pages that are nearly empty or end in a
heading or caption, practices that a page break splits; and for each reader of PDFs
that is there, the share of Arabic words without marks, of all Arabic words and of
Latin words found whole, and the number of presentation forms. A last line sums up.

PDFium comes with the tests. `pdftotext` (poppler), the package `pypdf`, and `node` with
`pdfjs-dist` (its folder in SANAD_PDFJS) are asked where they are installed.
"""

import argparse
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_PROJECT / "hooks"), str(_PROJECT / "tests")]

import pdf_readers

from paper.papers import (
    articles_in,
    bare_ends_in,
    ink_in,
    text_of,
    unmarked_in,
    words_in,
)
from sanad.handouts import ALL, Paper, Publication, list_papers
from sanad.handouts.pdf import find_missing, render_paper
from sanad.site import load_site

_PRACTICES = _PROJECT / "practices"
_NEARLY_EMPTY = 0.25  # How far down its text reaches, of 1.
_LATIN_WORDS = re.compile("[A-Za-z]{2,}")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True)
class Reading:
    """How one reader sees a PDF: words found and words there, by kind; odd letters."""

    plain: tuple[int, int]
    every: tuple[int, int]
    latin: tuple[int, int]
    forms: int


@dataclass(frozen=True)
class Measured:
    """A PDF: bytes, CPU seconds, bytes of memory, faults by page, readings by name."""

    address: str
    pages: int
    size: int
    seconds: float
    memory: int
    empty: tuple[int, ...]
    bare: tuple[int, ...]
    split: int
    readings: dict[str, Reading]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("subject", nargs="?", default=ALL)
    parser.add_argument("--save", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    site = load_site(_PRACTICES, _PRACTICES)
    papers = list(list_papers(site, Publication("", site.epoch), arguments.subject))
    folders = [arguments.save] * len(papers)
    context = get_context("spawn")
    measured = []
    with ProcessPoolExecutor(2, mp_context=context, max_tasks_per_child=1) as pool:
        for one in pool.map(measure_paper, papers, folders):
            print(_describe(one), flush=True)
            measured.append(one)
    print(_sum_up(measured))


def measure_paper(paper: Paper, folder: Path | None = None) -> Measured:
    """Make the PDF of a paper and look at it; keep it below a folder if given."""
    find_missing()  # Loads the libraries, which are no part of the cost.
    before, began = _peak(), time.process_time()
    content = render_paper(paper)
    seconds, memory = time.process_time() - began, _peak() - before
    if folder:
        path = folder / paper.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    reaches = ink_in(content)
    whole = "-short" in paper.address or "-bilingual" in paper.address
    expected = text_of(paper.html)
    return Measured(
        address=paper.address,
        pages=len(reaches),
        size=len(content),
        seconds=seconds,
        memory=memory,
        empty=tuple(n for n, reach in enumerate(reaches, 1) if reach < _NEARLY_EMPTY),
        bare=tuple(bare_ends_in(content)),
        split=articles_in(content) - len(paper.languages) if whole else 0,
        readings={
            name: _compare(expected, text)
            for name, text in pdf_readers.read_all(content).items()
        },
    )


def _compare(expected: str, text: str) -> Reading:
    text = pdf_readers.drop_controls(text)
    return Reading(
        plain=_count(unmarked_in(expected), unmarked_in(text)),
        every=_count(words_in(expected), words_in(text)),
        latin=_count(_LATIN_WORDS.findall(expected), _LATIN_WORDS.findall(text)),
        forms=len(_FORMS.findall(text)),
    )


def _count(expected: list[str], found: list[str]) -> tuple[int, int]:
    return (Counter(expected) & Counter(found)).total(), len(expected)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _describe(one: Measured) -> str:
    faults = f"empty {list(one.empty)} bare {list(one.bare)} split {one.split}"
    readings = "; ".join(_tell(name, [r]) for name, r in one.readings.items())
    return (
        f"{one.address}: {one.pages} p, {one.size / 1000:.0f} KB, "
        f"{one.seconds / one.pages:.2f} s/p, {one.memory / one.pages / 1e6:.1f} MB/p; "
        f"{faults}; {readings}"
    )


def _tell(name: str, readings: Iterable[Reading]) -> str:
    readings = list(readings)
    shares = " ".join(
        f"{kind} {_share(getattr(r, kind) for r in readings)}"
        for kind in ("plain", "every", "latin")
    )
    return f"{name} {shares} forms {sum(r.forms for r in readings)}"


def _share(counts: Iterable[tuple[int, int]]) -> str:
    pairs = list(counts)
    there = sum(pair[1] for pair in pairs)
    return f"{100 * sum(pair[0] for pair in pairs) / there:.2f}%" if there else "-"


def _sum_up(measured: list[Measured]) -> str:
    pages = sum(one.pages for one in measured)
    seconds = sum(one.seconds for one in measured)
    readers = measured[0].readings
    figures = (
        f"{len(measured)} PDFs, {pages} pages, "
        f"{sum(one.size for one in measured) / 1e6:.1f} MB, "
        f"{seconds / pages:.3f} CPU s a page; "
        f"most memory {max(one.memory for one in measured) / 1e6:.0f} MB; "
        f"nearly empty {sum(len(one.empty) for one in measured)}, "
        f"heading or caption last {sum(len(one.bare) for one in measured)}, "
        f"split {sum(one.split for one in measured)}"
    )
    lines = [
        figures,
        *(
            f"{language}: " + _tell(name, [m.readings[name] for m in of_language])
            for language in ("ar", "en")
            if (of_language := [m for m in measured if f"/{language}/" in m.address])
            for name in readers
        ),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
