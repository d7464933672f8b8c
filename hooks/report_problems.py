"""Tell what the checks found: errors as warnings of the build, so that strict stops."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from sanad.problems import Severity, write_text

_log = get_plugin_logger("sanad")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Log every problem of the practices, before any page is made."""
    for problem in config.extra["sanad"].library.problems:
        is_error = problem.severity is Severity.ERROR
        (_log.warning if is_error else _log.debug)("%s", write_text(problem))
    return files
