"""
The letter of every glyph of a font: what a PDF must say that a glyph stands for.

An Arabic letter has dozens of glyphs by its neighbours, which the font's own table of
substitutions leads to. WeasyPrint names a glyph by the letters with which it was drawn
first; where several glyphs are drawn for one letter, or several letters as one group,
that is not the glyph's own. Source: OpenType 1.9, GSUB, lookups of types 1 to 3.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

_TATWEEL = "\u0640"
_SINGLE, _MULTIPLE, _EXTENSION = 1, 2, 7


@dataclass(frozen=True, slots=True)
class Glyphs:
    """
    The glyphs of a font.

    `letters` maps a glyph's number -> its one letter; `fillers` are numbers of glyphs
    that only lengthen the one before them (kashida), and stand for no letter.
    """

    letters: Mapping[int, str]
    fillers: frozenset[int]


def read_glyphs(font_file: Path) -> Glyphs:
    """Read the letters of the glyphs of a font."""
    with TTFont(font_file, lazy=True) as font:
        letters = {
            name: unicodedata.normalize("NFKC", chr(code))
            for code, name in font.getBestCmap().items()
        }
        fillers = set()
        parents: defaultdict[str, set[str]] = defaultdict(set)
        for before, after in _list_substitutions(font["GSUB"].table):
            if len(after) == 1:
                parents[after[0]].add(before)
            elif after[0] == before:
                fillers.update(after[1:])
        known = {
            name: found.pop()
            for name in font.getGlyphOrder()
            if len(found := _find_letters(name, letters, parents)) == 1
        }
        fillers = {f for f in fillers if known.get(f, _TATWEEL) == _TATWEEL}
        return Glyphs(
            {font.getGlyphID(name): letter for name, letter in known.items()},
            frozenset(map(font.getGlyphID, fillers)),
        )


def _list_substitutions(table: Any) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 -- untyped there.
    """Give glyph -> glyphs for each substitution of one glyph."""
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = (
                subtable.ExtSubTable if subtable.LookupType == _EXTENSION else subtable
            )
            if inner.LookupType == _SINGLE:
                yield from ((a, [b]) for a, b in inner.mapping.items())
            elif inner.LookupType == _MULTIPLE:
                yield from inner.mapping.items()


def _find_letters(
    name: str, letters: Mapping[str, str], parents: Mapping[str, set[str]]
) -> set[str]:
    """Find the letters from which substitutions lead to a glyph."""
    found, seen, waiting = set(), {name}, [name]
    while waiting:
        glyph = waiting.pop()
        if glyph in letters:
            found.add(letters[glyph])
        waiting += (more := parents.get(glyph, set()) - seen)
        seen |= more
    return found
