"""
The index of the report: every body that took part, by first letter, with its practices.

Entries go in, groups of names come out, in the order in which readers look for them.
The last groups are kept apart, so that paper can hold them together: a last page with
a few lines would look like a mistake.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sanad.arabic import fold
from sanad.handouts.report_parts import Entry
from sanad.languages import Language

_TAIL = 30  # Names that the last page has at least: fifteen lines in two columns.
_LONGEST_TAIL = 80  # More would not stay together on a page.

Group = tuple[str, list[tuple[str, list[Entry]]]]


@dataclass(frozen=True, slots=True)
class Index:
    """Groups of a letter and its names, each with its entries; `tail` ends them."""

    body: list[Group]
    tail: list[Group]


def make_index(entries: Iterable[Entry], language: Language) -> Index:
    """Make the index of the bodies in a language."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        actors = entry.block.practice.actors
        for name in dict.fromkeys(actor.name[language] for actor in actors):
            by_name.setdefault(name, []).append(entry)
    names = sorted(by_name.items(), key=lambda pair: (_key(pair[0]), pair[0]))
    groups = [
        (letter, list(some))
        for letter, some in groupby(names, key=lambda pair: _key(pair[0])[:1].upper())
    ]
    return _cut_tail(groups)


def _key(name: str) -> str:
    """Give what a name is sorted by: from its first letter or digit on."""
    folded = fold(name)
    start = next((n for n, letter in enumerate(folded) if letter.isalnum()), 0)
    return folded[start:]


def _cut_tail(groups: list[Group]) -> Index:
    count, place = 0, len(groups)
    while place and count < _TAIL:
        count += len(groups[place - 1][1])
        place -= 1
    if count > _LONGEST_TAIL:
        place = len(groups)
    return Index(groups[:place], groups[place:])
