"""
The two languages of the library, equal in rank.

Source: BCP 47 tags; directions as in HTML's `dir`. Code loops over `LANGUAGES`; no
language is a default.
"""

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language in which practices are written, as its BCP 47 tag."""

    ARABIC = "ar"
    ENGLISH = "en"

    @property
    def direction(self) -> str:
        """The writing direction, `rtl` or `ltr`."""
        return "rtl" if self is Language.ARABIC else "ltr"

    @property
    def other(self) -> "Language":
        """The language on the other side."""
        return Language.ENGLISH if self is Language.ARABIC else Language.ARABIC


LANGUAGES = tuple(Language)

Labels = Mapping[Language, str]
