"""
The comment on a contribution: at most 15 lines in both languages, Arabic first.

Every word of a contributor stands in a code span or a code block, where the forge
makes no mention, link or HTML of it; characters that nobody sees are written out.
Source: CommonMark 0.31, parts 4.5 and 6.1; GitHub-flavoured Markdown, part 6.9.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from sanad.arabic import show_hidden_characters
from sanad.languages import LANGUAGES, Language
from sanad.preview.report import Report
from sanad.problems import Problem, problem_kinds
from sanad.words import words_of

MARKER = "<!-- sanad-preview -->"
MOST_LINES = 15

_MOST_PAGES = 2
_MOST_CHANGES = 2
_LONGEST = 120  # Characters of a contributor's text in a line.
_BACKTICKS = re.compile("`+")
_LAST_SPACES = re.compile(" +$")
_MARKUP = re.compile(r"[\\*_\[\]<>#|~&@]")
_ADDRESS = re.compile(r"https?://[\w./:%~+&=?-]+")


def write_comment(report: Report, page_url: str) -> str:
    """
    Write the comment.

    Args:
        report: What came of the contribution.
        page_url: The address of the preview, empty where there is none.

    Raises:
        ValueError: When the address is not one of the web.
    """
    if page_url and not _ADDRESS.fullmatch(page_url):
        raise ValueError(f"expected the address of a page, found {page_url!r}")
    head = [MARKER, f"**{_say('preview.title')}**"]
    tail = [f"- {_say('preview.promise')}"]
    parts = [
        *_list_pages(report, page_url),
        *_list_refused(report),
        _count(report),
    ]
    changes = _list_changes(report)
    room = MOST_LINES - sum(map(len, (head, tail, parts, changes)))
    problems = _list_problems(report.problems[: room // len(LANGUAGES)])
    return "\n".join([*head, *parts, *problems, *tail, *changes]) + "\n"


def show_code(text: str) -> str:
    """Write a contributor's text as a code span, in one line and not too long."""
    shown = _show(text) or " "
    ticks = "`" * (max(map(len, _BACKTICKS.findall(shown)), default=0) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _say(key: str, **values: object) -> str:
    """Say something in both languages, Arabic first."""
    texts = dict.fromkeys(words_of(lang).text(key, **values) for lang in LANGUAGES)
    return " / ".join(texts)


def _list_pages(report: Report, page_url: str) -> list[str]:
    if not report.is_built:
        return [f"- {_say('preview.not_built')}"]
    if not report.shown or not page_url:
        return [f"- {_say('preview.nothing_to_show')}"]
    more = len(report.shown) - _MOST_PAGES
    lines = [
        "- "
        + show_code(slug)
        + " — "
        + " · ".join(
            f"[{words_of(lang).text('language.name')}]({page_url}#{slug}-{lang})"
            for lang in LANGUAGES
        )
        for slug in report.shown[:_MOST_PAGES]
    ]
    if more > 0:
        lines[-1] += f" · [+{more}]({page_url})"
    return lines


def _list_refused(report: Report) -> list[str]:
    """Tell the first reason for which files were not taken, and one that it met."""
    if not report.refused:
        return []
    first = report.refused[0]
    reason = _say(f"preview.refused_{first.reason}")
    more = f" · +{len(report.refused) - 1}" if len(report.refused) > 1 else ""
    path = f" {show_code(first.path)}" if first.path else ""
    return [f"- {reason}{path}{more}"]


def _count(report: Report) -> str:
    counts = [
        words_of(lang)
        .text("site.separator")
        .join(
            (
                words_of(lang).count("count.errors", report.errors),
                words_of(lang).count("count.warnings", report.warnings),
            )
        )
        for lang in LANGUAGES
    ]
    return f"- {_say('preview.check')}: {' / '.join(counts)}"


def _list_problems(problems: Iterable[Problem]) -> list[str]:
    """Write each problem in two lines: its place with Arabic, then English."""
    lines = []
    for problem in problems:
        field = f" {show_code(problem.field)}" if problem.field else ""
        place = show_code(f"{problem.path}:{problem.line}")
        for lead, lang in zip((f"{place}{field} ", ""), LANGUAGES, strict=True):
            kind = problem_kinds()[problem.code]
            words = f"{kind.message[lang]} {kind.remedy[lang]}".rstrip()
            lines.append(f"- {lead}**{kind.code}** {_fill(words, problem, lang)}")
    return lines


def _fill(words: str, problem: Problem, language: Language) -> str:
    values = {
        key.removesuffix(f"_{language}"): show_code(value)
        for key, value in problem.values.items()
    }
    return _MARKUP.sub(r"\\\g<0>", words).format_map(defaultdict(str, values))


def _list_changes(report: Report) -> list[str]:
    """Write the first lines that mending changes as a block of code."""
    lines = [_show_line(line) for line in report.changes[:_MOST_CHANGES]]
    if not lines:
        return []
    runs = [len(run) for line in lines for run in _BACKTICKS.findall(line)]
    fence = "`" * max(3, *(run + 1 for run in runs), 3)
    return [f"- {_say('preview.fixes')}", f"{fence}diff", *lines, fence]


def _show_line(line: str) -> str:
    """Write a line of a comparison; white space that ends it is made visible."""
    whole = show_hidden_characters(" ".join(line.splitlines()))
    return _cut(_LAST_SPACES.sub(lambda match: "\u2420" * len(match.group()), whole))


def _show(text: str) -> str:
    """Write text in one line of limited length, with nothing in it that is not seen."""
    return _cut(show_hidden_characters(" ".join(text.split())))


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
