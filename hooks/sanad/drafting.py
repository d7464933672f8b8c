"""
Drafting: the first text of a new practice, or of its translation, made by the schema.

A draft holds every field that must be there, each below its help in the language of
the text, and the headings of all sections; what it lacks, the checks tell.
"""

from sanad.languages import Language
from sanad.markdown import render_markdown
from sanad.reading import Document
from sanad.schema import Field, Kind, Requirement, practice_fields
from sanad.translation import digest_source
from sanad.vocabularies import Term, Vocabularies

_LISTS = {"ul", "ol"}


def draft_practice(language: Language, vocabularies: Vocabularies) -> str:
    """Write the draft of a source text in a language."""
    fields = [
        _draft_field(field, language)
        for field in practice_fields().values()
        if field.on_source
        and field.required is not Requirement.NEVER
        and not field.by_reviewers
    ]
    sections = [
        _draft_section(term, language, vocabularies)
        for term in vocabularies["sections"].terms
    ]
    return _join(fields, sections)


def draft_translation(source: Document, vocabularies: Vocabularies) -> str:
    """
    Write the draft of the other side of a source text.

    It has the source's sections and as many empty items in each list, and is stamped
    with the source as it stands.
    """
    language = source.language.other
    words = [
        _draft_field(practice_fields()[name], language) for name in ("title", "summary")
    ]
    facts = [
        f"translated_from: {source.language}",
        f"source_digest: {digest_source(source)}",
    ]
    return _join([*words, *facts], _mirror_sections(source, language, vocabularies))


def _join(fields: list[str], sections: list[str]) -> str:
    return "---\n" + "\n".join(fields) + "\n---\n\n" + "\n\n".join(sections) + "\n"


def _draft_field(field: Field, language: Language) -> str:
    words = field.help or field.label
    empty = f'{field.name}: ""' if field.kind is Kind.TEXT else f"{field.name}:"
    return f"# {words[language]}\n# {field.example}\n{empty}"


def _draft_section(term: Term, language: Language, vocabularies: Vocabularies) -> str:
    heading = f"## {term.label[language]}"
    if "by" in term.extra:
        groups = vocabularies[term.extra["by"]].terms
        lists = [f"### {group.label[language]}\n\n-" for group in groups]
        return "\n\n".join([heading, *lists])
    return f"{heading}\n\n-" if "list" in term.extra else heading


def _mirror_sections(
    source: Document, language: Language, vocabularies: Vocabularies
) -> list[str]:
    """Write the source's headings in the other language, and its lists emptied."""
    terms = [
        term
        for name in ("sections", "recommendation_addressees")
        for term in vocabularies[name].terms
    ]
    headings = {term.label[source.language]: term.label[language] for term in terms}
    lines: list[str] = []
    for block in render_markdown(source.body).blocks:
        if block.tag in {"h2", "h3"}:
            level = "#" * int(block.tag[1])
            lines.append(f"{level} {headings.get(block.inner, block.inner)}")
        elif block.tag in _LISTS:
            lines.append("\n".join("-" for _ in block.items))
    return lines
