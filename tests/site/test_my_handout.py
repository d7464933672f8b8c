"""My handout in Chromium: choosing, ordering, a title, sharing, taking over, paper."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import SOUND, STALE, UNTRANSLATED, serve
from sanad.languages import LANGUAGES, Language
from sanad.words import words_of

_PHONE = {"width": 390, "height": 844}
_THREE = (SOUND, STALE, UNTRANSLATED)
_TITLE = "Workshop ورشة 2026 (IOM) $& <b>"
_TARGET = 44  # The least side of a touch target, in CSS pixels: WCAG 2.2, 2.5.5.

_each_language = pytest.mark.parametrize("language", LANGUAGES)
_PATHS = {
    "card": "themes/access-services/",
    "practice": f"practices/{SOUND}/",
    "mine": "handouts/mine/",
}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on this machine."""
    with serve(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a phone's page with a memory of its own."""
    context = browser.new_context(viewport=_PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(error.stack or ""))
    yield page
    context.close()

    assert [] == [fault for fault in faults if "js/handout" in fault]


class _Mine:
    """The page of the choice, opened in a language with what the browser keeps."""

    def __init__(self, page: Page, address: str, language: Language) -> None:
        self.page = page
        self.home = f"{address}{language}/{_PATHS['mine']}"
        self.words = words_of(language)

    def keep(self, *slugs: str, title: str = "") -> None:
        """Put a choice into the browser's memory, and open the page."""
        self.keep_text(json.dumps({"title": title, "slugs": slugs}))

    def keep_text(self, text: str) -> None:
        """Put any text where the choice is kept, and open the page."""
        self.page.goto(self.home)
        self.page.evaluate("text => localStorage.setItem('sanad-handout', text)", text)
        self.page.goto(self.home)

    def share(self, *slugs: str, title: str = "") -> None:
        """Open an address that someone shared."""
        asked = {"p": ",".join(slugs), "t": title}
        self.page.goto(f"{self.home}?{urlencode(asked)}")

    def press(self, key: str, place: int = 0) -> None:
        """Press a button by its word, the first or another one of that word."""
        name = self.words.text(f"handouts.{key}")
        self.page.get_by_role("button", name=name, exact=True).nth(place).click()

    def follow(self, selector: str, language: Language | None = None) -> None:
        """Follow a link to the page of the choice, in the same or another language."""
        self.page.locator(selector).click()
        tag = language or self.words.language
        self.page.wait_for_url(f"**/{tag}/{_PATHS['mine']}**")

    @property
    def shown(self) -> list[str]:
        """The slugs of the practices shown, in their order."""
        blocks = self.page.locator("[data-sanad-list] > article")
        return [block.get_attribute("id") or "" for block in blocks.all()]

    @property
    def kept(self) -> list[str]:
        """The slugs that the browser keeps."""
        state = self.page.evaluate("localStorage.getItem('sanad-handout')")
        return list(json.loads(state)["slugs"]) if state else []

    @property
    def asked(self) -> dict[str, list[str]]:
        """What the address tells."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def said(self) -> str:
        """What a screen reader was told last."""
        return self.page.locator("[role=status]").last.inner_text()


@pytest.fixture
def mine(page: Page, address: str, language: Language) -> _Mine:
    """Give the page of the choice in the language of the test."""
    return _Mine(page, address, language)


@_each_language
@pytest.mark.parametrize("kind", ["card", "practice"])
def test_choosing_a_practice(mine: _Mine, address: str, kind: str) -> None:
    """A button of a card or of a practice's page takes it in, and a link shows up."""
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS[kind]}")
    link = mine.page.locator(".sanad-corner a")
    before = link.is_visible()
    slug = mine.page.locator("[data-slug]").first.get_attribute("data-slug")
    mine.press("mine_add")
    number = mine.page.locator("[aria-pressed=true]").count()
    told = mine.said
    mine.follow(".sanad-corner a")

    assert not before
    assert [slug] == mine.kept == mine.shown
    assert number == 1
    assert mine.words.count("count.chosen", 1) == told


@_each_language
def test_choosing_again_takes_back(mine: _Mine, address: str) -> None:
    """A second press takes the practice out, and the link is gone."""
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS['practice']}")
    mine.press("mine_add")
    mine.press("mine_added")

    assert mine.kept == []
    assert mine.page.locator("[aria-pressed=true]").count() == 0
    assert not mine.page.locator(".sanad-corner").is_visible()


@_each_language
@pytest.mark.parametrize("kind", ["card", "practice", "mine"])
def test_targets_are_large(mine: _Mine, address: str, kind: str) -> None:
    """Every button and link of the handout is large enough for a finger."""
    mine.keep(*_THREE)
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS[kind]}")
    targets = mine.page.locator(".sanad-button:visible, .sanad-corner a:visible").all()
    boxes = [box for target in targets if (box := target.bounding_box())]

    assert boxes
    assert all(min(box["width"], box["height"]) >= _TARGET for box in boxes)


@_each_language
def test_ordering_by_keyboard(mine: _Mine) -> None:
    """Up and down move a practice; the focus stays, and the new place is told."""
    mine.keep(*_THREE)
    mine.page.locator("[data-act=up]").last.focus()
    mine.page.keyboard.press("Enter")
    told = mine.said
    mine.page.keyboard.press("Enter")
    mine.page.keyboard.press("Enter")
    focused = mine.page.evaluate("document.activeElement.closest('article').id")

    assert [UNTRANSLATED, SOUND, STALE] == mine.shown == mine.kept
    assert [",".join(mine.shown)] == mine.asked["p"]
    assert UNTRANSLATED == focused
    assert "2" in told
    assert mine.page.locator("[data-act=up]").first.get_attribute("aria-disabled")


@_each_language
def test_moving_down(mine: _Mine) -> None:
    """A practice moves down past the next one, the last no further."""
    mine.keep(*_THREE)
    mine.press("mine_down", 0)
    mine.page.locator("[data-act=down]").last.press("Enter")

    assert [STALE, SOUND, UNTRANSLATED] == mine.shown


@_each_language
def test_removing(mine: _Mine) -> None:
    """A practice that is removed hands the focus to the next, then to the heading."""
    mine.keep(SOUND, STALE)
    mine.press("mine_remove")
    focused = mine.page.evaluate("document.activeElement.closest('article').id")
    left = mine.shown
    mine.press("mine_remove")

    assert [STALE] == left
    assert STALE == focused
    assert mine.kept == []
    assert mine.page.evaluate("document.activeElement.tagName") == "H1"
    assert mine.page.locator("[data-sanad-empty]").is_visible()


@_each_language
def test_title(mine: _Mine) -> None:
    """A title becomes heading, name of the window, part of the address; it is kept."""
    mine.keep(SOUND)
    mine.page.get_by_label(mine.words.text("handouts.mine_name")).fill(_TITLE)
    mine.page.keyboard.press("Tab")
    asked = mine.asked
    mine.page.goto(mine.home)

    assert [_TITLE] == asked["t"]
    assert _TITLE == mine.page.locator("h1").inner_text()
    assert mine.page.title().startswith(f"{_TITLE} - ")


@_each_language
def test_reload_keeps_the_choice(mine: _Mine) -> None:
    """A reload shows the same practices, still as the reader's own."""
    mine.keep(STALE, SOUND, title=_TITLE)
    mine.page.reload()

    assert [STALE, SOUND] == mine.shown == mine.kept
    assert not mine.page.locator("[data-sanad-shared]").is_visible()


@_each_language
def test_going_back_shows_the_choice_of_now(mine: _Mine, address: str) -> None:
    """Back on the page after choosing more elsewhere, all of the choice is there."""
    mine.keep(STALE)
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS['practice']}")
    mine.press("mine_add")
    mine.page.go_back()

    assert [STALE, SOUND] == mine.shown
    assert not mine.page.locator("[data-sanad-shared]").is_visible()


@_each_language
def test_copied_address_opens_elsewhere(mine: _Mine, browser: Browser) -> None:
    """The address that is copied shows the choice and its title in another browser."""
    mine.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.keep(STALE, SOUND, title=_TITLE)
    mine.press("mine_share")
    expect(mine.page.locator(".sanad-mine__status")).not_to_be_empty()
    told = mine.said
    copied = mine.page.evaluate("navigator.clipboard.readText()")
    context = browser.new_context(viewport=_PHONE)
    other = _Mine(context.new_page(), "", mine.words.language)
    other.page.goto(copied)
    shown, kept, title = other.shown, other.kept, other.page.locator("h1").inner_text()
    context.close()

    assert mine.words.text("handouts.mine_copied") == told
    assert [STALE, SOUND] == shown
    assert kept == []
    assert _TITLE == title


@_each_language
def test_shared_choice_leaves_ones_own(mine: _Mine) -> None:
    """A shared choice is shown without buttons to change it; one's own stays."""
    mine.keep(UNTRANSLATED)
    mine.share(STALE, SOUND, title=_TITLE)

    assert [STALE, SOUND] == mine.shown
    assert [UNTRANSLATED] == mine.kept
    assert mine.page.locator("[data-act], [data-sanad-own]:visible").count() == 0


@_each_language
@pytest.mark.parametrize("answer", ["accept", "dismiss"])
def test_taking_over(mine: _Mine, answer: str) -> None:
    """A shared choice takes the place of one's own once that is confirmed."""
    mine.keep(UNTRANSLATED)
    mine.share(STALE, SOUND, title=_TITLE)
    mine.page.once("dialog", lambda dialog: getattr(dialog, answer)())
    mine.press("mine_take")

    assert [STALE, SOUND] == mine.shown
    assert ([STALE, SOUND] if answer == "accept" else [UNTRANSLATED]) == mine.kept
    assert (6 if answer == "accept" else 0) == mine.page.locator("[data-act]").count()


@_each_language
def test_taking_over_where_nothing_was(mine: _Mine) -> None:
    """Where nothing was chosen, a shared choice is taken over without a question."""
    mine.share(STALE)
    mine.press("mine_take")

    assert [STALE] == mine.kept
    assert mine.words.text("handouts.mine_taken") == mine.said


@_each_language
def test_unknown_practices_are_told(mine: _Mine) -> None:
    """Practices that the site does not hold are passed over, and their number told."""
    mine.share("no-such-practice", SOUND, "<img src=x>", SOUND)

    assert [SOUND] == mine.shown
    assert (
        mine.words.text("handouts.mine_unknown", number=2)
        == mine.page.locator("[data-sanad-unknown]").inner_text()
    )


@pytest.mark.parametrize("language", [Language.ARABIC])
@pytest.mark.parametrize(
    "text",
    [
        *("{", "null", "[]"),
        '{"title": 1, "slugs": []}',
        '{"title": "", "slugs": "abc"}',
        '{"title": "", "slugs": [{}]}',
        '{"title": "", "slugs": ["<b>"]}',
    ],
)
def test_foreign_state_is_ignored(mine: _Mine, text: str) -> None:
    """What is broken or someone else's counts as nothing chosen."""
    mine.keep_text(text)

    assert mine.shown == []
    assert mine.page.locator("[data-sanad-empty]").is_visible()


@_each_language
def test_without_storage(mine: _Mine, address: str) -> None:
    """A browser that refuses storage hands the choice on by the link's address."""
    mine.page.add_init_script(
        "Object.defineProperty(self, 'localStorage', {get() { throw new Error() }})"
    )
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS['practice']}")
    mine.press("mine_add")
    mine.follow(".sanad-corner a")
    shown = mine.shown
    mine.press("mine_take")
    mine.page.reload()

    assert [SOUND] == shown == mine.shown
    assert mine.page.locator("[data-act]").count() == 3


@_each_language
def test_emptying(mine: _Mine) -> None:
    """The handout is emptied once that is confirmed, its title too."""
    mine.keep(SOUND, STALE, title=_TITLE)
    mine.page.once("dialog", lambda dialog: dialog.accept())
    mine.press("mine_clear")

    assert mine.shown == mine.kept == []
    assert mine.asked == {}
    assert (
        mine.words.text("handouts.mine_title") == mine.page.locator("h1").inner_text()
    )


@_each_language
def test_language_switch_keeps_the_choice(mine: _Mine) -> None:
    """The other language shows the same practices and title, shared ones too."""
    mine.share(STALE, SOUND, title=_TITLE)
    mine.follow(".sanad-language", mine.words.language.other)

    assert [STALE, SOUND] == mine.shown
    assert _TITLE == mine.page.locator("h1").inner_text()


@_each_language
def test_other_tabs_follow(mine: _Mine, address: str) -> None:
    """A choice in one tab shows itself in another."""
    mine.keep(STALE)
    tab = mine.page.context.new_page()
    tab.goto(f"{address}{mine.words.language}/{_PATHS['practice']}")
    _Mine(tab, address, mine.words.language).press("mine_add")
    expect(mine.page.locator("[data-sanad-list] > article")).to_have_count(2)

    assert [STALE, SOUND] == mine.shown


@_each_language
@pytest.mark.parametrize("kind", ["card", "practice", "mine"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(mine: _Mine, address: str, kind: str, scheme: str) -> None:
    """Buttons, link and page of the choice have no fault that axe can see."""
    mine.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    mine.keep(*_THREE, title=_TITLE)
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS[kind]}")
    found = Axe().run(mine.page).response["violations"]

    assert [] == [(fault["id"], fault["nodes"][0]["target"]) for fault in found]


@_each_language
@pytest.mark.parametrize("kind", ["empty", "shared"])
def test_axe_finds_nothing_on_other_states(mine: _Mine, kind: str) -> None:
    """The empty page and a shared choice have no fault that axe can see."""
    mine.share(*(_THREE if kind == "shared" else ()))
    found = Axe().run(mine.page).response["violations"]

    assert [] == [(fault["id"], fault["nodes"][0]["target"]) for fault in found]


@_each_language
@pytest.mark.parametrize("kind", ["card", "practice", "mine"])
def test_paper_shows_no_control(mine: _Mine, address: str, kind: str) -> None:
    """In print there are the practices, and nothing to press or to fill."""
    mine.keep(*_THREE, title=_TITLE)
    mine.page.goto(f"{address}{mine.words.language}/{_PATHS[kind]}")
    mine.page.emulate_media(media="print")
    controls = mine.page.locator("article :is(button, input, [role=status])")

    assert mine.page.locator("h1").is_visible()
    assert [] == [control for control in controls.all() if control.is_visible()]
    assert kind != "mine" or list(_THREE) == mine.shown


@_each_language
def test_without_script(browser: Browser, address: str, language: Language) -> None:
    """Without JavaScript the page says so and links to the handouts by theme."""
    context = browser.new_context(viewport=_PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}/{_PATHS['mine']}")
    notice = page.locator("[data-sanad-without] a")
    is_told = notice.is_visible()
    controls = page.locator("article :is(button, input):visible").count()
    notice.click()
    url = page.url
    context.close()

    assert is_told
    assert controls == 0
    assert url.endswith(f"/{language}/handouts/#themes")
