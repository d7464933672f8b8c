"""
Functions on Arabic text: folding, digits, characters that cannot be seen.

Text goes in and comes out as Unicode strings of any script mix; Latin text passes
unchanged. Sources: Unicode 16, chapter 9 (Arabic); UAX 9 (bidirectional controls).
"""

import re
import unicodedata

_TASHKEEL_AND_TATWEEL = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]"  # Last: tatweel.
)
_LETTER_FORMS = str.maketrans(
    {
        "\u0622": "\u0627",  # Alef with madda above.
        "\u0623": "\u0627",  # Alef with hamza above.
        "\u0625": "\u0627",  # Alef with hamza below.
        "\u0671": "\u0627",  # Alef wasla.
        "\u0649": "\u064a",  # Alef maqsura.
        "\u0629": "\u0647",  # Teh marbuta.
    }
)
_LETTER = "[\u0621-\u063f\u0641-\u064a]"
_TATWEEL_IN_WORD = re.compile(f"(?<={_LETTER})\u0640+(?={_LETTER})")
_EASTERN_DIGITS = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"  # Arabic-Indic.
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",  # Extended.
    "01234567890123456789",
)
_HAS_EASTERN_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # Control characters.
    "\u00ad\u061c\u180e\u200b\u200d-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ue000-\uf8ff\ufff0-\uffff"  # Private use, specials.
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"  # Tags, more private use.
)


def fold(text: str) -> str:
    """
    Fold Arabic spelling variants so that words written differently compare equal.

    Removes tashkeel and tatweel; maps alef forms to bare alef, alef maqsura to yeh,
    teh marbuta to heh; lowers Latin letters. Idempotent.

    Args:
        text: Any Unicode string, any script mix.

    Returns:
        NFC text.
    """
    composed = unicodedata.normalize("NFC", text)
    bare = _TASHKEEL_AND_TATWEEL.sub("", composed).translate(_LETTER_FORMS)
    return unicodedata.normalize("NFC", bare.casefold())


def to_western_digits(text: str) -> str:
    """Write Arabic-Indic and extended Arabic-Indic digits as 0-9."""
    return text.translate(_EASTERN_DIGITS)


def has_eastern_digits(text: str) -> bool:
    """Tell whether a text has a digit other than 0-9 in Arabic script."""
    return _HAS_EASTERN_DIGIT.search(text) is not None


def find_hidden_characters(text: str) -> list[tuple[int, str]]:
    """
    Find characters that a reader cannot see and that may change what is shown.

    These are bidirectional controls, zero-width characters other than the
    non-joiner, control characters other than tab and line ends, tags, and private use.

    Returns:
        (offset, "U+XXXX") of each, in order.
    """
    return [
        (match.start(), f"U+{ord(match.group()):04X}")
        for match in _HIDDEN.finditer(text)
    ]


def show_hidden_characters(text: str) -> str:
    """Write each hidden character as its code point, so that a terminal is safe."""
    return _HIDDEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def remove_hidden_characters(text: str) -> str:
    """Remove the characters that `find_hidden_characters` finds."""
    return _HIDDEN.sub("", text)


def remove_tatweel(text: str) -> str:
    """
    Remove the tatweel inside words, which hides them from searches.

    It stays where it is spelling: after a letter that stands before a figure or a
    Latin name, or for itself.
    """
    return _TATWEEL_IN_WORD.sub("", text)
