"""
Fields: the front matter of a source text or of a translation, as a whole.

Says which fields are unknown, missing or out of place, reads each value, and checks
the rules that join fields: dates in order, a lead actor, an address for each source,
a source for each figure, no rating before a review.
"""

from collections.abc import Mapping
from typing import Any

from sanad.checking.reporter import Reporter
from sanad.checking.scalars import report_yes_no_word
from sanad.checking.values import read_value
from sanad.languages import LANGUAGES
from sanad.model import PartialDate
from sanad.reading import Document
from sanad.schema import Field, Requirement, practice_fields
from sanad.vocabularies import nearest

REVIEWED = {"published", "archived"}
PUBLISHED = "published"


def check_source_fields(document: Document, reporter: Reporter) -> dict[str, Any]:
    """Check the front matter of a source text: field name -> value, read and sound."""
    fields = practice_fields()
    known = {name: field for name, field in fields.items() if field.on_source}
    values = _read_fields(document, known, reporter)
    _check_missing(document, known, values, reporter)
    _check_dates(document, values, reporter)
    _check_actors(document, values, reporter)
    check_sources(values, reporter)
    _check_figures(values, reporter)
    _check_rating(document, values, reporter)
    return values


def check_translation_fields(
    document: Document, source_path: str, reporter: Reporter
) -> dict[str, Any]:
    """Check the front matter of a translation: words only, no fact."""
    fields = practice_fields()
    known = {name: field for name, field in fields.items() if field.on_translation}
    facts = set(fields) - set(known)
    for name in document.fields.entries:
        if name in facts:
            line = document.fields.key_lines[name]
            reporter.report("P401", line, name, found=source_path)
    values = _read_fields(document, known, reporter, passed_over=facts)
    _check_missing(document, known, values, reporter)
    other = document.language.other
    if values.get("translated_from") not in {None, other}:
        fix = f"translated_from: {other}"
        line = document.fields.key_lines["translated_from"]
        found = values["translated_from"]
        reporter.report("P407", line, "translated_from", found=found, fix=fix)
    return values


def is_published(values: Mapping[str, Any]) -> bool:
    """Tell whether the editors have marked a practice as published."""
    status = values.get("review_status")
    return status is not None and status.id == PUBLISHED


def _read_fields(
    document: Document,
    known: Mapping[str, Field],
    reporter: Reporter,
    passed_over: set[str] | None = None,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, node in document.fields.entries.items():
        if name in known:
            values[name] = read_value(node, known[name], reporter)
        elif name not in (passed_over or ()):
            line = document.fields.key_lines[name]
            near = ", ".join(nearest(name, known))
            reporter.report("P101", line, name, found=name, allowed=near)
            report_yes_no_word(node, name, reporter)
    return values


def _check_missing(
    document: Document,
    known: Mapping[str, Field],
    values: Mapping[str, Any],
    reporter: Reporter,
) -> None:
    published = is_published(values)
    for name, field in known.items():
        if name in document.fields.entries:
            continue
        if field.required is Requirement.OPENING:
            helps = {f"help_{lang}": (field.help or {})[lang] for lang in LANGUAGES}
            line = document.fields.line
            reporter.report("P102", line, name, fix=field.example, **helps)
        elif field.required is Requirement.PUBLISHING and published:
            line = document.fields.key_lines["review_status"]
            reporter.report("P103", line, name, fix=field.example)


def _is_before(end: PartialDate | None, start: PartialDate | None) -> bool:
    """Tell whether one date lies before another as far as both are precise."""
    if start is None or end is None:
        return False
    pairs = zip(
        (end.year, end.month, end.day),
        (start.year, start.month, start.day),
        strict=True,
    )
    for later, earlier in pairs:
        if not later or not earlier:
            return False
        if later != earlier:
            return later < earlier
    return False


def _check_dates(
    document: Document, values: Mapping[str, Any], reporter: Reporter
) -> None:
    for code, first, last in (
        ("P110", "start", "end"),
        ("P111", "reviewed_on", "review_due"),
    ):
        start, end = values.get(first), values.get(last)
        if _is_before(end, start):
            line = document.fields.key_lines[last]
            reporter.report(code, line, last, found=str(end), start=str(start))


def _check_actors(
    document: Document, values: Mapping[str, Any], reporter: Reporter
) -> None:
    actors = values.get("actors")
    if not actors:
        return
    for actor in actors:
        by_id = "organization" in actor
        by_name = "name" in actor and "type" in actor
        if by_id == by_name or (by_id and ("name" in actor or "type" in actor)):
            reporter.report("P117", actor["line"], "actors")
    roles = [actor.get("role") for actor in actors]
    if None not in roles and all(role.id != "lead" for role in roles):
        line = document.fields.key_lines["actors"]
        example = practice_fields()["actors"].example
        reporter.report("P116", line, "actors", fix=example)


def check_sources(values: Mapping[str, Any], reporter: Reporter) -> None:
    """Check that each source has an address or a reference, and not both."""
    for source in values.get("sources") or ():
        if ("url" in source) == ("reference" in source):
            reporter.report("P118", source["line"], "sources")


def _check_figures(values: Mapping[str, Any], reporter: Reporter) -> None:
    count = len(values.get("sources") or ())
    for figure in values.get("reach") or ():
        number = figure.get("source", 0)
        if number is not None and number not in range(1, count + 1):
            reporter.report("P120", figure["line"], "reach", allowed=str(count))


def _check_rating(
    document: Document, values: Mapping[str, Any], reporter: Reporter
) -> None:
    status = values.get("review_status")
    reviewed = status is not None and status.id in REVIEWED
    for name in ("rating", "criteria"):
        if name in values and not reviewed:
            reporter.report("P123", document.fields.key_lines[name], name)
