"""Translating: what waits, the form beside the source text, the file that is sent."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import SOUND, STALE, UNTRANSLATED, RunScript
from form.filling import PHONE, Forge
from sanad.languages import LANGUAGES, Language
from sanad.reading import read_bundle
from sanad.translation import digest_source, field_text
from sanad.words import words_of

_ENGLISH = words_of(Language.ENGLISH)

Open = Callable[[str], Page]


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
def translate(phone: BrowserContext, form_address: str) -> Open:
    """Give a function that opens the form for a translation into English."""

    def open_page(slug: str) -> Page:
        page = phone.new_page()
        page.goto(f"{form_address}en/contribute/?translate={slug}")
        expect(page.locator("#the-count")).not_to_be_empty()
        return page

    return open_page


def _translate_all(page: Page) -> None:
    """Put English words for each text, with as many items and the same marks."""
    for source in page.locator(".source").all():
        text = source.inner_text()
        box = source.locator("xpath=../*[self::input or self::textarea]")
        marks = [
            line[line.find("[") :] if "[" in line else "" for line in text.split("\n")
        ]
        lines = [
            f"English words IOM 19 {mark}" if line.strip() else ""
            for line, mark in zip(text.split("\n"), marks, strict=True)
        ]
        box.fill("\n".join(lines).replace("- ", ""))


def test_what_waits_is_listed(phone: BrowserContext, form_address: str) -> None:
    """What lacks a text or is stale is listed with its words; nothing else is."""
    page = phone.new_page()
    page.goto(f"{form_address}en/contribute/translating/")
    links = page.locator("a[href*='translate=']")
    slugs = links.evaluate_all("all => all.map(a => new URL(a.href).search.slice(11))")
    lines = page.locator(".sanad-tasks .sanad-line").all_inner_texts()

    assert sorted([UNTRANSLATED, STALE]) == sorted(slugs)
    assert SOUND not in slugs
    assert all("words" in line for line in lines)


def test_nothing_waits(phone: BrowserContext, form_address: str) -> None:
    """Where nothing waits the page says so, and tells of the other language."""
    page = phone.new_page()
    page.goto(f"{form_address}ar/contribute/translating/")
    arabic = words_of(Language.ARABIC)
    count = arabic.count("count.practices", 2)

    expect(page.locator(".sanad-notice")).to_have_text(arabic.text("translating.none"))
    expect(
        page.get_by_text(arabic.text("translating.elsewhere", count=count))
    ).to_be_visible()


def test_practice_leads_to_its_translation(
    phone: BrowserContext, form_address: str
) -> None:
    """The page of a practice without a text leads to the form with its source text."""
    page = phone.new_page()
    page.goto(f"{form_address}en/practices/{UNTRANSLATED}/")
    page.locator(".sanad-notice a[href*=translate]").tap()

    expect(page.locator("h1")).to_contain_text("Translation")
    assert page.url.endswith(f"/en/contribute/?translate={UNTRANSLATED}")


def test_source_text_stands_beside_each_box(
    translate: Open, small_practices: Path
) -> None:
    """Each box has the source text beside it, in its language; facts are locked."""
    page = translate(UNTRANSLATED)
    source = read_bundle(small_practices / UNTRANSLATED).documents[Language.ARABIC]
    shown = page.locator(".source")
    first = shown.first

    assert field_text(source, "title") == first.inner_text()
    assert ("ar", "rtl") == (first.get_attribute("lang"), first.get_attribute("dir"))
    assert shown.count() == page.locator("#the-needed :is(input, textarea)").count()
    assert 0 == page.locator('[id="countries"]').count()
    assert page.locator("#slug").get_attribute("readonly") is not None
    expect(page.locator("#the-facts dl")).to_contain_text("Tunisia")


def test_translation_is_sent_with_its_digest(
    translate: Open,
    small_practices: Path,
    tmp_path: Path,
    run_script: RunScript,
) -> None:
    """A translation passes the check as current: the machine has stamped it."""
    page = translate(UNTRANSLATED)
    _translate_all(page)
    expect(page.locator("#the-count")).to_have_text(
        _ENGLISH.text("form_checks.complete")
    )
    text = page.locator("#the-text").input_value()
    practices = tmp_path / "practices"
    shutil.copytree(small_practices / UNTRANSLATED, practices / UNTRANSLATED)
    (practices / UNTRANSLATED / "en.md").write_text(text, encoding="utf-8")
    documents = read_bundle(practices / UNTRANSLATED).documents
    checked = run_script("check.py", "--fix", "--practices", practices)
    digest = digest_source(documents[Language.ARABIC])

    assert digest == field_text(documents[Language.ENGLISH], "source_digest")
    assert (0, "") == (checked.returncode, checked.stdout)
    assert text == (practices / UNTRANSLATED / "en.md").read_text(encoding="utf-8")


def test_translation_that_differs_is_told(translate: Open) -> None:
    """A list with other items than the source's is told beside its box."""
    page = translate(UNTRANSLATED)
    _translate_all(page)
    page.locator('[id="sections/limits"]').fill("one\ntwo\nthree\nfour\nfive\nsix")
    page.locator("#title").focus()

    expect(page.locator('[id="sections/limits!"]')).to_contain_text("6")


def test_stale_translation_begins_with_what_is_there(
    phone: BrowserContext, translate: Open, forge: Forge, small_practices: Path
) -> None:
    """A stale translation is shown to be revised, and sent to its own file's page."""
    page = translate(STALE)
    old = read_bundle(small_practices / STALE).documents[Language.ENGLISH]
    expect(page.locator("#title")).to_have_value(field_text(old, "title"))
    expect(page.locator("#the-count")).to_have_text(
        _ENGLISH.text("form_checks.complete")
    )
    page.locator("#the-consent").tap()
    page.locator("#the-send").tap()
    with phone.expect_page() as opened:
        page.locator("#the-sent a").tap()
    opened.value.wait_for_load_state()

    assert f"/editors/sanad/edit/main/practices/{STALE}/en.md" == forge.asked[-1]
    assert "source_digest: 000000000000" not in page.locator("#the-text").input_value()


def test_draft_of_a_translation_is_kept(translate: Open) -> None:
    """A translation has a draft of its own."""
    page = translate(UNTRANSLATED)
    page.locator("#title").fill("IOM عنوان 1")
    expect(page.locator("#the-kept")).to_have_text(_ENGLISH.text("form_page.kept"))
    page.close()

    expect(translate(UNTRANSLATED).locator("#title")).to_have_value("IOM عنوان 1")


def test_unknown_practice_is_told(browser: Browser, form_address: str) -> None:
    """An address of nothing that waits says so, and leaves the empty form."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{form_address}en/contribute/?translate={SOUND}")
    expect(page.locator("#title")).to_be_empty()
    told = page.locator("#the-kept").inner_text()
    context.close()

    assert _ENGLISH.text("form_page.no_text") == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_has_no_fault(
    browser: Browser, form_address: str, language: Language
) -> None:
    """The list of what waits, empty or not, has no fault that axe finds."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{form_address}{language}/contribute/translating/")
    faults = Axe().run(page).response["violations"]
    context.close()

    assert [] == [fault["id"] for fault in faults]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    browser: Browser, form_address: str, width: int, scheme: str
) -> None:
    """The form beside a source text has no fault that axe finds."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{form_address}en/contribute/?translate={STALE}")
    expect(page.locator("#the-count")).not_to_be_empty()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
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
