"""Strict YAML: nothing guessed, nothing indirect, every line known."""

import pytest

from sanad.yaml_nodes import (
    ListNode,
    MapNode,
    ScalarNode,
    YamlFaultError,
    parse_yaml,
    to_plain,
    walk_scalars,
)


@pytest.mark.parametrize(
    "text", ["NO", "012", "1e3", "2020-04", "~", "true", "=", "<<"]
)
def test_scalar_stays_as_written(text: str) -> None:
    """A plain scalar is the text its author wrote, never a number or a yes or no."""
    assert ScalarNode(text, 1, quoted=False) == parse_yaml(text)


@pytest.mark.parametrize("text", ['"NO"', "'NO'", "|-\n  NO"])
def test_quotes_are_known(text: str) -> None:
    """A quoted or block scalar is told from a plain one."""
    assert ScalarNode("NO", 1, quoted=True) == parse_yaml(text)


def test_lines_are_lines_of_the_file() -> None:
    """Every node and key knows its line, counted from where the text begins."""
    expected = MapNode(
        entries={
            "title": ScalarNode("قسائم IOM 120", 5, quoted=True),
            "countries": ListNode(
                (
                    ScalarNode("tunisia", 7, quoted=False),
                    ScalarNode("egypt", 8, quoted=False),
                ),
                7,
            ),
        },
        key_lines={"title": 5, "countries": 6},
        line=5,
    )
    text = 'title: "قسائم IOM 120"\ncountries:\n  - tunisia\n  - egypt\n'

    assert expected == parse_yaml(text, first_line=5)


@pytest.mark.parametrize("text", ["", "\n\n", "# وصف IOM 1\n"])
def test_empty_document_is_none(text: str) -> None:
    """A document without a value is None."""
    assert parse_yaml(text) is None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('title: "IOM', "P512", 10),
        ("a: 1\n b: 2", "P512", 11),
        ("a: [1, 2", "P512", 11),
        ("a: 1\nb: @x", "P512", 11),
        ("a: 1\n---\nb: 2", "P512", 11),
        ("a: \x01", "P512", 10),
        ("[a, b]: 1", "P512", 10),
        ("? {a: b}\n: 1", "P512", 10),
        ("a: 1\nب: 2\na: 3", "P513", 12),
        ("a:\n  - {x: 1, x: 2}", "P513", 11),
        ("a: &x 1", "P514", 10),
        ("a: 1\nb: *x", "P514", 11),
        ("a: !!python/name:os.system x", "P514", 10),
        ("a: !important 1", "P514", 10),
        ("\n- &x [a]", "P514", 11),
        ("[" * 14 + "]" * 14, "P512", 10),
        ("{a: " * 14 + "b" + "}" * 14, "P512", 10),
        ("%YAML 9.9\n---\na: 1", "P512", 10),
    ],
)
def test_fault_has_code_and_line(text: str, code: str, line: int) -> None:
    """What is not strict YAML is refused with a code and the line where it stands."""
    with pytest.raises(YamlFaultError) as caught:
        parse_yaml(text, first_line=10)

    assert (code, line) == (caught.value.code, caught.value.line)


def test_alias_bomb_is_refused_before_it_grows() -> None:
    """Anchors are refused as events, so aliases can never multiply."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    with pytest.raises(YamlFaultError) as caught:
        parse_yaml("\n".join(["a0: &a0 [x]", *rows]))

    assert ("P514", "a0") == (caught.value.code, caught.value.values["found"])


def test_deepest_nesting_is_read() -> None:
    """Thirteen levels are still read."""
    assert isinstance(parse_yaml("[" * 13 + "]" * 13), ListNode)


def test_plain_values() -> None:
    """Nodes become strings, lists and dicts."""
    expected = {"a": ["1", "ب"], "c": {"d": ""}}

    assert expected == to_plain(parse_yaml("a: [1, ب]\nc: {d: }"))


def test_nothing_becomes_none() -> None:
    """An empty document is None as a plain value."""
    assert to_plain(None) is None


def test_walk_gives_every_scalar_in_order() -> None:
    """All single values below a node come in the order of the file."""
    root = parse_yaml("a: [IOM, {b: ب}]\nc: 3")

    assert ["IOM", "ب", "3"] == [scalar.text for scalar in walk_scalars(root)]


def test_walk_of_nothing_is_empty() -> None:
    """An empty document has no scalar."""
    assert [] == list(walk_scalars(None))
