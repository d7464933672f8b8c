"""Pages for contributors: the form, every message of the checks, every field."""

from sanad.form.page import make_page_script
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.problems import Severity, problem_kinds
from sanad.schema import kind_labels, practice_fields, record_fields
from sanad.urls import page_path
from sanad.words import words_of


def build_contributing_pages(
    library: Library, language: Language
) -> list[GeneratedPage]:
    """Build the form, the pages of fields and messages; of what was found as well."""
    pages = [
        _build_form(library, language),
        _build_problems(language),
        _build_fields(library, language),
    ]
    if find_broken(library):
        pages.append(_build_found(library, language))
    return pages


def find_broken(library: Library) -> tuple[str, ...]:
    """Give the paths of the files that have errors, sorted."""
    errors = (p for p in library.problems if p.severity is Severity.ERROR)
    return tuple(sorted({problem.path for problem in errors}))


def _build_form(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    head = PageHead(
        path=page_path("contribute", language),
        title=words.text("form.title"),
        description=words.text("form.description"),
        template="form.html",
    )
    return make_page(
        "contribute",
        language,
        head,
        lambda: {"script": make_page_script(language, library.vocabularies)},
    )


def _build_problems(language: Language) -> GeneratedPage:
    words = words_of(language)
    head = PageHead(
        path=page_path("contribute/problems", language),
        title=words.text("problems.title"),
        description=words.text("problems.description"),
        headings=tuple(
            Heading(kind.code.lower(), kind.code) for kind in problem_kinds().values()
        ),
    )
    kinds = tuple(problem_kinds().values())
    return make_page("problems", language, head, kinds=kinds, languages=LANGUAGES)


def _build_fields(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    fields = practice_fields()
    headings = [Heading(f.name, f.label[language]) for f in fields.values()]
    headings.append(Heading("sections", words.text("fields.sections")))
    head = PageHead(
        path=page_path("contribute/fields", language),
        title=words.text("fields.title"),
        description=words.text("fields.description"),
        headings=tuple(headings),
    )
    return make_page(
        "fields",
        language,
        head,
        fields=tuple(fields.values()),
        kinds=kind_labels(),
        record_fields=record_fields,
        vocabularies=library.vocabularies,
        sections=library.vocabularies["sections"].terms,
    )


def _build_found(library: Library, language: Language) -> GeneratedPage:
    words = words_of(language)
    head = PageHead(
        path=page_path("contribute/problems-found", language),
        title=words.text("problems.found_title"),
        description=words.text("problems.found_intro"),
    )
    errors = [p for p in library.problems if p.severity is Severity.ERROR]
    return make_page("problems_found", language, head, problems=errors)
