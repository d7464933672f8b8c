"""The project's glossary: complete, in plain language, each word once."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

import pytest

from sanad.arabic import find_hidden_characters, has_eastern_digits
from sanad.glossary import Glossary, GlossaryTerm, load_glossary
from sanad.languages import LANGUAGES, Language

_FOLDER = Path(__file__).resolve().parent.parent / "practices" / "_glossary"
_FEWEST_TERMS = 60
_LONGEST_SENTENCE = 35  # Words.
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def _glossary() -> Glossary:
    return load_glossary(_FOLDER)[0]


def _terms() -> list[GlossaryTerm]:
    return [term for group in _glossary().groups for term in group.terms]


def _twice(words: tuple[str, ...]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


each_language = pytest.mark.parametrize("language", LANGUAGES)
each_term = pytest.mark.parametrize("term", _terms(), ids=lambda term: term.id)


def test_glossary_has_no_problem() -> None:
    """Every entry of every file can be read."""
    _, problems = load_glossary(_FOLDER)

    assert [] == problems


def test_glossary_is_whole() -> None:
    """Every file of the glossary has entries, and the terms are not a few."""
    files = ["letters.yml", "names.yml", "synonyms.yml", "terms.yml"]

    assert files == sorted(path.name for path in _FOLDER.iterdir())
    assert len(_terms()) >= _FEWEST_TERMS
    assert set(ascii_lowercase) == _glossary().letters.keys()


def test_ids_are_unique() -> None:
    """No two terms have one id, and no two groups; an id can be an address."""
    groups = tuple(group.id for group in _glossary().groups)
    terms = tuple(term.id for term in _terms())

    assert ([], []) == (_twice(groups), _twice(terms))
    assert [] == [name for name in groups + terms if not _ID.fullmatch(name)]


@each_language
def test_no_name_is_defined_twice(language: Language) -> None:
    """Two terms have two names, so that a reader finds one definition."""
    assert [] == _twice(tuple(term.term[language] for term in _terms()))


@each_term
def test_names_are_in_their_language(term: GlossaryTerm) -> None:
    """A name is in its own letters; an English definition may quote Arabic words."""
    assert _ARABIC_LETTER.search(term.term[Language.ARABIC])
    assert not _ARABIC_LETTER.search(term.term[Language.ENGLISH])
    assert _ARABIC_LETTER.search(term.definition[Language.ARABIC])
    assert re.search("[A-Za-z]", term.definition[Language.ENGLISH])


@each_language
@each_term
def test_sentences_are_short(term: GlossaryTerm, language: Language) -> None:
    """No sentence of a definition is longer than a reader can hold."""
    sentences = _SENTENCE_END.split(term.definition[language])

    assert [] == [s for s in sentences if len(s.split()) > _LONGEST_SENTENCE]


@each_language
@each_term
def test_definition_is_whole_sentences(term: GlossaryTerm, language: Language) -> None:
    """A definition ends with a full stop, and hides no character."""
    definition = term.definition[language]

    assert definition.endswith(".")
    assert [] == find_hidden_characters(definition)


@each_term
def test_arabic_is_written_as_arabic(term: GlossaryTerm) -> None:
    """Western digits, Arabic quotation marks and punctuation."""
    definition = term.definition[Language.ARABIC]

    assert not has_eastern_digits(definition)
    assert [] == re.findall(r"""[^"']*["'][^"']*""", definition)
    assert [] == re.findall(r"[\u0621-\u064a]\s?[,;?]", definition)


@each_term
def test_variants_are_other_words(term: GlossaryTerm) -> None:
    """No variant is there twice, or says the term itself again."""
    assert [] == _twice((*term.term.values(), *term.variants))


def test_no_word_is_twice_in_a_group() -> None:
    """A group of words that mean the same has each word once."""
    assert [] == [found for words in _glossary().synonyms if (found := _twice(words))]


def test_no_group_is_there_twice() -> None:
    """No two groups of words are the same."""
    groups = sorted(sorted(words) for words in _glossary().synonyms)

    assert [] == [first for first, second in pairwise(groups) if first == second]
