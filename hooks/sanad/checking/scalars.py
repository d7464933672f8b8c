"""
Scalars: single values, from a node to a text, term, date, number or address.

Each reader gives None after reporting what is wrong, so that a wrong value is told
once and never used.
"""

import re
from datetime import date

from sanad.arabic import find_hidden_characters, has_eastern_digits, to_western_digits
from sanad.checking.reporter import Reporter
from sanad.languages import LANGUAGES
from sanad.model import PartialDate
from sanad.schema import Field, kind_labels
from sanad.vocabularies import Term
from sanad.yaml_nodes import Node, ScalarNode

UNKNOWN = "unknown"
DATE_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
URL_FORM = re.compile(r"""https?://[^\s<>"{}|\\^`\[\]/?#]+(?:[/?#][^\s<>"{}|\\^`]*)?""")
NUMBER_FORM = re.compile(r"\d{1,12}(?:\.\d{1,3})?", re.ASCII)
YES_NO_WORDS = {"yes", "no", "on", "off", "true", "false", "y", "n", "null", "~"}
_BOOLEANS = {"true": True, "false": False}


def report_shape(node: Node, field: Field, reporter: Reporter) -> None:
    """Report that a value does not have the form of its kind."""
    if isinstance(node, ScalarNode) and not node.text.strip():
        reporter.report("P112", node.line, field.name, fix=field.example)
        return
    words = kind_labels()[field.kind]
    expected = {f"expected_{language}": words[language] for language in LANGUAGES}
    reporter.report("P105", node.line, field.name, fix=field.example, **expected)


def report_yes_no_word(node: Node, name: str, reporter: Reporter) -> bool:
    """Report an unquoted word that YAML readers take for yes or no."""
    is_word = (
        isinstance(node, ScalarNode)
        and not node.quoted
        and node.text.lower() in YES_NO_WORDS
    )
    if is_word:
        reporter.report("P115", node.line, name, found=node.text)  # type: ignore[union-attr]
    return is_word


def read_partial_date(text: str) -> PartialDate | None:
    """Read "YYYY", "YYYY-MM" or "YYYY-MM-DD", or None when it is no such date."""
    match = DATE_FORM.fullmatch(text)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return PartialDate(*parts)


def read_scalar(node: Node, field: Field, reporter: Reporter) -> str | None:
    """Read a single value: there, and without hidden characters."""
    if not isinstance(node, ScalarNode):
        return report_shape(node, field, reporter)
    text = node.text.strip()
    if not text:
        return reporter.report("P112", node.line, field.name, fix=field.example)
    hidden = find_hidden_characters(text)
    if hidden:
        return reporter.report("P122", node.line, field.name, found=hidden[0][1])
    return text


def read_text(node: Node, field: Field, reporter: Reporter) -> str | None:
    """Read a text, its white space evened out, not longer than its field allows."""
    text = read_scalar(node, field, reporter)
    if text is None or report_yes_no_word(node, field.name, reporter):
        return None
    words = len(text.split())
    if field.max_characters and len(text) > field.max_characters:
        sizes = (len(text), field.max_characters)
    elif field.max_words and words > field.max_words:
        sizes = (words, field.max_words)
    else:
        return " ".join(text.split())
    return reporter.report(
        "P106", node.line, field.name, found=str(sizes[0]), allowed=str(sizes[1])
    )


def read_choice(node: Node, field: Field, reporter: Reporter) -> Term | None:
    """Read the id of a term of the field's vocabulary."""
    text = read_scalar(node, field, reporter)
    if text is None:
        return None
    vocabulary = reporter.vocabularies[field.vocabulary]
    if text in vocabulary.by_id:
        return vocabulary.by_id[text]
    if report_yes_no_word(node, field.name, reporter):
        return None
    if has_eastern_digits(text):
        fix = to_western_digits(text)
        return reporter.report("P109", node.line, field.name, found=text, fix=fix)
    return reporter.report(
        "P104",
        node.line,
        field.name,
        found=text,
        vocabulary=field.vocabulary,
        allowed=vocabulary.suggest(text),
        fix=field.example,
    )


def read_date(node: Node, field: Field, reporter: Reporter) -> PartialDate | None:
    """Read a partial date; None for "unknown" where the field allows it."""
    text = read_scalar(node, field, reporter)
    if text is None or (text == UNKNOWN and field.may_be_unknown):
        return None
    if has_eastern_digits(text):
        fix = f'{field.name}: "{to_western_digits(text)}"'
        return reporter.report("P109", node.line, field.name, found=text, fix=fix)
    value = read_partial_date(text)
    if value is None:
        example = field.example or f'{field.name}: "2020-04-07"'
        return reporter.report("P107", node.line, field.name, found=text, fix=example)
    if isinstance(node, ScalarNode) and not node.quoted:
        fix = f'{field.name}: "{text}"'
        reporter.report("P108", node.line, field.name, fix=fix)
    return value


def read_yes_no(node: Node, field: Field, reporter: Reporter) -> bool | None:
    """Read true or false."""
    text = read_scalar(node, field, reporter)
    if text is None or text in _BOOLEANS:
        return _BOOLEANS.get(text or "")
    return reporter.report("P125", node.line, field.name, found=text)


def read_number(node: Node, field: Field, reporter: Reporter) -> float | None:
    """Read a whole or decimal number, digits 0-9."""
    text = read_scalar(node, field, reporter)
    if text is None:
        return None
    if has_eastern_digits(text):
        fix = to_western_digits(text)
        return reporter.report("P109", node.line, field.name, found=text, fix=fix)
    if not NUMBER_FORM.fullmatch(text):
        return reporter.report("P124", node.line, field.name, found=text)
    return float(text) if "." in text else int(text)


def read_url(node: Node, field: Field, reporter: Reporter) -> str | None:
    """Read a web address."""
    text = read_scalar(node, field, reporter)
    if text is None or URL_FORM.fullmatch(text):
        return text
    return reporter.report("P119", node.line, field.name, found=text)
