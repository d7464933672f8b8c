"""
Handouts: practices of a theme, a country, or both, for paper and workshops.

Each has a short edition (one block a practice), a full one and a bilingual one; a
theme also has a facilitator's sheet and cards to cut. The same pages are printed by
browsers and made into PDFs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sanad.languages import Language
from sanad.model import Library, Practice, Text
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.pages.practices import ShownSection, list_sections
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import Words, words_of

EDITIONS = ("short", "full", "bilingual")
ROOM_EDITIONS = ("sheet", "cards")

_FIRST_PARAGRAPH = re.compile(r"<(?:p|li)>(.*?)</(?:p|li)>", re.DOTALL)
_MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A practice in the short edition: what, who, where, when, and what came of it."""

    practice: Practice
    text: Text
    who: str
    where: str
    when: Markup
    result: Markup
    limit: Markup
    lesson: Markup


@dataclass(frozen=True, slots=True)
class FullBlock:
    """A practice in the full edition: its block, and all its sections."""

    block: Block
    sections: tuple[ShownSection, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a handout is about: a theme, a country, or both; `name` is its address."""

    name: str
    theme: Term | None
    country: Term | None
    practices: tuple[Practice, ...]

    def title(self, words: Words) -> str:
        """Name the subject."""
        terms = [term for term in (self.theme, self.country) if term]
        return words.shorts(terms)

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions in which the subject is printed."""
        is_theme = self.theme is not None and self.country is None
        return EDITIONS + ROOM_EDITIONS if is_theme else EDITIONS


def build_handout_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the index of handouts, every handout, and the page of one's own choice."""
    subjects = list_subjects(library)
    return [
        _build_index(library, subjects, language),
        _build_own(library, language),
        *(
            _build_handout(library, subject, edition, language)
            for subject in subjects
            for edition in subject.editions
        ),
    ]


def list_subjects(library: Library) -> list[Subject]:
    """List what handouts are about; a cell without practices has none."""
    themes = library.vocabularies["themes"].terms
    countries = library.vocabularies["countries"].terms
    subjects = [
        *(
            Subject(f"themes/{t.id}", t, None, library.select(theme=t.id))
            for t in themes
        ),
        *(
            Subject(f"countries/{c.id}", None, c, library.select(country=c.id))
            for c in countries
        ),
        *(
            Subject(
                f"themes/{theme.id}/{country.id}",
                theme,
                country,
                library.select(country=country.id, theme=theme.id),
            )
            for theme in themes
            for country in countries
        ),
    ]
    return [subject for subject in subjects if subject.practices]


def handout_path(subject: Subject, edition: str, language: Language) -> str:
    """Give the address of an edition: the short one is the subject's own."""
    name = f"handouts/{subject.name}"
    return page_path(name if edition == "short" else f"{name}/{edition}", language)


def make_block(practice: Practice, language: Language) -> Block:
    """Make the short form of a practice in a language."""
    words = words_of(language)
    text = practice.text_for(language)
    places = [place[language] for place in practice.places]
    joined = words.text("site.separator").join
    return Block(
        practice=practice,
        text=text,
        who=joined(dict.fromkeys(actor.name[language] for actor in practice.actors)),
        where=joined(
            dict.fromkeys([*(words.short(c) for c in practice.countries), *places])
        ),
        when=words.period(practice),
        result=_read_first(text, "results", words),
        limit=_read_first(text, "limits", words),
        lesson=_read_first(text, "lessons", words),
    )


def _build_handout(
    library: Library, subject: Subject, edition: str, language: Language
) -> GeneratedPage:
    words = words_of(language)
    name = subject.title(words)
    practices = sort_by_title(subject.practices, language)
    head = PageHead(
        path=handout_path(subject, edition, language),
        title=words.text(f"handouts.{edition}_title", name=name),
        description=words.text(f"handouts.{edition}_about", name=name),
    )
    return make_page(
        f"handout_{edition}",
        language,
        head,
        subject=subject,
        name=name,
        groups=_group(library, subject, practices),
        block=make_block,
        full=lambda practice: FullBlock(
            make_block(practice, language),
            tuple(list_sections(library, practice.text_for(language))),
        ),
        introduction=_find_introduction(library, subject, language),
        editions=[
            (kind, handout_path(subject, kind, language)) for kind in subject.editions
        ],
        words_of=words_of,
        questions=list(_ask(library, subject, words)) if edition == "sheet" else [],
    )


def _group(
    library: Library, subject: Subject, practices: Iterable[Practice]
) -> list[tuple[Term | None, tuple[Practice, ...]]]:
    """Group by country under a theme, by main theme under a country."""
    practices = tuple(practices)
    if subject.theme and subject.country:
        return [(None, practices)]
    if subject.theme:
        terms = library.vocabularies["countries"].terms
        pairs = [(t, tuple(p for p in practices if p.countries[0] == t)) for t in terms]
    else:
        terms = library.vocabularies["themes"].terms
        pairs = [(t, tuple(p for p in practices if p.themes[0] == t)) for t in terms]
    return [(term, some) for term, some in pairs if some]


def _find_introduction(library: Library, subject: Subject, language: Language) -> str:
    if subject.theme and subject.country:
        return ""
    kind, term = (
        ("themes", subject.theme) if subject.theme else ("countries", subject.country)
    )
    return library.introductions.get((kind, term.id, language), "") if term else ""


def _ask(library: Library, subject: Subject, words: Words) -> Iterator[str]:
    """Ask what the limits and gaps of a theme leave open, for a discussion."""
    theme = subject.theme
    countries = library.vocabularies["countries"].terms
    empty = [
        words.short(country)
        for country in countries
        if theme and not library.select(country=country.id, theme=theme.id)
    ]
    silent = [
        p
        for p in subject.practices
        if not p.text_for(words.language).section("results")
    ]
    unlearned = [
        p
        for p in subject.practices
        if not p.text_for(words.language).section("lessons")
    ]
    single = [p for p in subject.practices if len(p.sources) == 1]
    if silent:
        number = words.count("count.practices", len(silent))
        yield words.text("handouts.ask_results", number=number)
    if unlearned:
        number = words.count("count.practices", len(unlearned))
        yield words.text("handouts.ask_lessons", number=number)
    if single:
        number = words.count("count.practices", len(single))
        yield words.text("handouts.ask_single", number=number)
    if empty:
        yield words.text(
            "handouts.ask_empty", names=words.text("site.separator").join(empty)
        )
    yield words.text("handouts.ask_reached")
    yield words.text("handouts.ask_next")


def _build_index(
    library: Library, subjects: list[Subject], language: Language
) -> GeneratedPage:
    words = words_of(language)
    head = PageHead(
        path=page_path("handouts", language),
        title=words.text("handouts.title"),
        description=words.text("handouts.description"),
    )
    return make_page(
        "handouts",
        language,
        head,
        subjects=subjects,
        path=lambda subject, edition: handout_path(subject, edition, language),
        themes=library.vocabularies["themes"].terms,
        countries=library.vocabularies["countries"].terms,
    )


def _build_own(library: Library, language: Language) -> GeneratedPage:
    """Build the page on which readers put together a handout of their own choice."""
    words = words_of(language)
    head = PageHead(
        path=page_path("handouts/mine", language),
        title=words.text("handouts.mine_title"),
        description=words.text("handouts.mine_about"),
    )
    blocks = [
        make_block(practice, language)
        for practice in sort_by_title(library.practices.values(), language)
    ]
    return make_page("handout_mine", language, head, blocks=blocks)


def _read_first(text: Text, section_id: str, words: Words) -> Markup:
    """Give the first paragraph or item of a section, without marks, or its silence."""
    section = text.section(section_id)
    if section is None:
        return Markup(words.text("practice.not_reported"))  # noqa: S704 -- our own words.
    html = section.items[0].html if section.items else section.html
    first = _FIRST_PARAGRAPH.search(html)
    return Markup(_MARK.sub("", first[1] if first else html))  # noqa: S704 -- cleaned.
