"""
Facts about countries: dates and figures, each with its source, and context notes.

Reads `practices/_facts/<country>.yml`, in the form that `schema.yml` declares. It is
optional: a country that was only just added has none.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sanad.assembling import make_source
from sanad.checking.fields import check_sources
from sanad.checking.reporter import Reporter
from sanad.checking.values import read_record
from sanad.languages import LANGUAGES
from sanad.model import ContextNote, CountryFacts, Fact, FactSource
from sanad.problems import Problem, Severity
from sanad.reading import read_text
from sanad.schema import Field, Kind
from sanad.vocabularies import Vocabularies
from sanad.yaml_nodes import MapNode, YamlFaultError, parse_yaml

_FACTS_FILE = Field(
    name="",
    kind=Kind.RECORD,
    label=dict.fromkeys(LANGUAGES, ""),
    record="country_facts",
)


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
    """Read the facts of one country: all of them, or none while one is wrong."""
    try:
        root = parse_yaml(read_text(path, reporter.path, reporter.problems) or "")
    except YamlFaultError as fault:
        reporter.report(fault.code, fault.line, **fault.values)
        return CountryFacts()
    if root is None:
        return CountryFacts()
    if not isinstance(root, MapNode):
        reporter.report("P607", root.line)
        return CountryFacts()
    values = read_record(root, _FACTS_FILE, reporter) or {}
    notes = values.get("notes") or ()
    _check_notes(notes, reporter)
    if any(problem.severity is Severity.ERROR for problem in reporter.problems):
        return CountryFacts()
    return CountryFacts(
        facts=tuple(_make_fact(record) for record in values.get("facts") or ()),
        notes=tuple(_make_note(record) for record in notes),
    )


def _check_notes(notes: Iterable[Mapping[str, Any]], reporter: Reporter) -> None:
    """Check the sources of notes, and that each point names some that are there."""
    for note in notes:
        check_sources(note, reporter)
        count = len(note.get("sources") or ())
        for point in note.get("points") or ():
            for mark in point.get("sources") or ():
                if count and mark not in range(1, count + 1):
                    found, allowed = str(mark), str(count)
                    reporter.report(
                        "P212", point["line"], "notes", found=found, allowed=allowed
                    )


def _make_fact(record: Mapping[str, Any]) -> Fact:
    source = record["source"]
    return Fact(
        id=record["id"],
        kind=record["kind"],
        date=record["date"],
        number=record.get("number"),
        unit=record.get("unit"),
        text=record["text"],
        note=record.get("note"),
        source=FactSource(source["publisher"], source["date"], source["url"]),
    )


def _make_note(record: Mapping[str, Any]) -> ContextNote:
    return ContextNote(
        id=record["id"],
        title=record["title"],
        points=tuple(
            (point["text"], tuple(int(mark) for mark in point["sources"]))
            for point in record["points"]
        ),
        sources=tuple(make_source(r, n) for n, r in enumerate(record["sources"], 1)),
    )
