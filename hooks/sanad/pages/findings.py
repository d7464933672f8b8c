"""What the mapping shows: the site's own synthesis, marked as such."""

import re
from html import unescape

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.words import words_of

_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def build_findings_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of findings; it says so where the library has no reading yet."""
    reading = library.readings.get(("", "mapping", language), "")
    words = words_of(language)
    headings: list[Heading] = []

    def give_anchor(heading: re.Match[str]) -> str:
        anchor = f"finding-{len(headings) + 1}"
        headings.append(Heading(anchor, unescape(_TAG.sub("", heading[1]))))
        return f'<h2 id="{anchor}">{heading[1]}</h2>'

    html = _HEADING.sub(give_anchor, reading)
    head = PageHead(
        path=page_path("findings", language),
        title=words.text("findings.title"),
        description=words.text("findings.description"),
        headings=tuple(headings),
        source=f"_readings/mapping.{language}.md" if reading else "",
    )
    return [make_page("findings", language, head, html=html, headings=headings)]
