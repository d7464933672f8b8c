"""The files of the search: which pages are found, and what the browser loads."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.builders import PROJECT, SLUG, load, write_file, write_practice
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages import build_pages
from sanad.search import make_search_files, read_script
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
_BROWSER = PROJECT / "hooks" / "sanad" / "search" / "browser"

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _files(
    library: Library, written: Iterable[tuple[str, str, str]] = ()
) -> dict[str, str]:
    return dict(make_search_files(library, build_pages(library), written))


def _shown(
    library: Library,
    language: Language,
    written: Iterable[tuple[str, str, str]] = (),
) -> dict[str, tuple[str, list[str]]]:
    """Give what can be found in a language: path -> title, lines."""
    parts = [
        json.loads(text[text.index(",") + 1 : -2])
        for name, text in _files(library, written).items()
        if name.startswith(f"{language}/")
    ]
    return {part["path"]: (part["title"], part["lines"]) for part in parts}


def test_files_of_the_search(tmp_path: Path) -> None:
    """There are scripts, core, keys, synonyms, and a file a document and language."""
    write_practice(tmp_path)
    names = set(_files(load(tmp_path)))
    data = {"core", "keys", "same"}

    assert {"core.js", "keys-0.js", "ar/0.js", "en/0.js"} <= names
    assert {f"same-{number}.js" for number in range(64)} == {
        name for name in names if name[:4] == "same"
    }
    assert {"box.js", "browse.js", "marks.js", "worker.js"} == {
        name for name in names if "/" not in name and name[:4] not in data
    }


@each_language
def test_practice_is_found_once(tmp_path: Path, language: Language) -> None:
    """A practice comes first, and is not a page besides."""
    write_practice(tmp_path)
    library = load(tmp_path)
    holding = [
        name
        for name, text in _files(library).items()
        if f'"{language}/practices/{SLUG}/"' in text
    ]

    assert [f"{language}/0.js"] == holding


@each_language
def test_generated_page_is_found(tmp_path: Path, language: Language) -> None:
    """A generated page is found by its title and description."""
    words = words_of(language)
    title, lines = _shown(load(tmp_path), language)[f"{language}/browse/"]

    assert words.text("browse.title") == title
    assert [words.text("browse.description")] == lines


@each_language
@pytest.mark.parametrize("folder", ["_introductions", "_readings"])
@pytest.mark.parametrize("path", ["countries/tunisia", "themes/jobs-recovery"])
def test_page_is_found_by_its_own_text(
    tmp_path: Path, path: str, folder: str, language: Language
) -> None:
    """A country or theme is found by its introduction and by the site's reading."""
    text = "تمهيد IOM\nفي 2020\n\n- ثم *نص*\n"
    write_file(tmp_path / folder / f"{path}.{language}.md", text)
    shown = _shown(load(tmp_path), language)

    assert ["تمهيد IOM في 2020", "ثم نص"] == shown[f"{language}/{path}/"][1][1:]
    assert [f"{language}/{path}/"] == [
        page for page, (_, lines) in shown.items() if "ثم نص" in lines
    ]


@each_language
def test_reading_of_the_mapping_is_found_on_its_page(
    tmp_path: Path, language: Language
) -> None:
    """The reading of all practices together is found on the page of the findings."""
    text = "## خلاصة IOM\n\nنص 1\n"
    write_file(tmp_path / "_readings" / f"mapping.{language}.md", text)
    shown = _shown(load(tmp_path), language)

    assert ["خلاصة IOM", "نص 1"] == shown[f"{language}/findings/"][1][1:]
    assert [f"{language}/findings/"] == [
        page for page, (_, lines) in shown.items() if "نص 1" in lines
    ]


_WRITTEN = [
    ("ar/about/", "عن IOM", "<h1>عن IOM</h1><p>نص 1</p>"),
    ("en/about/", "About", "<p>A text</p>"),
    ("ar/", "الرئيسية", "<p>أهلاً 1</p>"),
    ("en/", "Home", "<p>Welcome</p>"),
]


@pytest.mark.parametrize(
    ("language", "about", "home"),
    [
        (_AR, ("عن IOM", ["عن IOM", "نص 1"]), ("الرئيسية", ["أهلاً 1"])),
        (_EN, ("About", ["A text"]), ("Home", ["Welcome"])),
    ],
)
def test_written_page_is_found(
    tmp_path: Path,
    language: Language,
    about: tuple[str, list[str]],
    home: tuple[str, list[str]],
) -> None:
    """A page written by hand is found by its title and text, the first one too."""
    shown = _shown(load(tmp_path), language, _WRITTEN)

    assert about == shown[f"{language}/about/"]
    assert home == shown[f"{language}/"]


@pytest.mark.parametrize(
    "path", ["", "404.html", "fr/about/", "ar/only/", "en/only/", "arabic/about/"]
)
def test_page_without_its_other_language_is_not_found(
    tmp_path: Path, path: str
) -> None:
    """A page is found where it stands in both languages, and nowhere else."""
    library = load(tmp_path)

    assert _files(library) == _files(library, [(path, "صفحة IOM", "<p>1</p>")])


def test_order_of_pages_is_that_of_their_paths(tmp_path: Path) -> None:
    """The index is the same in whatever order pages are met."""
    library = load(tmp_path)

    assert _files(library, _WRITTEN) == _files(library, reversed(_WRITTEN))


@each_language
def test_term_of_the_glossary_is_found(tmp_path: Path, language: Language) -> None:
    """A term leads to its place in the glossary, with its definition."""
    library = load(tmp_path)
    terms = [term for group in library.glossary.groups for term in group.terms]
    shown = _shown(library, language)

    assert [(term.term[language], [term.definition[language]]) for term in terms] == [
        shown[f"{language}/glossary/#{term.id}"] for term in terms
    ]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("box", ("filters", "results", "box")),
        ("browse", ("filters", "browse")),
        ("marks", ("analysis", "marks")),
        ("worker", ("analysis", "lines", "engine", "worker")),
    ],
)
def test_script_is_made_of_its_parts(name: str, parts: tuple[str, ...]) -> None:
    """What a script needs stands before it, in one file."""
    files = [_BROWSER / f"{part}.js" for part in parts]

    assert "".join(path.read_text("utf-8") for path in files) == read_script(name)


def test_every_part_of_a_script_is_used() -> None:
    """No file of the browser's part is left out of the site."""
    scripts = [read_script(name) for name in ("box", "browse", "marks", "worker")]

    assert [] == [
        path.name
        for path in _BROWSER.glob("*.js")
        if not any(path.read_text("utf-8") in script for script in scripts)
    ]
