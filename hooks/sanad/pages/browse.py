"""The list of all practices, by country, which the reader's browser can filter."""

from sanad.languages import LANGUAGES, Language
from sanad.model import Library, Practice
from sanad.pages.facets import (
    ALL_FACETS,
    FOLDED_FACETS,
    find_facets,
    list_choices,
)
from sanad.pages.grouping import group_by_country, sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.schema import practice_fields
from sanad.urls import page_path
from sanad.words import Words, name_filter_words, words_of

# Facets that are called as their field is; the others have a word of their own.
_FIELDS = {
    "challenge": "challenges",
    "type": "practice_type",
    "inclusion": "inclusion",
    "status": "status",
    "gcm": "gcm",
    "sdg": "sdgs",
}
SORTS = ("country", "newest", "title", "evidence")


def build_browse_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page that lists all practices."""
    words = words_of(language)
    countries = library.vocabularies["countries"].terms
    head = PageHead(
        path=page_path("browse", language),
        title=words.text("browse.title"),
        description=words.text("browse.description"),
        headings=tuple(Heading(term.id, words.label(term)) for term in countries),
    )
    page = make_page(
        "browse",
        language,
        head,
        lambda: {
            "groups": group_by_country(library, library.select(), language),
            "data": _describe(library, words),
        },
        total=len(library.practices),
        sorts=[(sort, words.text(f"browse.sort_{sort}")) for sort in SORTS],
    )
    return [page]


def _describe(library: Library, words: Words) -> dict[str, object]:
    """
    Describe for the script what can be chosen, and what each practice is.

    "practices" are [slug, date of the start or "", places of its values in the choices
    of each facet …], sorted by title.
    """
    own = 1 + LANGUAGES.index(words.language)
    choices = {
        name: [[value[0], value[own]] for value in values]
        for name, values in list_choices(library, ALL_FACETS).items()
    }
    places = {
        name: {value[0]: place for place, value in enumerate(values)}
        for name, values in choices.items()
    }

    def place(practice: Practice) -> list[object]:
        found = find_facets(practice, ALL_FACETS)
        values = ([places[name][one] for one in found[name]] for name in ALL_FACETS)
        return [practice.slug, str(practice.start or ""), *values]

    practices = sort_by_title(library.select(), words.language)
    return {
        "facets": choices,
        "folded": FOLDED_FACETS,
        "words": {**name_filter_words(words.language), **_name_facets(words)},
        "practices": [place(practice) for practice in practices],
    }


def _name_facets(words: Words) -> dict[str, str]:
    fields = practice_fields()
    return {
        **{name: fields[of].label[words.language] for name, of in _FIELDS.items()},
        "actor": words.text("actors.kind"),
        "evidence": words.text("practice.evidence"),
        "further": words.text("browse.further"),
        "period": words.text("practice.period"),
        "practice": words.text("browse.practice"),
        "table": words.text("browse.table"),
        "separator": words.text("site.separator"),
    }
