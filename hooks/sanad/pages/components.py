"""The page of components: each part that pages are made of, with real practices."""

from sanad.languages import Language
from sanad.model import CountryFacts, Library
from sanad.pages.facts import KEY_FACTS, list_facts
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.pages.matrix import make_matrix
from sanad.urls import page_path
from sanad.words import words_of

PARTS = (
    *("colours", "letters", "facts", "cards", "evidence", "limits", "notices"),
    *("tiles", "matrix", "timeline", "sources", "tools"),
)
# Custom properties of docs/assets/css/tokens.css: grounds, then what stands on them.
_COLOURS = (
    *("paper", "raised", "soft", "warm", "mark", "shade-1", "shade-2", "shade-3"),
    *("shade-4", "line", "edge", "text", "text-soft", "link", "focus", "warm-line"),
)
_SHOWN = 2


def build_component_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page for maintainers, in no navigation; none without practices."""
    practices = list(library.practices.values())
    if not practices:
        return []
    words = words_of(language)
    # The fullest record shows the most.
    richest = max(practices, key=lambda one: (len(one.sources), one.slug))
    rows = list_facts(library, richest, words)
    facts = [
        fact
        for country in library.vocabularies["countries"].terms
        for fact in library.facts.get(country.id, CountryFacts()).facts
        if fact.number is None
    ]
    head = PageHead(
        path=page_path("about/components", language),
        title=words.text("components.title"),
        description=words.text("components.description"),
        headings=tuple(
            Heading(part, words.text(f"components.{part}")) for part in PARTS
        ),
    )
    page = make_page(
        "components",
        language,
        head,
        colours=[f"--sanad-{name}" for name in _COLOURS],
        practice=richest,
        text=richest.text_for(language),
        key_facts=[row for row in rows if row.name in KEY_FACTS],
        rows=[row for row in rows if row.name not in KEY_FACTS],
        practices=practices[:_SHOWN],
        levels=library.vocabularies["evidence_levels"].terms,
        themes=make_matrix(library).totals,
        matrix=make_matrix(library),
        facts=facts[:_SHOWN],
    )
    return [page]
