"""Bundles: all checks of one practice, in the order that makes its messages clear."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sanad.checking.fields import (
    check_source_fields,
    check_translation_fields,
    is_published,
)
from sanad.checking.links import check_citations, check_links
from sanad.checking.reporter import Reporter
from sanad.checking.sections import CheckedSection, check_sections
from sanad.checking.texts import check_agreement, report_state
from sanad.languages import Language
from sanad.markdown import Rendered, render_markdown
from sanad.model import TranslationState
from sanad.problems import Problem, Severity, sort_problems
from sanad.reading import Bundle, Document
from sanad.translation import find_state
from sanad.vocabularies import Vocabularies


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text of a practice as checked: field values, sections, footnotes, state."""

    document: Document
    values: Mapping[str, Any]
    sections: list[CheckedSection]
    notes_html: str
    state: TranslationState


@dataclass(frozen=True, slots=True)
class CheckedBundle:
    """
    A practice as checked; `texts` maps language -> text.

    `source` is None when the bundle is too broken to tell; `is_sound` says whether a
    practice can be made of it.
    """

    slug: str
    source: CheckedText | None
    texts: Mapping[Language, CheckedText]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no problem is an error."""
        return self.source is not None and all(
            problem.severity is not Severity.ERROR for problem in self.problems
        )


def check_bundle(
    bundle: Bundle, vocabularies: Vocabularies, slugs: frozenset[str]
) -> CheckedBundle:
    """
    Check one practice.

    Args:
        bundle: The practice as read.
        vocabularies: The values that fields may take.
        slugs: The slugs of all practices, which links may name.
    """
    source = _source_of(bundle)
    if source is None:
        return CheckedBundle(bundle.slug, None, {}, sort_problems(bundle.problems))
    reporters = {
        language: Reporter(document.path, bundle.slug, slugs, vocabularies)
        for language, document in bundle.documents.items()
    }
    checked_source = _check_source(source, bundle, reporters[source.language])
    texts = {source.language: checked_source}
    for language, document in bundle.documents.items():
        if document is not source:
            reporter = reporters[language]
            texts[language] = _check_translation(
                document, checked_source, bundle, reporter
            )
    missing = _report_missing(bundle, source)
    found = [problem for r in reporters.values() for problem in r.problems]
    problems = sort_problems([*bundle.problems, *found, *missing])
    return CheckedBundle(bundle.slug, checked_source, texts, problems)


def _source_of(bundle: Bundle) -> Document | None:
    sources = [doc for doc in bundle.documents.values() if not doc.is_translation]
    return sources[0] if len(sources) == 1 else None


def _check_source(source: Document, bundle: Bundle, reporter: Reporter) -> CheckedText:
    values = check_source_fields(source, reporter)
    published = is_published(values)
    rendered, sections = _check_body(source, bundle, reporter, published=published)
    count = len(values.get("sources") or ())
    cited = check_citations(sections, rendered.notes_html, count, reporter)
    line = source.fields.key_lines.get("sources", 1)
    for number in sorted(set(range(1, count + 1)) - cited):
        reporter.report("P213", line, "sources", found=str(number))
    state = TranslationState.SOURCE
    return CheckedText(source, values, sections, rendered.notes_html, state)


def _check_translation(
    document: Document,
    source: CheckedText,
    bundle: Bundle,
    reporter: Reporter,
) -> CheckedText:
    values = check_translation_fields(document, source.document.path, reporter)
    published = is_published(source.values)
    rendered, sections = _check_body(document, bundle, reporter, published=published)
    count = len(source.values.get("sources") or ())
    check_citations(sections, rendered.notes_html, count, reporter)
    check_agreement(sections, source.sections, reporter)
    state = find_state(document, source.document)
    report_state(state, reporter)
    return CheckedText(document, values, sections, rendered.notes_html, state)


def _check_body(
    document: Document, bundle: Bundle, reporter: Reporter, *, published: bool
) -> tuple[Rendered, list[CheckedSection]]:
    rendered = render_markdown(document.body, first_line=document.body_line)
    sections = check_sections(
        rendered, document.language, reporter, published=published
    )
    check_links(rendered, document.body, bundle.pictures, reporter)
    return rendered, sections


def _report_missing(bundle: Bundle, source: Document) -> list[Problem]:
    other = source.language.other
    unreadable = {problem.path for problem in bundle.problems}
    if other in bundle.documents or f"{bundle.slug}/{other}.md" in unreadable:
        return []
    command = f"python3 scripts/new.py --translate {bundle.slug}"
    return [Problem("P404", source.path, 1, fix=command)]
