#!/usr/bin/env python3
"""
افحص الممارسات واعرض كل مشكلاتها مرة واحدة.

Check the practices and tell all problems at once.

النتيجة / exit: 0 سليمة clean, 1 مشكلات problems, 2 استعمال خاطئ wrong use.

    python3 scripts/check.py
    python3 scripts/check.py practices/my-practice
    python3 scripts/check.py --fix practices/my-practice/ar.md
    python3 scripts/check.py --stamp my-practice
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from _environment import PROJECT, enter, say

enter()

from _mkdocs import PRACTICES, add_practices_option
from sanad.fixing import fix_bundle
from sanad.languages import LANGUAGES
from sanad.library import VOCABULARIES_FOLDER, check_practices, load_library
from sanad.problems import (
    Problem,
    Severity,
    write_github,
    write_json,
    write_text,
)
from sanad.words import words_of

_WRITERS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": lambda problems: "\n".join(write_text(p) for p in problems),
    "github": lambda problems: "\n".join(write_github(p) for p in problems),
    "json": write_json,
}


def main() -> int:
    """Mend what was asked for, then check."""
    arguments = _parse()
    root: Path = arguments.practices
    slugs = _find_slugs(arguments.paths, root)
    stamped = frozenset(arguments.stamp)
    if unknown := [s for s in stamped if not (root / s).is_dir()]:
        say(f"لا ممارسة باسم {unknown[0]}.", f"There is no practice {unknown[0]}.")
        return 2
    if arguments.fix or stamped:
        chosen = slugs if arguments.fix else stamped
        for slug in sorted(chosen or _all_slugs(root)):
            for path in fix_bundle(root / slug, restamp=slug in stamped):
                print(f"fixed {_shown(path, root)}", file=sys.stderr)
    problems = [_locate(p, root) for p in _find_problems(root, slugs)]
    if problems or arguments.format == "json":
        print(_WRITERS[arguments.format](problems))
    return _sum_up(problems)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="ممارسات بعينها / some practices only",
    )
    add_practices_option(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="أصلح ما يمكن إصلاحه آلياً / mend what a machine can mend",
    )
    parser.add_argument(
        "--stamp",
        action="append",
        default=[],
        metavar="SLUG",
        help="ترجمة هذه الممارسة مطابقة لأصلها الآن / its translation is current now",
    )
    parser.add_argument("--format", choices=sorted(_WRITERS), default="text")
    return parser.parse_args()


def _find_slugs(paths: Iterable[Path], root: Path) -> frozenset[str]:
    """Give the slugs that paths name; none when all practices are meant."""
    slugs = set()
    for path in paths:
        full = path.resolve()
        if full == root:
            return frozenset()
        if not full.exists() or root not in full.parents:
            say(
                f"ليس في مجلد الممارسات: {path}",
                f"Not in the folder of practices: {path}",
            )
            raise SystemExit(2)
        slugs.add(full.relative_to(root).parts[0])
    return frozenset(slugs)


def _all_slugs(root: Path) -> list[str]:
    return [p.name for p in root.iterdir() if p.is_dir() and p.name[0] not in "._"]


def _find_problems(root: Path, slugs: frozenset[str]) -> Iterable[Problem]:
    """Check what was asked for: some practices alone, or the whole library."""
    vocabularies = PRACTICES / VOCABULARIES_FOLDER
    if slugs and not any(slug.startswith("_") for slug in slugs):
        return check_practices(root, slugs, vocabularies)
    found = load_library(root, vocabularies).problems
    return [p for p in found if not slugs or p.path.split("/", 1)[0] in slugs]


def _shown(path: Path, root: Path) -> str:
    """Give a path as a contributor knows it: from the project where it lies there."""
    base = PROJECT if PROJECT in root.parents else root.parent
    return path.relative_to(base).as_posix()


def _locate(problem: Problem, root: Path) -> Problem:
    path = _shown(root / problem.path, root)
    return Problem(
        problem.code, path, problem.line, problem.field, problem.values, problem.fix
    )


def _sum_up(problems: list[Problem]) -> int:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    for language in LANGUAGES:
        words = words_of(language)
        counts = (
            words.count("count.errors", errors),
            words.count("count.warnings", warnings),
        )
        print(words.text("site.separator").join(counts), file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
