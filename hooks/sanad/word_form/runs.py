"""
Runs of a Word file: stretches of text of one look, as Markdown.

Runs of one look are put together again, however an editor has cut them. What was
deleted under tracked changes is gone, what was inserted is there. Pictures, text boxes
and notes are given as the codes of problems: they have no place in a practice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from sanad.word_form.package import R, W

PICTURE, TEXT_BOX, NOTE = "P710", "P712", "P713"

_OFF = {"0", "false", "off", "none"}
_PASSED_OVER = {
    f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr")
}
_PICTURES = {f"{W}{name}" for name in ("drawing", "pict", "object")}
_NOTES = {
    f"{W}{name}"
    for name in ("footnoteReference", "endnoteReference", "commentReference")
}
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_BALANCED = re.compile(r"\([^()\s]*\)")
_ALTERNATE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_STRONG, _SLANTED = {"strong", "intense emphasis"}, {"emphasis"}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look; `address` where it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


class RunReader:
    """Reads the runs of one paragraph, in order, into its spans and objects."""

    def __init__(
        self,
        links: Mapping[str, str],
        styles: Mapping[str, ET.Element],
    ) -> None:
        self._links = links
        self._styles = styles
        self.spans: list[Span] = []
        self.objects: list[str] = []
        self._address = ""
        self._instruction: str | None = None

    def read(self, element: ET.Element) -> None:
        """Read what an element holds."""
        for child in element:
            self._read_child(child)

    def _read_child(self, child: ET.Element) -> None:
        tag = child.tag
        if tag in _PASSED_OVER or tag == f"{W}p":
            return
        if tag == f"{W}r":
            self._read_run(child)
        elif tag == f"{W}sdt":
            self._read_control(child)
        elif tag in {f"{W}hyperlink", f"{W}fldSimple"}:
            self._read_link(child)
        else:
            self.read(child)

    def _read_control(self, control: ET.Element) -> None:
        """Read a list to choose from, unless nothing has been chosen."""
        content = control.find(f"{W}sdtContent")
        if content is not None and not _is_placeholder(control, content):
            self.read(content)

    def _read_link(self, link: ET.Element) -> None:
        found = _HYPERLINK.search(link.get(f"{W}instr", ""))
        address = found[1] if found else self._links.get(link.get(f"{R}id", ""), "")
        before, self._address = self._address, address or self._address
        self.read(link)
        self._address = before

    def _read_run(self, run: ET.Element) -> None:
        look = run.find(f"{W}rPr")
        names = self._style_names(look)
        bold = _is_on(look, "b") or _is_on(look, "bCs") or bool(names & _STRONG)
        italic = _is_on(look, "i") or _is_on(look, "iCs") or bool(names & _SLANTED)
        for part in run:
            text = self._read_part(part)
            if text:
                span = Span(text, bold, italic, self._address)
                self.spans.append(span)

    def _read_part(self, part: ET.Element) -> str:
        tag = part.tag
        if tag == f"{W}t" and self._instruction is None:
            return part.text or ""
        if tag in _BREAKS:
            is_page = part.get(f"{W}type") in {"page", "column"}
            return "" if is_page else _BREAKS[tag]
        if tag == f"{W}fldChar":
            self._follow_field(part.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText" and self._instruction is not None:
            self._instruction += part.text or ""
        elif tag in _NOTES:
            self.objects.append(NOTE)
        elif tag in _PICTURES or tag == _ALTERNATE:
            is_box = part.find(f".//{W}txbxContent") is not None
            self.objects.append(TEXT_BOX if is_box else PICTURE)
        return ""

    def _follow_field(self, kind: str) -> None:
        """Follow a field of Word: its instruction, then what it shows, then its end."""
        if kind == "begin":
            self._instruction = ""
        elif kind == "separate":
            found = _HYPERLINK.search(self._instruction or "")
            self._address, self._instruction = found[1] if found else "", None
        else:
            self._address, self._instruction = "", None

    def _style_names(self, look: ET.Element | None) -> set[str]:
        style = self._styles.get(value_of(look, "rStyle")) if look is not None else None
        return {value_of(style, "name").lower()} if style is not None else set()


def write_spans(spans: Sequence[Span]) -> str:
    """Write spans as Markdown."""
    return "".join(_mark(span) for span in _join(spans))


def value_of(element: ET.Element, path: str) -> str:
    """Give the `w:val` of an element below another, or nothing."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return found.get(f"{W}val", "") if found is not None else ""


def _is_on(look: ET.Element | None, name: str) -> bool:
    found = look.find(f"{W}{name}") if look is not None else None
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _is_placeholder(control: ET.Element, content: ET.Element) -> bool:
    """Tell whether a control says only what it is for; some editors keep the mark."""
    shown = "".join(text.text or "" for text in content.iter(f"{W}t"))
    choices = {item.get(f"{W}displayText") for item in control.iter(f"{W}listItem")}
    is_marked = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return is_marked and shown not in choices


def _join(spans: Sequence[Span]) -> Iterator[Span]:
    """Put spans of one look together again."""
    waiting: Span | None = None
    for span in spans:
        if waiting is None:
            waiting = span
        elif (waiting.bold, waiting.italic, waiting.address) == (
            span.bold,
            span.italic,
            span.address,
        ):
            text = waiting.text + span.text
            waiting = Span(text, span.bold, span.italic, span.address)
        else:
            yield waiting
            waiting = span
    if waiting is not None:
        yield waiting


def _mark(span: Span) -> str:
    """Write a span as Markdown; white space stays outside of its marks."""
    words = span.text.strip()
    if not words:
        return span.text
    start = len(span.text) - len(span.text.lstrip())
    before, after = span.text[:start], span.text[start + len(words) :]
    mark = "**" * span.bold + "*" * span.italic
    inner = f"{mark}{words}{mark[::-1]}"
    if span.address and span.address != words:
        inner = f"[{inner}]({_write_address(span.address)})"
    return f"{before}{inner}{after}"


def _write_address(address: str) -> str:
    """Write an address so that its own brackets end nothing."""
    bare = _BALANCED.sub("", address)
    is_plain = not re.search(r"[\s()<>]", bare)
    return address if is_plain else "<" + re.sub(r"[\s<>]", "%20", address) + ">"
