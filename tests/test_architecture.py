"""The laws of the house: who imports whom, where words live, what styles may say."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale

import sanad
from sanad.languages import LANGUAGES, Language
from sanad.model import TranslationState
from sanad.pages.browse import SORTS
from sanad.pages.components import PARTS
from sanad.pages.handouts import EDITIONS, ROOM_EDITIONS
from sanad.preview import Reason
from sanad.problems import Severity
from sanad.schema import Requirement
from sanad.source_links import DEAD, UNCLEAR
from sanad.words import catalogue

_PROJECT = Path(__file__).resolve().parent.parent
_HOOKS = _PROJECT / "hooks"
_ENGINE = _HOOKS / "sanad"
_ENGINE_FILES = sorted(_ENGINE.rglob("*.py"))
_HOOK_FILES = sorted(_HOOKS.glob("*.py"))
_OVERRIDES = _PROJECT / "docs" / ".overrides"
_TEMPLATES = sorted([*_ENGINE.rglob("*.html"), *_OVERRIDES.rglob("*.html")])
_STYLES = sorted(
    [*(_PROJECT / "docs" / "assets" / "css").glob("*.css"), *_ENGINE.rglob("*.css")]
)

# A module imports from its own layer or from one that stands above it here.
_LAYERS = (
    ("languages", "arabic", "yaml_nodes", "problems", "catalogue", "urls"),
    ("vocabularies", "schema", "glossary"),
    ("model",),
    (
        *("markdown", "reading", "translation", "checking", "assembling"),
        *("country_facts", "page_texts", "remembering", "library"),
        *("drafting", "fixing", "writing"),
    ),
    (
        *("words", "assets", "pages", "links", "search", "handouts", "shortcodes"),
        *("site", "shells", "serving", "staging", "json_schema", "forge_labels"),
        *("source_links", "form", "word_form", "preview"),
    ),
)
_RANKS = {name: rank for rank, names in enumerate(_LAYERS) for name in names}

_ARABIC_LETTER = re.compile("[\u0621-\u063f\u0641-\u064a]")
_SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]+ [a-z]{2,}")
# The log of a build is in the language of MkDocs, which writes to it as well.
_SPEAKS_TO_THE_LOG = _ENGINE / "site.py"
_SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}

# The search and the scripts of the form take their words whole, by their family.
_FAMILIES = ("search.", "form_page.", "form_checks.")
_SEARCH_WORDS = {
    name for name in catalogue().strings[Language.ENGLISH] if name.startswith(_FAMILIES)
} | {"count.results"}
# Keys that code makes of two parts, so that they stand nowhere as a whole.
_COMPOSED = {
    *(f"practice.{part}" for part in ("sources", "review", "related")),
    *(f"practice.period_{part}" for part in ("until", "span", "since", "from")),
    *(f"fields.required_{requirement}" for requirement in Requirement),
    *(f"problems.{severity}" for severity in Severity),
    *(f"handouts.{edition}" for edition in EDITIONS + ROOM_EDITIONS),
    *(
        f"handouts.{edition}_{part}"
        for edition in EDITIONS + ROOM_EDITIONS
        for part in ("title", "about")
    ),
    *(f"handouts.by_{kind}" for kind in ("themes", "countries", "cells")),
    *(
        f"handouts.{row}"
        for row in ("who", "where", "when", "result", "limit", "lesson")
    ),
    *(f"browse.sort_{sort}" for sort in SORTS),
    *(f"dashboard.{language}" for language in Language),
    *(f"dashboard.state_{state}" for state in (*TranslationState, "missing")),
    *(f"source_links.outcome_{outcome}" for outcome in DEAD + UNCLEAR),
    *(f"preview.refused_{reason}" for reason in Reason),
    *("review.waiting", "review.due"),
    *(f"components.{part}" for part in PARTS),
    *_SEARCH_WORDS,
}

_each_engine_file = pytest.mark.parametrize(
    "path", _ENGINE_FILES, ids=lambda p: p.relative_to(_ENGINE).as_posix()
)
_each_hook = pytest.mark.parametrize("path", _HOOK_FILES, ids=lambda p: p.name)
_each_template = pytest.mark.parametrize(
    "path", _TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}"
)
_each_style = pytest.mark.parametrize("path", _STYLES, ids=lambda p: p.name)


def _without_plural(key: str) -> str:
    return key.rpartition(".")[0] if key.startswith("count.") else key


_each_key = pytest.mark.parametrize(
    "key", sorted({*map(_without_plural, catalogue().strings[Language.ENGLISH])})
)


def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield node.module or ""
            if node.module == "sanad":
                yield from (f"sanad.{alias.name}" for alias in node.names)


def _module(path: Path) -> str:
    parts = path.relative_to(_HOOKS).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _part(module: str) -> str:
    """Give the part of the engine to which a module belongs."""
    return module.split(".")[1]


@_each_engine_file
def test_engine_imports_no_mkdocs(path: Path) -> None:
    """The engine outlives MkDocs: it imports neither it nor its theme and plugins."""
    tops = {name.split(".")[0] for name in _imports(path)}

    assert set() == {
        top for top in tops if top.startswith(("mkdocs", "material", "properdocs"))
    }


def test_every_part_of_the_engine_has_a_layer() -> None:
    """The table of layers names every part of the engine, and nothing else."""
    modules = {_module(path) for path in _ENGINE_FILES} - {"sanad"}

    assert {_part(module) for module in modules} == set(_RANKS)


@_each_engine_file
def test_layers_import_downwards(path: Path) -> None:
    """A part of the engine imports from its own layer or from lower ones."""
    module = _module(path)
    imported = {_part(name) for name in _imports(path) if name.startswith("sanad.")}
    own = len(_LAYERS) if module == "sanad" else _RANKS[_part(module)]

    assert set() == {part for part in imported if _RANKS[part] > own}


def test_modules_import_in_no_circle() -> None:
    """No module imports itself by way of others."""
    graph = {
        _module(path): {name for name in _imports(path) if name.startswith("sanad.")}
        for path in _ENGINE_FILES
    }

    TopologicalSorter(graph).prepare()


def test_docstring_tells_the_layers() -> None:
    """The docstring of the engine, which readers see first, has the same layers."""
    told = re.findall(
        r"^L\d  ((?:.+\n)(?:    .+\n)*)", sanad.__doc__ or "", re.MULTILINE
    )

    assert list(_LAYERS) == [tuple(re.findall(r"\w+", names)) for names in told]


@_each_hook
def test_hook_is_short(path: Path) -> None:
    """A hook holds no logic: sixty lines are enough."""
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 60


@_each_hook
def test_hook_keeps_no_state(path: Path) -> None:
    """A hook has no variable of its own, since globals survive a rebuild."""
    assigned = [
        ast.unparse(node)
        for node in ast.walk(_parse(path))
        if isinstance(node, ast.Global)
    ] + [
        ast.unparse(node)
        for node in _parse(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)
    ]

    assert set() == set(assigned) - {"_log = get_plugin_logger('sanad')"}


class _Words(HTMLParser):
    """The words of a template that are neither tags nor Jinja."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0
        self.feed(re.sub(r"\{([{%#]).*?[}%#]\}", "", template, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes that are read out; remember that styles are no words."""
        self._depth += tag in {"script", "style", "svg"}
        self.words += [v or "" for name, v in attrs if name in _SPOKEN_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        """Leave a style or script."""
        self._depth -= tag in {"script", "style", "svg"}

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not self._depth:
            self.words.append(data)


@_each_template
def test_template_holds_no_word(path: Path) -> None:
    """Templates only lay out: every visible word comes from locales or vocabularies."""
    template = path.read_text(encoding="utf-8")
    words = re.sub(r'[\w-]+="[^"]*"', "", " ".join(_Words(template).words))

    assert [] == re.findall(r"\w*[A-Za-z]\w*", words)
    assert [] == _ARABIC_LETTER.findall(template)


def _literals(path: Path) -> Iterator[str]:
    """Give the strings of code: no docstrings, no words of a programmer's fault."""
    tree = _parse(path)
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise):
            passed_over |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                passed_over.add(id(first.value))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in passed_over:
            yield str(node.value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [*_ENGINE_FILES, *_HOOK_FILES], ids=_module)
def test_code_holds_no_sentence(path: Path) -> None:
    """Code speaks neither Arabic nor English to readers and contributors."""
    texts = [re.sub(r"<[^>]*>", " ", text) for text in _literals(path)]
    english = [text for text in texts if _SENTENCE.search(text)]
    arabic = [text for text in texts if _ARABIC_LETTER.search(text)]

    assert [] == english or path == _SPEAKS_TO_THE_LOG
    assert [] == arabic or path.name in {"arabic.py", "analysis.py"}


def test_locales_have_the_same_keys() -> None:
    """Every word of the interface exists in both languages."""
    arabic, english = (
        {_without_plural(key) for key in catalogue().strings[language]}
        for language in LANGUAGES
    )

    assert arabic == english


@_each_key
def test_string_has_the_same_placeholders(key: str) -> None:
    """A string is filled with the same values in both languages, and is not empty."""
    texts = {
        name: text
        for language in LANGUAGES
        for name, text in catalogue().strings[language].items()
        if name in {key, f"{key}.other"}
    }
    arabic, english = (
        [
            sorted(set(re.findall(r"\{(\w+)\}", catalogue().strings[language][name])))
            for name in texts
        ]
        for language in LANGUAGES
    )

    assert arabic == english
    assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_phrases_have_all_plural_forms(language: Language) -> None:
    """A counted phrase has the forms that CLDR gives its language, and no other."""
    needed = set(Locale.parse(str(language)).plural_form.tags) | {"other"}
    forms: dict[str, set[str]] = {}
    for key in catalogue().strings[language]:
        base, _, form = key.rpartition(".")
        if key.startswith("count."):
            forms.setdefault(base, set()).add(form)

    assert dict.fromkeys(forms, needed) == forms
    assert {"count.practices", "count.sources"} <= set(forms)


@_each_key
def test_string_is_used(key: str) -> None:
    """Every string of the locales is shown somewhere."""
    as_a_whole = re.compile(rf"(?<![\w.]){re.escape(key)}(?![\w.])")
    family, _, last = key.partition(".")

    assert (
        as_a_whole.search(_code())
        or key in _COMPOSED
        or (family == "nav" and f"- {last}:" in _code())
        or (family == "material" and f'"{last}"' in _code())
        or (family == "material" and re.search(rf"""t\(["']{last}["']\)""", _theme()))
    )


@_each_style
def test_styles_serve_both_directions(path: Path) -> None:
    """Style sheets name no side of the page, so that one sheet mirrors itself."""
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    sides = re.findall(
        r"(?<![\w-])(?:[\w-]*-)?(?:left|right)(?:-[\w-]+)?\s*:|:\s*(?:left|right)\b",
        rules,
    )
    shorthands = re.findall(
        r"(?:margin|padding|inset|border-width|border-radius):\s*([^;]+);", rules
    )
    lopsided = [
        shorthand
        for shorthand in shorthands
        if len(parts := shorthand.split()) == 4 and parts[1] != parts[3]
    ]

    assert [] == sides + lopsided


@cache
def _code() -> str:
    """Give all that can show a string: code, templates, scripts and settings."""
    paths = [
        *_HOOKS.rglob("*.py"),
        *_TEMPLATES,
        *(_PROJECT / "scripts").glob("*.py"),
        _PROJECT / "mkdocs.yml",
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def _theme() -> str:
    """Give the templates of the theme, which ask for words by its own keys."""
    spec = importlib.util.find_spec("material")
    folders = (spec.submodule_search_locations if spec else None) or []
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in (Path(folder) / "templates").rglob("*.html")
    )
