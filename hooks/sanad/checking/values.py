"""
Values: from the node of a field to a plain value, by the field's kind.

Each reader gives None after reporting what is wrong (P1xx, P301), so that a wrong
value is told once and never used.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sanad.checking.reporter import Reporter
from sanad.checking.scalars import (
    read_choice,
    read_date,
    read_number,
    read_scalar,
    read_text,
    read_url,
    read_yes_no,
    report_shape,
    report_yes_no_word,
)
from sanad.languages import LANGUAGES
from sanad.schema import Field, Kind, record_fields
from sanad.vocabularies import Term, nearest
from sanad.yaml_nodes import ListNode, MapNode, Node, ScalarNode

Reader = Callable[[Node, Field, Reporter], Any]


def read_value(node: Node, field: Field, reporter: Reporter) -> Any:  # noqa: ANN401 -- the kind decides the type.
    """Read the value of a field by its kind, or report and give None."""
    return _READERS[field.kind](node, field, reporter)


def read_record(node: Node, owner: Field, reporter: Reporter) -> dict[str, Any] | None:
    """
    Read one record: part name -> value, "line" -> its line.

    Args:
        node: The record.
        owner: The field that holds it; its `record` names the parts.
        reporter: Where problems go.
    """
    if not isinstance(node, MapNode):
        return report_shape(node, owner, reporter)
    fields = record_fields(owner.record)
    values: dict[str, Any] = {"line": node.line}
    for name, part in node.entries.items():
        label = f"{owner.name}.{name}".lstrip(".")
        if name not in fields:
            near = ", ".join(nearest(name, fields))
            reporter.report(
                "P101", node.key_lines[name], label, found=name, allowed=near
            )
            report_yes_no_word(part, label, reporter)
            continue
        values[name] = read_value(part, fields[name], reporter)
    for name, field in fields.items():
        if field.required == "opening" and name not in node.entries:
            helps = {f"help_{lang}": field.label[lang] for lang in LANGUAGES}
            label = f"{owner.name}.{name}".lstrip(".")
            reporter.report("P102", node.line, label, **helps)
    return values


def _read_choices(
    node: Node, field: Field, reporter: Reporter
) -> tuple[Term, ...] | None:
    terms = [read_choice(n, field, reporter) for n in _items(node, field, reporter)]
    found = [term for term in terms if term is not None]
    _check_count(node, len(terms), field, reporter)
    _check_repeats(node, [term.id for term in found], field, reporter)
    return tuple(found)


def _read_labels(node: Node, field: Field, reporter: Reporter) -> dict[str, str] | None:
    if not isinstance(node, MapNode):
        return report_shape(node, field, reporter)
    labels = {
        language: read_scalar(node.entries[language], field, reporter)
        for language in LANGUAGES
        if language in node.entries
    }
    for name in sorted(node.entries.keys() - set(LANGUAGES)):
        near = ", ".join(LANGUAGES)
        label = f"{field.name}.{name}"
        reporter.report("P101", node.key_lines[name], label, found=name, allowed=near)
    if len(labels) < len(LANGUAGES):
        return reporter.report("P121", node.line, field.name)
    sound: dict[str, str] = {
        language: text for language, text in labels.items() if text is not None
    }
    return sound if len(sound) == len(LANGUAGES) else None


def _read_label_lists(
    node: Node, field: Field, reporter: Reporter
) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(node, MapNode) or set(node.entries) - set(LANGUAGES):
        return report_shape(node, field, reporter)
    return {
        language: _read_names(node.entries[language], field, reporter)
        for language in LANGUAGES
        if language in node.entries
    }


def _read_names(node: Node, field: Field, reporter: Reporter) -> tuple[str, ...]:
    texts = [
        read_scalar(item, field, reporter) for item in _items(node, field, reporter)
    ]
    return tuple(text for text in texts if text is not None)


def _read_numbers(node: Node, field: Field, reporter: Reporter) -> tuple[float, ...]:
    items = _items(node, field, reporter)
    _check_count(node, len(items), field, reporter)
    numbers = [read_number(item, field, reporter) for item in items]
    return tuple(number for number in numbers if number is not None)


def _read_slugs(node: Node, field: Field, reporter: Reporter) -> tuple[str, ...]:
    slugs: list[str] = []
    for item in _items(node, field, reporter):
        slug = read_scalar(item, field, reporter)
        if slug is None:
            continue
        slugs.append(slug)
        if slug == reporter.slug:
            reporter.report("P309", item.line, field.name)
        elif slug not in reporter.slugs:
            near = ", ".join(nearest(slug, reporter.slugs))
            reporter.report("P301", item.line, field.name, found=slug, allowed=near)
    _check_repeats(node, slugs, field, reporter)
    return tuple(slugs)


def _read_scores(
    node: Node, field: Field, reporter: Reporter
) -> dict[Term, Term] | None:
    if not isinstance(node, MapNode):
        return report_shape(node, field, reporter)
    scores = Field(
        name=field.name, kind=Kind.CHOICE, label=field.label, vocabulary=field.scores
    )
    result: dict[Term, Term] = {}
    for name, value in node.entries.items():
        key = ScalarNode(name, node.key_lines[name], quoted=True)
        criterion = read_choice(key, field, reporter)
        score = read_choice(value, scores, reporter)
        if criterion is not None and score is not None:
            result[criterion] = score
    return result


def _read_records(
    node: Node, field: Field, reporter: Reporter
) -> tuple[dict[str, Any], ...]:
    items = _items(node, field, reporter)
    _check_count(node, len(items), field, reporter)
    records = [read_record(item, field, reporter) for item in items]
    return tuple(record for record in records if record is not None)


def _items(node: Node, field: Field, reporter: Reporter) -> Sequence[Node]:
    if isinstance(node, ListNode):
        return node.items
    report_shape(node, field, reporter)
    return ()


def _check_count(node: Node, count: int, field: Field, reporter: Reporter) -> None:
    too_many = bool(field.maximum) and count > field.maximum
    if isinstance(node, ListNode) and (count < field.minimum or too_many):
        top = f"–{field.maximum}" if field.maximum else "+"
        allowed = f"{field.minimum}{top}"
        reporter.report(
            "P114", node.line, field.name, found=str(count), allowed=allowed
        )


def _check_repeats(
    node: Node, names: Sequence[str], field: Field, reporter: Reporter
) -> None:
    for name in sorted({name for name in names if names.count(name) > 1}):
        reporter.report("P113", node.line, field.name, found=name)


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.CHOICE: read_choice,
    Kind.CHOICES: _read_choices,
    Kind.DATE: read_date,
    Kind.YES_NO: read_yes_no,
    Kind.NUMBER: read_number,
    Kind.URL: read_url,
    Kind.LABELS: _read_labels,
    Kind.LABEL_LISTS: _read_label_lists,
    Kind.SLUGS: _read_slugs,
    Kind.LANGUAGE: read_scalar,
    Kind.NAMES: _read_names,
    Kind.DIGEST: read_scalar,
    Kind.SCORES: _read_scores,
    Kind.NUMBERS: _read_numbers,
    Kind.RECORD: read_record,
    Kind.RECORDS: _read_records,
}
