"""Comparing in Chromium: choosing, lining up, sharing by address, paper, no script."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import SOUND, STALE, UNTRANSLATED, serve
from sanad.languages import LANGUAGES, Language
from sanad.words import words_of

_PHONE = {"width": 390, "height": 844}
_TWO = (SOUND, STALE)
_each_language = pytest.mark.parametrize("language", LANGUAGES)


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


def _open(page: Page, address: str, language: Language, *slugs: str) -> None:
    page.goto(f"{address}{language}/compare/?p={','.join(slugs)}")
    expect(page.locator("[data-sanad-table] thead th")).to_have_count(len(slugs))


def _kept(page: Page) -> list[str]:
    kept = page.evaluate("localStorage.getItem('sanad-compare')")
    return list(json.loads(kept)) if kept else []


def _press(page: Page, language: Language, key: str) -> None:
    name = words_of(language).text(f"compare.{key}")
    page.get_by_role("button", name=name, exact=True).first.click()


@_each_language
def test_chosen_on_pages_compared_in_the_end(
    address: str, page: Page, language: Language
) -> None:
    """What is chosen on a card and on a practice stands side by side."""
    page.goto(f"{address}{language}/themes/access-services/")
    first = page.locator(".sanad-card").first.get_attribute("data-slug")
    _press(page, language, "add")
    page.goto(f"{address}{language}/practices/{STALE}/")
    _press(page, language, "add")
    page.locator(".sanad-corner a[href*=compare]").click()
    page.wait_for_url("**/compare/**")
    expect(page.locator("[data-sanad-table] thead th")).to_have_count(2)

    assert [first, STALE] == _kept(page)
    assert f"?p={first},{STALE}" in page.url


@_each_language
def test_rows_stand_side_by_side(address: str, page: Page, language: Language) -> None:
    """Facts and sections of both practices are there; what is silent says so."""
    _open(page, address, language, *_TWO)
    words = words_of(language)
    rows = page.locator("[data-sanad-table] tbody")
    cells = [row.locator("td").count() for row in rows.all()]
    told = words.text("practice.not_reported")
    limits = page.locator(".sanad-compare__limits td")

    assert cells == [2] * 16
    assert page.locator("[data-sanad-table] td", has_text=told).count()
    assert all(len(cell) > len(told) for cell in limits.all_inner_texts())


@_each_language
def test_links_lead_from_here(address: str, page: Page, language: Language) -> None:
    """Links taken from the pages of practices lead to where they led there."""
    _open(page, address, language, SOUND)
    marks = page.locator(".sanad-compare__results td a")
    country = page.locator(".sanad-compare__countries td a")

    assert marks.first.evaluate("a => a.href").startswith(
        f"{address}{language}/practices/{SOUND}/#source-"
    )
    assert f"{address}{language}/countries/tunisia/" == country.evaluate("a => a.href")
    assert 0 == page.locator("[data-sanad-table] [id]").count()


@_each_language
def test_four_are_the_most(address: str, page: Page, language: Language) -> None:
    """A fifth practice is not taken; the reader is told why."""
    page.goto(f"{address}{language}/themes/access-services/")
    add = words_of(language).text("compare.add")
    for _ in range(5):
        page.get_by_role("button", name=add, exact=True).first.press("Enter")
    status = page.locator("[role=status]").last

    assert 4 == len(_kept(page))
    assert words_of(language).text("compare.full") == status.text_content()
    assert "true" == page.locator(".sanad-card__tools button").nth(9).get_attribute(
        "aria-disabled"
    )


@_each_language
def test_taking_one_out(address: str, page: Page, language: Language) -> None:
    """A column is taken out, from the address and from what the browser keeps."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    _press(page, language, "add")
    page.goto(f"{address}{language}/practices/{STALE}/")
    _press(page, language, "add")
    _open(page, address, language, *_TWO)
    page.locator("[data-sanad-table] thead button").first.click()
    expect(page.locator("[data-sanad-table] thead th")).to_have_count(1)
    notice = page.locator("[data-sanad-told]")

    assert [STALE] == _kept(page)
    assert page.url.endswith(f"?p={STALE}")
    assert words_of(language).text("compare.one") == notice.inner_text()
    assert "H1" == page.evaluate("document.activeElement.tagName")


@_each_language
def test_shared_comparison_leaves_ones_own(
    address: str, page: Page, language: Language
) -> None:
    """An address that someone shared changes nothing in the reader's own choice."""
    page.goto(f"{address}{language}/practices/{UNTRANSLATED}/")
    _press(page, language, "add")
    _open(page, address, language, *_TWO)
    page.locator("[data-sanad-table] thead button").first.click()
    expect(page.locator("[data-sanad-table] thead th")).to_have_count(1)

    assert [UNTRANSLATED] == _kept(page)


def test_missing_translation_keeps_its_language(small_site: Path, page: Page) -> None:
    """A practice that is not translated stands in its own language and direction."""
    with serve(small_site) as address:
        _open(page, address, Language.ENGLISH, UNTRANSLATED, SOUND)
        cells = page.locator(".sanad-compare__summary td, .sanad-compare__limits td")
        shown = [cell.get_attribute("lang") or "" for cell in cells.all()]
        title = page.locator("[data-sanad-table] thead a").first

        assert ["ar", "", "ar", ""] == shown
        assert "rtl" == title.get_attribute("dir")


@_each_language
def test_practice_that_is_not_there(
    address: str, page: Page, language: Language
) -> None:
    """A practice that the site does not hold is told; the others are shown."""
    page.goto(f"{address}{language}/compare/?p={SOUND},no-such-practice")
    expect(page.locator("[data-sanad-table] thead th")).to_have_count(1)

    assert (
        words_of(language).text("compare.missing", number=1)
        in page.locator("[data-sanad-told]").inner_text()
    )


@_each_language
def test_nothing_chosen(address: str, page: Page, language: Language) -> None:
    """Without a choice the page says how to choose."""
    page.goto(f"{address}{language}/compare/")
    notice = page.locator("[data-sanad-told]")
    expect(notice).to_have_text(words_of(language).text("compare.empty"))

    assert not page.locator("[data-sanad-table]").is_visible()


@_each_language
def test_language_switch_keeps_the_choice(
    address: str, page: Page, language: Language
) -> None:
    """The same practices are compared in the other language."""
    _open(page, address, language, *_TWO)
    page.locator(".sanad-language").click()
    page.wait_for_url(f"**/{language.other}/compare/?p={','.join(_TWO)}")


@_each_language
def test_broad_table_scrolls_in_itself(
    address: str, page: Page, language: Language
) -> None:
    """On a phone the page stays as wide as the phone; the table scrolls."""
    _open(page, address, language, *_TWO, UNTRANSLATED)

    assert page.evaluate("document.documentElement.scrollWidth") <= _PHONE["width"]


@_each_language
def test_paper_lies_on_its_side(address: str, page: Page, language: Language) -> None:
    """A printed comparison is a landscape page."""
    _open(page, address, language, *_TWO)
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)

    assert sizes
    assert all(float(width) > float(height) for width, height in sizes)


@_each_language
def test_without_a_script(browser: Browser, address: str, language: Language) -> None:
    """A browser without JavaScript is told what is needed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}/compare/?p={SOUND}")
    notice = page.locator("[data-sanad-without]")
    seen = notice.is_visible()
    tools = page.locator("[data-sanad-ways]").is_visible()
    context.close()

    assert (True, False) == (seen, tools)


@_each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comparison_is_open_to_all(
    browser: Browser, address: str, language: Language, scheme: str
) -> None:
    """A comparison has no fault that axe finds."""
    context = browser.new_context(viewport=_PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    _open(page, address, language, *_TWO)
    found = Axe().run(page)
    context.close()

    assert [] == [fault["id"] for fault in found.response["violations"]]
