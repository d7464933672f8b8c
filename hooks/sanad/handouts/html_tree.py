"""HTML as a tree of plain values: the clean HTML of the engine in, nodes out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img"}


@dataclass(slots=True)
class Node:
    """An element; its children are nodes and strings in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """The words in the element, white space evened."""
        return " ".join("".join(self._words()).split())

    def find_all(self, *tags: str) -> Iterator["Node"]:
        """Give the elements of some tags below this one, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.find_all(*tags)

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Node):
                yield from child._words()  # noqa: SLF001 -- of the same class.
            else:
                yield child


def parse_html(html: str) -> Node:
    """Parse well-formed HTML; the result is a nameless element around it."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        del tag  # The engine's HTML is well-formed.
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
