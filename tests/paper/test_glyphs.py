"""The letters of glyphs: what a PDF says that each drawn form stands for."""

from pathlib import Path

import fontpkg_amiri
import pytest
from fontTools.ttLib import TTFont

from sanad.handouts.glyphs import Glyphs, read_glyphs

_FILES = fontpkg_amiri.ROOT / "files"
_each_face = pytest.mark.parametrize("face", ["Regular", "Bold"])


def _read(face: str) -> tuple[TTFont, Glyphs]:
    path = Path(_FILES / f"Amiri-{face}.ttf")
    return TTFont(path), read_glyphs(path)


@_each_face
def test_letter_of_the_font_is_its_own(face: str) -> None:
    """A glyph for a letter standing alone has that letter; a bracket is itself."""
    font, glyphs = _read(face)
    numbers = {code: font.getGlyphID(n) for code, n in font.getBestCmap().items()}

    assert list("لكجA(") == [glyphs.letters[numbers[ord(c)]] for c in "لكجA("]


@_each_face
def test_forms_of_a_letter_have_its_letter(face: str) -> None:
    """Initial, medial and final lam, and those before some letters, are all lam."""
    font, glyphs = _read(face)
    lams = [number for number, letter in glyphs.letters.items() if letter == "ل"]

    assert 20 < len(lams)
    assert font.getGlyphID("uni0644") in lams


@_each_face
def test_fillers_have_no_letter_but_tatweel(face: str) -> None:
    """What lengthens a letter stands for none; marks are no fillers."""
    font, glyphs = _read(face)

    assert glyphs.fillers
    assert {"\u0640"} >= {glyphs.letters.get(n, "\u0640") for n in glyphs.fillers}
    assert font.getGlyphID("uni0650") not in glyphs.fillers
