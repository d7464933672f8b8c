"""Parts and entries of the report: their order, their headings and anchors."""

import re
from dataclasses import dataclass

from sanad.markdown import plain_text
from sanad.model import Library, Practice, Source
from sanad.pages.blocks import Block
from sanad.pages.layout import Heading

_HEADING = re.compile(r"<(/?)h([1-6])>")
_PART_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its anchor, its title, its HTML, its headings of the third level."""

    id: str
    title: str
    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A practice in the report: its number, its block, its sources by number."""

    number: int
    block: Block
    sources: tuple[tuple[int, Source], ...]


def sort_practices(library: Library) -> list[Practice]:
    """Sort by first country, main theme and beginning, the same in both languages."""
    places = {
        term: place
        for name in ("countries", "themes")
        for place, term in enumerate(library.vocabularies[name].terms)
    }
    return sorted(
        library.practices.values(),
        key=lambda p: (
            places[p.countries[0]],
            places[p.themes[0]],
            str(p.start or "unknown"),
            p.slug,
        ),
    )


def lower_headings(html: str, highest: int) -> str:
    """Set the headings of a text lower, so that its highest are of a level."""
    levels = [int(heading[2]) for heading in _HEADING.finditer(html)]
    step = highest - min(levels, default=highest)

    def lower(heading: re.Match[str]) -> str:
        return f"<{heading[1]}h{min(int(heading[2]) + step, _LOWEST)}>"

    return _HEADING.sub(lower, html)


def make_part(name: str, title: str, html: str) -> Part:
    """Make a part, its headings of the third level with anchors."""
    headings: list[Heading] = []

    def give_anchor(heading: re.Match[str]) -> str:
        anchor = f"{name}-{len(headings) + 1}"
        headings.append(Heading(anchor, plain_text(heading[1]), 3))
        return f'<h3 id="{anchor}">{heading[1]}</h3>'

    anchored = _PART_HEADING.sub(give_anchor, html)
    return Part(name, title, anchored, tuple(headings))
