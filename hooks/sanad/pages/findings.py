"""What the mapping shows: the site's own synthesis, marked as such."""

import re
from html import unescape

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.pages.pictures import Bar, make_bars
from sanad.urls import ROOT, page_path
from sanad.words import words_of

_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def build_findings_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of findings; it says so where the library has no reading yet."""
    words = words_of(language)
    headings = list_findings(library, language)
    anchors = iter(headings)

    def give_anchor(heading: re.Match[str]) -> str:
        return f'<h2 id="{next(anchors).id}">{heading[1]}</h2>'

    reading = library.readings.get(("", "mapping", language), "")
    head = PageHead(
        path=page_path("findings", language),
        title=words.text("findings.title"),
        description=words.text("findings.description"),
        headings=(*headings, Heading("groups", words.text("findings.groups"))),
        source=f"_readings/mapping.{language}.md" if reading else "",
    )
    page = make_page(
        "findings",
        language,
        head,
        lambda: {"groups": count_by_group(library, language)},
        html=_HEADING.sub(give_anchor, reading),
        headings=headings,
        countries=library.vocabularies["countries"].terms,
    )
    return [page]


def list_findings(library: Library, language: Language) -> tuple[Heading, ...]:
    """List the statements of the reading of the mapping: its headings."""
    reading = library.readings.get(("", "mapping", language), "")
    titles = (unescape(_TAG.sub("", found[1])) for found in _HEADING.finditer(reading))
    return tuple(
        Heading(f"finding-{number}", title)
        for number, title in enumerate(titles, start=1)
    )


def count_by_group(library: Library, language: Language) -> tuple[Bar, ...]:
    """Count the practices for each target group, the most first."""
    browse = ROOT + page_path("browse", language)
    return make_bars(
        library,
        library.vocabularies["target_groups"].terms,
        lambda practice: practice.target_groups,
        address=lambda group: f"{browse}?group={group.id}",
    )
