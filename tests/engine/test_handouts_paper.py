"""Papers: whole documents for paper, their links, and the links to their PDFs."""

from pathlib import Path

import pytest

from engine.builders import PROJECT, SLUG, write_practice
from sanad.handouts import (
    Paper,
    PrintedPaper,
    Publication,
    fill_link,
    list_papers,
)
from sanad.handouts.paper import PLACEHOLDER, make_paper
from sanad.languages import LANGUAGES, Language
from sanad.model import PartialDate
from sanad.pages import GeneratedPage
from sanad.site import load_site

_DAY = PartialDate(2026, 11, 23)
_EPOCH = 1795392000  # The same day, in seconds.
_ADDRESS = "https://example.org/sanad/"
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _page(body: str, language: Language = Language.ARABIC) -> GeneratedPage:
    return GeneratedPage(
        path=f"{language}/handouts/themes/x/",
        language=language,
        front_matter={"title": "ورقة IOM 19", "description": "وصف"},
        lay_out=lambda: body,
    )


def _make(body: str, site_url: str = "") -> Paper:
    return make_paper(_page(body), "pdf/ar/x.pdf", Publication(site_url, _EPOCH))


def test_papers_of_all_subjects(tmp_path: Path) -> None:
    """Themes have four editions on paper, countries two, both of them no paper."""
    write_practice(tmp_path)
    site = load_site(tmp_path, PROJECT / "practices")
    papers = list(list_papers(site, Publication("", site.epoch)))
    arabic = [p.address for p in papers if p.language is Language.ARABIC]

    assert 2 * len(arabic) == len(papers)
    assert {4} == {
        sum(f"/themes-{term.id}-" in address for address in arabic)
        for term in site.library.practices[SLUG].themes
    }
    assert {2} == {
        sum(f"/countries-{term.id}-" in address for address in arabic)
        for term in site.library.practices[SLUG].countries
    }


@each_language
def test_document_speaks_its_language(language: Language) -> None:
    """A paper has language, direction, title, date and page number of its page."""
    page = _page("<h1>IOM</h1>", language)
    html = make_paper(page, "pdf/x.pdf", Publication("", _EPOCH)).html
    date = {"ar": "23 نوفمبر 2026", "en": "23 November 2026"}[language]

    assert f'<html lang="{language}" dir="{language.direction}">' in html
    assert "<title>ورقة IOM 19</title>" in html
    assert date in html
    assert 'class="paper-pages"' in html


def test_placeholder_is_not_printed() -> None:
    """The place of the link to a PDF stays on the page."""
    assert PLACEHOLDER not in _make(f"<p>{PLACEHOLDER}</p>").html


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<a href="../../../practices/y/">س</a>', '<span class="paper-reference">س'),
        ('<a href="#nowhere">س</a>', '<span class="paper-reference">س'),
        ('<a class="c" href="#here">س</a>', '<a class="c" href="#here">س</a>'),
        ('<a href="https://iom.int/">س</a>', '<a href="https://iom.int/">س</a>'),
    ],
)
def test_link_without_an_address(link: str, expected: str) -> None:
    """Where the site has no address, links within it are words."""
    assert expected in _make(f'<p id="here">{link}</p>').html


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<a href="../../../practices/y/">س</a>', f'href="{_ADDRESS}ar/practices/y/"'),
        ('<a href="#nowhere">س</a>', '<span class="paper-reference">س'),
    ],
)
def test_link_with_an_address(link: str, expected: str) -> None:
    """Where the site has an address, links lead there; lost anchors are words."""
    assert expected in _make(link, _ADDRESS).html


def test_languages_of_articles() -> None:
    """An article has its own language, or that of its column, or the page's."""
    body = (
        '<article id="a"></article><article lang="en" dir="ltr"></article>'
        '<div class="sanad-pair__side" lang="en" dir="ltr"><article></article></div>'
    )

    assert ("ar", "en", "en") == _make(body).languages


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "PDF (59 كيلوبايت، 3 صفحات)، "),
        ("en", "PDF (59 KB, 3 pages), "),
    ],
)
def test_link_to_a_pdf(language: str, expected: str) -> None:
    """A page tells the size, pages and date of its PDF."""
    path = f"{language}/handouts/themes/x/"
    printed = {path: PrintedPaper(f"pdf/{language}/x.pdf", path, pages=3, size=59_321)}
    html = fill_link(f"<p>{PLACEHOLDER}</p>", path, printed, _DAY)

    assert f'href="../../../../pdf/{language}/x.pdf"' in html
    assert expected in html
    assert "2026" in html
    assert PLACEHOLDER not in html


def test_no_pdf_no_link() -> None:
    """Without a PDF the place of its link is taken away; other pages stay."""
    assert fill_link(f"<p>{PLACEHOLDER}</p>", "ar/x/", {}, _DAY) == "<p></p>"
    assert fill_link("<p>IOM</p>", "ar/x/", {}, _DAY) == "<p>IOM</p>"


@each_language
def test_report_has_its_files(language: Language) -> None:
    """The page of the report links PDF and Word, and no longer says it has none."""
    path = f"{language}/report/"
    names = (f"pdf/{language}/report.pdf", f"word/{language}/report.docx")
    printed = {
        name: PrintedPaper(name, path, pages=pages, size=1_000)
        for name, pages in zip(names, (130, 0), strict=True)
    }
    none = '<p class="x" data-sanad-missing>لا ملف IOM 1</p>'
    html = fill_link(f"<p>{PLACEHOLDER}</p>{none}", path, printed, _DAY)

    assert all(f'href="../../{name}"' in html for name in names)
    assert "لا ملف" not in html
    assert "لا ملف" in fill_link(f"<p>{PLACEHOLDER}</p>{none}", path, {}, _DAY)
