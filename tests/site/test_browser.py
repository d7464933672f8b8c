"""The site in a real Chromium: language switch, direction, errors, hosts, width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import SOUND, serve
from sanad.languages import LANGUAGES, Language

_PHONE = {"width": 390, "height": 844}
_KINDS = (
    "",
    f"practices/{SOUND}/",
    "countries/tunisia/",
    "themes/access-services/",
    "matrix/",
    "browse/",
    "lessons/",
    "recommendations/",
    "method/",
    "glossary/",
    "findings/",
    "dashboard/",
    "challenges/",
    "challenges/income-loss/",
    "actors/",
    "actors/iom/",
    "actors/kinds/civil-society/",
    "compare/",
    "timeline/",
    "mapping/",
    "contribute/fields/",
)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone's page with a memory of its own."""
    context = browser.new_context(viewport=_PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_calm(address: str, page: Page, kind: str, language: Language) -> None:
    """A page loads from its own host, without an error, and fits a phone's width."""
    said: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.goto(f"{address}{language}/{kind}", wait_until="networkidle")
    width = page.evaluate("document.documentElement.scrollWidth")

    assert said == []
    assert {address.rstrip("/")} == hosts
    assert width <= _PHONE["width"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_direction_as_rendered(address: str, page: Page, language: Language) -> None:
    """Text begins at the right in Arabic and at the left in English."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    direction = page.evaluate(
        "getComputedStyle(document.querySelector('article h1')).direction"
    )

    assert language.direction == direction


@pytest.mark.parametrize("language", LANGUAGES)
def test_switch_stays_on_the_practice(
    address: str, page: Page, language: Language
) -> None:
    """The language switch leads to the same practice in the other language."""
    page.goto(f"{address}{language}/practices/{SOUND}/")
    page.locator(".sanad-language").click()
    page.wait_for_url(f"{address}{language.other}/practices/{SOUND}/")
    shown = page.evaluate("[document.documentElement.lang, document.body.dir]")

    assert [language.other.value, language.other.direction] == shown


def test_front_page_remembers_the_choice(address: str, page: Page) -> None:
    """The language chosen once is the one to which the front page leads."""
    page.goto(address)
    before = page.url
    page.locator("[data-sanad-language=en]").click()
    page.wait_for_url(f"{address}en/")
    page.goto(address)
    page.wait_for_url(f"{address}en/")

    assert address == before
    assert f"{address}en/" == page.url


def test_arabic_letters_join(address: str, page: Page) -> None:
    """Headings in Arabic have no letter-spacing, which would tear letters apart."""
    page.goto(f"{address}ar/practices/{SOUND}/")
    spacing = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, .md-header__title')]"
        ".map(heading => getComputedStyle(heading).letterSpacing)"
    )

    assert not set(spacing) - {"normal", "0px"}
