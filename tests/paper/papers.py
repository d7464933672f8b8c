"""What tests of paper share: eight real practices, and readers of PDFs."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pikepdf
import pypdfium2
from pikepdf import Name, Object

# All on jobs and recovery: five of Morocco, three of Tunisia.
THEME = "themes/jobs-recovery"
COUNTRY = "countries/morocco"
SLUGS = (
    "damane-oxygene-guaranteed-loans",
    "framework-law-on-social-protection-for-all-moroccans",
    "moroccan-medical-supplies-for-african-countries",
    "morocco-allowance-for-employees-whose-work-stopped",
    "tadamon-mobile-cash-for-informal-households",
    "tunisia-decree-laws-on-dismissals-and-wage-support",
    "ugtt-opens-union-membership-to-migrant-workers",
    "visit-to-two-sfax-firms-employing-refugees",
)

# Arabic letters with their marks (tashkeel), and the marks alone.
_WORD = re.compile("[\u0621-\u063a\u0641-\u0652\u0670]+")
_TASHKEEL = re.compile("[\u064b-\u0652\u0670]")
_HIDDEN = {"nav", "style", "title"}
_BARE = {"/H1", "/H2", "/H3", "/H4", "/Caption"}


class _Shown(HTMLParser):
    """The text of a document, and its headings, as paper shows them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.headings: list[str] = []
        self._hidden = 0
        self._in_heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a hidden part or a heading."""
        del attrs
        self._hidden += tag in _HIDDEN
        if tag in {"h1", "h2", "h3"}:
            self._in_heading = True
            self.headings.append("")
        self.text += " " if tag in {"p", "li", "h1", "h2", "h3", "div"} else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self._hidden -= tag in _HIDDEN
        if tag in {"h1", "h2", "h3"}:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self._hidden:
            return
        self.text += data
        if self._in_heading:
            self.headings[-1] += data


@dataclass(frozen=True)
class Leaf:
    """A piece of marked text: its page, and the tags above it, the nearest last."""

    page: tuple[int, int]
    tags: tuple[str, ...]


def words_in(text: str) -> list[str]:
    """List the Arabic words of a text."""
    return _WORD.findall(text)


def unmarked_in(text: str) -> list[str]:
    """List the Arabic words of a text that carry no marks."""
    return [word for word in words_in(text) if not _TASHKEEL.search(word)]


def text_of(html: str) -> str:
    """Give the text that paper shows of a document."""
    return _Shown(html).text


def headings_of(html: str) -> list[str]:
    """List the headings of a document."""
    return [" ".join(heading.split()) for heading in _Shown(html).headings]


def text_in(content: bytes) -> str:
    """Give the text layer of a PDF, as PDFium reads it."""
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def bookmarks_in(content: bytes) -> list[str]:
    """List the bookmarks of a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [" ".join(mark.get_title().split()) for mark in pdf.get_toc()]


def ink_in(content: bytes) -> list[float]:
    """Give for each page how far down its text reaches, of 1, margins left out."""
    reaches = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            picture = page.render(scale=0.5).to_pil().convert("L")
            width, height = picture.size
            inner = picture.crop((0, height * 7 // 100, width, height * 94 // 100))
            box = inner.point(lambda grey: 255 if grey < 200 else 0).getbbox()
            reaches.append(box[3] / inner.size[1] if box else 0)
    return reaches


def walk(element: Object, tags: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Go through the marked text below an element, in the order of reading."""
    tags = (*tags, str(element.S))
    for kid in element.get(Name.K, pikepdf.Array()):
        if isinstance(kid, int):
            yield Leaf(element.Pg.objgen, tags)
        elif kid.get(Name.Type) == Name.StructElem:
            yield from walk(kid, tags)


def bare_ends_in(content: bytes) -> list[int]:
    """List the pages, from 1, that end in a heading or a caption; not the last one."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        last = {leaf.page: leaf.tags for leaf in walk(pdf.Root.StructTreeRoot.K[0])}
        turned = sorted((numbers[page], tags) for page, tags in last.items())[:-1]
        return [number for number, tags in turned if _BARE & set(tags)]


def articles_in(content: bytes) -> int:
    """Count the articles of a PDF; one that a page break splits counts twice."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        elements = elements_in(pdf.Root.StructTreeRoot.K[0])
        return sum(Name.Art == element.S for element in elements)


def elements_in(element: Object) -> Iterator[Object]:
    """Go through the elements of a tag tree."""
    yield element
    for kid in element.get(Name.K, pikepdf.Array()):
        if isinstance(kid, Object) and kid.get(Name.Type) == Name.StructElem:
            yield from elements_in(kid)
