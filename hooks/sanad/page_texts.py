"""
Texts of pages that are not practices: introductions, and the site's own readings.

Reads `practices/_introductions/<countries|themes>/<id>.<language>.md`, readings of the
same names in `practices/_readings/`, and there `mapping.<language>.md` and
`method.<language>.md` (of the report). All are optional. A link to a practice is a path
to its file, as in a practice's text.
"""

import re
from collections.abc import Collection
from pathlib import Path

from sanad.checking.links import PRACTICE_LINK, WEB_LINK
from sanad.checking.reporter import Reporter
from sanad.languages import LANGUAGES, Language
from sanad.markdown import render_markdown
from sanad.problems import Problem
from sanad.reading import read_text
from sanad.urls import ROOT, practice_path
from sanad.vocabularies import Vocabularies, nearest

# (vocabulary or nothing, id, language) -> clean HTML.
PageTexts = dict[tuple[str, str, Language], str]

_KINDS = ("countries", "themes")
_LINK = re.compile(rf"(?:\.\./)?{PRACTICE_LINK.pattern}")
_OTHER_LINK = re.compile(rf"#.*|{WEB_LINK.pattern}")
_EXAMPLE = "[…](../../another-practice/ar.md)"
_HREF = re.compile(f'href="{_LINK.pattern}"')


def load_introductions(
    root: Path, vocabularies: Vocabularies, slugs: frozenset[str]
) -> tuple[PageTexts, list[Problem]]:
    """Read the introductions of countries and themes."""
    return _load(root / "_introductions", (), vocabularies, slugs)


def load_readings(
    root: Path, vocabularies: Vocabularies, slugs: frozenset[str]
) -> tuple[PageTexts, list[Problem]]:
    """Read the site's own readings: of countries, themes, the mapping, its method."""
    return _load(root / "_readings", ("mapping", "method"), vocabularies, slugs)


def _load(
    folder: Path,
    of_no_term: Collection[str],
    vocabularies: Vocabularies,
    slugs: frozenset[str],
) -> tuple[PageTexts, list[Problem]]:
    texts: dict[tuple[str, str, Language], str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("**/*.md")):
        place = path.relative_to(folder.parent).as_posix()
        kind = path.parent.relative_to(folder).as_posix().removeprefix(".")
        term_id, _, tag = path.stem.rpartition(".")
        known = of_no_term if not kind else ()
        if kind in _KINDS:
            known = vocabularies[kind].by_id
        if term_id not in known or tag not in LANGUAGES:
            values = {"found": path.name}
            problems.append(Problem("P608", place, 1, values=values))
            continue
        reporter = Reporter(place, "", slugs, vocabularies, problems)
        text = read_text(path, place, problems) or ""
        texts[kind, term_id, Language(tag)] = _render(text, Language(tag), reporter)
    return texts, problems


def _render(text: str, language: Language, reporter: Reporter) -> str:
    """Render a text; a link to a practice becomes the address of its page."""
    rendered = render_markdown(text)
    for link in rendered.links:
        practice = _LINK.fullmatch(link.url)
        if practice is None and not _OTHER_LINK.fullmatch(link.url):
            reporter.report("P302", link.line, found=link.url, fix=_EXAMPLE)
        elif practice is not None and practice[1] not in reporter.slugs:
            near = ", ".join(nearest(practice[1], reporter.slugs))
            reporter.report("P301", link.line, found=practice[1], allowed=near)
    html = "\n".join(block.html for block in rendered.blocks)
    page = ROOT + practice_path(r"\1", language)
    return _HREF.sub(f'href="{page}"', html)
