"""
What the texts say: nothing but what the sourced records hold, in plain language.

`records.yml` holds the figures and sources of each record. The lint covers practices,
the texts around them and the hand-written pages.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sanad.arabic import has_eastern_digits
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library, Practice, Text

_PROJECT = Path(__file__).resolve().parent.parent
_PRACTICES = _PROJECT / "practices"
_RECORDS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "records.yml").read_text(encoding="utf-8")
)
# The year of the Cairo workshop is an inference, which the page says; the other figure
# is part of the name of an association, 100% Mamans.
_KNOWN = {
    "regional-response-to-covid-19-in-north-africa": {"2023"},
    "salama-kits-for-survivors-of-violence-in-tangier": {"100"},
}
# Names that are words by now, or that their bodies never spell out.
_NAMES = {"AIDS", "APROSCH", "CARE", "COVID", "EU", "ONE", "SOS", "UN", "US"}
_LONGEST_SENTENCE = 35  # Words.

_MARK = re.compile(r"\[\d+\]")
_DISEASE = re.compile(r"(?:COVID|كوفيد)-19", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")
_FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_ANCHOR = re.compile(r" ?\{[#:.].*?\}|\{ [#:.].*?\}")
_SHORTCODE = re.compile(r'\{\{ \w+\("[^"]*", "([^"]*)"\) \}\}')
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
_INDENTED_CODE = re.compile("^ {4,}[^\u0621-\u064a\n]*$", re.MULTILINE)

each_record = pytest.mark.parametrize("slug", sorted(_RECORDS))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def _library() -> Library:
    return load_library(_PRACTICES)


def _practice(slug: str) -> Practice:
    return _library().practices[slug]


def _written(text: Text) -> str:
    """Give title, summary and body of a text as its author wrote them."""
    source = (_PRACTICES / text.path).read_text(encoding="utf-8")
    return "\n".join([text.title, text.summary, _FRONT_MATTER.sub("", source)])


def _figures(text: str) -> set[str]:
    """Give the figures of a text, marks of sources and the disease's name apart."""
    plain = _THOUSANDS.sub("", _DISEASE.sub("", _MARK.sub("", text)))
    return {number.lstrip("0") or "0" for number in _NUMBER.findall(plain)}


@each_record
def test_record_is_a_practice(slug: str) -> None:
    """Every sourced record is found by its id."""
    assert slug in _library().practices


def test_every_practice_has_a_record() -> None:
    """No practice rests on anything but a sourced record."""
    assert set() == _library().practices.keys() - _RECORDS.keys()


@each_record
def test_page_has_every_source(slug: str) -> None:
    """The sources of a record are on its page, in its order."""
    shown = [source.url or source.reference for source in _practice(slug).sources]

    assert _RECORDS[slug]["sources"] == shown


@each_record
@each_language
def test_figures_are_those_of_the_record(slug: str, language: Language) -> None:
    """No figure stands on a page that its record does not hold."""
    practice = _practice(slug)
    held = set(_RECORDS[slug]["figures"].split()) | _KNOWN.get(slug, set())
    shown = _figures(_written(practice.texts[language]))
    shown |= {f"{figure.number:.12g}" for figure in practice.reach}

    assert set() == shown - held


@each_record
def test_titles_and_summaries_have_the_same_figures(slug: str) -> None:
    """Both languages tell the same figures, also above the body."""
    arabic, english = (
        _figures(f"{text.title} {text.summary}")
        for text in (_practice(slug).texts[language] for language in LANGUAGES)
    )

    assert arabic == english


@each_record
def test_languages_cite_the_same_sources(slug: str) -> None:
    """Both languages rest each section on the same sources."""
    arabic, english = (
        sorted(_MARK.findall(_written(text)))
        for text in (_practice(slug).texts[language] for language in LANGUAGES)
    )

    assert arabic == english


@each_record
def test_acronyms_are_explained(slug: str) -> None:
    """An acronym of an English text stands once in brackets after its words."""
    written = _MARK.sub("", _written(_practice(slug).texts[Language.ENGLISH]))
    unexplained = {
        acronym
        for acronym in set(_ACRONYM.findall(written)) - _NAMES
        if not re.search(rf"\([^)]*\b{acronym}\b[^)]*\)", written)
    }

    assert set() == unexplained


def _texts() -> Iterator[tuple[str, Language, str]]:
    """Give (path, language, words) of all texts, without fields, links and code."""
    places = [*_PRACTICES.rglob("*.md"), *(_PROJECT / "docs").rglob("*.md")]
    for path in sorted(places):
        if ".overrides" in path.parts or path.name == "index.md":
            continue
        english = path.name.endswith("en.md") or "en" in path.parts
        written = path.read_text(encoding="utf-8")
        fields = _FRONT_MATTER.match(written)
        known = yaml.safe_load(fields["fields"]) if fields else {}
        above = [known.get(key, "") for key in ("title", "summary", "description")]
        body = _FRONT_MATTER.sub("", written)
        body = _INDENTED_CODE.sub("", _CODE.sub("x", body))
        for pattern in (_MARK, _ANCHOR):
            body = pattern.sub("", body)
        body = _SHORTCODE.sub(r"\1", body)
        words = "\n".join([*above, _LINK_TARGET.sub("]", body)])
        language = Language.ENGLISH if english else Language.ARABIC
        yield path.relative_to(_PROJECT).as_posix(), language, words


_TEXTS = list(_texts())
each_text = pytest.mark.parametrize(
    ("language", "words"),
    [text[1:] for text in _TEXTS],
    ids=[text[0] for text in _TEXTS],
)
each_arabic_text = pytest.mark.parametrize(
    "words",
    [words for _, language, words in _TEXTS if language is Language.ARABIC],
    ids=[path for path, language, _ in _TEXTS if language is Language.ARABIC],
)


@each_text
def test_sentences_are_short(language: Language, words: str) -> None:
    """No sentence is longer than a reader can hold."""
    del language
    sentences = (s for line in words.split("\n") for s in _SENTENCE_END.split(line))

    assert [] == [s for s in sentences if len(s.split()) > _LONGEST_SENTENCE]


@each_text
def test_no_space_is_doubled(language: Language, words: str) -> None:
    """No two spaces follow each other inside a line."""
    del language
    assert [] == re.findall(r"\S {2,}\S.*", words)


@each_arabic_text
def test_arabic_is_written_as_arabic(words: str) -> None:
    """Western digits, dates in words, Arabic quotation marks and punctuation."""
    letter = "[\u0621-\u064a]"

    assert not has_eastern_digits(words)
    assert [] == re.findall(r"\b\d{4}-\d{2}(?:-\d{2})?\b", words)
    assert [] == re.findall(r'.*".*', words)
    assert [] == re.findall(rf".*{letter}\s?[,;?].*", words)
