"""
What stands around the practices: introductions of pages and facts about countries.

Reads `practices/_introductions/<countries|themes>/<id>.<language>.md` and
`practices/_facts/<country>.yml`. Both are optional: a country that was only just
added has neither. Problems are P607 and P608, and those of reading a file.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sanad.assembling import make_source
from sanad.checking.reporter import Reporter
from sanad.checking.values import read_value
from sanad.languages import LANGUAGES, Labels, Language
from sanad.markdown import render_markdown
from sanad.model import ContextNote, CountryFacts, Fact
from sanad.problems import Problem
from sanad.reading import read_text
from sanad.schema import Field, Kind, record_fields
from sanad.vocabularies import Vocabularies
from sanad.yaml_nodes import ListNode, MapNode, Node, YamlFaultError, parse_yaml

# Words in both languages, and the numbers of their sources.
_Point = tuple[Labels, tuple[int, ...]]

_INTRODUCED = ("countries", "themes")
_NO_LABEL: Labels = dict.fromkeys(LANGUAGES, "")
_FACT_FIELDS = {
    "id": Field(name="id", kind=Kind.TEXT, label=_NO_LABEL),
    "kind": Field(
        name="kind", kind=Kind.CHOICE, label=_NO_LABEL, vocabulary="fact_kinds"
    ),
    "date": Field(name="date", kind=Kind.DATE, label=_NO_LABEL, may_be_unknown=True),
    "number": Field(name="number", kind=Kind.NUMBER, label=_NO_LABEL),
    "unit": Field(name="unit", kind=Kind.LABELS, label=_NO_LABEL),
    "text": Field(name="text", kind=Kind.LABELS, label=_NO_LABEL),
    "note": Field(name="note", kind=Kind.LABELS, label=_NO_LABEL),
    "title": Field(name="title", kind=Kind.LABELS, label=_NO_LABEL),
}
_NEEDED_OF_FACT = {"id", "kind", "text", "source"}
_NEEDED_OF_SOURCE = {"publisher", "date", "url"}


def load_introductions(
    root: Path, vocabularies: Vocabularies
) -> tuple[dict[tuple[str, str, Language], str], list[Problem]]:
    """Read the introductions: (vocabulary, term id, language) -> clean HTML."""
    texts: dict[tuple[str, str, Language], str] = {}
    problems: list[Problem] = []
    for name in _INTRODUCED:
        for path in sorted((root / "_introductions" / name).glob("*.md")):
            place = path.relative_to(root).as_posix()
            term_id, _, tag = path.stem.rpartition(".")
            if term_id not in vocabularies[name].by_id or tag not in LANGUAGES:
                values = {"found": path.name}
                problems.append(Problem("P608", place, 1, values=values))
                continue
            blocks = render_markdown(read_text(path, place, problems) or "").blocks
            html = "\n".join(block.html for block in blocks)
            texts[name, term_id, Language(tag)] = html
    return texts, problems


def load_facts(
    root: Path, vocabularies: Vocabularies
) -> tuple[dict[str, CountryFacts], list[Problem]]:
    """Read the facts of all countries: country id -> facts and context notes."""
    facts: dict[str, CountryFacts] = {}
    problems: list[Problem] = []
    for path in sorted((root / "_facts").glob("*.yml")):
        place = path.relative_to(root).as_posix()
        reporter = Reporter(place, "", frozenset(), vocabularies)
        if path.stem not in vocabularies["countries"].by_id:
            reporter.report("P608", 1, found=path.name)
        else:
            facts[path.stem] = _read_file(path, reporter)
        problems += reporter.problems
    return facts, problems


def _read_file(path: Path, reporter: Reporter) -> CountryFacts:
    try:
        root = parse_yaml(read_text(path, reporter.path, reporter.problems) or "")
    except YamlFaultError as fault:
        reporter.report(fault.code, fault.line, **fault.values)
        return CountryFacts()
    if not isinstance(root, MapNode | None):
        reporter.report("P607", 1, found="facts, notes")
    entries = _entries(root)
    return CountryFacts(
        facts=tuple(_read_facts(entries.get("facts"), reporter)),
        notes=tuple(_read_notes(entries.get("notes"), reporter)),
    )


def _items(node: Node | None) -> Iterable[Node]:
    return node.items if isinstance(node, ListNode) else ()


def _entries(node: Node | None) -> Mapping[str, Node]:
    return node.entries if isinstance(node, MapNode) else {}


def _read_parts(node: Node, reporter: Reporter) -> dict[str, Any]:
    parts = {
        name: read_value(part, _FACT_FIELDS[name], reporter)
        for name, part in _entries(node).items()
        if name in _FACT_FIELDS
    }
    return {name: value for name, value in parts.items() if value is not None}


def _read_facts(node: Node | None, reporter: Reporter) -> Iterator[Fact]:
    for item in _items(node):
        told = len(reporter.problems)
        parts = _read_parts(item, reporter)
        source = _read_source(_entries(item).get("source"), reporter)
        sound = parts.keys() | ({"source"} if source else set())
        if not sound >= _NEEDED_OF_FACT:
            missing = ", ".join(sorted(_NEEDED_OF_FACT - sound))
            if told == len(reporter.problems):  # A wrong part is told by itself.
                reporter.report("P607", item.line, found=missing)
            continue
        yield Fact(
            id=parts["id"],
            kind=parts["kind"],
            date=parts.get("date"),
            number=parts.get("number"),
            unit=parts.get("unit"),
            text=parts["text"],
            note=parts.get("note"),
            source=make_source(source, 1),
        )


def _read_source(node: Node | None, reporter: Reporter) -> dict[str, Any]:
    """Read a source; facts give only publisher, date and address."""
    languages = reporter.vocabularies["languages"].terms
    kinds = reporter.vocabularies["source_kinds"].terms
    values: dict[str, Any] = {
        "language": languages[0],
        "kind": kinds[0],
        "independent": True,
    }
    fields = record_fields("source")
    found = {
        name: read_value(part, fields[name], reporter)
        for name, part in _entries(node).items()
        if name in fields
    }
    given = {n: v for n, v in found.items() if v is not None or n == "date"}
    return values | given if given.keys() >= _NEEDED_OF_SOURCE else {}


def _read_notes(node: Node | None, reporter: Reporter) -> Iterator[ContextNote]:
    for item in _items(node):
        told = len(reporter.problems)
        parts = _read_parts(item, reporter)
        entries = _entries(item)
        records = [
            _read_source(source, reporter) for source in _items(entries.get("sources"))
        ]
        points = [_read_point(p, reporter) for p in _items(entries.get("points"))]
        is_complete = {"id", "title"} <= parts.keys() and all(records) and points
        if not is_complete or not _are_sound(points, source_count=len(records)):
            if told == len(reporter.problems):
                reporter.report("P607", item.line, found="id, title, points, sources")
            continue
        yield ContextNote(
            id=parts["id"],
            title=parts["title"],
            points=tuple(points),
            sources=tuple(make_source(r, n) for n, r in enumerate(records, 1)),
        )


def _read_point(node: Node, reporter: Reporter) -> _Point:
    parts = _read_parts(node, reporter)
    number = _FACT_FIELDS["number"]
    marks = [
        read_value(mark, number, reporter)
        for mark in _items(_entries(node).get("sources"))
    ]
    return parts.get("text") or {}, tuple(int(mark) for mark in marks if mark)


def _are_sound(points: Iterable[_Point], *, source_count: int) -> bool:
    """Tell whether each point has words, and marks of sources that are there."""
    numbers = range(1, source_count + 1)
    return all(
        text and marks and all(mark in numbers for mark in marks)
        for text, marks in points
    )
