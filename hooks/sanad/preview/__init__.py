"""
The preview of a contribution: what of it is taken in, what is told, what is shown.

`parcels` opens what a stranger's half of the workflow handed over, and takes only the
files of practices; `report` gathers what the checks say; `comment` writes it for the
forge; `page` writes the changed practices as one page that needs nothing else. Nothing
here trusts a name, a size or a word of a contributor, and nothing writes files.
"""

from sanad.preview.comment import MARKER, write_comment
from sanad.preview.page import write_page
from sanad.preview.parcels import (
    LARGEST_PARCEL,
    MOST_FILES,
    Parcel,
    Reason,
    Refusal,
    find_slug,
    is_welcome,
    open_parcel,
    size_limit,
)
from sanad.preview.report import (
    Report,
    compare_texts,
    make_report,
    read_report,
    write_report,
)

__all__ = [
    "LARGEST_PARCEL",
    "MARKER",
    "MOST_FILES",
    "Parcel",
    "Reason",
    "Refusal",
    "Report",
    "compare_texts",
    "find_slug",
    "is_welcome",
    "make_report",
    "open_parcel",
    "read_report",
    "size_limit",
    "write_comment",
    "write_page",
    "write_report",
]
