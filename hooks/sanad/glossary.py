"""
The glossary: terms with definitions, and words that the search takes for the same.

Reads `practices/_glossary/`: `terms.yml` (groups of terms, each defined in both
languages, with the variants of the four countries), `synonyms.yml` and `names.yml`
(words that mean the same, one group a line: `{ar: […], en: […], fr: […]}`), and
`letters.yml` (how Arabic writes the names of Latin letters). Every file is optional.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sanad.languages import LANGUAGES, Labels, Language
from sanad.problems import Problem
from sanad.yaml_nodes import (
    ListNode,
    MapNode,
    Node,
    ScalarNode,
    YamlFaultError,
    parse_yaml,
)

_WRITTEN_IN = (*LANGUAGES, "fr")
_TERM_KEYS = ("id", "term", "definition", "variants")
_TERM_EXAMPLE = (
    '- {id: …, term: {ar: "…", en: "…"}, definition: {ar: "…", en: "…"},'
    ' variants: {ar: ["…"], fr: ["…"]}}'
)
_GROUP_EXAMPLE = '- {id: …, label: {ar: "…", en: "…"}, terms: […]}'
_SAME_EXAMPLE = '- {ar: ["…", "…"], en: ["…"], fr: ["…"]}'
_LETTER_EXAMPLE = 'u: ["…"]'


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term, its definition, and other words for it in Arabic, English or French."""

    id: str
    term: Labels
    definition: Labels
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlossaryGroup:
    """Terms that belong together, under a heading."""

    id: str
    label: Labels
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """
    All terms, and groups of words of the same meaning, in any language.

    `letters` maps a Latin letter to the ways in which Arabic writes its name.
    """

    groups: tuple[GlossaryGroup, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    letters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_glossary(folder: Path) -> tuple[Glossary, list[Problem]]:
    """Read the glossary of a folder; what is not in its form is told and left out."""
    readers = {
        name: _Reader(folder / f"{name}.yml")
        for name in ("terms", "synonyms", "names", "letters")
    }
    same = [
        words
        for name in ("synonyms", "names")
        for words in readers[name].read_synonyms()
    ]
    glossary = Glossary(
        groups=tuple(readers["terms"].read_groups()),
        synonyms=tuple(same),
        letters=dict(readers["letters"].read_letters()),
    )
    return glossary, [p for reader in readers.values() for p in reader.problems]


class _Reader:
    """Reads one file and reports what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = f"_glossary/{path.name}"
        self.problems: list[Problem] = []

    def read_groups(self) -> Iterator[GlossaryGroup]:
        for item in self._list(self._root(), _GROUP_EXAMPLE):
            group = self._map(item, _GROUP_EXAMPLE, ("id", "label", "terms"))
            label = self._labels(group.get("label"), item.line, _GROUP_EXAMPLE)
            name = self._text(group.get("id"), item.line, _GROUP_EXAMPLE)
            if "terms" not in group:
                self._report(item.line, _GROUP_EXAMPLE)
            terms = tuple(self._read_terms(group.get("terms")))
            if name and label and terms:
                yield GlossaryGroup(name, label, terms)

    def _read_terms(self, node: Node | None) -> Iterator[GlossaryTerm]:
        for item in self._list(node, _TERM_EXAMPLE):
            entry = self._map(item, _TERM_EXAMPLE, _TERM_KEYS)
            name = self._text(entry.get("id"), item.line, _TERM_EXAMPLE)
            term, definition = (
                self._labels(entry.get(key), item.line, _TERM_EXAMPLE)
                for key in ("term", "definition")
            )
            if name and term and definition:
                variants = self._words(entry.get("variants"), _TERM_EXAMPLE)
                yield GlossaryTerm(name, term, definition, tuple(variants))

    def read_synonyms(self) -> Iterator[tuple[str, ...]]:
        for item in self._list(self._root(), _SAME_EXAMPLE):
            words = tuple(self._words(item, _SAME_EXAMPLE))
            if len(words) > 1:
                yield words
            else:
                self._report(item.line, _SAME_EXAMPLE)

    def read_letters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        root = self._root()
        letters = self._map(root, _LETTER_EXAMPLE) if root else {}
        for letter, names in letters.items():
            found = tuple(self._texts(names, _LETTER_EXAMPLE))
            if found:
                yield letter, found

    def _root(self) -> Node | None:
        if self.path.is_symlink():
            values = {"found": self.path.name}
            self._add(Problem("P506", self.place, 1, values=values))
            return None
        if not self.path.exists():
            return None
        try:
            return parse_yaml(self.path.read_text(encoding="utf-8-sig"))
        except YamlFaultError as fault:
            self._add(Problem(fault.code, self.place, fault.line, values=fault.values))
        except (OSError, UnicodeDecodeError):
            self._add(Problem("P507", self.place, 1))
        return None

    def _report(self, line: int, example: str) -> None:
        self._add(Problem("P609", self.place, line, fix=example))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)

    def _list(self, node: Node | None, example: str) -> tuple[Node, ...]:
        if node is None:
            return ()
        if isinstance(node, ListNode):
            return node.items
        self._report(node.line, example)
        return ()

    def _map(
        self, node: Node, example: str, known: Collection[str] = ()
    ) -> Mapping[str, Node]:
        """Give the entries of a map; where its keys are known, others are told."""
        if not isinstance(node, MapNode):
            self._report(node.line, example)
            return {}
        for key, line in node.key_lines.items():
            if known and key not in known:
                self._report(line, example)
        return node.entries

    def _text(self, node: Node | None, line: int, example: str) -> str:
        if isinstance(node, ScalarNode) and node.text.strip():
            return node.text
        self._report(line, example)
        return ""

    def _texts(self, node: Node, example: str) -> Iterator[str]:
        for item in self._list(node, example):
            if text := self._text(item, item.line, example):
                yield text

    def _labels(self, node: Node | None, line: int, example: str) -> Labels | None:
        entries = node.entries if isinstance(node, MapNode) else {}
        texts = {language: entries.get(language) for language in LANGUAGES}
        labels: dict[Language, str] = {
            language: text.text
            for language, text in texts.items()
            if isinstance(text, ScalarNode) and text.text.strip()
        }
        if len(labels) == len(LANGUAGES):
            return labels
        self._report(line, example)
        return None

    def _words(self, node: Node | None, example: str) -> Iterator[str]:
        """Give the words of all languages of `{ar: […], en: […], fr: […]}`."""
        if node is None:
            return
        for language, words in self._map(node, example).items():
            if language in _WRITTEN_IN:
                yield from self._texts(words, example)
            else:
                self._report(node.line, example)
