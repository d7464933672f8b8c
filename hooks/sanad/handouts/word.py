"""
The report as a Word document: its HTML in, the bytes of a .docx file out.

Headings, lists, tables, hyperlinks, fields and footnotes are those of Word itself, so
that the document can be edited, searched and read aloud. Each citation is a footnote
that tells its source. The same report gives the same bytes: all dates are its own.
"""

import io
import zipfile
from datetime import UTC, datetime, time
from pathlib import Path

import docx
from markupsafe import escape

from sanad.handouts.footnotes import Footnotes
from sanad.handouts.paper import REPORT, PrintedPaper
from sanad.handouts.report import Report, make_report
from sanad.handouts.word_blocks import BlockWriter
from sanad.handouts.word_inline import InlineWriter
from sanad.handouts.word_styles import (
    CONTENTS_STYLES,
    set_margins,
    set_page,
    set_properties,
    set_settings,
    set_styles,
)
from sanad.handouts.word_text import end_field, start_field
from sanad.languages import LANGUAGES
from sanad.model import Library
from sanad.urls import page_path
from sanad.words import words_of

_TOC = r'TOC \o "1-2" \h \z \u'


def make_word(report: Report, site_url: str = "") -> bytes:
    """
    Make the Word document of a report.

    Args:
        report: The report, in one language.
        site_url: The address of the site; without it, links to its pages are text.
    """
    language = report.language
    words = words_of(language)
    document = docx.Document()
    set_page(document, language)
    set_styles(document, language)
    set_margins(document, report.title, language)
    footnotes = Footnotes(document)
    set_settings(document)
    inline = InlineWriter(document, language, footnotes, report.notes, site_url)
    writer = BlockWriter(inline)
    writer.write(report.front)
    _write_contents(writer, report)
    for part in report.parts:
        writer.write(f'<h2 id="{part.id}">{escape(part.title)}</h2>{part.html}')
    moment = datetime.combine(report.date.first_day, time(), UTC)
    texts = {
        "title": report.title,
        "subject": words.text("report.subtitle"),
        "author": words.text("site.name"),
        "language": str(language),
    }
    set_properties(document, texts, moment)
    out = io.BytesIO()
    document.save(out)
    return pack_again(out, moment)


def _write_contents(writer: BlockWriter, report: Report) -> None:
    """Write the table of contents: a field, its lines there before it is updated."""
    title = words_of(report.language).text("report.contents")
    writer.write(f'<h2 class="sanad-report__unlisted">{escape(title)}</h2>')
    lines = [
        line
        for part in report.parts
        for line in (
            (0, part.id, part.title),
            *((1, heading.id, heading.title) for heading in part.headings),
        )
    ]
    for place, (level, anchor, text) in enumerate(lines):
        paragraph = writer.add_paragraph(CONTENTS_STYLES[level])
        if place == 0:
            start_field(paragraph, _TOC)
        writer.inline.write_link(paragraph, anchor, text)
    end_field(paragraph)


def pack_again(packed: io.BytesIO, moment: datetime) -> bytes:
    """Give every file in the package the same date, so that bytes stay the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def write_words(
    library: Library, folder: Path, site_url: str = ""
) -> dict[str, PrintedPaper]:
    """Write the report in Word in both languages: address -> what was written."""
    printed = {}
    for language in LANGUAGES:
        address = f"word/{language}/{REPORT}.docx"
        content = make_word(make_report(library, language), site_url)
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        page = page_path(REPORT, language)
        printed[address] = PrintedPaper(address, page, 0, len(content))
    return printed
