"""The comment on a contribution: short, in both languages, and safe from its words."""

import re

import pytest
from cmarkgfm import github_flavored_markdown_to_html

from engine.outlines import Outline
from sanad.languages import LANGUAGES
from sanad.preview import MARKER, Reason, Refusal, Report, write_comment
from sanad.preview.comment import MOST_LINES, show_code
from sanad.problems import Problem, problem_kinds
from sanad.words import words_of

_URL = "https://github.com/o/r/actions/runs/1/artifacts/2"
_NASTY = "@octocat `a` ``b`` <b>x</b> https://evil.example [a](b) #1 \u202e\n- x"
_PROBLEM = Problem(
    "P104", f"{_NASTY}/ar.md", 6, _NASTY, {"found": _NASTY, "allowed": "x"}
)
_FULL = Report(
    shown=("a-b", "c-d", "e-f"),
    errors=9,
    warnings=4,
    problems=(_PROBLEM,) * 5,
    changes=(f"-{_NASTY}", "+```` x ", "-3", "+4"),
    refused=(Refusal(_NASTY, Reason.NAME), Refusal("x", Reason.LINK)),
)


def _render(comment: str) -> Outline:
    return Outline(github_flavored_markdown_to_html(comment))


def _words_outside_code(comment: str) -> str:
    html = github_flavored_markdown_to_html(comment)
    return re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    "report",
    [Report(), _FULL, Report(problems=(_PROBLEM,) * 5), Report(is_built=False)],
    ids=["empty", "full", "problems", "not-built"],
)
def test_comment_is_short_and_in_both_languages(report: Report) -> None:
    """Whatever there is to tell, the comment has at most 15 lines."""
    comment = write_comment(report, _URL)

    assert len(comment.splitlines()) <= MOST_LINES
    assert comment.startswith(MARKER)
    for language in LANGUAGES:
        assert words_of(language).text("preview.promise") in comment


def test_contributors_words_stay_in_code() -> None:
    """No mention, link, HTML or hidden character of a contributor's comes out."""
    comment = write_comment(_FULL, _URL)
    outline = _render(comment)

    assert not re.search(r"@|evil|<b>|octocat|#1\b", _words_outside_code(comment))
    assert all(url.startswith(_URL) for url in outline.values("href"))
    assert "\u202e" not in comment
    assert "<U+202E>" in comment
    assert 8 == len(outline.all("li"))


def test_pages_are_linked_in_both_languages() -> None:
    """Two practices are linked, each in both languages; the others are counted."""
    links = _render(write_comment(_FULL, _URL)).values("href")

    assert [
        *(f"{_URL}#a-b-ar", f"{_URL}#a-b-en", f"{_URL}#c-d-ar", f"{_URL}#c-d-en"),
        _URL,
    ] == links


def test_two_practices_leave_none_to_count() -> None:
    """Where all practices are linked, no link stands for others."""
    assert 2 == len(_render(write_comment(Report(shown=("a-b",)), _URL)).values("href"))


@pytest.mark.parametrize(
    ("report", "url", "key"),
    [
        (Report(), _URL, "preview.nothing_to_show"),
        (Report(shown=("a-b",)), "", "preview.nothing_to_show"),
        (Report(shown=("a-b",), is_built=False), _URL, "preview.not_built"),
    ],
)
def test_want_of_a_page_is_told(report: Report, url: str, key: str) -> None:
    """Where there is no page, the comment says why and links nowhere."""
    comment = write_comment(report, url)

    assert all(words_of(lang).text(key) in comment for lang in LANGUAGES)
    assert [] == _render(comment).values("href")


def test_parcel_refused_whole_names_no_file() -> None:
    """A refusal of everything has its reason and no path."""
    report = Report(refused=(Refusal("", Reason.MANY),))
    (line,) = [
        line
        for line in write_comment(report, "").splitlines()
        if words_of(LANGUAGES[0]).text("preview.refused_many") in line
    ]

    assert "`" not in line


@pytest.mark.parametrize("code", problem_kinds())
def test_every_problem_can_be_told(code: str) -> None:
    """The words of each problem come out in both languages, on two lines."""
    values = dict.fromkeys(
        re.findall(r"\{(\w+)\}", repr(problem_kinds()[code])), "قيمة <b> IOM"
    )
    report = Report(problems=(Problem(code, "a-b/ar.md", 1, "", values),))
    items = [
        text for text in _render(write_comment(report, "")).texts("li") if code in text
    ]

    assert len(LANGUAGES) == len(items)
    for language, item in zip(LANGUAGES, items, strict=True):
        message = report.problems[0].message(language).split("قيمة")[0].split()
        assert " ".join(message).replace("`", "") in item.replace("`", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IOM نص", "`IOM نص`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("", "` `"),
        ("x" * 121, f"`{'x' * 119}…`"),
    ],
)
def test_text_becomes_a_code_span(text: str, code: str) -> None:
    """A span is closed by more backticks than its text has in a row."""
    assert code == show_code(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x/) [a](b"])
def test_address_must_be_of_the_web(url: str) -> None:
    """An address that could end the link is refused."""
    with pytest.raises(ValueError, match="address"):
        write_comment(Report(), url)
