"""
Blocks: a practice as it stands in handouts, short or in full.

A practice stands in the handouts of its themes, its countries and of both together, in
several editions; the HTML of its blocks is written once and kept as long as the
practice is, compressed: those of thousands of practices fill much memory otherwise.
"""

import re
import zlib
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from markupsafe import Markup

from sanad.languages import Language
from sanad.model import Library, Practice, Text
from sanad.pages.layout import render
from sanad.pages.practices import list_sections
from sanad.words import Words, words_of

_FIRST_PARAGRAPH = re.compile(r"<(?:p|li)>(.*?)</(?:p|li)>", re.DOTALL)
_MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
# Headings are written at a level that HTML has not, until their place is known.
_LEVEL = 8
_WRITTEN: MutableMapping[Practice, dict[tuple[str, Language], bytes]] = (
    WeakKeyDictionary()
)


@dataclass(frozen=True, slots=True)
class Block:
    """A practice in the short edition: what, who, where, when, and what came of it."""

    practice: Practice
    text: Text
    who: str
    where: str
    when: Markup
    result: Markup
    limit: Markup
    lesson: Markup


def make_block(practice: Practice, language: Language) -> Block:
    """Make the short form of a practice in a language."""
    words = words_of(language)
    text = practice.text_for(language)
    places = [place[language] for place in practice.places]
    joined = words.text("site.separator").join
    return Block(
        practice=practice,
        text=text,
        who=joined(dict.fromkeys(actor.name[language] for actor in practice.actors)),
        where=joined(
            dict.fromkeys([*(words.short(c) for c in practice.countries), *places])
        ),
        when=words.period(practice),
        result=_read_first(text, "results", words),
        limit=_read_first(text, "limits", words),
        lesson=_read_first(text, "lessons", words),
    )


def write_short(
    practice: Practice, language: Language, *, level: int, has_anchor: bool = True
) -> Markup:
    """
    Write the short block of a practice.

    Args:
        practice: The practice.
        language: The language of the block.
        level: The level of its heading.
        has_anchor: Whether the practice's slug is its anchor.
    """

    def write() -> str:
        block = make_block(practice, language)
        return render("block_short", language, block=block, level=_LEVEL)

    html = _write_once("short", practice, language, write)
    if not has_anchor:
        html = html.replace(f' id="{practice.slug}"', "", 1)
    return _set_level(html, level)


def write_full(
    library: Library, practice: Practice, language: Language, *, level: int
) -> Markup:
    """
    Write the full block of a practice; anchors of its notes are those of no other.

    Args:
        library: The practices.
        practice: The practice.
        language: The language of the block.
        level: The level of its heading; those of its sections are one lower.
    """

    def write() -> str:
        html = render(
            "block_full",
            language,
            block=make_block(practice, language),
            sections=list_sections(library, practice.text_for(language)),
            level=_LEVEL,
        )
        for mark in (' id="', ' href="#'):
            html = html.replace(f"{mark}fn", f"{mark}{practice.slug}-fn")
        return html

    return _set_level(_write_once("full", practice, language, write), level)


def _write_once(
    kind: str, practice: Practice, language: Language, write: Callable[[], str]
) -> str:
    written = _WRITTEN.setdefault(practice, {})
    key = (kind, language)
    if key not in written:
        written[key] = zlib.compress(write().encode(), level=1)
    return zlib.decompress(written[key]).decode()


def _set_level(html: str, level: int) -> Markup:
    for step in range(2):
        for opening in ("<h", "</h"):
            old, new = f"{opening}{_LEVEL + step}", f"{opening}{level + step}"
            html = html.replace(old, new)
    return Markup(html)  # noqa: S704 -- written by a template.


def _read_first(text: Text, section_id: str, words: Words) -> Markup:
    """Give the first paragraph or item of a section, without marks, or its silence."""
    section = text.section(section_id)
    if section is None:
        return Markup(words.text("practice.not_reported"))  # noqa: S704 -- our own words.
    html = section.items[0].html if section.items else section.html
    first = _FIRST_PARAGRAPH.search(html)
    return Markup(_MARK.sub("", first[1] if first else html))  # noqa: S704 -- cleaned.
