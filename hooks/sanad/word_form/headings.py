"""
Headings of the form: which place in it begins where, by words in either language.

A paragraph that an editor still knows as a heading needs one of the two names; one
that has lost its style needs the whole line of the template.
"""

import re
from dataclasses import dataclass, field

from sanad.arabic import fold
from sanad.languages import LANGUAGES, Labels, Language
from sanad.vocabularies import Term, Vocabularies
from sanad.word_form.layout import Group, form_entries, form_parts, pair_labels
from sanad.word_form.paragraphs import Paragraph
from sanad.word_form.tables import even
from sanad.words import words_of

_SEPARATORS = re.compile("\\s*[\u00b7|/]\\s*")
_NUMBER = re.compile(r"\s*\d+\s*")
_PARTS = ("facts", "more_facts", "translation", "text", "lists")
_HELPS = ("text_help", "list_help", "groups_help")


def _own_labels(key: str) -> Labels:
    return {lang: words_of(lang).text(f"word_form.{key}") for lang in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Place:
    """
    A place in the form: below which heading one is.

    `section` and `group` are ids, `record` the field of a group of records.
    """

    label: Labels = field(default_factory=lambda: _own_labels("title"))
    section: str = ""
    group: str = ""
    record: str = ""


class Headings:
    """The headings of a form: their folded words -> the place that they begin."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._places: dict[str, Place] = {}
        self._groups: dict[str, dict[str, Place]] = {}
        self._whole: set[str] = set()
        for part in _PARTS:
            self._add(_own_labels(part), Place(_own_labels(part)), self._places)
        for entry in form_entries().values():
            # Headings of the lists at the end.
            self._whole |= {
                _whole(entry.field.label, language) for language in LANGUAGES
            }
        for group in form_parts():
            if isinstance(group, Group):
                place = Place(group.field.label, record=group.field.name)
                self._add(group.field.label, place, self._places)
        for term in vocabularies["sections"].terms:
            self._add(term.label, Place(term.label, section=term.id), self._places)
            if "by" in term.extra:
                self._groups[term.id] = {}
                for group_term in vocabularies[term.extra["by"]].terms:
                    self._add_group(term, group_term)
        self._helps = frozenset(
            fold(words_of(language).text(f"word_form.{key}"))
            for language in LANGUAGES
            for key in _HELPS
        )

    def find(self, paragraph: Paragraph, current: Place) -> Place | None:
        """Find the place that a paragraph begins, if it is one of the headings."""
        folded = fold(even(paragraph.text)).strip(" :.")
        if not folded or paragraph.marker:
            return None
        groups = self._groups.get(current.section, {})
        numbered = _NUMBER.sub(" ", folded).replace("  ", " ").strip()
        if not paragraph.level:
            whole = folded if folded in self._whole else ""
            return groups.get(whole) or self._places.get(whole)
        for words in (folded, *_SEPARATORS.split(folded), *_SEPARATORS.split(numbered)):
            place = groups.get(words) or self._places.get(words)
            if place is not None:
                return place
        return current if folded in self._whole and not current.section else None

    def is_help(self, text: str) -> bool:
        """Tell whether a line is help of the template within the sections."""
        return fold(text) in self._helps

    def _add(self, labels: Labels, place: Place, places: dict[str, Place]) -> None:
        for language in LANGUAGES:
            places.setdefault(fold(labels[language]), place)
            places.setdefault(_whole(labels, language), place)
            self._whole.add(_whole(labels, language))

    def _add_group(self, section: Term, group: Term) -> None:
        place = Place(group.label, section=section.id, group=group.id)
        self._add(group.label, place, self._groups[section.id])


def _whole(labels: Labels, language: Language) -> str:
    return fold(pair_labels(labels, language)).strip(" :.")
