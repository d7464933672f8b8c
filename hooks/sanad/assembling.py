"""
Assembling: from a checked bundle to a `Practice`, with all its links resolved.

Only sound bundles come here, so every value is of its declared kind. Links to other
practices and pictures become addresses of the site, source marks become links to the
sources of the practice's page.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from sanad.checking import CheckedBundle, CheckedText
from sanad.checking.links import PICTURE_LINK, PRACTICE_LINK
from sanad.checking.sections import CheckedSection
from sanad.languages import LANGUAGES, Labels, Language
from sanad.markdown import link_citations
from sanad.model import (
    Actor,
    Figure,
    Item,
    Practice,
    Review,
    Section,
    Source,
    Text,
)
from sanad.urls import ROOT, picture_path, practice_path
from sanad.vocabularies import Term, Vocabularies

_HREF = re.compile(rf'href="{PRACTICE_LINK.pattern}"')
_SRC = re.compile(rf'src="{PICTURE_LINK.pattern}"')


def assemble_practice(checked: CheckedBundle, vocabularies: Vocabularies) -> Practice:
    """
    Make a practice of a sound bundle.

    Raises:
        ValueError: When the bundle is not sound.
    """
    if checked.source is None or not checked.is_sound:
        raise ValueError(f"expected a sound bundle, found problems in {checked.slug}")
    values = checked.source.values
    sources = _make_sources(values["sources"])
    figures = _make_figures(values.get("reach"))
    evidence = _find_evidence(sources, has_figures=bool(figures))
    return Practice(
        slug=checked.slug,
        original_language=checked.source.document.language,
        texts={
            language: _make_text(checked.texts[language], checked.slug)
            for language in LANGUAGES
            if language in checked.texts
        },
        countries=values["countries"],
        themes=values["themes"],
        practice_type=values["practice_type"],
        target_groups=values["target_groups"],
        actors=_make_actors(values["actors"], vocabularies),
        start=values["start"],
        end=values.get("end"),
        status=values.get("status"),
        inclusion=values.get("inclusion"),
        challenges=values.get("challenges") or (),
        sectors=values.get("sectors") or (),
        gcm=values.get("gcm") or (),
        sdgs=values.get("sdgs") or (),
        scale=values.get("scale"),
        places=tuple(_make_labels(place) for place in values.get("places") or ()),
        reach=figures,
        sources=sources,
        keywords={
            Language(language): words
            for language, words in (values.get("keywords") or {}).items()
        },
        related=values.get("related") or (),
        review=_make_review(values),
        rating=values.get("rating"),
        criteria=values.get("criteria") or {},
        evidence=vocabularies["evidence_levels"].by_id[evidence],
        pictures=_find_pictures(checked),
    )


def make_source(record: Mapping[str, Any], number: int) -> Source:
    """Make a source of a checked record; facts and practices share it."""
    return Source(
        number=number,
        title=record.get("title") or "",
        publisher=record["publisher"],
        date=record["date"],
        language=record["language"],
        kind=record["kind"],
        independent=record["independent"],
        url=record.get("url") or "",
        reference=record.get("reference") or "",
    )


def _find_evidence(sources: Iterable[Source], *, has_figures: bool) -> str:
    """Give the id of the evidence level; the rules stand on the method page."""
    independent = [source for source in sources if source.independent]
    if any(source.kind.id == "evaluation" for source in independent):
        return "evaluated"
    if independent:
        return "confirmed"
    return "figures" if has_figures else "self-reported"


def _make_sources(records: Iterable[Mapping[str, Any]]) -> tuple[Source, ...]:
    return tuple(make_source(record, n) for n, record in enumerate(records, 1))


def _make_figures(records: Iterable[Mapping[str, Any]] | None) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            number=record["number"],
            unit=_make_labels(record["unit"]),
            as_of=record["as_of"],
            source=int(record["source"]),
        )
        for record in records or ()
    )


def _make_actors(
    records: Iterable[Mapping[str, Any]], vocabularies: Vocabularies
) -> tuple[Actor, ...]:
    return tuple(_make_actor(record, vocabularies) for record in records)


def _make_actor(record: Mapping[str, Any], vocabularies: Vocabularies) -> Actor:
    organization: Term | None = record.get("organization")
    if organization is None:
        name = _make_labels(record["name"])
        return Actor(id="", name=name, type=record["type"], role=record["role"])
    kind = vocabularies["actor_types"].by_id[organization.extra["type"]]
    return Actor(organization.id, organization.label, kind, record["role"])


def _make_labels(record: Mapping[str, str]) -> Labels:
    return {language: record[language] for language in LANGUAGES}


def _make_review(values: Mapping[str, Any]) -> Review:
    return Review(
        status=values.get("review_status"),
        by=values.get("reviewed_by") or "",
        on=values.get("reviewed_on"),
        due=values.get("review_due"),
    )


def _make_text(checked: CheckedText, slug: str) -> Text:
    language = checked.document.language
    return Text(
        language=language,
        title=checked.values["title"],
        summary=checked.values["summary"],
        sections=tuple(
            _make_section(section, slug, language) for section in checked.sections
        ),
        notes_html=_resolve(checked.notes_html, slug, language),
        path=checked.document.path,
        state=checked.state,
        translators=checked.values.get("translators") or (),
    )


def _make_section(section: CheckedSection, slug: str, language: Language) -> Section:
    items = tuple(
        Item(_resolve(item.html, slug, language), item.addressee)
        for item in section.items
    )
    html = "" if section.is_list else _resolve(section.html, slug, language)
    return Section(section.term, html, items)


def _resolve(html: str, slug: str, language: Language) -> str:
    page = ROOT + practice_path(slug, language)
    practices = ROOT + practice_path(r"\1", language)
    pictures = ROOT + picture_path(slug, r"\1")
    html = _HREF.sub(f'href="{practices}"', html)
    html = _SRC.sub(f'src="{pictures}" loading="lazy"', html)
    return link_citations(html, page)


def _find_pictures(checked: CheckedBundle) -> tuple[str, ...]:
    names = {
        unquote(name)
        for text in checked.texts.values()
        for html in (text.notes_html, *(section.html for section in text.sections))
        for name in _SRC.findall(html)
    }
    return tuple(sorted(names))
