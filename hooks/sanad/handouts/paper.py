"""
Papers: the handouts that are printed to PDFs, as whole HTML documents.

Generated pages go in, documents with a style sheet of their own (`templates/paper.css`)
come out. A link leads to the published site where its address is known; elsewhere its
words stand alone, so that no PDF holds a link that leads nowhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from markupsafe import Markup

from sanad import urls
from sanad.handouts.report import make_report, make_report_page
from sanad.languages import LANGUAGES, Language
from sanad.model import PartialDate
from sanad.pages import GeneratedPage
from sanad.pages.handouts import ROOM_EDITIONS, handout_path, list_subjects
from sanad.pages.layout import render
from sanad.site import Site

# What `templates/_handout.html` holds in the place of the link to a PDF.
PLACEHOLDER = "<span data-sanad-pdf hidden></span>"

# Names all handouts, where one is to be named.
ALL = "all"
REPORT = "report"

_EDITIONS = ("short", "bilingual", *ROOM_EDITIONS)
_LINK = re.compile(r'<a\b([^>]*?)\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_ARTICLE = re.compile(
    r'<div class="sanad-pair__side" lang="(\w+)"|<article\b(?:[^>]*\slang="(\w+)")?'
)
_OUTSIDE = re.compile(r"[a-z]+:")
_WITHOUT_FILES = re.compile(r"<p[^>]* data-sanad-missing>.*?</p>", re.DOTALL)
_KILO = 1000


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said of a site on paper: its address, or "", and the date in seconds."""

    site_url: str
    epoch: int

    @property
    def day(self) -> PartialDate:
        """The date of the build."""
        day = datetime.fromtimestamp(self.epoch, UTC)
        return PartialDate(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A document to print: the address of its PDF, the page's path, and whole HTML.

    `languages` tells the language of each `<article>` of the document, in order.
    """

    address: str
    path: str
    language: Language
    html: str
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A file that was written: its address, its pages (0 in Word) and bytes."""

    address: str
    path: str
    pages: int
    size: int


def list_papers(
    site: Site, publication: Publication, wanted: str = ALL
) -> Iterator[Paper]:
    """
    Make the papers of themes and countries and the report, in both languages.

    Args:
        site: The site whose handouts are printed.
        publication: Its address and date.
        wanted: The name of a subject ("themes/cooperation"), "report", or all.
    """
    pages = {page.path: page for page in site.pages.values()}
    for subject in list_subjects(site.library):
        if (subject.theme and subject.country) or wanted not in {ALL, subject.name}:
            continue
        for edition in [kind for kind in _EDITIONS if kind in subject.editions]:
            name = f"{subject.name}-{edition}".replace("/", "-")
            for language in LANGUAGES:
                page = pages[handout_path(subject, edition, language)]
                yield make_paper(page, f"pdf/{language}/{name}.pdf", publication)
    if wanted in {ALL, REPORT}:
        for language in LANGUAGES:
            page = make_report_page(make_report(site.library, language))
            yield make_paper(page, f"pdf/{language}/{REPORT}.pdf", publication)


def make_paper(page: GeneratedPage, address: str, publication: Publication) -> Paper:
    """Make a document for paper of a page; `address` is that of its PDF in the site."""
    page_url = urljoin(publication.site_url, page.path) if publication.site_url else ""
    body = _write_links(page.body.replace(PLACEHOLDER, ""), page_url)
    html = render(
        "paper",
        page.language,
        title=page.front_matter["title"],
        description=page.front_matter["description"],
        page_url=page_url,
        day=publication.day,
        body=Markup(body),  # noqa: S704 -- the body of a page is clean.
    )
    return Paper(
        address=address,
        path=page.path,
        language=page.language,
        html=html,
        languages=tuple(_list_languages(body, page.language)),
    )


def fill_link(
    body: str, path: str, printed: Mapping[str, PrintedPaper], day: PartialDate
) -> str:
    """
    Put a link to its PDF into the body of a handout, or nothing where there is none.

    Args:
        body: The HTML of a page.
        path: The path of the page.
        printed: Address of a file -> what was written.
        day: The date of the build.
    """
    if PLACEHOLDER not in body:
        return body
    papers = [paper for paper in printed.values() if paper.path == path]
    links = [
        render(
            "paper_link",
            Language(path.partition("/")[0]),
            address=urls.relative_root(path) + paper.address,
            pages=paper.pages,
            kilobytes=max(1, round(paper.size / _KILO)),
            day=day,
        ).strip()
        for paper in papers
    ]
    if links:
        body = _WITHOUT_FILES.sub("", body)
    return body.replace(PLACEHOLDER, " ".join(links))


def _write_links(html: str, page_url: str) -> str:
    """Make links absolute, or text where they would lead nowhere."""
    ids = set(_ID.findall(html))

    def write(link: re.Match[str]) -> str:
        before, target, after, inner = link.groups()
        is_here = target.startswith("#")
        if _OUTSIDE.match(target) or (is_here and target[1:] in ids):
            return link[0]
        if page_url and not is_here:
            return f'<a{before}href="{urljoin(page_url, target)}"{after}>{inner}</a>'
        return f'<span class="paper-reference">{inner}</span>'

    return _LINK.sub(write, html)


def _list_languages(body: str, language: Language) -> Iterator[Language]:
    """Give the language of each article: its own, that of its column, the page's."""
    column = language
    for side, own in _ARTICLE.findall(body):
        if side:
            column = Language(side)
        else:
            yield Language(own) if own else column
