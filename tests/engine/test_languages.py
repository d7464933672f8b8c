"""The two languages: tags, directions, and each other."""

import pytest

from sanad.languages import LANGUAGES, Language


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [(Language.ARABIC, "ar", "rtl"), (Language.ENGLISH, "en", "ltr")],
)
def test_language_has_tag_and_direction(
    language: Language, tag: str, direction: str
) -> None:
    """A language is its BCP 47 tag and knows its direction."""
    assert (tag, direction) == (str(language), language.direction)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_side_of_the_other_side(language: Language) -> None:
    """Each language is the other one of the other one."""
    assert language is not language.other
    assert language is language.other.other
