"""
Markdown of contributors: text in, clean HTML in blocks out.

cmark-gfm renders as GitHub does (so a contributor sees the same there), with raw HTML
left out; nh3 then keeps an allow-list of elements and attributes. The clean HTML is
cut into top-level blocks, and lists into items, by its tags; an attribute can hold
what looks like a tag, so tags are matched whole. Line numbers come from cmark.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

import nh3
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

_OPTIONS = (
    Options.CMARK_OPT_FOOTNOTES
    | Options.CMARK_OPT_SOURCEPOS
    | Options.CMARK_OPT_VALIDATE_UTF8
)
_CLEANER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "hr", "img", "li", "ol", "p", "pre", "section", "strong", "sup"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    },
    attributes={
        "*": {"data-sourcepos"},
        "a": {"href", "id"},
        "img": {"src", "alt"},
        "li": {"id"},
        "ol": {"start"},
        "section": {"class"},
        "td": {"align"},
        "th": {"align"},
    },
    clean_content_tags={"script", "style"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)"
    r"(?P<attributes>(?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")
_SOURCE_POSITION = re.compile(r' data-sourcepos="(\d+):[^"]*"')
_VOID = {"br", "hr", "img"}
# What cmark gives to the links between a text and its footnotes, and to no other.
_FOOTNOTE_ONLY = {"class", "id"}
_RAW_HTML = "<!-- raw HTML omitted -->"
_RAW_HTML_IN_SOURCE = re.compile(r"<(?:/?[A-Za-z][^>\s:@]*(?:[\s/>]|$)|[!?])")
_CITATION = re.compile(r"\[(\d{1,2})\]")


@dataclass(frozen=True, slots=True)
class Block:
    """
    A top-level element: its tag, its first line, its clean HTML.

    `inner` is the HTML between its tags; `items` holds the HTML of a list's items.
    """

    tag: str
    line: int
    html: str
    inner: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture: its address as written, its line, a picture's words."""

    url: str
    line: int
    description: str = ""
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as blocks; its footnotes; its links; the lines where raw HTML stood."""

    blocks: tuple[Block, ...]
    notes_html: str
    links: tuple[Link, ...]
    raw_html_lines: tuple[tuple[int, str], ...]


def render_markdown(text: str, *, first_line: int = 1) -> Rendered:
    """
    Render a contributor's Markdown to clean HTML.

    Args:
        text: GitHub-flavoured Markdown in any language.
        first_line: The line of the file on which the text begins.

    Returns:
        Blocks in order; a block's `line` is a line of the file. Links keep the
        address that was written: whoever shows the HTML rewrites them.
    """
    raw = github_flavored_markdown_to_html(text, _OPTIONS)
    offset = first_line - 1
    blocks = list(_split_blocks(_CLEANER.clean(raw), offset))
    notes = [block for block in blocks if block.tag == "section"]
    return Rendered(
        blocks=tuple(block for block in blocks if block.tag != "section"),
        notes_html="".join(block.inner for block in notes),
        links=tuple(_find_links(raw, offset)),
        raw_html_lines=_find_raw_html(raw, text, offset),
    )


def map_text(
    html: str, change: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> str:
    """Replace a pattern in the text of clean HTML, never inside a tag or a link."""
    parts: list[str] = []
    end = 0
    in_link = False
    for tag in _TAG.finditer(html):
        text = html[end : tag.start()]
        parts.append(text if in_link else change.sub(replacement, text))
        parts.append(tag.group())
        end = tag.end()
        if tag["name"] == "a":
            in_link = not tag["close"]
    parts.append(change.sub(replacement, html[end:]))
    return "".join(parts)


def link_citations(html: str, page: str) -> str:
    """Turn each `[2]` of a text into a link to source 2 on the practice's page."""

    def link(mark: re.Match[str]) -> str:
        number = int(mark[1])  # Also of Eastern digits: [\u0662] is source 2.
        address = f"{page}#source-{number}"
        return f'<sup class="sanad-cite"><a href="{address}">[{number}]</a></sup>'

    return map_text(html, _CITATION, link)


def find_citations(html: str) -> tuple[int, ...]:
    """Give the numbers of the sources that a text cites, in order, with repeats."""
    text = _TAG.sub(" ", html)
    return tuple(int(number) for number in _CITATION.findall(text))


def plain_text(html: str) -> str:
    """Give the words of clean HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _split_blocks(html: str, offset: int) -> Iterator[Block]:
    depth = 0
    for tag in _TAG.finditer(html):
        if tag["name"] in _VOID:
            if depth == 0 and tag["name"] == "hr":
                yield Block("hr", _line_of(tag, offset), "<hr>", "")
            continue
        if not tag["close"]:
            if depth == 0:
                opening = tag
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            yield _make_block(html, opening, tag, offset)


def _make_block(
    html: str, opening: re.Match[str], closing: re.Match[str], offset: int
) -> Block:
    inner = html[opening.end() : closing.start()]
    name = opening["name"]
    return Block(
        tag=name,
        line=_line_of(opening, offset),
        html=_without_positions(html[opening.start() : closing.end()]),
        inner=_without_positions(inner).strip(),
        items=tuple(_split_items(inner)) if name in {"ul", "ol"} else (),
    )


def _split_items(inner: str) -> Iterator[str]:
    for block in _split_blocks(inner, 0):
        parts = list(_split_blocks(block.inner, 0))
        only_paragraph = len(parts) == 1 and parts[0].html == block.inner
        is_paragraph = only_paragraph and parts[0].tag == "p"
        yield parts[0].inner if is_paragraph else block.inner


def _line_of(tag: re.Match[str], offset: int) -> int:
    position = _SOURCE_POSITION.search(tag["attributes"])
    return int(position[1]) + offset if position else offset + 1


def _without_positions(html: str) -> str:
    # Quotes inside an attribute come escaped, so only whole attributes match.
    return _SOURCE_POSITION.sub("", html)


def _find_links(raw: str, offset: int) -> Iterator[Link]:
    first, start = offset + 1, 0
    for tag in _TAG.finditer(raw):
        position = _SOURCE_POSITION.search(tag["attributes"])
        if position:
            first, start = int(position[1]) + offset, tag.end()
        if tag["name"] not in {"a", "img"} or tag["close"]:
            continue
        attributes = {
            name: unescape(value)
            for name, value in _ATTRIBUTE.findall(tag["attributes"])
        }
        line = first + raw.count("\n", start, tag.start())  # As wrapped in the source.
        if tag["name"] == "img":
            alt = attributes.get("alt", "")
            yield Link(attributes.get("src", ""), line, alt, is_picture=True)
        elif not attributes.keys() & _FOOTNOTE_ONLY:
            yield Link(attributes.get("href", ""), line)


def _find_raw_html(raw: str, text: str, offset: int) -> tuple[tuple[int, str], ...]:
    if _RAW_HTML not in raw:
        return ()
    lines = enumerate(text.splitlines(), offset + 1)
    found = ((n, _RAW_HTML_IN_SOURCE.search(line)) for n, line in lines)
    return tuple((n, match.group().strip()) for n, match in found if match)
