"""Every page on paper: Chromium prints it to PDF, and a reader of PDFs looks at it."""

import ctypes
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from pypdfium2 import raw

from conftest import PRACTICES, SOUND, STALE, RunScript, serve
from sanad.catalogue import write_date
from sanad.handouts.qr import draw_qr
from sanad.languages import LANGUAGES, Language
from sanad.site import load_site
from sanad.words import words_of

_THEME = "handouts/themes/jobs-recovery/"
_KINDS = {
    "short": _THEME,
    "bilingual": f"{_THEME}bilingual/",
    "cards": f"{_THEME}cards/",
    "sheet": f"{_THEME}sheet/",
    "practice": f"practices/{SOUND}/",
    "country": "countries/tunisia/",
    "matrix": "matrix/",
}
_POINTS = 72 / 25.4  # A millimetre in points.
_ABOVE, _BESIDE = 20 * _POINTS, 16 * _POINTS  # The margins of every page.
_FOOT = 0.8 * _ABOVE  # Tails of the last line's letters reach into the margin.
_SIZES = {"A4": (210 * _POINTS, 297 * _POINTS), "Letter": (612, 792)}
_ADDRESS = "https://example.org/sanad/"
_TITLE = r"""Both "quotes" & 'signs', a \22 path, <b> and </style>"""
# What is printed whole when it fits a page: each part is marked at its ends, in letters
# that take no room.
_PARTS = (
    ".sanad-block, .sanad-card, .sanad-cut, .sanad-facts > div, .sanad-sources > li, "
    ".sanad-timeline > li, .sanad-pool > li, .sanad-sheet__questions > li"
)
_MARKS = """
[data-part] { position: relative; }
[data-part]::before, [data-part]::after {
  position: absolute; inset-inline-start: 0; margin: 0; border: 0; color: #000;
  font: 4px/1 sans-serif; direction: ltr; unicode-bidi: isolate;
}
[data-part]::before { inset-block-start: 1px; content: "<" attr(data-part) ">"; }
[data-part]::after { inset-block-end: 1px; content: "<" attr(data-part) ">"; }
"""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a letter stands on a sheet, in points from its lower left corner."""

    left: float
    right: float
    bottom: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A printed page: its size in points, its words by place, and its last line."""

    width: float
    height: float
    head: str
    body: str
    foot: str
    bounds: tuple[float, float]
    ends_in_bold: bool


@dataclass(frozen=True, slots=True)
class _Paper:
    """A page of the site on paper; `parts` says how many parts were marked."""

    title: str
    parts: int
    sheets: tuple[_Sheet, ...]


class _Printer:
    """Prints pages of the real site, each once."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._printed: dict[tuple[str, Language, str], _Paper] = {}

    def print_page(self, kind: str, language: Language, size: str) -> _Paper:
        """Print a page of a kind in a language on paper of a size."""
        key = (kind, language, size)
        if key not in self._printed:
            page = self._browser.new_page()
            page.goto(f"{self._address}{language}/{_KINDS[kind]}")
            self._printed[key] = _print(page, size)
            page.close()
        return self._printed[key]


def _print(page: Page, size: str) -> _Paper:
    page.add_style_tag(content=_MARKS)
    parts = page.evaluate(
        "parts => document.querySelectorAll(parts).forEach("
        "(part, i) => { part.dataset.part = i; })"
        "|| document.querySelectorAll('[data-part]').length",
        _PARTS,
    )
    title = page.locator("article h1").first.inner_text()
    document = _read_pdf(page, size)
    return _Paper(title, parts, tuple(_read_sheet(sheet) for sheet in document))


def _read_pdf(page: Page, size: str = "A4") -> pypdfium2.PdfDocument:
    printed = page.pdf(format=size, prefer_css_page_size=True)
    return pypdfium2.PdfDocument(printed)


def _read_sheet(page: pypdfium2.PdfPage) -> _Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    places = list(_find_places(text))
    return _Sheet(
        width=width,
        height=height,
        head=text.get_text_bounded(bottom=height - _FOOT),
        body=text.get_text_bounded(bottom=_FOOT, top=height - _FOOT),
        foot=text.get_text_bounded(top=_FOOT),
        bounds=(min(p.left for p in places), max(p.right for p in places)),
        ends_in_bold=_ends_in_bold(places),
    )


def _find_places(text: pypdfium2.PdfTextPage) -> Iterator[_Place]:
    """Find where each letter stands, but not the spaces that the reader adds."""
    name = ctypes.create_string_buffer(99)
    for index in range(text.count_chars()):
        raw.FPDFText_GetFontInfo(text.raw, index, name, 99, ctypes.c_int())
        if not raw.FPDFText_IsGenerated(text.raw, index):
            left, bottom, right, _ = text.get_charbox(index, loose=True)
            yield _Place(left, right, bottom, is_bold=b"Bold" in name.value)


def _ends_in_bold(places: Iterable[_Place]) -> bool:
    """Tell whether the last line above the lower margin is bold from end to end."""
    lines: dict[int, list[bool]] = {}
    for place in places:
        if place.right > place.left and place.bottom > _FOOT:
            lines.setdefault(round(place.bottom / 4), []).append(place.is_bold)
    return all(lines[min(lines)]) if lines else False


def _letters(text: str) -> list[str]:
    """Give the letters of a text in no order: readers reverse Arabic words."""
    folded = unicodedata.normalize("NFKC", text)
    return sorted(letter for letter in folded if letter.isalnum())


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the real site."""
    with serve(site) as found:
        yield found


@pytest.fixture(scope="module")
def printer(browser: Browser, address: str) -> _Printer:
    """Give a printer of the real site."""
    return _Printer(browser, address)


@pytest.fixture(scope="module")
def day() -> datetime:
    """Give the date of the real site."""
    return datetime.fromtimestamp(load_site(PRACTICES, PRACTICES).epoch, UTC)


@pytest.fixture(scope="module")
def addressed_site(
    tmp_path_factory: pytest.TempPathFactory,
    small_practices: Path,
    run_script: RunScript,
) -> Path:
    """Build three practices for an address; one title holds all that CSS escapes."""
    folder = tmp_path_factory.mktemp("addressed")
    practices = shutil.copytree(small_practices, folder / "practices")
    text = practices / SOUND / "en.md"
    lines = text.read_text(encoding="utf-8").splitlines()
    title = _TITLE.replace("'", "''")
    lines = [f"title: '{title}'" if line[:6] == "title:" else line for line in lines]
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANAD_SITE_URL", _ADDRESS)
        result = run_script(
            "build.py", "--practices", practices, "--site", folder / "site"
        )

    assert result.returncode == 0, result.stderr

    return folder / "site"


_each_kind = pytest.mark.parametrize("kind", _KINDS)
_each_language = pytest.mark.parametrize("language", LANGUAGES)
_each_size = pytest.mark.parametrize("size", _SIZES)


@_each_kind
@_each_language
@_each_size
def test_paper_has_the_readers_size(
    printer: _Printer, kind: str, language: Language, size: str
) -> None:
    """No sheet has a size of its own, and no word stands in a margin at its side."""
    for sheet in printer.print_page(kind, language, size).sheets:
        assert pytest.approx(_SIZES[size], abs=1) == (sheet.width, sheet.height)
        assert _BESIDE - 1 <= sheet.bounds[0]
        assert sheet.bounds[1] <= sheet.width - _BESIDE + 1


@_each_kind
@_each_language
def test_margins_say_what_lies_on_the_table(
    printer: _Printer, day: datetime, kind: str, language: Language
) -> None:
    """Site, title, date and number of the page stand on every sheet."""
    words = words_of(language)
    paper = printer.print_page(kind, language, "A4")
    date = words.text("print.date", date=write_date(day, "d MMMM y", language))
    for number, sheet in enumerate(paper.sheets, 1):
        page = words.text("print.page", page=number, pages=len(paper.sheets))
        head = _letters(sheet.head)

        assert _letters(date + page) == _letters(sheet.foot)
        assert not set(_letters(words.text("site.name"))) - set(head)
        assert (
            kind == "country" or _letters(paper.title + words.text("site.name")) == head
        )


@_each_kind
@_each_language
@_each_size
def test_no_heading_ends_a_page(
    printer: _Printer, kind: str, language: Language, size: str
) -> None:
    """What a heading announces begins below it."""
    sheets = printer.print_page(kind, language, size).sheets[:-1]

    assert [] == [n for n, sheet in enumerate(sheets, 1) if sheet.ends_in_bold]


@_each_kind
@_each_language
@_each_size
def test_short_parts_stay_whole(
    printer: _Printer, kind: str, language: Language, size: str
) -> None:
    """A block, a card or a source begins and ends on one page."""
    paper = printer.print_page(kind, language, size)
    split = [
        part
        for part in range(paper.parts)
        if [2] != [n for s in paper.sheets if (n := s.body.count(f"<{part}>"))]
    ]

    assert [] == split
    assert paper.parts or kind == "matrix"


@pytest.mark.parametrize("size", _SIZES)
@_each_language
def test_cards_lie_two_to_a_page(
    printer: _Printer, language: Language, size: str
) -> None:
    """After a page for the head there are two cards on nearly every page."""
    paper = printer.print_page("cards", language, size)
    counts = [sheet.body.count("<") // 2 for sheet in paper.sheets]

    assert [0] == counts[:1]
    assert {1, 2} >= set(counts[1:])
    assert len(counts) - 1 <= paper.parts / 2 * 1.1 + 1


@_each_kind
@_each_language
def test_only_content_is_printed(
    browser: Browser, address: str, kind: str, language: Language
) -> None:
    """On paper nothing is left that wants a finger or a mouse, and nothing scrolls."""
    width = round((210 - 32) / 25.4 * 96)
    page = browser.new_page(viewport={"width": width, "height": 1000})
    page.goto(f"{address}{language}/{_KINDS[kind]}")
    page.emulate_media(media="print")
    shown = page.evaluate(
        "[...document.querySelectorAll('header, footer, nav, form, button, input, "
        ".md-sidebar, .md-skip, .md-content__button, .sanad-screen')]"
        ".filter(part => part.checkVisibility() && part.getClientRects().length"
        " && getComputedStyle(part).visibility === 'visible'"
        " && part.getBoundingClientRect().width > 1).map(part => part.outerHTML)"
    )
    scroll = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert [] == shown
    assert scroll <= width


@_each_language
def test_dark_screens_print_as_light_ones(
    browser: Browser, address: str, language: Language
) -> None:
    """Ink is black and paper white, whatever colours the screen has."""
    pictures = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}{language}/{_KINDS['practice']}")
        sheet = _read_pdf(page)[0]
        pictures.append(bytes(sheet.render(grayscale=True).buffer))
        context.close()

    assert pictures[0] == pictures[1]
    assert 0xFF == pictures[0][0]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_folded_facts_are_printed(
    browser: Browser, address: str, *, has_scripts: bool
) -> None:
    """What is folded on the screen is open on paper, and folded again after."""
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"{address}en/{_KINDS['practice']}")
    folded = page.locator("details.sanad-more dt").all_text_contents()
    printed = " ".join(
        sheet.get_textpage().get_text_bounded() for sheet in _read_pdf(page)
    )

    assert folded
    assert [] == [words for words in folded if words.split()[0] not in printed]
    assert 0 == page.locator("details.sanad-more[open]").count()
    context.close()


@_each_language
def test_sources_show_where_they_lie(printer: _Printer, language: Language) -> None:
    """
    A source's address can be typed from paper; links within the site have none.

    Citations tell the address of the page itself.
    """
    paper = printer.print_page("practice", language, "A4")
    body = "".join("".join(sheet.body.split()) for sheet in paper.sheets)

    assert "https://www.globaldetentionproject.org/24-june-2020-tunisia" in body
    assert "index.html" not in body
    assert [] == re.findall(rf"127\.0\.0\.1:\d+/(?!(?:ar|en)/practices/{SOUND})", body)


def test_button_opens_the_printer(browser: Browser, address: str) -> None:
    """The button of a handout asks the browser to print."""
    page = browser.new_page()
    page.goto(f"{address}en/{_THEME}")
    page.evaluate("addEventListener('beforeprint', () => { self.wasAsked = true; })")
    page.locator("[data-sanad-print]").click()
    page.wait_for_function("self.wasAsked")
    page.close()


@_each_language
def test_code_leads_back_to_the_page(
    browser: Browser, addressed_site: Path, language: Language
) -> None:
    """With an address there is one QR code, with words, and on paper only."""
    path = f"{language}/practices/{STALE}/"
    with serve(addressed_site) as address:
        page = browser.new_page()
        page.goto(f"{address}{path}")
        code = page.locator(".sanad-qr [role=img]")

        assert not code.is_visible()

        page.emulate_media(media="print")

        assert code.is_visible()
        assert words_of(language).text("print.code") == code.get_attribute("aria-label")
        html = (addressed_site / path / "index.html").read_text(encoding="utf-8")
        assert 1 == html.count(draw_qr(f"{_ADDRESS}{path}"))
        page.close()


def test_no_code_without_an_address(site: Path) -> None:
    """A site that does not know where it lies leads nowhere."""
    pages = [site / "en" / kind / "index.html" for kind in _KINDS.values()]

    assert [] == [
        page for page in pages if "sanad-qr" in page.read_text(encoding="utf-8")
    ]


def test_title_in_the_margin_is_the_title(
    browser: Browser, addressed_site: Path
) -> None:
    """Quotation marks, backslashes and tags of a title are printed as they are."""
    with serve(addressed_site) as address:
        page = browser.new_page()
        page.goto(f"{address}en/practices/{SOUND}/")
        sheet = _read_sheet(_read_pdf(page)[0])
        page.close()

    assert _TITLE in " ".join(sheet.head.split())
    assert "</style>" in sheet.body
