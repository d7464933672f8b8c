"""Tell `scripts/build.py` how the build comes along, and what it has made."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

_log = get_plugin_logger("sanad")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell that the practices are about to be read."""
    _tell(config, "read")
    return config


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Tell that pages are about to be written."""
    _tell(config, "write")
    return env


@event_priority(150)
def on_post_build(config: MkDocsConfig) -> None:
    """Tell that the search and the check follow, and how much there is."""
    site = config.extra["sanad"]
    found = len(site.library.practices), len(site.pages), len(site.library.problems)
    _tell(config, "check", *found)


def _tell(config: MkDocsConfig, *words: object) -> None:
    if config.extra["steps"]:
        _log.info("step: %s", " ".join(map(str, words)))
