"""
Comparing: two to four practices side by side, read by the browser from their pages.

The page holds no practice: its script fetches the pages of those chosen and lines up
the rows named here. So it weighs the same however many practices the library holds.
"""

from collections.abc import Mapping

from sanad.languages import Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, PageHead, make_page
from sanad.schema import practice_fields
from sanad.urls import ROOT, page_path, practice_path
from sanad.words import Words, words_of

_FACTS = (
    *("countries", "period", "status", "practice_type", "target_groups"),
    *("lead", "partner", "funder", "inclusion", "evidence", "reach"),
)
_SECTIONS = ("results", "limits", "lessons")


def build_compare_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page on which practices are compared."""
    words = words_of(language)
    head = PageHead(
        path=page_path("compare", language),
        title=words.text("compare.title"),
        description=words.text("compare.description"),
    )
    names = _name_rows(library, words)
    page = make_page(
        "compare",
        language,
        head,
        rows=[{"name": name, "label": label} for name, label in names.items()],
        pattern=ROOT + practice_path("{slug}", language),
    )
    return [page]


def _name_rows(library: Library, words: Words) -> Mapping[str, str]:
    """Name the rows: what a practice's page calls it (data-fact, anchor) -> label."""
    roles = library.vocabularies["actor_roles"].by_id
    sections = library.vocabularies["sections"].by_id
    fields = practice_fields()
    own = {
        "period": words.text("practice.period"),
        "evidence": words.text("practice.evidence"),
        **{role.id: words.label(role) for role in roles.values()},
    }
    facts = {
        name: own[name] if name in own else fields[name].label[words.language]
        for name in _FACTS
    }
    return {
        "summary": fields["summary"].label[words.language],
        **facts,
        **{name: words.label(sections[name]) for name in _SECTIONS},
        "sources": words.text("practice.sources"),
    }
