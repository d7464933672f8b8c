"""
Source texts for translators: what waits for a translation, as records for the form.

A script a practice, `texts/<slug>.js` beside the form's page, hands the form the record
of the source text (see `writing`), its digest, and what is there of a translation::

    addText({"record": <record>, "digest": "0123456789ab", "old": <record> or {},
             "exists": true where there is a file to be replaced})
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sanad.checking.sections import find_term
from sanad.form.page import write_json
from sanad.languages import Language
from sanad.markdown import plain_text, render_markdown
from sanad.model import Library, Practice, Text, TranslationState
from sanad.reading import Document, read_bundle
from sanad.translation import digest_source
from sanad.vocabularies import Vocabularies
from sanad.writing import Record
from sanad.yaml_nodes import to_plain

_MARK = re.compile(r"\[\d+\]")
_SETTLED = {TranslationState.SOURCE, TranslationState.CURRENT}


def find_untranslated(library: Library, language: Language) -> list[Practice]:
    """
    Find the practices that want a text in a language, or a newer one, oldest first.

    The age is that of the source text: the day of its last review or else its start;
    what has neither comes first.
    """
    wanting = [
        practice
        for practice in library.practices.values()
        if language not in practice.texts
        or practice.texts[language].state not in _SETTLED
    ]
    return sorted(wanting, key=_find_age)


def count_words(text: Text) -> int:
    """Count the words of a text: title, summary and body, without marks of sources."""
    parts = [text.title, text.summary, text.notes_html]
    for section in text.sections:
        parts += [section.html, *(item.html for item in section.items)]
    words = (word for part in parts for word in plain_text(part).split())
    return sum(_MARK.fullmatch(word) is None for word in words)


def make_source_texts(
    library: Library, practices: Path, language: Language
) -> Iterator[tuple[str, str]]:
    """
    Write the scripts for all texts that wait for a language.

    Args:
        library: The practices.
        practices: The folder from which they were read.
        language: The language into which they are translated.

    Yields:
        (slug, script), in the order of `find_untranslated`.
    """
    for practice in find_untranslated(library, language):
        documents = read_bundle(practices / practice.slug).documents
        source = documents[practice.original_language]
        old = documents.get(language)
        found = {
            "record": read_record(source, practice.slug, library.vocabularies),
            "digest": digest_source(source),
            "old": read_record(old, practice.slug, library.vocabularies) if old else {},
            "exists": old is not None,
        }
        yield practice.slug, f"addText({write_json(found)});\n"


def read_record(document: Document, slug: str, vocabularies: Vocabularies) -> Record:
    """Read the record of a text: the other way round of `writing.write_practice`."""
    return {
        "language": document.language.value,
        "slug": slug,
        "fields": to_plain(document.fields),
        "sections": _split_sections(document.body, vocabularies),
    }


def _find_age(practice: Practice) -> str:
    return str(practice.review.on or practice.start or "")


def _split_sections(body: str, vocabularies: Vocabularies) -> Record:
    """Cut a body at the headings that the vocabularies know."""
    sections: dict[str, str | dict[str, str]] = {}
    for heading, text in _cut(body, "h2"):
        term = find_term(heading, vocabularies["sections"])
        if term is not None and "by" in term.extra:
            groups = vocabularies[term.extra["by"]]
            found = ((find_term(name, groups), own) for name, own in _cut(text, "h3"))
            sections[term.id] = {group.id: own for group, own in found if group}
        elif term is not None:
            sections[term.id] = text
    return sections


def _cut(body: str, tag: str) -> Iterator[tuple[str, str]]:
    """Cut a body at its headings of one level: their words, and what stands below."""
    lines = body.split("\n")
    heads = [block for block in render_markdown(body).blocks if block.tag == tag]
    ends = [*(head.line - 1 for head in heads[1:]), len(lines)]
    for head, end in zip(heads, ends, strict=False):
        yield plain_text(head.inner), "\n".join(lines[head.line : end]).strip("\n")
