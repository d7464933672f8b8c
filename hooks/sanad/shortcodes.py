"""
Shortcodes: what hand-written pages may call, in the language of their page.

`{{ practice_count() }}`, `{{ practices(country="tunisia", theme="jobs-recovery") }}`,
`{{ practice_link("slug", "words") }}`, `{{ matrix() }}`, `{{ countries() }}`,
`{{ themes() }}`, `{{ newest(5) }}`… Each gives text or HTML whose links are relative to
the page.
"""

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from sanad import urls
from sanad.languages import Language
from sanad.model import Library
from sanad.pages.challenges import count_by_challenge
from sanad.pages.findings import list_findings
from sanad.pages.grouping import sort_by_title
from sanad.pages.home import find_newest
from sanad.pages.indexes import count_practices
from sanad.pages.layout import render
from sanad.pages.matrix import make_matrix
from sanad.pages.pictures import line_up_countries
from sanad.words import words_of

Shortcode = Callable[..., str]

SHORTCODE_NAMES = (
    "practice_count",
    "source_count",
    "practice_link",
    "practices",
    "matrix",
    "countries",
    "themes",
    "challenges",
    "newest",
    "findings",
    "search_form",
)


def make_shortcodes(
    library: Library, language: Language, path: str
) -> Mapping[str, Shortcode]:
    """
    Make the shortcodes of one page: name -> function.

    Args:
        library: What they count and list.
        language: The language of the page.
        path: The path of the page in the site, such as "ar/".
    """
    words = words_of(language)

    def practice_count(country: str = "", theme: str = "") -> str:
        """Count practices in words, such as "47 practices"."""
        number = len(library.select(country=country, theme=theme))
        return words.count("count.practices", number)

    def source_count() -> str:
        """Count the different sources of all practices in words."""
        sources = {
            source.url or source.reference
            for practice in library.practices.values()
            for source in practice.sources
        }
        return words.count("count.sources", len(sources))

    def show(kind: str, **values: object) -> str:
        html = render("shortcode", language, kind=kind, **values)
        lines = urls.relativize(html, path).splitlines()
        return "\n".join(line for line in lines if line.strip())

    def practice_link(slug: str, text: str) -> str:
        """Link words to a practice; words alone where the library does not hold it."""
        if slug not in library.practices:
            return str(escape(text))
        page = urls.ROOT + urls.practice_path(slug, language)
        link = Markup('<a href="{}">{}</a>').format(page, text)
        return urls.relativize(str(link), path)

    def practices(country: str = "", theme: str = "", limit: int = 0) -> str:
        """List practices as cards, by title, at most `limit` of them if given."""
        found = sort_by_title(library.select(country=country, theme=theme), language)
        return show("cards", practices=found[: limit or None])

    functions: tuple[Shortcode, ...] = (
        *(practice_count, source_count, practice_link, practices),
        *_make_pictures(library, show),
        *_make_lists(library, language, show),
    )
    return dict(zip(SHORTCODE_NAMES, functions, strict=True))


def _make_pictures(library: Library, show: Shortcode) -> tuple[Shortcode, ...]:
    """Make the shortcodes that show the whole library by its terms."""

    def matrix() -> str:
        """Show the matrix of countries and themes."""
        return show("matrix", matrix=make_matrix(library))

    def countries() -> str:
        """Show all countries from west to east with their numbers of practices."""
        placed, others = line_up_countries(library)
        return show("countries", placed=placed, others=others)

    def themes() -> str:
        """Show all themes with their numbers of practices."""
        return show("themes", entries=count_practices(library, "themes"))

    def challenges() -> str:
        """Show what people face, each with its number of practices."""
        return show("challenges", entries=count_by_challenge(library))

    return matrix, countries, themes, challenges


def _make_lists(
    library: Library, language: Language, show: Shortcode
) -> tuple[Shortcode, ...]:
    """Make the shortcodes that lead on to practices and statements."""

    def newest(limit: int = 5) -> str:
        """List the practices that were reviewed last."""
        return show("newest", practices=find_newest(library, language, limit))

    def findings() -> str:
        """List what the mapping shows, each statement linked."""
        return show("findings", headings=list_findings(library, language))

    def search_form() -> str:
        """Show a search field; without JavaScript it leads to the list of all."""
        return show("search_form")

    return newest, findings, search_form
