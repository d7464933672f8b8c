"""
The search: what the box of every page loads when it is focused, made at build time.

`documents` says what is found, `analysis` which words a text is made of, `index` writes
the files; `browser/` holds the engine that reads them and the box around it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from sanad import urls
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages import GeneratedPage
from sanad.pages.facets import list_choices
from sanad.search.documents import (
    Document,
    make_page_document,
    make_practice_document,
    read_html,
)
from sanad.search.index import make_index

_BROWSER = Path(__file__).parent / "browser"
# What is loaded together lies in one file: one request on a slow line.
# Practices have documents of their own, which single handouts only repeat.
_FOUND_OTHERWISE = (
    "practices/",
    "handouts/themes/",
    "handouts/countries/",
    "about/components/",
)
_SCRIPTS = {
    "box": ("filters", "results", "box"),
    "browse": ("filters", "browse"),
    "marks": ("analysis", "marks"),
    "worker": ("analysis", "lines", "engine", "worker"),
}


def make_search_files(
    library: Library,
    pages: Iterable[GeneratedPage],
    written: Iterable[tuple[str, str, str]],
) -> Iterator[tuple[str, str]]:
    """
    Make all files of the search: (path below "search/", text).

    Args:
        library: The practices, the glossary, the texts of pages.
        pages: All generated pages.
        written: (path in the site, title, HTML) of the pages written by hand.
    """
    practices = [make_practice_document(p) for p in library.practices.values()]
    found = {page.path: _read_page(library, page) for page in pages}
    found |= {path: (title, read_html(html)) for path, title, html in written}
    others = [*_pair_pages(found), *_list_terms(library)]
    choices = list_choices(library)
    for name, text in make_index(practices, others, choices, library.glossary):
        yield f"{name}.js", text
    for name in _SCRIPTS:
        yield f"{name}.js", read_script(name)


@cache
def read_script(name: str) -> str:
    """Read a script of the search as the reader's browser gets it."""
    parts = _SCRIPTS[name]
    return "".join(
        (_BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in parts
    )


def _read_page(library: Library, page: GeneratedPage) -> tuple[str, tuple[str, ...]]:
    """Give the title of a generated page, and the lines that are its own."""
    parts = page.path.strip("/").split("/")[1:]
    kind, name = parts if len(parts) == len(("kind", "name")) else ("", "mapping")
    own = [
        line
        for texts in (library.introductions, library.readings)
        if kind or parts == ["findings"]
        for line in read_html(texts.get((kind, name, page.language), ""))
    ]
    front = page.front_matter
    return front["title"], (front["description"], *own)


def _pair_pages(
    found: Mapping[str, tuple[str, tuple[str, ...]]],
) -> Iterator[Document]:
    """Pair the pages of both languages, sorted by path."""
    pairs: dict[str, dict[Language, tuple[str, tuple[str, ...]]]] = defaultdict(dict)
    for path, page in found.items():
        tag, _, rest = path.partition("/")
        if tag in LANGUAGES and not rest.startswith(_FOUND_OTHERWISE):
            pairs[rest][Language(tag)] = page
    for rest in sorted(pairs):
        pair = pairs[rest]
        if len(pair) == len(LANGUAGES):
            yield make_page_document(
                {language: f"{language}/{rest}" for language in LANGUAGES},
                {language: pair[language][0] for language in LANGUAGES},
                {language: pair[language][1] for language in LANGUAGES},
            )


def _list_terms(library: Library) -> Iterator[Document]:
    for group in library.glossary.groups:
        for term in group.terms:
            yield make_page_document(
                {
                    language: f"{urls.page_path('glossary', language)}#{term.id}"
                    for language in LANGUAGES
                },
                term.term,
                {language: (term.definition[language],) for language in LANGUAGES},
            )
