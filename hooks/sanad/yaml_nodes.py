"""
Strict YAML: text in, nodes with line numbers out, nothing guessed.

A scalar stays the text its author wrote (no `NO` becomes False, no `012` becomes 10);
the checks decide what it may mean. Refused, each by a code of `problems.yml`: faults
of syntax (P512), a key twice (P513), anchors, aliases and tags (P514), nesting deeper
than any practice needs (P512). Source: YAML 1.2.2; parsed by PyYAML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_DEEPEST_NESTING = 12


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value, as written; `quoted` tells `"NO"` from `NO`."""

    text: str
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and their nodes, in the order of the file; `key_lines` in file lines."""

    entries: "dict[str, Node]"
    key_lines: dict[str, int]
    line: int


Node = ScalarNode | ListNode | MapNode


class YamlFaultError(Exception):
    """A text is not the strict YAML read here: `code`, `line` and `values` say why."""

    def __init__(self, code: str, line: int, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.values = values


def parse_yaml(text: str, *, first_line: int = 1) -> Node | None:
    """
    Parse one strict YAML document.

    Args:
        text: The document.
        first_line: The line of the file on which the text begins.

    Returns:
        The root node, or None when the document is empty.

    Raises:
        YamlFaultError: Where the text is not strict YAML; lines are file lines.
    """
    offset = first_line
    try:
        _refuse_indirection(text, offset)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + offset
        raise YamlFaultError("P512", line, found=error.problem or "") from error
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + offset
        raise YamlFaultError("P512", line, found=str(error.reason)) from error
    return None if root is None else _convert(root, offset, depth=0)


def to_plain(node: Node | None) -> object:
    """Turn nodes into strings, lists and dicts, for files whose form is known."""
    match node:
        case MapNode():
            return {key: to_plain(value) for key, value in node.entries.items()}
        case ListNode():
            return [to_plain(item) for item in node.items]
        case ScalarNode():
            return node.text
    return None


def walk_scalars(node: Node | None) -> Iterator[ScalarNode]:
    """Give every scalar at or below a node, in the order of the file."""
    match node:
        case ScalarNode():
            yield node
        case ListNode():
            for item in node.items:
                yield from walk_scalars(item)
        case MapNode():
            for value in node.entries.values():
                yield from walk_scalars(value)


def _refuse_indirection(text: str, offset: int) -> None:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        found = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if isinstance(event, yaml.NodeEvent) and found:
            mark = event.start_mark
            line = (mark.line if mark else 0) + offset
            raise YamlFaultError("P514", line, found=str(found))


def _convert(node: yaml.Node, offset: int, *, depth: int) -> Node:
    line = node.start_mark.line + offset
    if depth > _DEEPEST_NESTING:
        raise YamlFaultError("P512", line, found="too many levels")
    if isinstance(node, yaml.ScalarNode):
        return ScalarNode(str(node.value), line, quoted=bool(node.style))
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, offset, line=line, depth=depth)
    items = (_convert(item, offset, depth=depth + 1) for item in node.value)
    return ListNode(tuple(items), line)


def _convert_mapping(
    node: yaml.MappingNode, offset: int, *, line: int, depth: int
) -> MapNode:
    entries: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + offset
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlFaultError("P512", key_line, found="a key that is a list")
        key = key_node.value
        if key in entries:
            raise YamlFaultError("P513", key_line, found=key)
        entries[key] = _convert(value_node, offset, depth=depth + 1)
        key_lines[key] = key_line
    return MapNode(entries, key_lines, line)
