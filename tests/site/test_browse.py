"""The browse page in Chromium: filters, counts, sorting, table, address, no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import PROJECT, serve
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Library
from sanad.pages.facets import ALL_FACETS, find_facets
from sanad.words import words_of

_PHONE = {"width": 390, "height": 844}
_CARDS = ".sanad-card:visible"
_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def library() -> Library:
    """Load the practices of the site."""
    return load_library(PROJECT / "practices")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone's page with a memory of its own; no script may fail."""
    context = browser.new_context(viewport=_PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()

    assert [] == faults


def _open(page: Page, address: str, language: Language, query: str = "") -> None:
    page.goto(f"{address}{language}/browse/{query}")
    expect(page.locator("[data-sanad-view]")).to_be_visible()


def _slugs(page: Page) -> list[str]:
    shown = page.locator(_CARDS).evaluate_all("all => all.map(one => one.dataset.slug)")
    return [str(slug) for slug in shown]


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("country", "egypt"),
        ("theme", "cooperation"),
        ("challenge", "stigma"),
        ("group", "stranded"),
        ("type", "outreach"),
        ("actor", "trade-union"),
        ("inclusion", "inclusive"),
        ("evidence", "figures"),
        ("status", "completed"),
        ("year", "2021"),
        ("gcm", "7"),
        ("sdg", "8"),
    ],
)
def test_every_facet_filters(
    address: str, page: Page, library: Library, facet: str, value: str
) -> None:
    """The address chooses a value; just the practices that have it are shown."""
    _open(page, address, Language.ARABIC, f"?{facet}={value}")
    expected = {
        practice.slug
        for practice in library.practices.values()
        if value in find_facets(practice, ALL_FACETS)[facet]
    }

    assert expected
    assert expected == set(_slugs(page))
    assert words_of(Language.ARABIC).count("count.practices", len(expected)) == (
        page.locator("[data-sanad-count]").inner_text()
    )


@_each_language
def test_counts_tell_what_a_choice_would_show(
    address: str, page: Page, language: Language
) -> None:
    """The number beside a choice is that of the practices shown when it is made."""
    _open(page, address, language, "?theme=jobs-recovery")
    page.locator("details[data-name=challenge] summary").click()
    choice = page.locator("[data-key='challenge=income-loss']")
    number = int(choice.locator(".sanad-choice__count").inner_text())
    choice.click()
    expect(page.locator(".sanad-chip")).to_have_count(2)

    assert number == len(set(_slugs(page)))
    assert "theme=jobs-recovery&challenge=income-loss" in page.url


@_each_language
def test_goals_are_folded_away(address: str, page: Page, language: Language) -> None:
    """The goals of the Compact and of 2030 stand behind one more choice."""
    _open(page, address, language)
    goals = page.locator("details[data-name=gcm]")
    before = goals.is_visible()
    page.locator("details[data-name=further] > summary").click()

    assert (False, True) == (before, goals.is_visible())


@_each_language
def test_sorting_by_the_latest_start(
    address: str, page: Page, library: Library, language: Language
) -> None:
    """The latest comes first, each practice once; the address keeps the order."""
    _open(page, address, language, "?country=tunisia")
    page.locator("#sanad-sort").select_option("newest")
    shown = _slugs(page)
    starts = [str(library.practices[slug].start or "") for slug in shown]

    assert sorted(starts, reverse=True) == starts
    assert len(set(shown)) == len(shown) == len(library.select(country="tunisia"))
    assert "sort=newest" in page.url


@_each_language
def test_sorting_back_to_the_list_by_country(
    address: str, page: Page, language: Language
) -> None:
    """Back to countries, all cards stand where they stood."""
    _open(page, address, language)
    before = _slugs(page)
    page.locator("#sanad-sort").select_option("evidence")
    page.locator("#sanad-sort").select_option("country")

    assert before == _slugs(page)
    assert page.url.endswith("/browse/")


@_each_language
def test_sorting_by_evidence(
    address: str, page: Page, library: Library, language: Language
) -> None:
    """The strongest evidence comes first."""
    levels = [term.id for term in library.vocabularies["evidence_levels"].terms]
    _open(page, address, language, "?sort=evidence&theme=cooperation")
    shown = [levels.index(library.practices[s].evidence.id) for s in _slugs(page)]

    assert sorted(shown, reverse=True) == shown


@_each_language
def test_table_instead_of_cards(
    address: str, page: Page, library: Library, language: Language
) -> None:
    """The same practices stand in a table, a row each, and the address says so."""
    _open(page, address, language, "?country=egypt")
    page.locator("[data-sanad-rows]").click()
    rows = page.locator("[data-sanad-table] tbody tr")

    assert len(library.select(country="egypt")) == rows.count()
    assert 0 == page.locator(_CARDS).count()
    assert "view=table" in page.url
    page.locator("[data-sanad-rows]").click()
    assert page.url.endswith("?country=egypt")


@_each_language
def test_shared_address_shows_the_same(
    address: str, page: Page, language: Language
) -> None:
    """An address with filters, order and table opens as it was left."""
    _open(page, address, language, "?country=egypt&sort=title&view=table")

    assert "title" == page.locator("#sanad-sort").input_value()
    assert page.locator("[data-sanad-table]").is_visible()
    assert 1 == page.locator(".sanad-chip").count()


@_each_language
def test_nothing_has_all_of_this(address: str, page: Page, language: Language) -> None:
    """Where nothing is left, the page says so and leads back to all."""
    _open(page, address, language, "?country=egypt&year=1999&country=nowhere")
    notice = page.locator("[data-sanad-none]")

    assert notice.is_visible()
    assert words_of(language).text("browse.none") in notice.inner_text()
    assert [] == _slugs(page)


@_each_language
def test_order_that_is_not_known(address: str, page: Page, language: Language) -> None:
    """An order that somebody made up is that by country."""
    _open(page, address, language, "?sort=toString&view=x")

    assert "country" == page.locator("#sanad-sort").input_value()
    assert page.locator(_CARDS).count()


@_each_language
def test_without_a_script(
    browser: Browser, address: str, library: Library, language: Language
) -> None:
    """Without JavaScript all practices stand by country, and nothing that needs it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}/browse/?country=egypt")
    shown = set(_slugs(page))
    tools = page.locator("[data-sanad-view]").is_visible()
    context.close()

    assert set(library.practices) == shown
    assert not tools


@_each_language
@pytest.mark.parametrize("query", ["", "?view=table", "?country=nowhere"])
def test_list_is_open_to_all(
    address: str, page: Page, language: Language, query: str
) -> None:
    """The list, opened filters, and the table have no fault that axe finds."""
    _open(page, address, language, query)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page)

    assert [] == [fault["id"] for fault in found.response["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= _PHONE["width"]
