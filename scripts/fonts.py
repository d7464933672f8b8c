#!/usr/bin/env python3
"""
اصنع خطوط الموقع: أجزاء صغيرة من IBM Plex Sans Arabic، باسم آخر كما توجب رخصته.

Make the fonts of the site: small parts of IBM Plex Sans Arabic, under another name as
its licence asks ("Plex" is a reserved name). What is made is committed: building needs
neither this script nor what it needs.

    python3 -m pip install fontpkg-ibm-plex-sans-arabic
    python3 scripts/fonts.py
    python3 scripts/fonts.py --check

النتيجة / exit: 0 كما يجب as it should be, 1 ملفات قديمة out of date (--check),
2 ينقص ما يلزم something is missing.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from _environment import PROJECT, TEST_LOCK, enter, say

enter(TEST_LOCK)

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = PROJECT / "docs" / "assets" / "fonts"
SHEET = PROJECT / "docs" / "assets" / "css" / "fonts.css"
FAMILY = "Sanad Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}


def _span(first: int, last: int) -> set[int]:
    return set(range(first, last + 1))


# Arabic as it is written today: letters, marks, punctuation, and the letters of names
# from Persian and the Maghreb. Digits are Western and come with the Latin part.
ARABIC = (
    {0x060C, 0x061B, 0x061F, 0x066A, 0x0670, 0x0671}
    | _span(0x0621, 0x063A)
    | _span(0x0640, 0x0652)
    | {0x067E, 0x0686, 0x06A4, 0x06A8, 0x06AF}
)
# English, French, Spanish, German and Nordic names, and what stands between words.
LATIN = (
    _span(0x20, 0x7E)
    | {0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB}
    | _span(0xC0, 0xFF)
    | {0x0152, 0x0153, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026}
    | {0x20AC, 0x2190, 0x2192, 0x2212, 0x2713}
)
# What no page asks for, and, in the running text of Latin letters, pairs that stand
# closer: they would weigh as much as a third of the letters.
FRACTIONS = {"frac", "numr", "dnom"}
PAIRS = {"kern"}
PARTS = {"arabic": ARABIC, "latin": LATIN}

HEAD = """\
/* Written by scripts/fonts.py. The files are parts of IBM Plex Sans Arabic, renamed;
   their licence is assets/fonts/OFL.txt. A page asks for those whose letters it has. */
"""
# What is seen until the files are there: fonts of the reader's machine, brought to the
# width and height of ours so that nothing moves. Rows: names, weight, letters, and the
# width of ours in percent of theirs, as Chromium sets the text of thirty practices.
_LATIN_RANGE, _ARABIC_RANGE = "U+20-2FF, U+2000-22FF", "U+600-6FF"
FALLBACKS = (
    (("Arial", "Liberation Sans", "Helvetica"), 400, _LATIN_RANGE, 100.5),
    (("Arial Bold", "Liberation Sans Bold", "Helvetica Bold"), 700, _LATIN_RANGE, 98.1),
    (("Noto Naskh Arabic UI", "Noto Naskh Arabic"), 400, _ARABIC_RANGE, 104.5),
    (
        *(("Noto Naskh Arabic UI Bold", "Noto Naskh Arabic Bold"), 700),
        *(_ARABIC_RANGE, 107.1),
    ),
)
# Of our fonts, in percent of the size: what stands above the line, and below it.
ASCENT, DESCENT = 108.5, 41.5


def main() -> int:
    """Make the files; write what differs, or only tell it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="لا تكتب، بل قل ما تقادم / write nothing, tell what is out of date",
    )
    arguments = parser.parse_args()
    try:
        from fontpkg_ibm_plex_sans_arabic import ROOT  # noqa: PLC0415 -- May be missing.
    except ImportError:
        say(
            "ينقص الخط: pip install fontpkg-ibm-plex-sans-arabic",
            "The font is missing: pip install fontpkg-ibm-plex-sans-arabic",
        )
        return 2
    made = dict(_make_all(ROOT))
    outdated = [
        path
        for path, content in made.items()
        if not path.is_file() or path.read_bytes() != content
    ]
    for path in outdated:
        print(path.relative_to(PROJECT).as_posix(), len(made[path]))
        if not arguments.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[path])
    return 1 if outdated and arguments.check else 0


def _make_all(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Give (path, bytes) of each file, the sheet that names them, and the licence."""
    faces = []
    for style, weight in WEIGHTS.items():
        source = root / "files" / f"IBMPlexSansArabic-{style}.ttf"
        for part, characters in PARTS.items():
            name = f"sanad-{part}-{weight}.woff2"
            left_out = FRACTIONS | (
                PAIRS if (part, weight) == ("latin", 400) else set()
            )
            font = _cut_part(source, characters, left_out)
            yield FONTS / name, _write_font(font, style)
            faces.append(_write_face(f'"../fonts/{name}"', characters, weight))
    yield FONTS / "OFL.txt", (root / "LICENSE").read_bytes()
    yield SHEET, f"{HEAD}{_write_fallbacks()}{''.join(faces)}".encode()


def _cut_part(source: Path, characters: set[int], left_out: set[str]) -> TTFont:
    """Keep the letters and how they join; drop hints, some features, the old name."""
    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [0, 13, 14]  # Copyright and licence.
    options.drop_tables += ["meta"]  # The languages of the whole font.
    options.layout_features = sorted(set(options.layout_features) - left_out)
    # By the rules of the format, not by the file's own order: same input, same bytes.
    options.canonical_order = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _write_font(font: TTFont, style: str) -> bytes:
    _rename(font, style)
    buffer = io.BytesIO()
    font.flavor = "woff2"
    font.save(buffer)
    return buffer.getvalue()


def _rename(font: TTFont, style: str) -> None:
    """Give a font the name of the site's own."""
    whole = f"{FAMILY} {style}"
    names = {1: FAMILY, 2: style, 3: whole, 4: whole, 6: whole.replace(" ", "-")}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)


def _write_fallbacks() -> str:
    return "".join(
        f"""
@font-face {{
  font-family: "Sanad Fallback";
  font-weight: {weight};
  src: {", ".join(f'local("{name}")' for name in names)};
  size-adjust: {width}%;
  ascent-override: {100 * ASCENT / width:.1f}%;
  descent-override: {100 * DESCENT / width:.1f}%;
  line-gap-override: 0%;
  unicode-range: {letters};
}}
"""
        for names, weight, letters, width in FALLBACKS
    )


def _write_face(address: str, characters: set[int], weight: int) -> str:
    ranges = ", ".join(_write_ranges(characters))
    return f"""
@font-face {{
  font-family: "{FAMILY}";
  font-weight: {weight};
  font-display: optional;
  src: url({address}) format("woff2");
  unicode-range: {ranges};
}}
"""


def _write_ranges(characters: set[int]) -> Iterator[str]:
    """Write code points as a style sheet does: U+20-7E."""
    for _, run in groupby(
        enumerate(sorted(characters)), lambda pair: pair[1] - pair[0]
    ):
        points = [point for _, point in run]
        end = f"-{points[-1]:X}" if len(points) > 1 else ""
        yield f"U+{points[0]:X}{end}"


if __name__ == "__main__":
    sys.exit(main())
