"""
Text analysis of the search: from a text to the words that the index is made of.

The reader's browser runs the same analysis (`browser/analysis.js`); one
table of vectors, `tests/search/vectors.yml`, holds the two together.

A word has three forms. *Folded*: spelling variants made equal (tashkeel, tatweel, alef,
hamza, teh marbuta, digits, accents, case). *Mild*: the article and one ending of
inflection cut; the keys of the index are mild. *Deep*: what is left without the vowels
of broken plurals or the endings of English derivation; it relates words to each other.
Source of the light stemming: Larkey, Ballesteros and
Connell (2007), "Light Stemming for Arabic Information Retrieval".
"""

import re
import unicodedata
from functools import cache

_LETTERS = str.maketrans(
    {
        "\u0671": "\u0627",  # Alef wasla.
        "\u0649": "\u064a",  # Alef maqsura.
        "\u06cc": "\u064a",  # Farsi yeh.
        "\u06a9": "\u0643",  # Keheh.
        "\u0629": "\u0647",  # Teh marbuta.
        "\u0640": None,  # Tatweel.
    }
    | {first + digit: str(digit) for first in (0x0660, 0x06F0) for digit in range(10)}
)
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_LOOSE_HAMZA = re.compile("(?<!\u0627)\u0621|\u0621(?=[\u0621-\u064a])")
_THOUSANDS = re.compile("([0-9])[,\u066c](?=[0-9]{3}(?![0-9]))")
_POSSESSIVE = re.compile("['\u2019]s(?![a-z])")
_WORD = re.compile(r"[0-9]+(?:\.[0-9]+)?|[a-z]+|[\u0621-\u064a]+")

_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
_NOT_ARTICLE = re.compile(
    "^(?:بالغ|والد)"
)  # "adult", "parent": the letters are theirs.
_ENDINGS = re.compile("(?<=...)(?:ات|ون|ين|ا)$|(?<=..)ه$")
_OWNER = re.compile("(?<=...)ت?(?:ها|هم|هن)$")
_PARTICLES = frozenset("وفبكلس")

_SPELLINGS = (
    (re.compile("is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile("(?<=..)our"), "or"),
    (re.compile("(?<=...)mme(?=s?$)"), "m"),
    (re.compile("(?<=..)tre(?=s?$)"), "ter"),
)
_PLURALS = (
    (re.compile("(?<=..)ies$"), "y"),
    (re.compile("(?<=..)ves$"), "f"),
    (re.compile("(?<=..)(s|x|z|ch|sh)es$"), r"\1"),
    (re.compile("(?<=..)(?<![sui])s$"), ""),
)
_DEEP_ENDINGS = re.compile("(?<=...)(?:ات|ون|ين|ان|ها|هم|وا|اء|اي|ي|ه|ا)$")
_BROKEN_PLURAL = re.compile("^ا(?=..ا.$|...$)")  # The forms af'al and af'ul.
_LONG_VOWELS = re.compile("(?<=.)[اوي]")
_DOUBLED = re.compile(r"(.)\1$")
_NOUN_ENDINGS = re.compile("(?<=.....)(?:ness|ment|ship|hood|less|ful|ly)$")
_DERIVED = re.compile(
    "(?<=....)(?:ization|ational|ation|ativ|ating|ated|ator|abl|ibl|anc|enc|ant|ent|ist"
    "|ism|ity|ing|ion|man|men|ed|er|or|al|iv|ic)$"
)
_DOUBLED_CONSONANT = re.compile(r"([^aeiou])\1$")
_LAST_VOWEL = re.compile("(?<=....)[iy]$")
_SILENT_E = re.compile("(?<=...)e$")


def fold(text: str) -> str:
    """
    Fold spelling variants of Arabic, Latin and digits; words stay in their order.

    A hamza on the line stays after a last alef, where it tells words apart.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    letters = _LOOSE_HAMZA.sub("", bare.translate(_LETTERS))
    return _THOUSANDS.sub(r"\1", _POSSESSIVE.sub("", letters))


def split_words(text: str) -> list[str]:
    """Split a text into folded words: runs of Arabic or Latin letters, and numbers."""
    return _WORD.findall(fold(text))


@cache
def cut_mildly(word: str) -> str:
    """Cut the article and one ending of inflection from a folded word."""
    if word[0].isdigit():
        return word
    return _cut_english(word) if word[0] <= "z" else _cut_arabic(word)


@cache
def cut_deeply(mild: str) -> str:
    """
    Cut a mild form to what its broken plurals or derivations share with it.

    The alef of the plurals afʿāl and afʿul goes, then all long vowels inside the word,
    and a doubled last letter is one.
    """
    if mild[0].isdigit():
        return mild
    if mild[0] <= "z":
        word = _DERIVED.sub("", _NOUN_ENDINGS.sub("", mild))
        return _LAST_VOWEL.sub("", _DOUBLED_CONSONANT.sub(r"\1", word))
    word = mild
    while (cut := _DEEP_ENDINGS.sub("", word)) != word:
        word = cut
    return _DOUBLED.sub(r"\1", _LONG_VOWELS.sub("", _BROKEN_PLURAL.sub("", word)))


def cut_particle(word: str) -> str:
    """Give what follows a particle of one letter (و ف ب ك ل س), or nothing."""
    return word[1:] if word[0] in _PARTICLES and len(word) > len("...") else ""


def _cut_arabic(word: str) -> str:
    if not _NOT_ARTICLE.match(word):
        word = _ARTICLE.sub("", word)
    owned = _OWNER.sub("", word)
    return owned if owned != word else _ENDINGS.sub("", word)


def _cut_english(word: str) -> str:
    for pattern, written in _SPELLINGS:
        word = pattern.sub(written, word)
    for pattern, written in _PLURALS:
        cut = pattern.sub(written, word)
        if cut != word:
            word = cut
            break
    return _SILENT_E.sub("", word)
