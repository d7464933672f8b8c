"""
Links and pictures of a body: they lead to a practice, a web page, or `media/`.

Also what must not stand in a body at all: raw HTML, and marks of sources that are
not there.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from sanad.checking.reporter import Reporter
from sanad.checking.sections import CheckedSection
from sanad.markdown import Link, Rendered, find_citations
from sanad.reading import MEDIA_FOLDER
from sanad.vocabularies import nearest

PRACTICE_LINK = re.compile(r"\.\./([^/\"]+)/(?:ar|en)\.md")
PICTURE_LINK = re.compile(rf"{MEDIA_FOLDER}/([^/\"]+)")

WEB_LINK = re.compile(r"(?:https?://|mailto:)\S+")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_REFUSED_TARGET = re.compile(
    r"(?:\][(:]\s*<?|<)((?:javascript|vbscript|file|data):[^)>\s]*)", re.IGNORECASE
)


def check_links(
    rendered: Rendered, body: str, pictures: Iterable[str], reporter: Reporter
) -> None:
    """Check every link and picture of a body, and that it holds no raw HTML."""
    for line, found in rendered.raw_html_lines:
        reporter.report("P303", line, found=found)
    refused = iter(_REFUSED_TARGET.findall(body))
    for link in rendered.links:
        url = link.url or next(refused, "")
        if link.is_picture:
            _check_picture(link, url, set(pictures), reporter)
        else:
            _check_link(link.line, url, reporter)


def check_citations(
    sections: Iterable[CheckedSection],
    notes_html: str,
    source_count: int,
    reporter: Reporter,
) -> set[int]:
    """Check that each source mark has a source; give the numbers that are cited."""
    places = [
        (block.line, section.term.id, block.html)
        for section in sections
        for block in section.blocks
    ]
    places.append((1, "", notes_html))  # Footnotes belong to no one section.
    cited: set[int] = set()
    for line, name, html in places:
        for number in find_citations(html):
            cited.add(number)
            if source_count and not 1 <= number <= source_count:
                allowed = str(source_count)
                reporter.report("P212", line, name, found=str(number), allowed=allowed)
    return cited


def _check_link(line: int, url: str, reporter: Reporter) -> None:
    practice = PRACTICE_LINK.fullmatch(url)
    if practice and practice[1] not in reporter.slugs:
        near = ", ".join(nearest(practice[1], reporter.slugs))
        reporter.report("P301", line, found=practice[1], allowed=near)
    if practice or WEB_LINK.fullmatch(url):
        return
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
        reporter.report("P304", line, found=url)
        return
    example = "[…](../another-practice/ar.md)"
    reporter.report("P302", line, found=url, fix=example)


def _check_picture(
    link: Link, url: str, pictures: set[str], reporter: Reporter
) -> None:
    example = f"![…]({MEDIA_FOLDER}/picture.jpg)"
    match = PICTURE_LINK.fullmatch(url)
    if match is None:
        reporter.report("P306", link.line, found=url, fix=example)
    elif unquote(match[1]) not in pictures:
        reporter.report("P305", link.line, found=url, fix=example)
    if not link.description.strip():
        reporter.report("P307", link.line, found=url, fix=example)
