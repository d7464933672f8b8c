"""Write the files of the search beside the pages."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from sanad.search import make_search_files
from sanad.serving import served, write_file


@event_priority(-100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Keep what the pages written by hand say, for the search."""
    written = config.extra.setdefault("written_pages", {})
    if not page.file.generated_by and page.title:
        written[page.url] = (page.url, page.title, html)


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index and the scripts that read it."""
    served().put("search/", partial(_write_files, config))


def _write_files(config: MkDocsConfig) -> None:
    site = config.extra["sanad"]
    written = config.extra.get("written_pages", {})
    pages = site.pages.values()
    for name, text in make_search_files(site.library, pages, written.values()):
        write_file(Path(config.site_dir, "search", name), text)
