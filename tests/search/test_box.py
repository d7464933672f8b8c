"""The search box as readers use it: keyboard, filters, address, and what may fail."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from conftest import serve
from sanad.glossary import Glossary
from sanad.languages import LANGUAGES, Language
from sanad.search.index import make_index

_PHONE, _DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
_INPUT, _META = ".md-search__input", ".md-search-result__meta"
_RESULT, _SUMMARY = ".md-search-result__item", ".sanad-choices > summary"
_WORDS = {
    Language.ARABIC: "لقاح المهاجرين",
    Language.ENGLISH: "vaccination of migrants",
}
_BUDGET = 100_000  # Bytes, compressed, of a first answer on a cold page.


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the real site."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a desktop's page with a memory of its own."""
    context = browser.new_context(viewport=_DESKTOP)
    yield context.new_page()
    context.close()


def _type(page: Page, words: str) -> None:
    page.click(_INPUT)
    page.keyboard.type(words)


def _count(page: Page) -> int:
    """Wait for an answer and read how many results are told."""
    expect(page.locator(_META)).to_contain_text("result")
    return int((page.locator(_META).text_content() or "").split()[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_before_focus(
    address: str, page: Page, language: Language
) -> None:
    """A reader who does not search pays nothing for the search."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{language}/", wait_until="networkidle")

    assert [] == [url for url in asked if "search" in url.removeprefix(address)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_answer_is_light(
    address: str, site: Path, page: Page, language: Language
) -> None:
    """Box, engine, and what one query needs of the index fit the budget."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(address)))
    page.goto(f"{address}{language}/", wait_until="networkidle")
    asked.clear()
    page.click(_INPUT)
    page.fill(_INPUT, _WORDS[language])  # One query: a keystroke asks once more.
    expect(page.locator(_RESULT)).not_to_have_count(0)
    page.wait_for_load_state("networkidle")
    weights = {
        name: len(gzip.compress((site / name).read_bytes(), 6))
        for name in asked
        if name.startswith("search/")
    }

    assert "search/core.js" in weights
    assert sum(weights.values()) <= _BUDGET, weights


def test_results_are_in_the_readers_language(address: str, page: Page) -> None:
    """A query in Arabic from an English page gives English titles, words marked."""
    page.goto(f"{address}en/")
    _type(page, "المفوضية")
    first = page.locator(_RESULT).first

    expect(first.locator("h1, h2")).to_contain_text("UNHCR")
    expect(first.locator("mark").first).to_be_visible()
    assert "/en/practices/" in (first.locator("a").first.get_attribute("href") or "")
    expect(first.locator(".sanad-search-tags span")).to_have_count(3)


def test_matching_line_keeps_its_spelling(address: str, page: Page) -> None:
    """The words that were found are marked as they are written."""
    page.goto(f"{address}ar/")
    _type(page, "وبالتلقيح")
    marks = page.locator(f"{_RESULT} mark")

    expect(marks.filter(has_text=re.compile("^التلقيح$")).first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "words", "said", "marked"),
    [("ar", "employees", "عمال", "العمال"), ("en", "الجبهة", "front", "Front")],
)
def test_word_that_could_be_cut_again_brings_its_synonyms(  # noqa: PLR0913, PLR0917 -- One case of a table.
    address: str, page: Page, language: str, words: str, said: str, marked: str
) -> None:
    """A word whose key still has an ending is looked up by that key, not cut twice."""
    glossary = Glossary(synonyms=((words, said),))
    files = dict(make_index([], [], {}, glossary))

    def answer(route: Route) -> None:
        route.fulfill(body=files[Path(route.request.url).stem])

    page.route("**/search/same-*.js", answer)
    page.goto(f"{address}{language}/")
    _type(page, words)

    expect(
        page.locator(f"{_RESULT} mark").filter(has_text=marked).first
    ).to_be_visible()


def test_pages_stand_below_practices(address: str, page: Page) -> None:
    """Terms, themes and countries are found too, after practices of equal merit."""
    page.goto(f"{address}en/")
    _type(page, "non-refoulement")

    expect(page.locator(f"{_RESULT} > a[href*='/en/glossary/']")).not_to_have_count(0)


def test_filters_by_keyboard(address: str, page: Page) -> None:
    """Arrows lead to the filters, Enter opens and chooses, a chip takes it back."""
    page.goto(f"{address}en/")
    _type(page, "vaccine")
    before = _count(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(_SUMMARY).first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chip = page.locator(".sanad-chip")
    expect(chip).to_have_count(1)
    during = _count(page)
    assert "country=algeria" in page.url
    chip.click()
    expect(chip).to_have_count(0)

    assert 0 < during < before
    assert before == _count(page)
    assert "country" not in page.url


@pytest.mark.parametrize("viewport", [_PHONE, _DESKTOP], ids=["phone", "desktop"])
def test_search_can_be_shared(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    """An address with words and filters opens the box with both."""
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}en/?q=vaccine&country=tunisia&year=2021")
    expect(page.locator(".sanad-chip")).to_have_count(2)
    expect(page.locator(f"{_RESULT} .sanad-search-tags").first).to_contain_text(
        "Tunisia"
    )

    assert "vaccine" == page.input_value(_INPUT)
    context.close()


def test_counts_tell_what_a_filter_would_leave(address: str, page: Page) -> None:
    """The number beside a choice is what choosing it brings."""
    page.goto(f"{address}en/?q=vaccine")
    page.locator(_SUMMARY).first.click()
    choice = page.locator(".sanad-choices[data-name=country] .sanad-choice").first
    told = int(choice.locator(".sanad-choice__count").inner_text())
    choice.click()
    expect(page.locator(".sanad-chip")).to_have_count(1)

    assert told == _count(page)


def test_more_results_are_a_step_away(address: str, page: Page) -> None:
    """Ten results are shown at first, further ones on demand."""
    page.goto(f"{address}en/?q=migrants")
    expect(page.locator(_RESULT)).to_have_count(10)
    page.locator(".sanad-search-more a").click()
    expect(page.locator(".sanad-search-more a")).to_be_visible()
    wrap = page.locator(".md-search__scrollwrap")
    for top in (0, 10_000, 0, 10_000):  # Material shows what is below as one scrolls.
        wrap.evaluate("(element, top) => { element.scrollTop = top; }", top)
        page.wait_for_timeout(200)

    assert page.locator(_RESULT).count() > 10


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "لاجظظظئون"), ("en", "vxaxccxine")]
)
def test_no_answer_offers_a_way(
    address: str, page: Page, language: str, words: str
) -> None:
    """Without an answer there are the nearest words, the themes, and a proposal."""
    page.goto(f"{address}{language}/")
    _type(page, words)
    help_shown = page.locator(".sanad-search-help")
    expect(help_shown.locator("ul a")).to_have_count(6)
    expect(help_shown.locator(f"a[href$='/{language}/contribute/']")).to_be_visible()
    help_shown.locator("a").first.click()

    expect(page.locator(_RESULT)).not_to_have_count(0)


def test_failing_index_is_told_and_tried_again(address: str, page: Page) -> None:
    """A line that breaks once does not end the search."""
    failures = iter([True])

    def fail_once(route: Route) -> None:
        if next(failures, False):
            route.abort()
        else:
            route.continue_()

    page.route("**/search/core.js", fail_once)
    page.goto(f"{address}en/")
    _type(page, "vaccine")
    expect(page.locator(".sanad-search-help a")).to_have_attribute(
        "href", f"{address}en/browse/"
    )
    expect(page.locator(_RESULT)).not_to_have_count(0)


@pytest.mark.parametrize("script", ["box", "worker"])
def test_failing_script_leads_to_the_list(
    address: str, page: Page, script: str
) -> None:
    """Where the search cannot run, the reader is told so."""
    page.route(f"**/search/{script}.js", lambda route: route.abort())
    page.goto(f"{address}en/")
    page.click(_INPUT)

    expect(page.locator(_META)).to_contain_text("could not be loaded")


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_works_from_a_disk(site: Path, page: Page, language: Language) -> None:
    """The offline copy is searched as the published one is."""
    page.goto(f"{site.as_uri()}/{language}/index.html")
    _type(page, _WORDS[language])

    expect(page.locator(_RESULT)).not_to_have_count(0)


def test_without_scripts_there_is_the_list(browser: Browser, address: str) -> None:
    """A browser without JavaScript has a link to all practices."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/")
    form = page.locator(".md-search__form")

    assert (form.get_attribute("action") or "").endswith("browse/")
    context.close()


def test_enter_follows_and_the_page_marks_the_words(address: str, page: Page) -> None:
    """Enter opens the best result, also before it is there; the words are marked."""
    page.goto(f"{address}ar/")
    _type(page, "حافلات السودانيين")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/practices/buses-home-for-stranded-sudanese/**")

    expect(page.locator("article h1 mark").first).to_be_visible()


def test_escape_takes_enter_back(address: str, page: Page) -> None:
    """An answer that comes after the box was closed leads nowhere."""

    def delay(route: Route) -> None:
        page.wait_for_timeout(1000)
        route.continue_()

    page.route("**/search/core.js", delay)
    page.goto(f"{address}ar/")
    _type(page, "حافلات السودانيين")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(_RESULT)).not_to_have_count(0)
    page.wait_for_timeout(500)

    assert page.url.partition("?")[0] == f"{address}ar/"


def test_escape_closes_the_box(address: str, page: Page) -> None:
    """Escape closes the box and leaves a clean address."""
    page.goto(f"{address}en/")
    _type(page, "vaccine")
    _count(page)
    page.keyboard.press("Escape")

    expect(page.locator("#__search")).not_to_be_checked()
    assert f"{address}en/" == page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [_PHONE, _DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("language", "words"), [("ar", "لقاح"), ("en", "vaccine"), ("ar", "ككككققق")]
)
def test_open_box_is_accessible(  # noqa: PLR0913, PLR0917 -- One case of a table.
    browser: Browser,
    address: str,
    scheme: str,
    viewport: dict[str, int],
    language: str,
    words: str,
) -> None:
    """The box, its filters and its help have no fault that axe can see."""
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}{language}/?q={words}")
    page.locator(f"{_RESULT}, .sanad-search-help a").first.wait_for()
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page)

    assert "status" == page.get_attribute(_META, "role")
    assert [] == [fault["id"] for fault in found.response["violations"]]
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_browse_page_has_the_same_filters(
    address: str, page: Page, language: Language
) -> None:
    """The list is filtered by the address, counted, and given back by the chips."""
    page.goto(f"{address}{language}/browse/?country=tunisia&theme=jobs-recovery")
    cards = page.locator(".sanad-card:visible")
    chips = page.locator(".sanad-chip")
    expect(chips).to_have_count(2)
    filtered = cards.count()
    chips.first.click()
    chips.first.click()
    expect(chips).to_have_count(0)

    assert 0 < filtered < cards.count()
    assert f"{address}{language}/browse/" == page.url
