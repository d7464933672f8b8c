"""
Handouts as PDFs, and the report on all practices: documents for paper.

`paper` makes whole HTML documents out of pages, without any renderer; `pdf` renders
them, where the libraries of the extra `pdf` and Pango are there; `tags` makes a PDF fit
for screen readers. `report` composes the report, `word` (with `word_*`, `html_tree`,
`footnotes`) writes it in Word; `qr` draws the way from paper back to a page.
"""

from sanad.handouts.paper import (
    ALL,
    REPORT,
    Paper,
    PrintedPaper,
    Publication,
    fill_link,
    list_papers,
)
from sanad.handouts.pdf import find_missing, print_papers, tell_missing, write_reports

__all__ = [
    "ALL",
    "REPORT",
    "Paper",
    "PrintedPaper",
    "Publication",
    "fill_link",
    "find_missing",
    "list_papers",
    "print_papers",
    "tell_missing",
    "write_reports",
]
