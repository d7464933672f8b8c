"""Check every link and anchor of the built site; a broken one fails a strict build."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sanad.serving import served
from sanad.site import begin_check, end_check

_log = get_plugin_logger("sanad")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin to check."""
    site = config.extra["sanad"]
    config.extra["link_check"] = begin_check(site, config.site_url or "")
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take in the links of a page."""
    if output:
        config.extra["link_check"].add(page.file.dest_uri, output)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Log a warning for each broken link and each address of another host."""
    if served().is_running:  # Its pages are not written yet.
        return
    for finding in end_check(config.extra["link_check"], Path(config.site_dir)):
        _log.warning("%s", finding)
