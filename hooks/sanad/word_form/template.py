"""
The template: the empty form as a Word document, in a language and its direction.

One line of a table for each field, its names in both languages, its help and its key
beside an empty cell; tables for actors, places, figures and sources; a heading for each
section; at the end the lists from which cells are filled. The same schema and
vocabularies give the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sanad.handouts.word import pack_again
from sanad.handouts.word_styles import (
    orient,
    set_properties,
)
from sanad.handouts.word_text import Ink, add_text
from sanad.languages import LANGUAGES, Labels, Language
from sanad.schema import Kind
from sanad.vocabularies import Term, Vocabularies
from sanad.word_form.controls import add_choice
from sanad.word_form.layout import (
    LANGUAGE,
    Entry,
    Group,
    form_entries,
    form_parts,
    list_choices,
    name_choice,
    name_vocabulary,
    pair_labels,
    write_note,
)
from sanad.word_form.paragraphs import HELP_STYLE
from sanad.word_form.styles import LABEL_STYLE, set_form_styles
from sanad.words import Words, words_of

FORM_NAME = "practice.docx"

_GREY = RGBColor(0x55, 0x5B, 0x63)
_SHADE = "EEF3F3"
_MARGIN = Mm(18)
_WIDTHS = (Mm(74), Mm(100))
_WIDTH = Mm(174)
_ROWS = {"actor": 6, "place": 5, "figure": 4, "source": 5}
_CHOICES = 3  # Lists in the cell of a field that takes several values.
_LISTED = {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.LANGUAGE}
_EMPTY_LINES = 2
_INTRO = (
    "word_form.intro",
    "word_form.intro_choices",
    "word_form.intro_rows",
    "word_form.intro_privacy",
)
# Where a line of the other direction ends, which is where the names beside it begin.
_FAR_SIDE = WD_ALIGN_PARAGRAPH.RIGHT


def make_form(language: Language, vocabularies: Vocabularies, epoch: int) -> bytes:
    """
    Make the empty form.

    Args:
        language: The language of the help, and of the text that is expected.
        vocabularies: What may be chosen.
        epoch: The date of the file, in seconds since 1970 UTC.
    """
    moment = datetime.fromtimestamp(epoch, UTC)
    return _Form(language, vocabularies).make(moment)


def form_path(language: Language) -> str:
    """Give the address of the form in the site."""
    return f"{language}/contribute/{FORM_NAME}"


class _Form:
    """One form while it is drawn."""

    def __init__(self, language: Language, vocabularies: Vocabularies) -> None:
        self._language = language
        self._words: Words = words_of(language)
        self._vocabularies = vocabularies
        self._document: Document = docx.Document()
        self._style_ids: dict[str, str] = {}

    def make(self, moment: datetime) -> bytes:
        self._style_ids = set_form_styles(
            self._document, self._language, self._words.text("word_form.title")
        )
        self._add_line(self._words.text("word_form.title"), "Title")
        for key in _INTRO:
            self._add_line(self._words.text(key), "Normal")
        self._add_facts()
        self._add_sections()
        self._add_lists()
        return self._save(moment)

    def _add_facts(self) -> None:
        self._add_heading(_own_labels("word_form.facts"), 1)
        is_first = True
        for part in form_parts():
            if isinstance(part, Group):
                self._add_group(part)
                continue
            is_for_translations = part[0].key != LANGUAGE and all(
                entry.is_for_translations for entry in part
            )
            if is_for_translations:
                self._add_heading(_own_labels("word_form.translation"), 2)
                self._add_line(self._words.text("word_form.translation_help"))
            elif not is_first:
                self._add_heading(_own_labels("word_form.more_facts"), 2)
            is_first = False
            self._add_rows(part)

    def _add_group(self, group: Group) -> None:
        labels = group.field.label
        self._add_heading(labels, 2)
        self._add_line((group.field.help or labels)[self._language])
        count = _ROWS[group.field.record]
        if not group.is_upright:
            self._add_table(group.entries, count)
            return
        for number in range(1, count + 1):
            numbered = {
                lang: words_of(lang).text(
                    "word_form.record", label=labels[lang], number=number
                )
                for lang in LANGUAGES
            }
            self._add_heading(numbered, 3)
            self._add_rows(group.entries)

    def _add_rows(self, entries: Sequence[Entry]) -> None:
        """Add a table of one line an entry: its names, and an empty cell."""
        table = self._start_table(len(entries), 2)
        for row, entry in zip(table.rows, entries, strict=True):
            asked, answer = row.cells
            asked.width, answer.width = _WIDTHS
            self._write_names(asked, entry)
            self._write_help(asked, entry)
            self._make_empty(answer, entry)
            _keep_whole(row._tr)  # noqa: SLF001 -- the only way to XML.

    def _add_table(self, entries: Sequence[Entry], count: int) -> None:
        """Add a table of one column an entry, with empty lines."""
        table = self._start_table(count + 1, len(entries))
        width = Mm(_WIDTH.mm / len(entries))
        for cell, entry in zip(table.rows[0].cells, entries, strict=True):
            cell.width = width
            self._write_names(cell, entry)
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- as above.
        properties.append(OxmlElement("w:tblHeader"))
        for row in list(table.rows)[1:]:
            _keep_whole(row._tr)  # noqa: SLF001 -- as above.
            for cell, entry in zip(row.cells, entries, strict=True):
                cell.width = width
                self._make_empty(cell, entry)

    def _start_table(self, rows: int, columns: int) -> Table:
        table: Table = self._document.add_table(rows, columns, "Table Grid")
        table.autofit = False
        if self._language.direction == "rtl":
            table.table_direction = WD_TABLE_DIRECTION.RTL
        after = self._document.add_paragraph(style="No Spacing")
        orient(after, self._language.direction, self._language)
        return table

    def _write_names(self, cell: _Cell, entry: Entry) -> None:
        """Write the names of an entry in both languages, and its key."""
        _shade(cell)
        (first,) = cell.paragraphs
        self._write(first, entry.label[self._language], LABEL_STYLE, bold=True)
        other = self._language.other
        second = cell.add_paragraph()
        self._write(second, entry.label[other], HELP_STYLE, direction=other.direction)
        key = cell.add_paragraph()
        self._write(key, entry.key, HELP_STYLE, direction="ltr")
        turned = (second, key) if self._language.direction == "rtl" else (second,)
        for paragraph in turned:
            paragraph.alignment = _FAR_SIDE

    def _write_help(self, cell: _Cell, entry: Entry) -> None:
        helps = entry.field.help
        texts = [helps[self._language]] if helps else []
        for text in (*texts, write_note(entry, self._language)):
            if text:
                self._write(cell.add_paragraph(), text, HELP_STYLE)

    def _make_empty(self, cell: _Cell, entry: Entry) -> None:
        """Leave a cell empty, or put lists to choose from into it."""
        (paragraph,) = cell.paragraphs
        is_left = entry.side is Language.ENGLISH or entry.field.kind is Kind.URL
        direction = "ltr" if is_left else self._language.direction
        orient(paragraph, direction, self._language)
        if entry.key == LANGUAGE:
            label = self._vocabularies["languages"].by_id[self._language].label
            words = name_choice(
                label[self._language], self._language.value, self._language
            )
            self._write(paragraph, words, "Normal")
            return
        if entry.field.kind not in _LISTED:
            return
        choices = list(list_choices(entry, self._language, self._vocabularies))
        is_many = entry.field.kind is Kind.CHOICES
        for number in range(_CHOICES if is_many else 1):
            place = cell.add_paragraph() if number else paragraph
            orient(place, self._language.direction, self._language)
            add_choice(
                place,
                choices,
                placeholder=self._words.text("word_form.choose"),
                language=self._language,
            )

    def _add_sections(self) -> None:
        self._add_heading(_own_labels("word_form.text"), 1)
        self._add_line(self._words.text("word_form.text_help"))
        for term in self._vocabularies["sections"].terms:
            self._add_heading(term.label, 2)
            if "by" in term.extra:
                self._add_line(self._words.text("word_form.groups_help"))
                for group in self._vocabularies[term.extra["by"]].terms:
                    self._add_heading(group.label, 3)
                    self._add_line("", "List Bullet")
            elif "list" in term.extra:
                self._add_line(self._words.text("word_form.list_help"))
                self._add_line("", "List Bullet")
            else:
                for _ in range(_EMPTY_LINES):
                    self._add_line("", "Normal")

    def _add_lists(self) -> None:
        self._add_heading(_own_labels("word_form.lists"), 1)
        self._add_line(self._words.text("word_form.lists_help"))
        labels: dict[str, Labels] = {}
        for entry in form_entries().values():
            name = name_vocabulary(entry.field)
            if name and entry.key != LANGUAGE:
                labels.setdefault(name, entry.field.label)
        for name, label in labels.items():
            self._add_heading(label, 2)
            for term in self._vocabularies[name].terms:
                self._add_line(self._name(term), LABEL_STYLE)

    def _name(self, term: Term) -> str:
        return name_choice(term.label[self._language], term.id, self._language)

    def _add_heading(self, labels: Labels, level: int) -> None:
        text = pair_labels(labels, self._language)
        self._add_line(text, f"Heading {level}")

    def _add_line(self, text: str, style: str = HELP_STYLE) -> None:
        paragraph = self._document.add_paragraph()
        self._write(paragraph, text, style)
        if style == HELP_STYLE:
            paragraph.paragraph_format.keep_with_next = True

    def _write(
        self,
        paragraph: Paragraph,
        text: str,
        style: str,
        *,
        bold: bool = False,
        direction: str = "",
    ) -> None:
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001 -- a search is slow.
        own = direction or self._language.direction
        orient(paragraph, own, self._language)
        add_text(paragraph, text, Ink(own, bold=bold))

    def _save(self, moment: datetime) -> bytes:
        texts = {
            "title": self._words.text("word_form.title"),
            "subject": self._words.text("site.name"),
            "author": self._words.text("site.name"),
            "language": str(self._language),
        }
        set_properties(self._document, texts, moment)
        out = io.BytesIO()
        self._document.save(out)
        return pack_again(out, moment)


def _own_labels(key: str) -> Labels:
    return {language: words_of(language).text(key) for language in LANGUAGES}


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 -- the only way to XML.


def _keep_whole(row: CT_Row) -> None:
    """Keep a line of a table on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
