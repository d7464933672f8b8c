"""Documents of the search: one a practice, in both languages, and one a page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from sanad import urls
from sanad.languages import LANGUAGES, Language
from sanad.model import Practice, Text
from sanad.pages.facets import Facets, find_facets, list_years
from sanad.vocabularies import Term
from sanad.words import words_of

# How much a word counts by where it stands, against 1 in the body.
_TITLE, _KEYWORDS, _FACETS, _FACTS, _SUMMARY, _BODY, _SOURCES = 6, 5, 10, 3, 2, 1, 0.4

_CITE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|pre|li|h[1-6]|td|th|dt|dd|caption)\b[^>]*>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """
    What the search knows of one practice or page.

    `paths`, `titles` and `lines` are by language; `lines` are paragraphs and list items
    in their own spelling. `fields` are (weight, text), any language. A page has no
    `facets`. `tags` is the line under the title.
    """

    paths: Mapping[Language, str]
    titles: Mapping[Language, str]
    lines: Mapping[Language, tuple[str, ...]]
    fields: tuple[tuple[float, str], ...]
    tags: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    facets: Facets = field(default_factory=dict)


def make_practice_document(practice: Practice) -> Document:
    """Make the document of a practice; its facts count in both languages."""
    texts = list(practice.texts.values())
    facts = _name_facts(practice)
    return Document(
        paths={lang: urls.practice_path(practice.slug, lang) for lang in LANGUAGES},
        titles={lang: practice.text_for(lang).title for lang in LANGUAGES},
        lines={lang: _read_lines(practice.text_for(lang)) for lang in LANGUAGES},
        fields=(
            *((_TITLE, text.title) for text in texts),
            *((_KEYWORDS, " ".join(words)) for words in practice.keywords.values()),
            (_FACETS, _name_terms((*practice.countries, *practice.themes))),
            (_FACTS, facts),
            *((_SUMMARY, text.summary) for text in texts),
            *((_BODY, " ".join(_read_body(text))) for text in texts),
            (_SOURCES, " ".join(source.publisher for source in practice.sources)),
        ),
        tags={lang: _write_tags(practice, lang) for lang in LANGUAGES},
        facets=find_facets(practice),
    )


def make_page_document(
    paths: Mapping[Language, str],
    titles: Mapping[Language, str],
    lines: Mapping[Language, tuple[str, ...]],
) -> Document:
    """Make the document of a page that is not a practice."""
    return Document(
        paths=paths,
        titles=titles,
        lines=lines,
        fields=(
            *((_TITLE, title) for title in titles.values()),
            *((_BODY, " ".join(found)) for found in lines.values()),
        ),
    )


def read_html(html: str) -> tuple[str, ...]:
    """Read the lines of clean HTML: one a paragraph, list item or cell, no marks."""
    even = " ".join(_CITE.sub("", html).split())  # Paragraphs may be wrapped.
    plain = unescape(_TAG.sub("", _BLOCK.sub("\n", even)))
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return tuple(line for line in lines if line)


def _read_lines(text: Text) -> tuple[str, ...]:
    return (text.summary, *_read_body(text))


def _read_body(text: Text) -> tuple[str, ...]:
    parts = (
        part
        for section in text.sections
        for part in (section.html, *(f"<p>{item.html}</p>" for item in section.items))
    )
    return read_html("".join(parts))


def _name_facts(practice: Practice) -> str:
    terms = (
        practice.practice_type,
        *practice.target_groups,
        *practice.challenges,
        *practice.sectors,
    )
    names = [name for actor in practice.actors for name in actor.name.values()]
    places = [name for place in practice.places for name in place.values()]
    years = list_years(practice)
    return " ".join([_name_terms(terms), *names, *places, *years])


def _name_terms(terms: Iterable[Term]) -> str:
    return " ".join(name for term in terms for name in term.label.values())


def _write_tags(practice: Practice, language: Language) -> tuple[str, ...]:
    words = words_of(language)
    period = _TAG.sub("", str(words.period(practice)))
    return words.shorts(practice.countries), words.short(practice.themes[0]), period
