"""The page of the report: what it holds, and how to get it for paper or in Word."""

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.words import words_of


def build_report_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of the report; its files are named on it when they are made."""
    words = words_of(language)
    head = PageHead(
        path=page_path("report", language),
        title=words.text("report.page_title"),
        description=words.text("report.page_about"),
        headings=(
            Heading("get", words.text("report.page_get")),
            Heading("holds", words.text("report.page_holds")),
        ),
    )
    return [make_page("report_page", language, head, total=len(library.practices))]
