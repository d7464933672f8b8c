"""
The controlled vocabularies: every value that a field may take, in both languages.

Reads `practices/_vocabularies/<name>.yml`, one list of terms a file. Adding a country,
a theme or an organization is one line there and nothing else.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
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

# The lists that the library knows; a file of another name is a problem.
VOCABULARY_NAMES = (
    "actor_roles",
    "actor_types",
    "challenges",
    "countries",
    "criteria",
    "criteria_scores",
    "evidence_levels",
    "fact_kinds",
    "gcm_objectives",
    "inclusions",
    "languages",
    "organizations",
    "practice_types",
    "ratings",
    "recommendation_addressees",
    "review_statuses",
    "scales",
    "sdgs",
    "sections",
    "sectors",
    "source_kinds",
    "statuses",
    "target_groups",
    "themes",
)
_EXTRA_KEYS = (
    "ar_check",
    "asked_ar",
    "asked_en",
    "by",
    "fr",
    "full_ar",
    "full_en",
    "iso",
    "list",
    "longitude",
    "short_ar",
    "short_en",
    "src",
    "type",
)
_NEEDED_KEYS = {"organizations": ("type",)}
_TYPES = "actor_types"  # What `type` names; its file is read before organizations.
_KNOWN_KEYS = ("id", *LANGUAGES, *_EXTRA_KEYS)
_ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_LIST_SHOWN = 10
_FEW = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a vocabulary: its id, its names, and what else its line says."""

    id: str
    label: Labels
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def short(self, language: Language) -> str:
        """The short name in a language, or the name where there is none."""
        return self.extra.get(f"short_{language}", self.label[language])

    def full(self, language: Language) -> str:
        """The full wording in a language, or the name where there is none."""
        return self.extra.get(f"full_{language}", self.label[language])

    def asked(self, language: Language) -> str:
        """What one who faces it would say, or the name where its line tells nothing."""
        return self.extra.get(f"asked_{language}", self.label[language])

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of terms in the order of its file; `by_id` maps id -> term."""

    name: str
    by_id: Mapping[str, Term]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms, in order."""
        return tuple(self.by_id.values())

    def suggest(self, found: str) -> str:
        """Give all ids of a short list, of a long one the three nearest."""
        ids = list(self.by_id)
        shown = ids if len(ids) <= _LONGEST_LIST_SHOWN else nearest(found, ids)
        return ", ".join(shown)


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All vocabularies: name -> vocabulary."""

    by_name: Mapping[str, Vocabulary]

    def __getitem__(self, name: str) -> Vocabulary:
        return self.by_name[name]


def nearest(found: str, names: Iterable[str]) -> list[str]:
    """Give the three names that are nearest to what was found, in a stable order."""
    candidates = sorted(names)
    close = difflib.get_close_matches(found, candidates, n=_FEW, cutoff=0.3)
    return close or candidates[:_FEW]


def load_vocabularies(
    *folders: Path,
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """
    Read the vocabularies of one or more folders; later folders add terms.

    Args:
        folders: Folders of `<name>.yml` files; one that does not exist is passed over.

    Returns:
        The vocabularies, every known name present, and the problems found. Problem
        paths are `_vocabularies/<file>`.
    """
    problems: list[Problem] = []
    terms: dict[str, dict[str, Term]] = {name: {} for name in VOCABULARY_NAMES}
    for folder in folders:
        for path in sorted(folder.glob("*.yml")):
            reader = _Reader(f"_vocabularies/{path.name}", problems, terms)
            if path.is_symlink():
                reader.report("P506", 1, found=path.name)
                continue
            if path.stem not in terms:
                reader.report("P606", 1, found=path.stem, allowed=_names())
                continue
            for term in reader.read_terms(path):
                terms[path.stem][term.id] = term
    vocabularies = Vocabularies(
        {name: Vocabulary(name, by_id) for name, by_id in terms.items()}
    )
    return vocabularies, tuple(problems)


def _names() -> str:
    return ", ".join(VOCABULARY_NAMES)


@dataclass(slots=True)
class _Reader:
    """Reads one file's terms and reports what is wrong with them."""

    path: str
    problems: list[Problem]
    known: Mapping[str, Mapping[str, Term]]

    def report(self, code: str, line: int, **values: str) -> None:
        fix = "- {id: …, en: …, ar: …}" if code in {"P601", "P602"} else ""
        self.problems.append(Problem(code, self.path, line, values=values, fix=fix))

    def read_terms(self, path: Path) -> list[Term]:
        try:
            root = parse_yaml(path.read_text(encoding="utf-8-sig"))
        except YamlFaultError as fault:
            self.report("P601", fault.line, found=fault.values["found"])
            return []
        except (OSError, UnicodeDecodeError) as error:
            self.report("P601", 1, found=type(error).__name__)
            return []
        if not isinstance(root, ListNode):
            self.report("P601", 1, found="no list")
            return []
        return self._read_items(root.items)

    def _read_items(self, items: Iterable[Node]) -> list[Term]:
        seen: dict[str, Term] = {}
        for item in items:
            if not isinstance(item, MapNode):
                self.report("P601", item.line, found="no id")
                continue
            term = self._read_term(item)
            if term is None:
                continue
            if term.id in seen:
                self.report("P603", item.line, found=term.id)
            seen.setdefault(term.id, term)
        return list(seen.values())

    def _read_term(self, item: MapNode) -> Term | None:
        texts = {
            key: value.text
            for key, value in item.entries.items()
            if isinstance(value, ScalarNode)
        }
        needed = ("id", *LANGUAGES, *_NEEDED_KEYS.get(Path(self.path).stem, ()))
        missing = [key for key in needed if not texts.get(key, "").strip()]
        if missing:
            found = texts.get("id", "?")
            self.report("P602", item.line, found=found, missing=", ".join(missing))
            return None
        for key in sorted(set(item.entries) - set(_KNOWN_KEYS)):
            self.report(
                "P604",
                item.key_lines[key],
                found=key,
                allowed=", ".join(_KNOWN_KEYS),
            )
        if not _ID_FORM.fullmatch(texts["id"]):
            self.report("P605", item.line, found=texts["id"])
            return None
        if "type" in texts and texts["type"] not in self.known[_TYPES]:
            self._report_type(texts["type"], item.key_lines["type"])
            return None
        label = {language: texts[language] for language in LANGUAGES}
        extra = {key: texts[key] for key in _EXTRA_KEYS if key in texts}
        return Term(texts["id"], label, extra)

    def _report_type(self, found: str, line: int) -> None:
        allowed = Vocabulary(_TYPES, self.known[_TYPES]).suggest(found)
        self.report("P104", line, found=found, vocabulary=_TYPES, allowed=allowed)
