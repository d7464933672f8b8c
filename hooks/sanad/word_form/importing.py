"""
Importing: a filled form in, the record of a practice out, and what had no place.

Goes through the document from top to bottom. A table gives fields, what stands below
the heading of a section is its text. Nothing is left out silently: what has no place
in a practice comes back as a problem (P7xx) that says where it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree as ET

from sanad.arabic import fold
from sanad.languages import LANGUAGES, Labels, Language
from sanad.problems import Problem
from sanad.schema import practice_fields
from sanad.vocabularies import Vocabularies, nearest
from sanad.word_form.collecting import collect_fields, collect_sections, find_language
from sanad.word_form.headings import Headings, Place
from sanad.word_form.layout import LANGUAGE, SLUG, Entry, form_entries, group_of
from sanad.word_form.package import UnreadableFormError, W, open_package
from sanad.word_form.paragraphs import Paragraph, ParagraphReader
from sanad.word_form.tables import Cell, even, find_key, read_rows
from sanad.word_form.template import make_form
from sanad.word_form.values import Value, ValueReader
from sanad.words import words_of

_EXCERPT = 60  # Characters of what is told to have no place.
_ANY_DATE = 1577836800  # The first day of 2020.
_TRANSLATED_FROM = "translated_from"


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """A filled form as read: the record (see `sanad.writing`), and its problems."""

    record: Mapping[str, Any]
    problems: tuple[Problem, ...]

    @property
    def language(self) -> Language:
        """The language of the text."""
        return Language(self.record["language"])

    @property
    def slug(self) -> str:
        """The name of the folder, or nothing."""
        return str(self.record.get(SLUG, ""))

    def as_translation(self, path: str) -> "ImportedForm":
        """Give the form as a translation into its language: without facts."""
        fields = self.record["fields"]
        known = practice_fields()
        words = {name: fields[name] for name in fields if known[name].on_translation}
        words[_TRANSLATED_FROM] = self.language.other.value
        facts = [name for name in fields if not known[name].on_translation]
        labels = {
            f"found_{lang}": words_of(lang)
            .text("site.separator")
            .join(known[name].label[lang] for name in facts)
            for lang in LANGUAGES
        }
        told = [Problem("P717", path, 1, values=labels)] if facts else []
        record = {**self.record, "fields": words}
        return replace(self, record=record, problems=(*self.problems, *told))


class FormImporter:
    """Reads forms; made once for a set of vocabularies."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self.headings = Headings(vocabularies)
        self.values = ValueReader(vocabularies)
        # What stands in the empty form is no answer, whatever an editor did to it.
        self.printed = frozenset(
            fold(even(paragraph))
            for language in LANGUAGES
            for paragraph in _list_lines(make_form(language, vocabularies, _ANY_DATE))
        )
        self.placeholders = frozenset(
            fold(words_of(language).text("word_form.choose")) for language in LANGUAGES
        )

    def read(self, content: bytes, path: str) -> ImportedForm:
        """
        Read a filled form.

        Args:
            content: The bytes of the file.
            path: Its name, for the problems.

        Raises:
            UnreadableFormError: P701 to P705 for the file, P706 when it is not the
                form, P707 when nothing is filled in.
        """
        package = open_package(content)
        reading = _Reading(self, ParagraphReader(package), path)
        try:
            reading.read(package.body)
        except RecursionError as error:  # Nested deeper than any editor writes.
            raise UnreadableFormError("P705") from error
        return reading.finish()


@dataclass(slots=True)
class _Reading:
    """One form while it is read."""

    importer: FormImporter
    paragraphs: ParagraphReader
    path: str
    place: Place = field(default_factory=Place)
    position: int = 0
    has_form: bool = False
    values: dict[str, Value] = field(default_factory=dict)
    records: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    bodies: dict[tuple[str, str], list[Paragraph]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, body: ET.Element) -> None:
        for element in _blocks(body):
            if element.tag == f"{W}tbl":
                self._read_table(element)
            else:
                self._read_paragraph(self.paragraphs.read(element))

    def finish(self) -> ImportedForm:
        vocabularies = self.importer.vocabularies
        fields = collect_fields(self.values, self.records)
        sections = collect_sections(self.bodies, vocabularies)
        for term in vocabularies["sections"].terms:
            if "by" in term.extra:
                self._report_ungrouped(term.id, term.label)
        if not self.has_form:
            raise UnreadableFormError("P706")
        if not fields and not sections:
            raise UnreadableFormError("P707")
        language = find_language(self.values.get(LANGUAGE, ""), fields, sections)
        record = {
            LANGUAGE: language,
            SLUG: self.values.get(SLUG, ""),
            "fields": fields,
            "sections": sections,
        }
        return ImportedForm(record, tuple(self.problems))

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        place = self.importer.headings.find(paragraph, self.place)
        if place is not None:
            self.place, self.position = place, 0
            self.has_form = self.has_form or bool(place.section)
            return
        self.position += 1
        self._report_objects(paragraph)
        text = even(paragraph.text)
        if self.place.section:
            if not self.importer.headings.is_help(text):
                key = (self.place.section, self.place.group)
                self.bodies.setdefault(key, []).append(paragraph)
        elif text and fold(text) not in self.importer.printed:
            self._report("P708", found=_excerpt(text))

    def _read_table(self, table: ET.Element) -> None:
        rows = list(read_rows(table, self.paragraphs))
        keys = [find_key(cell, self.place.record) for cell in rows[0]] if rows else []
        groups = [group_of(key) if key else None for key in keys]
        if all(group and not group.is_upright for group in groups) and rows:
            self.has_form = True
            self._read_columns(rows[1:], keys)
        elif any(find_key(row[0], self.place.record) for row in rows if row):
            self.has_form = True
            self._read_lines(rows)
        elif any(cell.text for row in rows for cell in row):
            words = " ".join(cell.text for row in rows for cell in row)
            self._report("P711", found=_excerpt(words))

    def _read_columns(self, rows: list[list[Cell]], keys: list[str]) -> None:
        """Read a table of one record a line."""
        name = keys[0].partition(".")[0]
        for number, row in enumerate(rows, 1):
            self.position = number
            record: dict[str, Value] = {}
            for key, cell in zip(keys, row, strict=False):
                record[key] = self._read_answer(form_entries()[key], [cell])
            for cell in row[len(keys) :]:
                self._report_words(cell)
            self.records.setdefault(name, []).append(record)

    def _read_lines(self, rows: list[list[Cell]]) -> None:
        """Read a table of one entry a line: names, then the answer."""
        record: dict[str, Value] = {}
        for number, row in enumerate(rows, 1):
            self.position = number
            key = find_key(row[0], self.place.record) if row else ""
            if not key:
                self._report_unknown(row)
                continue
            self._report_additions(row[0])
            entry = form_entries()[key]
            answer = self._read_answer(entry, row[1:])
            if group_of(key) is None:
                self._set_value(key, answer)
                continue
            if key in record or not record:
                record = {}
                self.records.setdefault(key.partition(".")[0], []).append(record)
            record[key] = answer

    def _read_answer(self, entry: Entry, cells: list[Cell]) -> Value:
        for cell in cells:
            for paragraph in cell.paragraphs:
                self._report_objects(paragraph)
            if cell.has_table:
                self._report("P711", found=_excerpt(cell.text))
        lines = [
            line
            for cell in cells
            for line in cell.lines
            if fold(even(line.text)) not in self.importer.placeholders
        ]
        return self.importer.values.read(entry, lines)

    def _set_value(self, key: str, value: Value) -> None:
        if value and self.values.get(key, value) != value:
            found = value if isinstance(value, str) else ", ".join(value)
            self._report(
                "P714", found=_excerpt(found), **_names(form_entries()[key].label)
            )
        elif value:
            self.values[key] = value

    def _report_unknown(self, row: list[Cell]) -> None:
        """Report a line that says something under a name that is not of the form."""
        cells = [cell.text for cell in row]
        if all(not text or fold(text) in self.importer.printed for text in cells):
            return
        labels = {
            f"allowed_{lang}": words_of(lang)
            .text("site.separator")
            .join(nearest(cells[0], [e.label[lang] for e in form_entries().values()]))
            for lang in LANGUAGES
        }
        self._report("P709", found=_excerpt(" ".join(cells)), **labels)

    def _report_additions(self, cell: Cell) -> None:
        """Report what was typed beside the names of an entry."""
        for paragraph in cell.paragraphs:
            text = even(paragraph.text)
            is_printed = fold(text) in self.importer.printed
            is_name = bool(find_key(Cell([paragraph]), self.place.record))
            if text and not is_printed and not is_name and not paragraph.is_help:
                self._report("P708", found=_excerpt(text))

    def _report_words(self, cell: Cell) -> None:
        if cell.text:
            self._report("P708", found=_excerpt(cell.text))

    def _report_objects(self, paragraph: Paragraph) -> None:
        for code in paragraph.objects:
            self._report(code)

    def _report(self, code: str, **values: str) -> None:
        where = {f"where_{lang}": self.place.label[lang] for lang in LANGUAGES}
        number = {"number": str(self.position)}
        name = self.place.section or self.place.record
        told = {**where, **number, **values}
        line = max(self.position, 1)
        self.problems.append(Problem(code, self.path, line, name, told))

    def _report_ungrouped(self, section: str, label: Labels) -> None:
        """Report what stands in a section before the first of its groups."""
        for number, paragraph in enumerate(self.bodies.get((section, ""), []), 1):
            text = even(paragraph.text)
            if text:
                self.place, self.position = Place(label, section=section), number
                self._report("P708", found=_excerpt(text))


def _blocks(body: ET.Element) -> Iterator[ET.Element]:
    """Give paragraphs and tables in order, also those within wrappings."""
    for child in body:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif len(child):
            yield from _blocks(child)


def _list_lines(form: bytes) -> Iterator[str]:
    package = open_package(form)
    reader = ParagraphReader(package)
    for paragraph in package.body.iter(f"{W}p"):
        yield reader.read(paragraph).text


def _names(labels: Labels) -> dict[str, str]:
    return {f"label_{language}": labels[language] for language in LANGUAGES}


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "\u2026"
