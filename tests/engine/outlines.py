"""Outlines: what a test asks of HTML, read by a parser that is not the engine's."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "input"}


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, and the words in it, white space evened."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in the element."""
        return " ".join("".join(self.words).split())


class Outline(HTMLParser):
    """The elements of a piece of HTML, in the order of their opening tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.mismatched: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.mismatched += [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be of this tag."""
        if not self._open or self._open.pop().tag != tag:
            self.mismatched.append(tag)

    def handle_data(self, data: str) -> None:
        """Give text to every open element."""
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str) -> list[Element]:
        """Give the elements of a tag."""
        return [element for element in self.elements if element.tag == tag]

    def texts(self, tag: str) -> list[str]:
        """Give the words of all elements of a tag."""
        return [element.text for element in self.all(tag)]

    def values(self, attribute: str) -> list[str]:
        """Give the values of an attribute, in order."""
        return [
            element.attributes[attribute]
            for element in self.elements
            if attribute in element.attributes
        ]

    def of_class(self, name: str) -> list[Element]:
        """Give the elements of a class."""
        return [
            element
            for element in self.elements
            if name in element.attributes.get("class", "").split()
        ]

    def by_id(self, identity: str) -> Element:
        """Give the one element of an id."""
        (found,) = [
            element
            for element in self.elements
            if element.attributes.get("id") == identity
        ]
        return found
