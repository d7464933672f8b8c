"""
Pages: from the library to every generated page of the site, in both languages.

One kind of page a module, each with `build_<kind>_pages(library, language)`; words
come from `layout.Words`, HTML from `templates/`. `build_pages` composes them all.
"""

from sanad.languages import LANGUAGES
from sanad.model import Library
from sanad.pages.actors import build_actor_pages
from sanad.pages.browse import build_browse_pages
from sanad.pages.challenges import build_challenge_pages
from sanad.pages.compare import build_compare_pages
from sanad.pages.components import build_component_pages
from sanad.pages.contributing import build_contributing_pages
from sanad.pages.countries import build_country_pages
from sanad.pages.dashboard import build_dashboard_pages
from sanad.pages.findings import build_findings_pages
from sanad.pages.glossary import build_glossary_pages
from sanad.pages.handouts import build_handout_pages
from sanad.pages.indexes import build_index_pages
from sanad.pages.layout import GeneratedPage, Heading
from sanad.pages.learning import build_learning_pages
from sanad.pages.matrix import build_matrix_pages
from sanad.pages.practices import build_practice_pages
from sanad.pages.report import build_report_pages
from sanad.pages.themes import build_theme_pages
from sanad.pages.timeline import build_timeline_pages
from sanad.pages.translating import build_translating_pages
from sanad.pages.waiting import build_waiting_pages

__all__ = ["GeneratedPage", "Heading", "build_pages"]

_BUILDERS = (
    build_practice_pages,
    build_country_pages,
    build_theme_pages,
    build_index_pages,
    build_matrix_pages,
    build_browse_pages,
    build_challenge_pages,
    build_actor_pages,
    build_compare_pages,
    build_timeline_pages,
    build_learning_pages,
    build_findings_pages,
    build_glossary_pages,
    build_dashboard_pages,
    build_handout_pages,
    build_report_pages,
    build_contributing_pages,
    build_translating_pages,
    build_waiting_pages,
    build_component_pages,
)


def build_pages(library: Library) -> tuple[GeneratedPage, ...]:
    """Build every generated page, both languages, sorted by path."""
    pages = [
        page
        for language in LANGUAGES
        for build in _BUILDERS
        for page in build(library, language)
    ]
    return tuple(sorted(pages, key=lambda page: page.path))
