"""
The index of the search: files that the reader's browser loads as it needs them.

`core.js` holds the keys (mild forms, sorted, front-coded) and the facets;
`keys-<n>.js` for a range of keys where they occur; `same-<n>.js` words that mean the
same; `<language>/<n>.js` what a result shows. Each file is a call
`sanadPart(name, value)`, so that a worker reads it by `fetch` and a page opened from a
disk by `<script>`.

An occurrence is one integer: (distance to the previous document) * 16 + weight, the
weight from 1 to 15 after BM25F (Robertson and Zaragoza 2009, section 3.6).
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sanad.glossary import Glossary
from sanad.languages import LANGUAGES
from sanad.search.analysis import (
    cut_deeply,
    cut_mildly,
    cut_particle,
    fold,
    split_words,
)
from sanad.search.documents import Document
from sanad.words import name_filter_words

_LEVELS = 16
_SATURATION = 4
_LENGTH_PART = 0.4
_PARTICLE_PART = 0.6
_SHORTEST = 3
_OCCURRENCES_A_FILE = 1_000
_MOST_SHARED = 25
_SAME_FILES = 64


def make_index(
    practices: Sequence[Document],
    pages: Sequence[Document],
    choices: Mapping[str, list[list[str]]],
    glossary: Glossary,
) -> Iterator[tuple[str, str]]:
    """
    Make the files of the index: (name, text), the same for the same content.

    Args:
        practices: Documents of the practices.
        pages: Documents of other pages.
        choices: See `pages.facets.list_choices`.
        glossary: Words that mean the same, and the names of letters.
    """
    documents = [*practices, *pages]
    occurrences = _weigh(documents)
    keys = sorted(occurrences)
    files = list(_split_keys(keys, occurrences))
    core = {
        "documents": len(documents),
        "practices": len(practices),
        "keys": _front_code(keys),
        "files": [start for start, _ in files],
        "facets": _place_facets(practices, choices),
        "letters": _name_letters(glossary),
        "words": {language: name_filter_words(language) for language in LANGUAGES},
    }
    yield "core", _write("core", core)
    for number, (_, lists) in enumerate(files):
        yield f"keys-{number}", _write(f"keys-{number}", lists)
    yield from _write_synonyms(glossary)
    for language in LANGUAGES:
        for number, document in enumerate(documents):
            shown = {
                "path": document.paths[language],
                "title": document.titles[language],
                "tags": document.tags.get(language, ()),
                "lines": document.lines[language],
            }
            name = f"{language}/{number}"
            yield name, _write(name, shown)


def _weigh(documents: Sequence[Document]) -> "dict[str, array[int]]":
    """
    Give for each key where it occurs: document * 16 + weight, the weight from 1 to 15.

    Documents are kept as numbers of words and their counts, since thousands of them
    have most words in common.
    """
    numbers: dict[str, int] = {}
    counted = [_count(document, numbers) for document in documents]
    keys = _find_keys(numbers)
    average = sum(sum(counts) for _, counts in counted) / max(1, len(counted)) or 1
    occurrences: dict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, (words, counts) in enumerate(counted):
        norm = 1 - _LENGTH_PART + _LENGTH_PART * sum(counts) / average
        sums: dict[str, float] = defaultdict(float)
        for word, count in zip(words, counts, strict=True):
            for key, part in keys[word]:
                sums[key] += count * part
        for key, total in sums.items():
            share = total / norm / (total / norm + _SATURATION)
            weight = max(1, round(share * (_LEVELS - 1)))
            occurrences[key].append(number * _LEVELS + weight)
    return occurrences


def _count(
    document: Document, numbers: dict[str, int]
) -> "tuple[array[int], array[float]]":
    """Count the words of a document; `numbers` gives each word one, and grows."""
    counts: dict[int, float] = defaultdict(float)
    for weight, text in document.fields:
        for word in split_words(text):
            counts[numbers.setdefault(word, len(numbers))] += weight
    return array("L", counts), array("d", counts.values())


def _find_keys(words: Iterable[str]) -> list[tuple[tuple[str, float], ...]]:
    """
    Give each word's keys with their parts, in the order of the words.

    A word that may begin with a particle counts for both readings; the second needs
    evidence: its key occurs by itself in the collection.
    """
    mild = {word: cut_mildly(word) for word in words}
    known = frozenset(mild.values())
    found: list[tuple[tuple[str, float], ...]] = []
    for word, key in mild.items():
        rest = cut_particle(word)
        other = cut_mildly(rest) if rest else ""
        has_other = len(other) >= _SHORTEST and other in known
        keys = [(key, 1.0), (other, _PARTICLE_PART)]
        found.append(tuple(keys[: 1 + has_other]))
    return found


def _split_keys(
    keys: Sequence[str], occurrences: "Mapping[str, array[int]]"
) -> Iterator[tuple[int, list[list[int]]]]:
    """Split the keys into files of about equal size: number of first key, its lists."""
    lists: list[list[int]] = []
    size, start = 0, 0
    for number, key in enumerate(keys):
        if size >= _OCCURRENCES_A_FILE:
            yield start, lists
            lists, size, start = [], 0, number
        lists.append(_write_distances(occurrences[key]))
        size += len(occurrences[key])
    yield start, lists


def _write_distances(found: Sequence[int]) -> list[int]:
    previous = 0
    written = []
    for occurrence in found:
        number, weight = divmod(occurrence, _LEVELS)
        written.append((number - previous) * _LEVELS + weight)
        previous = number
    return written


def _front_code(keys: Sequence[str]) -> str:
    """Write sorted keys in one string: how much is shared (A is 0), then the rest."""
    parts = []
    previous = ""
    for key in keys:
        shared = 0
        while key[: shared + 1] == previous[: shared + 1] and shared < _MOST_SHARED:
            shared += 1
        parts.append(chr(ord("A") + shared) + key[shared:])
        previous = key
    return "".join(parts)


def _place_facets(
    practices: Sequence[Document], choices: Mapping[str, list[list[str]]]
) -> dict[str, Any]:
    """Add to each facet's values those of each practice: one bit a value."""
    facets = {}
    for name, values in choices.items():
        places = {value[0]: place for place, value in enumerate(values)}
        of_practices = [
            sum(1 << places[value] for value in document.facets[name])
            for document in practices
        ]
        facets[name] = {"values": values, "practices": of_practices}
    return facets


def _name_letters(glossary: Glossary) -> dict[str, str]:
    """Give for the name of a letter, as Arabic writes it, the letters it may mean."""
    names: dict[str, str] = defaultdict(str)
    for letter, written in glossary.letters.items():
        for name in dict.fromkeys(map(fold, written)):
            names[name] += letter
    return names


def _write_synonyms(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """
    Write words that mean the same in small files.

    A file maps the deep form of a variant's first word to [the variant, the others of
    its group separated by "|"].
    """
    files: list[dict[str, list[tuple[str, str]]]] = [{} for _ in range(_SAME_FILES)]
    for variants in _cut_synonyms(glossary):
        for variant in variants:
            first = cut_deeply(variant.split(" ", 1)[0])
            others = "|".join(other for other in variants if other != variant)
            file = files[sum(map(ord, first)) % _SAME_FILES]
            file.setdefault(first, []).append((variant, others))
    for number, entries in enumerate(files):
        yield f"same-{number}", _write(f"same-{number}", entries)


def _cut_synonyms(glossary: Glossary) -> list[list[str]]:
    """Give each group of words that mean the same, as mild forms, terms included."""
    groups = [
        *glossary.synonyms,
        *(
            (*term.term.values(), *term.variants)
            for group in glossary.groups
            for term in group.terms
        ),
    ]
    cut = ([" ".join(map(cut_mildly, split_words(w))) for w in g] for g in groups)
    different = ([word for word in dict.fromkeys(group) if word] for group in cut)
    return [words for words in different if len(words) > 1]


def _write(name: str, value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = data.replace(
        "<", r"\u003c"
    )  # So that no words of contributors look like tags.
    return f'sanadPart("{name}",{data})\n'
