"""
The labels of the forge: by what issues and pull requests are told apart.

Goes in: the vocabularies. Comes out: `.github/labels.yml`, a list of name, colour and
description in both languages. Source: GitHub's form of a label, with at most 50
characters of name and 100 of description.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sanad.languages import LANGUAGES, Labels
from sanad.vocabularies import Vocabularies
from sanad.words import words_of

LABELS_FILE = "labels.yml"

_LONGEST_DESCRIPTION = 100
# Family -> colour; each differs from its neighbours in lightness as well as in hue.
_COLOURS = {"country": "1d6f5c", "theme": "7a4988", "language": "b8860b"}
_FORMS_COLOUR = "5f6b7a"
# Issue form -> the key of its meaning.
_FORMS = {"correction": "forge.correction", "lead": "forge.lead"}


@dataclass(frozen=True, slots=True)
class ForgeLabel:
    """A label: its name, its colour in six hexadecimal digits, its meaning."""

    name: str
    colour: str
    description: str


def make_labels(vocabularies: Vocabularies) -> tuple[ForgeLabel, ...]:
    """Make the labels of countries, themes, languages and issue forms, in order."""
    return (*_label_terms(vocabularies), *_label_forms())


def write_labels(vocabularies: Vocabularies) -> str:
    """Write the labels as the text of their file, each a line of YAML."""
    head = [f"# {words_of(lang).text('forge.labels')}" for lang in LANGUAGES]
    lines = [
        f"- {{name: {_quote(label.name)}, color: {_quote(label.colour)}, "
        f"description: {_quote(label.description)}}}"
        for label in make_labels(vocabularies)
    ]
    return "\n".join([*head, *lines]) + "\n"


def _label_terms(vocabularies: Vocabularies) -> Iterator[ForgeLabel]:
    languages = [vocabularies["languages"].by_id[lang.value] for lang in LANGUAGES]
    families = {
        "country": vocabularies["countries"].terms,
        "theme": vocabularies["themes"].terms,
        "language": languages,
    }
    for family, terms in families.items():
        for term in terms:
            names = {language: term.short(language) for language in LANGUAGES}
            yield _make(f"{family}: {term.id}", _COLOURS[family], names)


def _label_forms() -> Iterator[ForgeLabel]:
    for form, key in _FORMS.items():
        words = {language: words_of(language).text(key) for language in LANGUAGES}
        yield _make(form, _FORMS_COLOUR, words)


def _make(name: str, colour: str, words: Labels) -> ForgeLabel:
    description = " / ".join(words[language] for language in LANGUAGES)
    return ForgeLabel(name, colour, description[:_LONGEST_DESCRIPTION])


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
