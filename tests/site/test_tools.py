"""What a reader does with a practice in Chromium: first sight, citing, sharing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import SOUND, serve
from sanad.languages import LANGUAGES, Language
from sanad.words import words_of

_PHONE = {"width": 390, "height": 844}
_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone's page that may use the clipboard."""
    context = browser.new_context(
        viewport=_PHONE, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


@_each_language
def test_first_sight_holds_the_summary(
    address: str, page: Page, language: Language
) -> None:
    """On a phone the first facts and the whole summary need no scrolling."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    facts = page.locator(".sanad-key").bounding_box()
    summary = page.locator(".sanad-lead").bounding_box()

    assert facts
    assert summary
    assert facts["y"] + facts["height"] <= _PHONE["height"]
    assert summary["y"] + summary["height"] <= _PHONE["height"]


@_each_language
@pytest.mark.parametrize("of", LANGUAGES)
def test_citation_is_copied_whole(
    address: str, page: Page, language: Language, of: Language
) -> None:
    """Each citation is copied with the full address of the page that it names."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    page.locator(f".sanad-citation[lang={of}] button").click()
    told = words_of(language).text("material.copied")
    expect(page.locator("[role=status]").last).to_have_text(told)
    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.endswith(f"CC BY 4.0. {address}{of}/practices/{SOUND}/")
    assert "\n" not in copied


@_each_language
def test_sharing_copies_the_address(
    address: str, page: Page, language: Language
) -> None:
    """Where the browser cannot share, the address of the page is copied."""
    page.goto(f"{address}{language}/practices/{SOUND}/#results")
    page.locator("[data-sanad-share]").click()
    told = words_of(language).text("material.copied")
    expect(page.locator("[role=status]").last).to_have_text(told)

    assert f"{address}{language}/practices/{SOUND}/" == page.evaluate(
        "navigator.clipboard.readText()"
    )


@_each_language
def test_sharing_by_the_browser(address: str, page: Page, language: Language) -> None:
    """Where the browser can share, it is handed the title and the address."""
    page.add_init_script("navigator.share = async (told) => { window.told = told; };")
    page.goto(f"{address}{language}/practices/{SOUND}/")
    page.locator("[data-sanad-share]").click()
    told = page.evaluate("window.told")

    assert page.locator("h1").text_content() == told["title"]
    assert f"{address}{language}/practices/{SOUND}/" == told["url"]


@_each_language
def test_neighbours_lead_through_the_theme(
    address: str, page: Page, language: Language
) -> None:
    """The previous practice leads back by its next one, and the other way round."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    way = page.locator(".sanad-neighbours a").first
    other = {"prev": "next", "next": "prev"}[way.get_attribute("rel") or ""]
    way.click()
    page.wait_for_url(lambda url: SOUND not in url)
    back = page.locator(f".sanad-neighbours a[rel={other}]").evaluate("a => a.href")

    assert f"{address}{language}/practices/{SOUND}/" == back


@_each_language
def test_correcting_leads_to_the_file(
    address: str, page: Page, language: Language
) -> None:
    """The tool leads where the link to the file leads."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    edit = page.locator("a[rel=edit]").first.evaluate("a => a.href")

    assert edit == page.locator("[data-sanad-correct]").evaluate("a => a.href")


@_each_language
def test_without_a_script_no_button_is_dead(
    browser: Browser, address: str, language: Language
) -> None:
    """Without JavaScript only tools that work are shown; citations can be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}/practices/{SOUND}/")
    buttons = page.locator("article button:visible").count()
    cited = page.locator(".sanad-citation").count()
    context.close()

    assert (0, len(LANGUAGES)) == (buttons, cited)


@_each_language
def test_search_of_the_home_page(address: str, page: Page, language: Language) -> None:
    """What is asked on the home page is answered by the search box."""
    page.goto(f"{address}{language}/")
    page.locator("#sanad-ask").fill("UNHCR")
    page.locator("#sanad-ask").press("Enter")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=10_000)

    assert "/browse/?q=UNHCR" in page.url
