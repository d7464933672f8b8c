"""The search box on the judged corpus, and on the titles of the real practices."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import PRACTICES, RunScript, serve
from sanad.languages import Language
from sanad.library import load_library
from search.evaluation import (
    HERE,
    ask,
    find_missed,
    open_box,
    read_bars,
    read_queries,
    run,
    score,
    write_table,
)

# One of five phrases: a practice that says "cash" and nothing of a transfer.
_OUT_OF_REACH = {"en_phrase.r5"}
_LETTER_PAIR = re.compile(
    "([\u0621-\u063a\u0641-\u064a])(?=[\u0621-\u063a\u0641-\u064a])"
)
_ARTICLE = re.compile("(^| )(?:\u0648?\u0627\u0644|\u0644\u0644)(?=[\u0621-\u064a]{3})")
_VOWELS = ("\u064e", "\u0650", "\u064f", "\u0651\u064e")


@pytest.fixture(scope="module")
def corpus_site(
    tmp_path_factory: pytest.TempPathFactory, run_script: RunScript
) -> Path:
    """Build the site of the judged corpus."""
    folder = tmp_path_factory.mktemp("corpus") / "site"
    result = run_script("build.py", "--practices", HERE / "practices", "--site", folder)

    assert result.returncode == 0, result.stderr

    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the real site."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a browser."""
    opened = browser.new_page()
    yield opened
    opened.close()


def test_every_class_reaches_its_bar(corpus_site: Path, browser: Browser) -> None:
    """Each class of queries finds what it must, in the reader's language."""
    queries = read_queries()
    languages = {
        folder.name: frozenset(path.stem for path in folder.glob("*.md"))
        for folder in (HERE / "practices").iterdir()
    }
    with serve(corpus_site) as address:
        answers = run(browser, address, queries)
    scores = score(queries, answers, languages)
    print(f"\n{write_table(scores)}")

    assert find_missed(scores, read_bars()) <= _OUT_OF_REACH


def _slip(title: str, number: int) -> str:
    """Leave out, swap or double one letter of the longest word."""
    words = title.split()
    word = max(words, key=len)
    place = 1 + number * 7 % (len(word) - 2)
    slipped = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place] + word[place:],
    )[number % 3]
    return title.replace(word, slipped, 1)


def _mark(title: str, number: int) -> str:
    """Write tashkeel between the letters."""
    vowels = iter(_VOWELS[(number + n) % len(_VOWELS)] for n in range(len(title)))
    return _LETTER_PAIR.sub(lambda letter: letter[1] + next(vowels), title)


def _without_article(title: str, _: int) -> str:
    return _ARTICLE.sub(r"\1", title)


@pytest.mark.parametrize(
    ("language", "change"),
    [
        (Language.ARABIC, _slip),
        (Language.ENGLISH, _slip),
        (Language.ARABIC, _mark),
        (Language.ARABIC, _without_article),
    ],
)
def test_titles_bring_their_practice_first(
    address: str, page: Page, language: Language, change: Callable[[str, int], str]
) -> None:
    """A title that is typed carelessly brings its own practice first."""
    practices = load_library(PRACTICES).practices
    open_box(page, f"{address}{language}/")
    missed = []
    for number, practice in enumerate(practices.values()):
        typed = change(practice.texts[language].title, number)
        first = ask(page, typed)[:1]
        if not (first and f"/practices/{practice.slug}/" in first[0]):
            missed.append(typed)

    assert len(missed) <= 0.03 * len(practices), missed
