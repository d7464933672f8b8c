"""
Waiting for review: what nobody has reviewed yet, and whose next review falls due when.

Dates come from the records: the library's own today is the last day of a review in it.
What has become overdue since then the reader's browser shows (`assets/js/due.js`).
"""

from collections import defaultdict
from collections.abc import Iterable

from sanad.languages import Language
from sanad.model import Library, PartialDate, Practice
from sanad.pages.grouping import sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import page_path
from sanad.words import words_of

_PARTS = ("waiting", "due")
# The nearest to being published come first; practices without a status come last.
_UNREVIEWED = ("in-review", "draft", "")
_REVIEWED_AGAIN = "published"


def build_waiting_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of what is waiting for review."""
    words = words_of(language)
    practices = sort_by_title(library.practices.values(), language)
    head = PageHead(
        path=page_path("contribute/waiting", language),
        title=words.text("review.waiting_title"),
        description=words.text("review.waiting_description"),
        headings=tuple(Heading(part, words.text(f"review.{part}")) for part in _PARTS),
    )
    page = make_page(
        "waiting",
        language,
        head,
        waiting=find_waiting(practices),
        due=group_by_due_date(practices),
        today=library.last_review,
    )
    return [page]


def find_waiting(practices: Iterable[Practice]) -> list[Practice]:
    """Find the practices that nobody has reviewed, those in review first."""
    waiting = [practice for practice in practices if _status(practice) in _UNREVIEWED]
    return sorted(waiting, key=lambda p: _UNREVIEWED.index(_status(p)))


def group_by_due_date(
    practices: Iterable[Practice],
) -> list[tuple[PartialDate, list[Practice]]]:
    """Group the published practices by the day of their next review, earliest first."""
    groups: defaultdict[PartialDate, list[Practice]] = defaultdict(list)
    for practice in practices:
        due = practice.review.due
        if due is not None and _status(practice) == _REVIEWED_AGAIN:
            groups[due].append(practice)
    return sorted(groups.items())


def _status(practice: Practice) -> str:
    return practice.review.status.id if practice.review.status else ""
