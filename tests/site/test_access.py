"""
Open to everyone: what axe sees, keyboard, zoom, forced colours, less motion, no script.

Each kind of page is looked at in both languages on a phone in the dark and on a desktop
in the light; tests/bench/measure_access.py looks at every width in both schemes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import SOUND, serve
from kinds import BOTH, KINDS
from sanad.languages import LANGUAGES, Language

_VIEWS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
}
# What has the focus: its number on the walk, its name, and whether an outline shows it
# within what is seen of the page.
_FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  const isHigh = box.bottom > 0 && box.top < innerHeight;
  const isWide = box.right > 0 && box.left < innerWidth;
  element.dataset.walked ??= String(self.walked = (self.walked ?? 0) + 1);
  return {
    number: element === document.body ? 0 : Number(element.dataset.walked),
    name: `${element.tagName} ${element.className} ${element.textContent.trim()}`,
    isSeen: outline >= 2 && isHigh && isWide,
  };
}"""
_MOVING = """[...document.querySelectorAll("*")].map((one) => getComputedStyle(one))
  .filter((style) => parseFloat(style.transitionDuration) > 0
    || style.animationName !== "none" || style.scrollBehavior === "smooth").length"""
_FRAMES = """[".sanad-section--limits", ".sanad-card", ".sanad-button"].map((name) =>
  parseFloat(getComputedStyle(document.querySelector(name)).borderInlineStartWidth))"""

_PATIENCE = 20  # Times 100 ms, at a stop that is not seen.

_each_language = pytest.mark.parametrize("language", LANGUAGES)
_each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=list(KINDS))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture(scope="module", params=list(_VIEWS))
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page on a phone in the dark, or on a desktop in the light."""
    context = browser.new_context(**_VIEWS[request.param], reduced_motion="reduce")
    yield context.new_page()
    context.close()


@contextmanager
def _open(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def _faults(page: Page) -> list[str]:
    found = Axe().run(page)
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


@_each_kind
@_each_language
def test_page_has_no_fault(
    address: str, view: Page, path: str, language: Language
) -> None:
    """A page has no fault that axe can see, and shows where the keyboard is."""
    view.goto(f"{address}{language}/{path}")
    faults = _faults(view)
    unseen, is_through = _walk(view, most=25)

    assert [] == faults
    assert [] == unseen
    assert is_through


@pytest.mark.parametrize("path", BOTH.values(), ids=list(BOTH))
def test_page_in_both_languages_has_no_fault(
    address: str, view: Page, path: str
) -> None:
    """The front page and the page for a wrong address have no fault either."""
    view.goto(f"{address}{path}")

    assert [] == _faults(view)


@_each_language
def test_open_list_of_pages_has_no_fault(
    browser: Browser, address: str, language: Language
) -> None:
    """The list of all pages opens by its button, and closes by Escape."""
    with _open(browser, **_VIEWS["phone"]) as page:
        page.goto(f"{address}{language}/practices/{SOUND}/")
        button = page.locator(".md-header [popovertarget=__nav]").first
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#__nav")).to_be_visible()
        faults = _faults(page)
        page.keyboard.press("Escape")

        expect(page.locator("#__nav")).not_to_be_visible()
        expect(button).to_be_focused()
        assert [] == faults


@_each_language
def test_open_filters_and_contents_have_no_fault(
    address: str, view: Page, language: Language
) -> None:
    """What is folded has no fault when it is open."""
    view.goto(f"{address}{language}/browse/?country=tunisia")
    view.evaluate(
        "for (const part of document.querySelectorAll('details')) part.open = true"
    )

    assert [] == _faults(view)


def _walk(page: Page, most: int) -> tuple[list[str], bool]:
    """Press Tab until the focus comes to its beginning; give what was not seen."""
    unseen = []
    last = 0
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if found["number"] <= last:
            return unseen, found["number"] in {0, 1}
        last = found["number"]
        for _ in range(_PATIENCE):  # The page may be about to bring it into view.
            if not found["isSeen"]:
                page.wait_for_timeout(100)
                found = page.evaluate(_FOCUSED)
        if not found["isSeen"]:
            unseen.append(found["name"])
    return unseen, True


@pytest.mark.parametrize("kind", ["home", "practice", "compare", "my-handout", "form"])
@_each_language
def test_keyboard_walks_through(
    address: str, view: Page, kind: str, language: Language
) -> None:
    """Tab comes to the end of a page: nothing holds it."""
    view.goto(f"{address}{language}/{KINDS[kind]}")
    unseen, is_through = _walk(view, most=400)

    assert [] == unseen
    assert is_through


@_each_language
def test_first_stop_leads_to_the_text(
    browser: Browser, address: str, language: Language
) -> None:
    """The first press of Tab offers to pass over the header, and Enter does it."""
    with _open(browser, **_VIEWS["desktop"]) as page:
        page.goto(f"{address}{language}/practices/{SOUND}/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("!!document.activeElement.closest('main')")


@_each_language
def test_page_can_be_enlarged(
    browser: Browser, address: str, language: Language
) -> None:
    """At 360 px, at 400 % (320 px), with letters twice as large, all is in reach."""
    wide = []
    with _open(browser) as page:
        for path in KINDS.values():
            page.set_viewport_size({"width": 360, "height": 640})
            page.goto(f"{address}{language}/{path}")
            for width, size in ((360, 125), (320, 125), (780, 250)):
                page.set_viewport_size({"width": width, "height": 640})
                style = f"document.documentElement.style.fontSize = '{size}%'"
                page.evaluate(style)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, width))

    assert [] == wide


@_each_language
def test_forced_colours_keep_every_sign(
    browser: Browser, address: str, language: Language
) -> None:
    """With the reader's own colours the limits, cards and buttons keep their frames."""
    with _open(browser, forced_colors="active") as page:
        page.goto(f"{address}{language}/practices/{SOUND}/")
        widths = page.evaluate(_FRAMES)

    assert all(width >= 1 for width in widths)


def test_less_motion_is_respected(browser: Browser, address: str) -> None:
    """A reader who asks for less motion sees none."""
    with _open(browser, reduced_motion="reduce") as page:
        page.goto(f"{address}en/practices/{SOUND}/")
        moving = page.evaluate(_MOVING)

    assert 0 == moving


@_each_language
def test_colours_are_chosen_and_kept(
    browser: Browser, address: str, language: Language
) -> None:
    """The button says what it does, and the next page has the colours chosen."""
    with _open(browser, color_scheme="light") as page:
        page.goto(f"{address}{language}/")
        button = page.locator("[data-sanad-scheme]")
        before = button.get_attribute("aria-label")
        button.click()
        after = button.get_attribute("aria-label")
        page.goto(f"{address}{language}/about/")

        assert "slate" == page.get_attribute("body", "data-md-color-scheme")
        assert before != after
        assert after == button.get_attribute("aria-label")


@_each_language
def test_pages_are_whole_without_script(
    browser: Browser, address: str, language: Language
) -> None:
    """Without scripts a page has its heading, and a list of pages that opens."""
    phone = _VIEWS["phone"]
    with _open(browser, java_script_enabled=False, **phone) as page:
        for kind in ("home", "practice", "browse", "theme", "compare", "my-handout"):
            page.goto(f"{address}{language}/{KINDS[kind]}")
            page.locator(".md-header [popovertarget=__nav]").first.click()

            expect(page.locator("#__nav a").first).to_be_visible()
            expect(page.locator("h1").first).to_be_visible()
