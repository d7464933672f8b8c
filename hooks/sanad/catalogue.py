"""
The interface strings: every word of the site that is neither content nor vocabulary.

Reads `locales/<language>.yml` once; keys are dotted paths. A string that depends on a
number has one form for each plural category of its language (Unicode CLDR, by Babel).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from sanad.languages import LANGUAGES, Language
from sanad.yaml_nodes import parse_yaml, to_plain

_FOLDER = Path(__file__).parent / "locales"
_LOCALES = {language: Locale.parse(language.value) for language in LANGUAGES}
_PLURALS = {language: _LOCALES[language].plural_form for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Strings of both languages; `strings` maps language -> dotted key -> text."""

    strings: Mapping[Language, Mapping[str, str]]

    def text(self, key: str, language: Language, **values: object) -> str:
        """
        Give the text of a key in a language, its placeholders filled.

        Raises:
            KeyError: When the locale has no such key.
        """
        return self.strings[language][key].format(**values)

    def count(self, key: str, number: int, language: Language) -> str:
        """
        Give a counted phrase ("3 practices") in the right plural form.

        Args:
            key: A key with forms `zero`, `one`, `two`, `few`, `many`, `other`; the
                form `other` stands in for those that a language does not need.
            number: How many; shown with Western digits.
            language: The language of the phrase.
        """
        strings = self.strings[language]
        form = f"{key}.{_PLURALS[language](number)}"
        chosen = form if form in strings else f"{key}.other"
        return strings[chosen].format(number=write_number(number, language))


def load_catalogue(folder: Path = _FOLDER) -> Catalogue:
    """Read the locales of a folder, `<language>.yml` each."""
    return Catalogue(
        {
            language: _flatten(
                to_plain(
                    parse_yaml((folder / f"{language}.yml").read_text(encoding="utf-8"))
                )
            )
            for language in LANGUAGES
        }
    )


def write_number(number: float, language: Language) -> str:
    """Write a number with Western digits and the grouping of the language."""
    return format_decimal(number, locale=_LOCALES[language], numbering_system="latn")


def write_date(day: date, pattern: str, language: Language) -> str:
    """Write a date with month names and Western digits, by a CLDR pattern."""
    return format_date(day, pattern, locale=_LOCALES[language])


def _flatten(tree: object, prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in cast("dict[str, object]", tree).items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = cast("str", value)
    return flat
