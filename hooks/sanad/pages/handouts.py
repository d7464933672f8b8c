"""
Handouts: practices of a theme, a country, or both, for paper and workshops.

Each has a short edition (one block a practice), a full one and a bilingual one; a
theme also has a facilitator's sheet and cards to cut. The same pages are printed by
browsers and made into PDFs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sanad.languages import Language
from sanad.model import Library, Practice
from sanad.pages.blocks import make_block, write_full, write_short
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.urls import page_path
from sanad.vocabularies import Term
from sanad.words import Words, words_of

EDITIONS = ("short", "full", "bilingual")
ROOM_EDITIONS = ("sheet", "cards")


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
        write_short=write_short,
        write_full=lambda practice, level: write_full(
            library, practice, language, level=level
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
    practices = sort_by_title(library.practices.values(), language)
    return make_page(
        "handout_mine", language, head, practices=practices, write_short=write_short
    )
