"""Reviews in a reader's browser: overdue is what has passed where the reader is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import SOUND, serve
from sanad.languages import LANGUAGES, Language

_PAGES = (f"practices/{SOUND}/", "dashboard/", "contribute/waiting/")


@pytest.fixture(scope="module")
def address(small_site: Path) -> Iterator[str]:
    """Serve the small site."""
    with serve(small_site) as served:
        yield served


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", _PAGES)
def test_note_shows_from_the_day_after(
    browser: Browser, address: str, language: Language, path: str
) -> None:
    """On the day itself a review is not overdue; on the day after, the page says so."""
    shown = []
    for now in ("2027-11-23T12:00:00", "2027-11-24T12:00:00"):
        context = browser.new_context(timezone_id="Africa/Tunis")
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(f"{address}{language}/{path}")
        notes = page.locator('[data-due="2027-11-23"]').all()
        shown.append({note.is_visible() for note in notes})
        context.close()

    assert [{False}, {True}] == shown
