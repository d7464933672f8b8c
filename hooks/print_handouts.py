"""Print handouts to PDFs where they are asked for, and link each from its page."""

import os
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from sanad.handouts import (
    ALL,
    REPORT,
    PrintedPaper,
    Publication,
    fill_link,
    find_missing,
    list_papers,
    print_papers,
    tell_missing,
    write_reports,
)

_log = get_plugin_logger("sanad")


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Write the PDFs of all handouts, or of the one subject that is named."""
    wanted = config.extra["pdf"]
    printed: dict[str, PrintedPaper] = {}
    day = _describe(config).day
    config.extra["fill_link"] = partial(fill_link, printed=printed, day=day)
    if wanted and (missing := find_missing()):
        for line in tell_missing(missing):
            _log.info("PDF: %s", line)
    elif wanted:
        site = config.extra["sanad"]
        papers = list(list_papers(site, _describe(config), wanted))
        if not papers:
            _log.warning("PDF: no handout: %s", wanted)

        def tell(number: int, paper: PrintedPaper) -> None:
            _log.info("PDF: %s/%s %s", number, len(papers), paper.address)

        folder = Path(config.site_dir)
        printed |= print_papers(papers, folder, tell)
        if wanted in {ALL, REPORT}:
            address = config.site_url or ""
            printed |= write_reports(site.library, folder, address)
    return files


def _describe(config: MkDocsConfig) -> Publication:
    return Publication(config.site_url or "", int(os.environ["SOURCE_DATE_EPOCH"]))
