"""Arabic text: folding, digits, and characters that cannot be seen."""

import unicodedata

import pytest

from sanad.arabic import (
    find_hidden_characters,
    fold,
    has_eastern_digits,
    remove_hidden_characters,
    remove_tatweel,
    show_hidden_characters,
    to_western_digits,
)

_MIXED = "خدمة IOM في 2020"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("", ""),
        ("IOM", "iom"),
        ("مُنَظَّمَة", "منظمه"),  # Tashkeel and teh marbuta.
        ("أحمد إلى آخر", "احمد الي اخر"),  # Alef forms and alef maqsura.
        ("\u0671لصحة", "الصحه"),  # Alef wasla.
        ("كـــوفيد-19", "كوفيد-19"),  # Tatweel.
        ("\u0627\u0653خر", "اخر"),  # Alef and a madda apart.
        ("رحمٰن", "رحمن"),  # Superscript alef.
        ("École", "école"),
        ("E\u0301cole", "école"),
        ("مؤسسة", "مؤسسه"),  # Hamza on waw is kept.
        (_MIXED, "خدمه iom في 2020"),
    ],
)
def test_fold_evens_out_spelling(written: str, folded: str) -> None:
    """Spelling variants of a word fold to one form; Latin letters become small."""
    assert folded == fold(written)


@pytest.mark.parametrize(
    "text", ["آأإٱىة مُهَاجِر", "ﬁ Straße İ", "و\u0640\u0654", _MIXED]
)
def test_fold_twice_changes_nothing(text: str) -> None:
    """What is folded stays as it is, and is NFC."""
    once = fold(text)

    assert once == fold(once)
    assert once == unicodedata.normalize("NFC", once)


@pytest.mark.parametrize(
    ("written", "western"),
    [
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("من ٢٠٢٠ إلى 2021 (IOM)", "من 2020 إلى 2021 (IOM)"),
        ("IOM", "IOM"),
    ],
)
def test_digits_become_western(written: str, western: str) -> None:
    """Both rows of Eastern digits become 0-9; nothing else changes."""
    assert western == to_western_digits(written)


@pytest.mark.parametrize(
    ("text", "has_some"),
    [("٢٠٢٠", True), ("۲۰۲۰", True), (_MIXED, False), ("", False)],
)
def test_eastern_digits_are_seen(text: str, has_some: bool) -> None:
    """Digits of Arabic script are told from 0-9."""
    assert has_some == has_eastern_digits(text)


@pytest.mark.parametrize(
    "code_point",
    [
        *(0x00, 0x08, 0x0B, 0x1B, 0x7F, 0x85),  # Control characters.
        *(0xAD, 0x61C, 0x180E),  # Soft hyphen, Arabic letter mark, vowel separator.
        *(0x200B, 0x200D, 0x200E, 0x200F),  # Zero width and marks of direction.
        *range(0x2028, 0x202F),  # Line ends and embeddings.
        *range(0x2060, 0x206A),  # Word joiner and isolates.
        *(0xFEFF, 0xE000, 0xFFF9, 0xFFFF),  # BOM, private use, specials.
        *(0xE0001, 0xE0041, 0xF0000, 0x10FFFF),  # Tags and more private use.
    ],
)
def test_hidden_character_is_found(code_point: int) -> None:
    """A character that cannot be seen is found with its place and code point."""
    text = f"مساعدة{chr(code_point)}IOM 12"

    assert [(6, f"U+{code_point:04X}")] == find_hidden_characters(text)


@pytest.mark.parametrize(
    "text", [_MIXED, "می\u200cخواهم", "a\tb\nc\r\n", "مُنَظَّمة", "\U0001f642"]
)
def test_visible_text_has_no_hidden_character(text: str) -> None:
    """Letters, vowel signs, tabs, line ends and the non-joiner are no fault."""
    assert [] == find_hidden_characters(text)


def test_hidden_characters_are_shown_as_code_points() -> None:
    """A hidden character is written out, so that nothing turns round on a terminal."""
    assert "أ<U+202E>IOM 3<U+E0041>" == show_hidden_characters("أ\u202eIOM 3\U000e0041")


def test_hidden_characters_are_removed() -> None:
    """Removal leaves all that can be seen."""
    assert "أIOM 3" == remove_hidden_characters("أ\u202e\u200bIOM\u2069 3")


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("كـــوفيد", "كوفيد"),
        ("لـ28,000 أسرة", "لـ28,000 أسرة"),
        ("لـ IOM", "لـ IOM"),
        ("1441هـ", "1441هـ"),
        ("IOM", "IOM"),
    ],
)
def test_tatweel_goes_only_inside_words(written: str, mended: str) -> None:
    """Tatweel inside a word is removed; before a figure or a name it is spelling."""
    assert mended == remove_tatweel(written)
