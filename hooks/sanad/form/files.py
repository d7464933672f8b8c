"""The files beside the form's page: what checks and sends, and texts to translate."""

from collections.abc import Iterator
from pathlib import Path

from sanad import urls
from sanad.form.page import make_checks_script
from sanad.form.source_texts import make_source_texts
from sanad.languages import LANGUAGES
from sanad.model import Library


def make_form_files(library: Library, practices: Path) -> Iterator[tuple[str, str]]:
    """
    Make the files that the form loads after its page: (path in the site, script).

    Args:
        library: The practices.
        practices: The folder from which they were read.
    """
    for language in LANGUAGES:
        folder = urls.page_path("contribute", language)
        checks = make_checks_script(language, library.vocabularies, library.practices)
        yield f"{folder}checks.js", checks
        for slug, text in make_source_texts(library, practices, language):
            yield f"{folder}texts/{slug}.js", text
