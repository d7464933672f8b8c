"""Check every link and anchor of the built site; a broken one fails a strict build."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from sanad.site import check_folder

_log = get_plugin_logger("sanad")


def on_post_build(config: MkDocsConfig) -> None:
    """Log a warning for each broken link and each address of another host."""
    for finding in check_folder(Path(config.site_dir), config.site_url or ""):
        _log.warning("%s", finding)
