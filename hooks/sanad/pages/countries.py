"""Country pages: the pandemic in sourced facts, and the practices by theme."""

from itertools import groupby

from sanad.languages import Language
from sanad.model import CountryFacts, Fact, Library
from sanad.pages.grouping import group_by_theme
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.urls import country_path
from sanad.vocabularies import Term
from sanad.words import words_of


def build_country_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of every country of the vocabulary."""
    countries = library.vocabularies["countries"].terms
    return [_build_page(library, country, language) for country in countries]


def _build_page(library: Library, country: Term, language: Language) -> GeneratedPage:
    words = words_of(language)
    facts = library.facts.get(country.id, CountryFacts())
    practices = library.select(country=country.id)
    groups = group_by_theme(library, practices, language)
    reading = library.readings.get(("countries", country.id, language), "")
    headings = [Heading("reading", words.text("reading.title"))] if reading else []
    headings.append(Heading("practices", words.text("country.by_theme")))
    if facts.facts:
        headings.append(Heading("facts", words.text("country.facts")))
    if facts.notes:
        headings.append(Heading("notes", words.text("country.context_notes")))
    name = words.label(country)
    head = PageHead(
        path=country_path(country.id, language),
        title=words.text("country.title", name=name),
        description=words.text("country.description", name=name),
        headings=tuple(headings),
        source=f"_facts/{country.id}.yml" if facts.facts else "",
    )
    return make_page(
        "country",
        language,
        head,
        country=country,
        introduction=library.introductions.get(("countries", country.id, language), ""),
        reading=reading,
        practices=practices,
        groups=groups,
        facts=_group_facts(library, facts),
        notes=facts.notes,
    )


def _group_facts(
    library: Library, facts: CountryFacts
) -> list[tuple[Term, list[Fact]]]:
    """Group facts by kind in the vocabulary's order, each group by date."""
    order = {t.id: n for n, t in enumerate(library.vocabularies["fact_kinds"].terms)}
    ordered = sorted(
        facts.facts, key=lambda f: (order[f.kind.id], str(f.date or ""), f.id)
    )
    return [(kind, list(group)) for kind, group in groupby(ordered, lambda f: f.kind)]
