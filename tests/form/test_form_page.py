"""The form in a real Chromium: its weight, filling it in, errors, drafts, sending."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import RunScript
from form.filling import (
    BODY,
    CHOICES,
    DATES,
    MOST_ACTIONS,
    PHONE,
    SLUG,
    TEXTS,
    URL,
    Forge,
    Hand,
    fill_least,
)
from sanad.languages import LANGUAGES, Language
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_LARGEST = 15_000  # Bytes after gzip.

Open = Callable[[Language], Page]


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Take a phone with a memory of its own; what it says on its console is a fault."""
    said: list[str] = []
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield context
    context.close()

    assert [] == said


@pytest.fixture
def open_form(phone: BrowserContext, form_address: str) -> Open:
    """Give a function that opens the form in a language."""

    def open_page(language: Language) -> Page:
        page = phone.new_page()
        page.goto(f"{form_address}{language}/contribute/", wait_until="networkidle")
        return page

    return open_page


def _box(page: Page, place: str) -> str:
    return page.locator(f'[id="{place}"]').input_value()


def _error(page: Page, place: str) -> str:
    return page.locator(f'[id="{place}!"]').inner_text()


def _word(language: Language, key: str, **values: object) -> str:
    return words_of(language).text(key, **values)


@each_language
def test_page_is_one_small_request(
    phone: BrowserContext, form_address: str, form_site: Path, language: Language
) -> None:
    """The page weighs little, and loads nothing else before it is touched."""
    asked: list[str] = []
    page = phone.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{form_address}{language}/contribute/", wait_until="networkidle")
    html = (form_site / str(language) / "contribute" / "index.html").read_bytes()

    assert [f"{form_address}{language}/contribute/"] == asked
    assert len(gzip.compress(html)) <= _LARGEST


@each_language
def test_page_leads_back_and_to_the_other_language(
    open_form: Open, form_address: str, language: Language
) -> None:
    """The header names the site, leads home, and to the form in the other language."""
    page = open_form(language)
    links = page.locator("header a").evaluate_all("all => all.map(a => a.href)")
    shown = page.evaluate("(({ lang, dir }) => [lang, dir])(document.documentElement)")

    assert [language.value, language.direction] == shown
    assert [
        f"{form_address}{language}/",
        f"{form_address}{language.other}/contribute/",
    ] == links


@each_language
def test_from_the_phone_to_the_page(
    open_form: Open,
    forge: Forge,
    tmp_path: Path,
    run_script: RunScript,
    language: Language,
) -> None:
    """Twenty actions make a practice that passes the check and has its page."""
    page = open_form(language)
    hand = Hand(page)
    fill_least(hand, language)
    hand.tap("#the-consent")
    with page.context.expect_page() as opened:
        hand.tap("#the-send")
    opened.value.wait_for_load_state()
    path, text = forge.take()
    target = tmp_path / path
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")
    practices, site = tmp_path / "practices", tmp_path / "site"
    checked = run_script("check.py", "--fix", "--practices", practices)
    built = run_script("build.py", "--practices", practices, "--site", site)

    assert f"practices/{SLUG[language]}/{language}.md" == path
    assert hand.actions <= MOST_ACTIONS
    assert 0 == checked.returncode, checked.stdout
    assert 0 == built.returncode, built.stderr
    shown = site / str(language) / "practices" / SLUG[language] / "index.html"
    html = shown.read_text(encoding="utf-8")
    assert target.read_text(encoding="utf-8") == text
    assert TEXTS[language]["title"] in html
    assert "https://example.org/news/vouchers" in html


@each_language
def test_fault_is_told_beside_its_box(open_form: Open, language: Language) -> None:
    """A fault is told where it is, with its remedy, and goes when it is mended."""
    page = open_form(language)
    start = page.locator("#start")
    start.fill("2020-13")
    page.locator("#title").focus()
    told = page.locator('[id="start!"]')
    expect(told).to_contain_text("2020-13")
    marked = start.get_attribute("aria-invalid")
    described = (start.get_attribute("aria-describedby") or "").split()
    start.fill("2020-12")
    expect(told).to_be_empty()

    assert "true" == marked
    assert "start!" in described
    assert "false" == start.get_attribute("aria-invalid")


@each_language
def test_untouched_boxes_are_left_alone(open_form: Open, language: Language) -> None:
    """What nobody has come to yet is counted, and not told beside its box."""
    page = open_form(language)
    page.locator("#title").fill("IOM")
    page.locator("#summary").focus()
    expect(page.locator("#the-problems li")).to_have_count(10)

    assert [] == [t for t in page.locator(".error").all_inner_texts() if t]


@each_language
def test_sending_too_early_leads_to_what_is_missing(
    open_form: Open, forge: Forge, language: Language
) -> None:
    """Sending what is not complete opens nothing, and leads to the list of faults."""
    page = open_form(language)
    before = len(forge.asked)
    page.locator("#the-send").tap()
    expect(page.locator("#the-summary")).to_be_focused()
    page.locator("#the-problems button").first.tap()
    focused = page.evaluate("document.activeElement.id")

    assert before == len(forge.asked)
    assert "title" == focused
    assert _error(page, "title")
    assert _word(language, "form_checks.consent_missing") == _error(page, "the-consent")


@each_language
def test_sending_needs_consent(
    open_form: Open, forge: Forge, language: Language
) -> None:
    """A complete practice is not sent before its writer has agreed."""
    page = open_form(language)
    before = len(forge.asked)
    fill_least(Hand(page), language)
    page.locator("#the-send").tap()
    expect(page.locator("#the-consent")).to_be_focused()

    assert before == len(forge.asked)


@each_language
def test_draft_survives_the_tab(open_form: Open, language: Language) -> None:
    """Who closes the tab and comes back finds everything again."""
    page = open_form(language)
    fill_least(Hand(page), language)
    complete = _word(language, "form_checks.complete")
    expect(page.locator("#the-count")).to_have_text(complete)
    before = page.locator("#the-text").input_value()
    expect(page.locator("#the-kept")).to_have_text(_word(language, "form_page.kept"))
    page.close()
    page = open_form(language)
    expect(page.locator("#the-text")).not_to_have_value("")

    assert before == page.locator("#the-text").input_value()
    assert BODY[language] == _box(page, "actors/0/organization")


@each_language
def test_several_drafts(open_form: Open, language: Language) -> None:
    """A new practice leaves the draft of another one as it is."""
    page = open_form(language)
    page.locator("#title").fill("IOM 1")
    expect(page.locator("#the-kept")).not_to_be_empty()
    page.locator("#the-draft").select_option(index=1)
    empty = _box(page, "title")
    page.locator("#title").fill("IOM 2")
    page.close()
    page = open_form(language)
    second = _box(page, "title")
    page.locator("#the-draft").select_option(label="IOM 1")

    assert ("", "IOM 2", "IOM 1") == (empty, second, _box(page, "title"))


@each_language
@pytest.mark.parametrize("is_sure", [True, False])
def test_clearing_asks_first(
    open_form: Open, language: Language, *, is_sure: bool
) -> None:
    """Clearing a draft asks, and clears only when that is confirmed."""
    page = open_form(language)
    page.locator("#title").fill("IOM 1")
    page.on("dialog", lambda box: box.accept() if is_sure else box.dismiss())
    page.locator("[data-way=clear]").tap()
    expect(page.locator("#title")).to_have_value("" if is_sure else "IOM 1")
    page.close()

    assert ("" if is_sure else "IOM 1") == _box(open_form(language), "title")


def test_full_memory_is_told(open_form: Open) -> None:
    """Where the browser keeps nothing more, the writer is told to save the file."""
    page = open_form(Language.ARABIC)
    page.evaluate(
        "Storage.prototype.__lookupSetter__,"
        "localStorage.filler = 'x'.repeat(5 * 1024 * 1024 - 100)"
    )
    page.locator("#title").fill("IOM " * 20)

    expect(page.locator("#the-kept")).to_have_text(
        _word(Language.ARABIC, "form_page.not_kept")
    )


@each_language
def test_body_outside_the_list(open_form: Open, language: Language) -> None:
    """A body that is not in the list is asked for its other name and its type."""
    page = open_form(language)
    unlisted = page.locator(".unlisted")
    hidden = unlisted.is_hidden()
    page.locator('[id="actors/0/organization"]').fill("Hope 19 أمل")
    expect(unlisted).to_be_visible()
    page.locator('[id="actors/0/name"]').fill("أمل Hope 19")
    page.locator('[id="actors/0/type"]').select_option("civil-society")
    expected = (
        '{ar: "Hope 19 أمل", en: "أمل Hope 19"}'
        if language is Language.ARABIC
        else '{ar: "أمل Hope 19", en: "Hope 19 أمل"}'
    )

    assert hidden
    actor = f"{{name: {expected}, type: civil-society, role: lead}}"
    expect(page.locator("#the-text")).to_have_value(f"---\nactors:\n  - {actor}\n---\n")


@each_language
def test_records_are_added_moved_and_removed(
    open_form: Open, language: Language
) -> None:
    """Sources can be added, put in order and taken away, each with what it holds."""
    page = open_form(language)
    hand = Hand(page)
    add = page.locator('[data-at="sources"] > button')
    hand.type("sources/0/title", "first")
    add.tap()
    hand.type("sources/1/title", "second")
    add.tap()
    hand.type("sources/2/title", "third")
    up, remove = (_word(language, f"form_page.{way}") for way in ("up", "remove"))
    # A tap before the checks have answered to the last would be nobody's.
    file = page.locator("#the-text")
    expect(file).to_have_value(re.compile("second.*third", re.DOTALL))
    page.locator('[id="sources/2"]').get_by_label(up).tap()
    expect(file).to_have_value(re.compile("third.*second", re.DOTALL))
    page.locator('[id="sources/0"]').get_by_label(remove).tap()
    left = [_box(page, f"sources/{index}/title") for index in range(2)]

    assert ["third", "second"] == left
    assert 2 == page.locator('[data-at="sources"] .record').count()


@each_language
def test_mark_of_a_source_is_a_tap(open_form: Open, language: Language) -> None:
    """The number of a source is put into a text by a tap."""
    page = open_form(language)
    page.locator('[id="sources/0/title"]').fill("IOM")
    done = page.locator('[id="sections/what-was-done"]')
    done.fill("IOM 120")
    page.locator("[data-at='sections/what-was-done'] .marks button").first.tap()

    expect(done).to_have_value("IOM 120[1]")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("7/4/2020", "2020-04-07"),
        ("٢٠٢٠-٠٤", "2020-04"),
        ("20200407", "2020-04-07"),
        ("202004", "2020-04"),
        ("2020", "2020"),
        ("أبريل 2020", "أبريل 2020"),
    ],
)
def test_dates_as_people_type_them(open_form: Open, typed: str, written: str) -> None:
    """Dates are understood with a phone's digits only, in the order of the region."""
    page = open_form(Language.ARABIC)
    page.locator("#start").fill(typed)
    page.locator("#title").focus()

    expect(page.locator("#start")).to_have_value(written)


def test_unknown_date_is_a_tap(open_form: Open) -> None:
    """A date that nobody knows is one tap, and can be taken back."""
    page = open_form(Language.ARABIC)
    tick = page.locator('[data-at="start"] .chip')
    tick.tap()
    expect(page.locator("#the-text")).to_have_value("---\nstart: unknown\n---\n")
    tick.tap()

    expect(page.locator("#start")).to_be_enabled()
    expect(page.locator("#start")).to_have_value("")


@each_language
def test_preview_shows_text_as_text(open_form: Open, language: Language) -> None:
    """The preview shows the page; what looks like a tag stays the text that it is."""
    page = open_form(language)
    fill_least(Hand(page), language)
    page.locator('[id="sections/what-was-done"]').fill(
        "<img src=x onerror=\"document.title='run'\"> **IOM** 120 [1]\n\n- بند one"
    )
    page.locator("#the-preview > summary").tap()
    shown = page.locator("#the-page")
    expect(shown.locator("h2")).to_have_text(TEXTS[language]["title"])
    expect(shown.locator("h3").nth(1)).to_be_visible()

    assert 0 == shown.locator("img").count()
    assert "<img src=x" in shown.inner_text()
    assert ["IOM"] == shown.locator("b").all_inner_texts()
    assert "بند one" in shown.locator("li").all_inner_texts()
    assert "run" != page.title()


@each_language
def test_long_text_is_copied(
    phone: BrowserContext, open_form: Open, forge: Forge, language: Language
) -> None:
    """A text too long for an address is copied, and an empty new file is offered."""
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_form(language)
    fill_least(Hand(page), language)
    page.locator('[id="sections/what-was-done"]').fill("عدد workers 120.[1] " * 400)
    page.locator("#the-consent").tap()
    page.locator("#the-send").tap()
    answer = page.locator("#the-sent")
    expect(answer).to_be_focused()
    with phone.expect_page() as opened:
        answer.locator("a").tap()
    opened.value.wait_for_load_state()
    copied = page.evaluate("navigator.clipboard.readText()")

    assert (f"practices/{SLUG[language]}/{language}.md", "") == forge.take()
    assert page.locator("#the-text").input_value() == copied
    assert _word(language, "form_checks.copied_send") in answer.inner_text()


@each_language
def test_file_is_downloaded(
    open_form: Open, tmp_path: Path, language: Language
) -> None:
    """The file can be taken home as it is shown."""
    page = open_form(language)
    fill_least(Hand(page), language)
    with page.expect_download() as found:
        page.locator("[data-way=download]").tap()
    found.value.save_as(tmp_path / "taken.md")

    assert f"{language}.md" == found.value.suggested_filename
    assert page.locator("#the-text").input_value() == (tmp_path / "taken.md").read_text(
        encoding="utf-8"
    )


def test_ways_depend_on_the_settings(open_form: Open) -> None:
    """With a forge and an address there is sending and a letter."""
    page = open_form(Language.ARABIC)
    way = page.locator("a[data-contact]").get_attribute("href")

    expect(page.locator("#the-send")).to_be_visible()
    expect(page.locator("#the-letter")).to_be_visible()
    expect(page.locator("#the-lone")).to_be_hidden()
    assert "mailto:editors@example.org" == way


@each_language
def test_form_works_from_a_folder(
    phone: BrowserContext, form_site: Path, language: Language
) -> None:
    """The form works from a disk, where nothing is served."""
    page = phone.new_page()
    page.goto((form_site / str(language) / "contribute/index.html").as_uri())
    fill_least(Hand(page), language)
    expect(page.locator("#the-count")).to_have_text(
        _word(language, "form_checks.complete")
    )


@each_language
def test_form_works_without_a_line(
    phone: BrowserContext, open_form: Open, language: Language
) -> None:
    """Once it has been touched, the form needs no network any more."""
    page = open_form(language)
    page.locator("#title").tap()
    expect(page.locator("#the-count")).not_to_be_empty()
    phone.set_offline(offline=True)
    fill_least(Hand(page), language)
    expect(page.locator("#the-count")).to_have_text(
        _word(language, "form_checks.complete")
    )


def test_draft_is_kept_where_checks_do_not_come(
    browser: Browser, form_address: str
) -> None:
    """Without the checks the draft is kept all the same, and the writer is told."""
    context = browser.new_context(viewport=PHONE)
    context.route("**/checks.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{form_address}ar/contribute/")
    page.locator("#title").fill("IOM 1")
    expect(page.locator("#the-kept")).not_to_be_empty()
    is_kept = "Boolean(Object.values(localStorage).join().includes('IOM 1'))"
    page.wait_for_function(is_kept)
    told = page.evaluate("find('the-kept').textContent")
    kept = page.evaluate("Object.values(localStorage).join()")
    context.close()

    assert told in {
        _word(Language.ARABIC, "form_page.offline"),
        _word(Language.ARABIC, "form_page.kept"),
    }
    assert "IOM 1" in kept


@each_language
def test_keyboard_alone_is_enough(
    browser: Browser, form_address: str, forge: Forge, language: Language
) -> None:
    """Tab, space and letters fill in the form and send it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{form_address}{language}/contribute/", wait_until="networkidle")
    texts = TEXTS[language] | DATES | URL
    texts |= {"actors/0/organization": BODY[language]}
    choices = dict(CHOICES)
    before = len(forge.asked)
    for _ in range(150):
        page.keyboard.press("Tab")
        place, name, value, kind = page.evaluate(
            "(({id, name, value, type}) => [id, name, value, type])"
            "(document.activeElement)"
        )
        if place in texts:
            page.keyboard.insert_text(texts.pop(place))
        elif kind == "checkbox" and choices.get(name) == value:
            page.keyboard.press("Space")
            del choices[name]
        elif kind == "radio" and name in choices:
            _choose_radio(page, choices.pop(name))
        elif place == "the-consent":
            page.keyboard.press("Space")
        elif place == "the-send":
            with context.expect_page() as opened:
                page.keyboard.press("Enter")
            opened.value.wait_for_load_state()
            break
    context.close()

    assert ({}, {}) == (texts, choices)
    assert before + 1 == len(forge.asked)


def _choose_radio(page: Page, value: str) -> None:
    page.keyboard.press("Space")
    for _ in range(20):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")


@each_language
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    browser: Browser, form_address: str, language: Language, width: int, scheme: str
) -> None:
    """With faults told, all folds open and the preview shown, axe finds nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{form_address}{language}/contribute/", wait_until="networkidle")
    page.locator("#title").fill("IOM 120 عاملاً")
    page.locator('[id="actors/0/organization"]').fill("Hope 19")
    page.locator("#the-send").click()
    expect(page.locator("#the-summary")).to_be_focused()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.locator('[data-at="reach"] > button').click()
    page.locator('[data-at="places"] > button').click()
    expect(page.locator("#the-page h2")).to_be_visible()
    faults = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert [] == [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in faults
        for node in fault["nodes"]
    ]
    assert wide <= width


def test_date_in_the_preview_keeps_its_order(open_form: Open) -> None:
    """A date among Arabic words is isolated, so that it is not turned round."""
    page = open_form(Language.ARABIC)
    fill_least(Hand(page), Language.ARABIC)
    page.locator("#the-preview > summary").tap()
    date = page.locator("#the-page li bdi").get_by_text("2020-04-08")

    expect(date).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("place", ["start?", "start!"])
def test_dates_in_words_keep_their_order(open_form: Open, place: str) -> None:
    """Dates in help and in what is told are isolated from the Arabic around them."""
    page = open_form(Language.ARABIC)
    page.locator("#start").fill("2020-13")
    page.locator("#title").focus()
    expect(page.locator('[id="start!"]')).to_contain_text("2020-13")
    dates = page.locator(f'[id="{place}"] bdi')

    assert {"ltr"} == set(dates.evaluate_all("all => all.map(one => one.dir)"))


@each_language
def test_file_is_shared(
    phone: BrowserContext, open_form: Open, language: Language
) -> None:
    """Where a phone has a sheet for sharing, it gets title and text; consent first."""
    phone.add_init_script(
        "navigator.canShare = () => false;"
        "navigator.share = async (given) => { window.given = given; };"
    )
    page = open_form(language)
    fill_least(Hand(page), language)
    page.locator("#the-share").tap()
    expect(page.locator("#the-consent")).to_be_focused()
    before = page.evaluate("window.given === undefined")
    page.locator("#the-consent").tap()
    page.locator("#the-share").tap()
    page.wait_for_function("window.given")
    title, text = page.evaluate("[window.given.title, window.given.text]")

    assert before
    assert TEXTS[language]["title"] == title
    assert page.locator("#the-text").input_value() == text


@each_language
def test_letter_holds_the_file(open_form: Open, language: Language) -> None:
    """A letter to the editors holds the file, or says where to paste it if too long."""
    page = open_form(language)
    fill_least(Hand(page), language)
    complete = _word(language, "form_checks.complete")
    expect(page.locator("#the-count")).to_have_text(complete)
    short = unquote(page.evaluate("writeLetter(nameFile(), textOf())"))
    long = unquote(page.evaluate("writeLetter(nameFile(), 'عدد 1 IOM '.repeat(999))"))
    start = f"mailto:editors@example.org?subject={SLUG[language]}/{language}.md&body="

    assert start + page.locator("#the-text").input_value() == short
    assert start + _word(language, "form_checks.paste_here") == long
