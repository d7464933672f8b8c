"""What the home pages show of the library; the pages are written by hand in docs/."""

from sanad.languages import Language
from sanad.model import Library, PartialDate, Practice
from sanad.pages.grouping import sort_by_title

_NEVER = PartialDate(0)


def find_newest(
    library: Library, language: Language, limit: int
) -> tuple[Practice, ...]:
    """
    Find the practices reviewed last; of one day, those that began last, then by title.

    A practice that was not reviewed yet is not new: it is not ready.
    """
    reviewed = [p for p in library.select() if p.review.on is not None]
    ordered = sorted(
        sort_by_title(reviewed, language),
        key=lambda practice: (practice.review.on, practice.start or _NEVER),
        reverse=True,
    )
    return tuple(ordered[:limit])
