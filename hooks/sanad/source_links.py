"""
Links to sources: which addresses the library rests on, and which no longer answer.

`collect_addresses` gives each address with the places that name it; `write_summary`
tells what came of asking them, in Markdown, Arabic first. The asking itself is not
done here: see `scripts/links.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sanad.languages import LANGUAGES
from sanad.model import CountryFacts, Library
from sanad.words import words_of


class Outcome(StrEnum):
    """What came of asking for an address."""

    ALIVE = "alive"
    MISSING = "missing"
    UNKNOWN_HOST = "unknown_host"
    REFUSED = "refused"
    FAILED = "failed"
    SILENT = "silent"


# A source that is gone, against one of which a machine cannot tell.
DEAD = (Outcome.MISSING, Outcome.UNKNOWN_HOST)
UNCLEAR = (Outcome.REFUSED, Outcome.FAILED, Outcome.SILENT)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one address; `status` is its HTTP status, 0 when none came."""

    url: str
    outcome: Outcome
    status: int = 0


def collect_addresses(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Give the addresses of all sources: url -> the files that name it, sorted."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for practice in library.practices.values():
        path = practice.texts[practice.original_language].path
        for source in practice.sources:
            places[source.url].add(path)
    for country, facts in library.facts.items():
        for url in _addresses_of_facts(facts):
            places[url].add(f"_facts/{country}.yml")
    return {url: tuple(sorted(places[url])) for url in sorted(places) if url}


def write_summary(
    answers: Iterable[Answer], places: Mapping[str, tuple[str, ...]]
) -> str:
    """
    Write what came of asking: counts, dead addresses, unclear ones.

    Args:
        answers: What came of each address.
        places: url -> the files that name it.

    Returns:
        Markdown in both languages.
    """
    by_url = {answer.url: answer for answer in answers}
    alive = sum(answer.outcome is Outcome.ALIVE for answer in by_url.values())
    parts = [
        "# " + _in_both("source_links.title", separator=" / "),
        _in_both("source_links.asked", asked=len(by_url), answered=alive),
    ]
    for title, outcomes in (
        ("source_links.dead", DEAD),
        ("source_links.unclear", UNCLEAR),
    ):
        found = [by_url[url] for url in sorted(by_url)]
        rows = [_row(a, places.get(a.url, ())) for a in found if a.outcome in outcomes]
        body = "\n".join(rows) or _in_both("source_links.none", separator=" / ")
        parts += [f"## {_in_both(title, separator=' / ')}", body]
    return "\n\n".join(parts) + "\n"


def _addresses_of_facts(facts: CountryFacts) -> Iterable[str]:
    yield from (fact.source.url for fact in facts.facts)
    yield from (source.url for note in facts.notes for source in note.sources)


def _row(answer: Answer, paths: Iterable[str]) -> str:
    status = f"`{answer.status}` " if answer.status else ""
    words = _in_both(f"source_links.outcome_{answer.outcome}", separator=" / ")
    named = " ".join(f"`{path}`" for path in paths)
    return f"- <{answer.url}> — {status}{words} — {named}"


def _in_both(key: str, *, separator: str = "\n\n", **values: object) -> str:
    return separator.join(
        words_of(language).text(key, **values) for language in LANGUAGES
    )
