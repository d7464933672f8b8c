"""
The report: the whole library as one document, for filing and for print.

`make_report` gives titled parts of plain HTML (`<h3>` and lower, paragraphs, lists,
tables), in which each practice, each source and each part has an anchor. Practices
and sources have the same numbers in both languages. Links to practices lead to their
place in the report; other inner links begin with `urls.ROOT`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sanad.handouts.report_index import make_index
from sanad.handouts.report_parts import (
    Entry,
    Part,
    lower_headings,
    make_part,
    sort_practices,
)
from sanad.handouts.report_pools import Pools, pool_lessons, pool_recommendations
from sanad.languages import Language
from sanad.model import Library, PartialDate
from sanad.pages.blocks import make_block
from sanad.pages.layout import GeneratedPage, render
from sanad.pages.matrix import make_matrix
from sanad.urls import ROOT, page_path, relativize
from sanad.vocabularies import Term
from sanad.words import words_of

_MARK = re.compile(
    rf'<a href="{ROOT}[a-z]+/practices/([a-z0-9-]+)/#source-(\d+)">[^<]*</a>'
)
_LINK = re.compile(rf'href="{ROOT}[a-z]+/practices/([a-z0-9-]+)/(?:#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class Report:
    """
    The report in one language.

    `front` is the HTML of cover and imprint, `notes` maps the anchor of each source ->
    HTML that tells it, `date` is that of the last review in the content.
    """

    language: Language
    title: str
    date: PartialDate
    front: str
    parts: tuple[Part, ...]
    notes: Mapping[str, str]

    @property
    def html(self) -> str:
        """The body of the document for paper."""
        return render("report", self.language, report=self)


def make_report(library: Library, language: Language) -> Report:
    """Make the report on all practices in a language."""
    return _Maker(library, language).make()


def make_report_page(report: Report) -> GeneratedPage:
    """Give the body of the report as a page, for whoever prints pages to paper."""
    words = words_of(report.language)
    path = page_path("report", report.language)
    return GeneratedPage(
        path=path,
        language=report.language,
        front_matter={
            "title": report.title,
            "description": words.text("report.subtitle"),
        },
        lay_out=lambda: relativize(report.html, path),
    )


@dataclass(slots=True)
class _Maker:
    """Makes the parts; `entries` maps slug -> entry, in the order of the report."""

    library: Library
    language: Language
    entries: dict[str, Entry] = field(default_factory=dict)

    def make(self) -> Report:
        words = words_of(self.language)
        date = self.library.last_review
        number = 0
        for count, practice in enumerate(sort_practices(self.library), 1):
            numbered = tuple(enumerate(practice.sources, number + 1))
            number += len(numbered)
            block = make_block(practice, self.language)
            self.entries[practice.slug] = Entry(count, block, numbered)
        return Report(
            language=self.language,
            title=words.text("report.title"),
            date=date,
            front=self._render("report_front", date=date, **self._tell_scope()),
            parts=tuple(self._make_parts()),
            notes={
                f"source-{number}": self._render("report_source", source=source).strip()
                for entry in self.entries.values()
                for number, source in entry.sources
            },
        )

    def _make_parts(self) -> Iterator[Part]:
        words = words_of(self.language)
        yield from self._make_reading("method", words.text("report.method"))
        matrix = self._render("report_matrix", matrix=make_matrix(self.library))
        yield Part("matrix", words.text("matrix.title"), matrix)
        for country in self.library.vocabularies["countries"].terms:
            yield from self._make_country(country)
        for theme in self.library.vocabularies["themes"].terms:
            yield from self._make_theme(theme)
        yield from self._make_reading("mapping", words.text("findings.title"))
        lessons = pool_lessons(self.library, self.language)
        yield self._make_pool("lessons", lessons)
        recommendations = pool_recommendations(self.library, self.language)
        yield self._make_pool("recommendations", recommendations)
        yield self._make_sources()
        index = make_index(self.entries.values(), self.language)
        organizations = self._render("report_index", index=index)
        title = words.text("report.organizations")
        yield Part("organizations", title, organizations)

    def _make_reading(self, name: str, title: str) -> Iterator[Part]:
        html = self.library.readings.get(("", name, self.language), "")
        note = name == "mapping"
        if html:
            body = self._render(
                "report_reading", html=lower_headings(html, 3), note=note
            )
            yield make_part(name, title, body)

    def _make_country(self, country: Term) -> Iterator[Part]:
        own = [e for e in self.entries.values() if _country(e) == country]
        groups = [
            (theme, [entry for entry in own if _theme(entry) == theme])
            for theme in self.library.vocabularies["themes"].terms
        ]
        filled = [(theme, entries) for theme, entries in groups if entries]
        if own:
            name = words_of(self.language).label(country)
            title = words_of(self.language).text("report.countries", name=name)
            yield self._make_chapter("countries", country, title, groups=filled)

    def _make_theme(self, theme: Term) -> Iterator[Part]:
        own = [e for e in self.entries.values() if theme in e.block.practice.themes]
        if own:
            name = words_of(self.language).label(theme)
            title = words_of(self.language).text("report.themes", name=name)
            yield self._make_chapter("themes", theme, title, entries=own)

    def _make_chapter(
        self, kind: str, term: Term, title: str, **values: object
    ) -> Part:
        """Make the part of a country or theme: what is told of it, its practices."""
        key = (kind, term.id, self.language)
        html = self._render(
            f"report_{kind}",
            introduction=self.library.introductions.get(key, ""),
            reading=lower_headings(self.library.readings.get(key, ""), 4),
            **values,
        )
        return make_part(f"{kind}-{term.id}", title, html)

    def _make_pool(self, name: str, groups: Pools) -> Part:
        html = self._render("report_pool", name=name, groups=groups)
        return make_part(name, words_of(self.language).text(f"{name}.title"), html)

    def _make_sources(self) -> Part:
        countries = self.library.vocabularies["countries"].terms
        groups = [
            (country, [e for e in self.entries.values() if _country(e) == country])
            for country in countries
        ]
        filled = [(country, entries) for country, entries in groups if entries]
        html = self._render("report_sources", groups=filled)
        return make_part(
            "sources", words_of(self.language).text("report.sources"), html
        )

    def _tell_scope(self) -> dict[str, object]:
        """Tell the countries, the years of beginning and the numbers."""
        practices = [entry.block.practice for entry in self.entries.values()]
        years = [practice.start.year for practice in practices if practice.start]
        terms = self.library.vocabularies["countries"].terms
        return {
            "countries": [t for t in terms if self.library.select(country=t.id)],
            "years": (min(years), max(years)) if years else None,
            "practices": len(practices),
            "sources": sum(len(practice.sources) for practice in practices),
        }

    def _render(self, template: str, **values: object) -> str:
        html = render(
            template,
            self.language,
            entry_of=self.entries.get,
            other=words_of(self.language.other),
            **values,
        )
        return _LINK.sub(self._lead_inside, _MARK.sub(self._number, html))

    def _number(self, mark: re.Match[str]) -> str:
        """Give a mark the number that its source has in the report."""
        number = self.entries[mark[1]].sources[int(mark[2]) - 1][0]
        return f'<a href="#source-{number}">[{number}]</a>'

    def _lead_inside(self, link: re.Match[str]) -> str:
        """Lead to a practice inside the report; one that is left out has its page."""
        known = link[1] in self.entries
        return f'class="sanad-see" href="#practice-{link[1]}"' if known else link[0]


def _country(entry: Entry) -> Term:
    return entry.block.practice.countries[0]


def _theme(entry: Entry) -> Term:
    return entry.block.practice.themes[0]
