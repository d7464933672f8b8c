"""
Sections: the body of a text as sections, and list sections as items.

The headings of `sections.yml` are known in either language. Sections whose term says
`list: true` are read item by item; one whose term says `by:` groups its items below
third-level headings that name a term of that vocabulary.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sanad.arabic import fold
from sanad.checking.reporter import Reporter
from sanad.languages import LANGUAGES, Language
from sanad.markdown import Block, Rendered, find_citations, plain_text
from sanad.vocabularies import Term, Vocabulary, nearest

REQUIRED_SECTIONS = ("what-was-done",)
SECTIONS_TO_PUBLISH = ("limits",)
_LISTS = {"ul", "ol"}


@dataclass(slots=True)
class CheckedItem:
    """One item of a list section, as clean HTML with links as written."""

    html: str
    addressee: Term | None = None


@dataclass(slots=True)
class CheckedSection:
    """One section as checked: its term, first line, blocks and items."""

    term: Term
    line: int
    blocks: list[Block] = field(default_factory=list)
    items: list[CheckedItem] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        """Whether the section is read item by item."""
        return "list" in self.term.extra

    @property
    def html(self) -> str:
        """The section's blocks as clean HTML, links as written."""
        return "\n".join(block.html for block in self.blocks)

    @property
    def citations(self) -> tuple[int, ...]:
        """The numbers of the sources that the section cites, each once, sorted."""
        return tuple(sorted(set(find_citations(self.html))))


def check_sections(
    rendered: Rendered, language: Language, reporter: Reporter, *, published: bool
) -> list[CheckedSection]:
    """
    Divide a body into sections and check their headings, order and form.

    Args:
        rendered: The body in blocks.
        language: The language of the text; known headings of the other one are fine.
        reporter: Where problems go.
        published: Whether what is needed to publish must be there.

    Returns:
        The sections that are known, in the order of the body.
    """
    vocabulary = reporter.vocabularies["sections"]
    sections = _divide(rendered.blocks, vocabulary, language, reporter)
    _check_order(sections, vocabulary, language, reporter)
    _check_required(sections, vocabulary, language, reporter, published=published)
    for section in sections:
        if not section.blocks:
            found = _heading(section.term, language)
            reporter.report("P211", section.line, section.term.id, found=found)
        elif section.is_list:
            _read_items(section, language, reporter)
    return sections


def find_term(heading: str, vocabulary: Vocabulary) -> Term | None:
    """Find the term whose name in either language a heading is."""
    folded = fold(heading).strip(" :.")
    for term in vocabulary.terms:
        if any(fold(term.label[language]) == folded for language in LANGUAGES):
            return term
    return None


def _heading(term: Term, language: Language) -> str:
    return term.label[language]


def _names(terms: Iterable[Term], language: Language) -> str:
    separator = "، " if language is Language.ARABIC else ", "
    return separator.join(_heading(term, language) for term in terms)


def _divide(
    blocks: Iterable[Block],
    vocabulary: Vocabulary,
    language: Language,
    reporter: Reporter,
) -> list[CheckedSection]:
    sections: list[CheckedSection] = []
    current: CheckedSection | None = None
    is_before_first = True
    for block in blocks:
        if block.tag == "h1":
            reporter.report("P207", block.line)
        elif block.tag == "h2":
            is_before_first = False
            current = _open_section(block, vocabulary, language, reporter)
            if current is not None:
                sections.append(current)
        elif is_before_first:
            first = _heading(vocabulary.terms[0], language)
            reporter.report("P206", block.line, found=first, fix=f"## {first}")
            is_before_first = False
        elif current is not None:
            current.blocks.append(block)
    return sections


def _open_section(
    block: Block, vocabulary: Vocabulary, language: Language, reporter: Reporter
) -> CheckedSection | None:
    heading = plain_text(block.inner)
    term = find_term(heading, vocabulary)
    if term is not None:
        return CheckedSection(term, block.line)
    near = nearest(heading, [_heading(t, language) for t in vocabulary.terms])
    reporter.report("P201", block.line, found=heading, allowed=" / ".join(near))
    return None


def _check_order(
    sections: list[CheckedSection],
    vocabulary: Vocabulary,
    language: Language,
    reporter: Reporter,
) -> None:
    order = {term.id: index for index, term in enumerate(vocabulary.terms)}
    seen: set[str] = set()
    furthest = -1
    for section in sections:
        found = _heading(section.term, language)
        name = section.term.id
        if name in seen:
            reporter.report("P204", section.line, name, found=found)
        elif order[name] < furthest:
            allowed = _names(vocabulary.terms, language)
            reporter.report("P205", section.line, name, found=found, allowed=allowed)
        seen.add(name)
        furthest = max(furthest, order[name])


def _check_required(
    sections: list[CheckedSection],
    vocabulary: Vocabulary,
    language: Language,
    reporter: Reporter,
    *,
    published: bool,
) -> None:
    present = {section.term.id for section in sections}
    wanted = [("P202", name) for name in REQUIRED_SECTIONS]
    if published:
        wanted += [("P203", name) for name in SECTIONS_TO_PUBLISH]
    for code, name in wanted:
        if name not in present:
            found = _heading(vocabulary.by_id[name], language)
            reporter.report(code, 1, name, found=found, fix=f"## {found}")


def _read_items(
    section: CheckedSection, language: Language, reporter: Reporter
) -> None:
    grouping = section.term.extra.get("by", "")
    addressee: Term | None = None
    is_addressed = not grouping
    for block in section.blocks:
        if grouping and block.tag == "h3":
            addressee = _read_addressee(block, section, language, reporter)
            is_addressed = True
        elif block.tag in _LISTS:
            if not is_addressed:
                allowed = _names(reporter.vocabularies[grouping].terms, language)
                reporter.report("P209", block.line, section.term.id, allowed=allowed)
            if not all(block.items):
                reporter.report("P214", block.line, section.term.id)
            section.items += [CheckedItem(html, addressee) for html in block.items]
        else:
            found = _heading(section.term, language)
            reporter.report("P208", block.line, section.term.id, found=found)


def _read_addressee(
    block: Block, section: CheckedSection, language: Language, reporter: Reporter
) -> Term | None:
    addressees = reporter.vocabularies[section.term.extra["by"]]
    heading = plain_text(block.inner)
    term = find_term(heading, addressees)
    if term is None:
        allowed = _names(addressees.terms, language)
        name = section.term.id
        reporter.report("P210", block.line, name, found=heading, allowed=allowed)
    return term
