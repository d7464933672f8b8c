"""Addresses of sources: where they stand, and what is told of those that are gone."""

from pathlib import Path

import pytest

from engine.builders import SLUG, load, write_file, write_practice
from sanad.source_links import (
    DEAD,
    UNCLEAR,
    Answer,
    Outcome,
    collect_addresses,
    write_summary,
)

_URL = "https://iom.int/a?b=1&c=2"
_FACTS = f"""\
facts:
  - {{id: first, kind: context, date: "2020-03-02",
     text: {{ar: "أول إصابة (IOM 1)", en: "First case"}},
     source: {{publisher: IOM, date: "2020-05", url: "{_URL}"}}}}
notes:
  - id: silence
    title: {{ar: "لا أرقام (IOM)", en: "No figures"}}
    points: [{{text: {{ar: "نقطة 1", en: "Point 1"}}, sources: [1, 2]}}]
    sources:
      - {{title: T, publisher: P, date: "2021", language: en, url: "https://b.org",
         kind: media, independent: true}}
      - {{title: U, publisher: P, date: "2021", language: en, reference: "No. 7",
         kind: media, independent: true}}
"""


def test_addresses_come_from_practices_facts_and_notes(tmp_path: Path) -> None:
    """Each address has the files that name it; a reference has no address."""
    write_practice(tmp_path)
    write_file(tmp_path / "_facts" / "tunisia.yml", _FACTS)

    addresses = collect_addresses(load(tmp_path))

    assert {
        "https://b.org": ("_facts/tunisia.yml",),
        _URL: ("_facts/tunisia.yml", f"{SLUG}/ar.md"),
    } == addresses


def test_summary_tells_dead_and_unclear_apart() -> None:
    """What is gone stands under one heading, what nobody can tell under another."""
    answers = [
        Answer("https://b.org/", Outcome.ALIVE, 200),
        Answer("https://c.org/", Outcome.REFUSED, 403),
        Answer("https://a.org/", Outcome.MISSING, 404),
    ]

    summary = write_summary(answers, {"https://a.org/": ("x/ar.md", "y/en.md")})

    _, dead, unclear = summary.split("\n## ")
    assert "- <https://a.org/> — `404` " in dead
    assert "`x/ar.md` `y/en.md`" in dead
    assert "<https://c.org/>" in unclear
    assert "b.org" not in summary
    assert "سُئل: 3. أجاب: 1." in summary
    assert "Asked: 3. Answered: 1." in summary


def test_summary_of_living_sources_says_so() -> None:
    """Where nothing is wrong, both lists say that there is none."""
    summary = write_summary([Answer("https://b.org/", Outcome.ALIVE, 200)], {})

    assert summary.count("لا شيء. / None.") == 2


@pytest.mark.parametrize("outcome", [*DEAD, *UNCLEAR])
def test_every_outcome_is_told_in_both_languages(outcome: Outcome) -> None:
    """An address that did not answer says why, in Arabic and English."""
    summary = write_summary([Answer("https://a.org/", outcome)], {})

    words = summary.split("<https://a.org/> — ")[1].split(" — ")[0]
    assert len(words.split(" / ")) == 2


def test_every_outcome_has_its_place() -> None:
    """An outcome is alive, dead or unclear, and only one of them."""
    assert [Outcome.ALIVE, *DEAD, *UNCLEAR] == list(Outcome)
