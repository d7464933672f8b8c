"""Offer the empty Word form beside the pages on contributing, in each language."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from sanad.languages import LANGUAGES, Language
from sanad.serving import served
from sanad.word_form import form_path, make_form


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the form as a file of the site, so that pages may link to it."""
    for language in LANGUAGES:
        files.append(File.generated(config, form_path(language), content=b""))
    return files


@event_priority(80)
def on_post_build(config: MkDocsConfig) -> None:
    """Draw the form."""
    for language in LANGUAGES:
        served().put(form_path(language), partial(_write, config, language))


def _write(config: MkDocsConfig, language: Language) -> None:
    site = config.extra["sanad"]
    content = make_form(language, site.library.vocabularies, site.epoch)
    Path(config.site_dir, form_path(language)).write_bytes(content)
