"""
Values: from the lines of a cell to the value that a record holds, by the field's kind.

A term may be given by its id, by its name in either language, or as a list shows it.
Digits become 0-9, dates in words become figures, the marks of thousands go. What is
not understood stays as it was typed: the checks tell it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sanad.arabic import fold
from sanad.catalogue import write_date
from sanad.checking.scalars import UNKNOWN, URL_FORM
from sanad.languages import LANGUAGES
from sanad.schema import Kind
from sanad.vocabularies import Vocabularies
from sanad.word_form.layout import Entry, list_choices, name_vocabulary
from sanad.words import words_of
from sanad.writing import clean_text

Value = str | list[str]

_LIST_KINDS = {Kind.CHOICES, Kind.NAMES, Kind.SLUGS}
_BULLET = re.compile(
    "\\s*(?:[-\u2013\u2014\u2022\u25cf\u25aa\u25e6*]|\\d{1,2}[.)])\\s+"
)
_COMMAS = re.compile("([,\u060c;\u061b\n])")
_SEMICOLONS = re.compile("[;\u061b]")
_IN_BRACKETS = re.compile(r"(.*)\(([^()]*)\)")
_DASHES = re.compile(r"\s*[|:\u2013\u2014\u00b7]\s*|\s+-\s+")
_EDGES = " \t.,:;\u060c\u061b\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb "
_SLASHED = re.compile(
    r"(\d{4})\s*[/.\-\u2013]\s*(\d{1,2})(?:\s*[/.\-\u2013]\s*(\d{1,2}))?"
)
_IN_WORDS = re.compile(r"(?:(\d{1,2})\s+)?(\D+?)\s*,?\s+(\d{4})", re.ASCII)
_THOUSANDS = re.compile("\\d{1,3}(?:[,\u066c\u060c\\s]\\d{3})+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: its words, whether it is an item of a list, its link."""

    text: str
    is_item: bool = False
    address: str = ""


class ValueReader:
    """Reads the values of cells with the terms of the vocabularies."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._terms: dict[str, dict[str, str]] = {}

    def read(self, entry: Entry, lines: Sequence[Line]) -> Value:
        """Read the value of an entry; what is empty gives an empty value."""
        sound = [
            Line(text, line.is_item, line.address)
            for line in lines
            if (text := " ".join(clean_text(line.text).split()))
        ]
        kind = entry.field.kind
        if kind in _LIST_KINDS:
            return self._read_list(entry, sound)
        text = " ".join(line.text for line in sound)
        if kind is Kind.DATE:
            return read_date_words(text)
        if kind is Kind.NUMBER:
            bare = text.strip(_EDGES)
            return re.sub(r"\D", "", bare) if _THOUSANDS.fullmatch(bare) else text
        if kind is Kind.URL:
            return _read_address(text, sound)
        if kind in {Kind.CHOICE, Kind.YES_NO, Kind.LANGUAGE}:
            return self.find_term(entry, text) or text
        return text

    def find_term(self, entry: Entry, text: str) -> str:
        """Give the id of the term that a text names, or nothing."""
        terms = self._terms_of(entry)
        folded = fold(text).strip(_EDGES)
        if folded in terms:
            return terms[folded]
        brackets = _IN_BRACKETS.fullmatch(folded)
        if brackets and terms.get(brackets[2]) == brackets[2]:
            return brackets[2]
        sides = {terms.get(side.strip(_EDGES), "") for side in _DASHES.split(folded)}
        same = sides.pop() if len(sides) == 1 else ""
        return same or self._find_number(terms, folded)

    def _read_list(self, entry: Entry, lines: Sequence[Line]) -> list[str]:
        if entry.field.kind is Kind.CHOICES:
            found = (term for line in lines for term in self._find_terms(entry, line))
            return list(found)
        if entry.field.kind is Kind.SLUGS:
            words = re.split("[\\s,\u060c;\u061b]+", " ".join(x.text for x in lines))
            return [word for word in words if word]
        return list(_split_names(lines))

    def _find_terms(self, entry: Entry, line: Line) -> Iterator[str]:
        """Give the terms that a line names; a name may hold commas itself."""
        text = _BULLET.sub("", line.text, count=1)
        whole = self.find_term(entry, text)
        pieces = _COMMAS.split(text)
        if whole and (
            len(pieces) == 1 or fold(text).strip(_EDGES) in self._terms_of(entry)
        ):
            yield whole
            return
        start = 0
        while start < len(pieces):
            end = self._find_end(entry, pieces, start)
            words = "".join(pieces[start:end]).strip(_EDGES)
            if words:
                yield self.find_term(entry, words) or words
            start = end

    def _find_end(self, entry: Entry, pieces: Sequence[str], start: int) -> int:
        """Find how many pieces together are one term; at least one."""
        terms = self._terms_of(entry)
        for end in range(len(pieces), start + 1, -1):
            words = fold("".join(pieces[start:end])).strip(_EDGES)
            brackets = _IN_BRACKETS.fullmatch(words)
            name = brackets[1].strip(_EDGES) if brackets else words
            if name in terms:
                return end
        return start + 1

    def _terms_of(self, entry: Entry) -> dict[str, str]:
        name = name_vocabulary(entry.field) or entry.field.kind
        if name not in self._terms:
            self._terms[name] = self._index(entry)
        return self._terms[name]

    def _index(self, entry: Entry) -> dict[str, str]:
        """Give every way to name a term, folded -> its id; ids come first."""
        by_id: dict[str, str] = {}
        by_name: dict[str, str] = {}
        for language in LANGUAGES:
            for term_id, words in list_choices(entry, language, self._vocabularies):
                by_id[fold(term_id)] = term_id
                name = fold(words)
                by_name.setdefault(name, term_id)
                by_name.setdefault(name.rpartition("(")[0].strip(), term_id)
        return by_name | by_id

    @staticmethod
    def _find_number(terms: dict[str, str], folded: str) -> str:
        """Find the number of a goal in what says more than its number."""
        numbers = _NUMBER.findall(folded)
        is_numbered = all(value.isdigit() for value in terms.values())
        return (
            numbers[0]
            if is_numbered and len(numbers) == 1 and numbers[0] in terms
            else ""
        )


def read_date_words(text: str) -> str:
    """
    Read a date as people write it: "2020/4", "7 April 2020", "unknown" in words.

    A date in figures whose order is not certain, such as 7/4/2020, stays as it is.
    """
    bare = text.strip(_QUOTES)
    if fold(bare) in _unknown_words():
        return UNKNOWN
    slashed = _SLASHED.fullmatch(bare)
    if slashed:
        return "-".join(part.zfill(2) for part in slashed.groups() if part)
    found = _IN_WORDS.fullmatch(bare)
    month = _months().get(fold(found[2])) if found else None
    if found and month:
        day = (f"{int(found[1]):02}",) if found[1] else ()
        return "-".join((found[3], f"{month:02}", *day))
    return bare


@cache
def _unknown_words() -> frozenset[str]:
    words = {
        fold(words_of(language).text(key))
        for language in LANGUAGES
        for key in ("practice.date_unknown", "word_form.unknown")
    }
    return frozenset({UNKNOWN, *words})


@cache
def _months() -> dict[str, int]:
    return {
        fold(write_date(date(2020, month, 1), pattern, language)): month
        for month in range(1, 13)
        for language in LANGUAGES
        for pattern in ("MMMM", "MMM")
    }


def _read_address(text: str, lines: Sequence[Line]) -> str:
    bare = text.strip("<>" + _QUOTES)
    if URL_FORM.fullmatch(bare):
        return bare
    linked = next((line.address for line in lines if line.address), "")
    return linked or bare


def _split_names(lines: Sequence[Line]) -> Iterator[str]:
    """Give names: items or lines where there are several, else what marks divide."""
    items = [line for line in lines if line.is_item or _BULLET.match(line.text)]
    if items or len(lines) > 1:
        for line in lines:
            yield line.text if line.is_item else _BULLET.sub("", line.text, count=1)
        return
    for line in lines:
        has_semicolon = _SEMICOLONS.search(line.text)
        pieces = (_SEMICOLONS if has_semicolon else _COMMAS).split(line.text)
        yield from (piece.strip() for piece in pieces if piece.strip(_EDGES))
