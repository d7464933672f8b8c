"""Layout: the form of a generated page, and the templates that lay out its values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sanad import urls
from sanad.languages import Language
from sanad.words import words_of

_TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents: anchor, words, level 2 or 3."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """
    One page: its path in the site ("ar/matrix/"), language, and clean HTML body.

    `front_matter` holds `title` and `description`, nothing of a contributor's beside
    these two. `source` is the file to correct, relative to the practices folder, or
    empty. Links in the body are relative to the page.
    """

    path: str
    language: Language
    front_matter: Mapping[str, str]
    body: str
    headings: tuple[Heading, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a builder says about a page besides its body."""

    path: str
    title: str
    description: str
    headings: tuple[Heading, ...] = ()
    source: str = field(default="")


def make_page(
    template: str, language: Language, head: PageHead, **values: object
) -> GeneratedPage:
    """
    Lay out one page.

    Args:
        template: The name of a template without its ending.
        language: The page's language.
        head: Path, title, description, headings, source.
        values: What the template shows.
    """
    html = render(template, language, head=head, **values)
    # A text shown for want of a translation links to pages of this page's language.
    html = html.replace(f'"{urls.ROOT}{language.other}/', f'"{urls.ROOT}{language}/')
    return GeneratedPage(
        path=head.path,
        language=language,
        front_matter={"title": head.title, "description": head.description},
        body=urls.relativize(html, head.path),
        headings=head.headings,
        source=head.source,
    )


def render(template: str, language: Language, **values: object) -> str:
    """Render a template in a language; its inner links still begin with `urls.ROOT`."""
    words = words_of(language)
    loaded = environment().get_template(f"{template}.html")
    return loaded.render(w=words, language=language, **values)


@cache
def environment() -> Environment:
    """Give the templates' environment: escaping on, unknown names are errors."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
    made.globals |= {
        "root": urls.ROOT,
        "practice_url": lambda slug, lang: urls.ROOT + urls.practice_path(slug, lang),
        "country_url": lambda name, lang: urls.ROOT + urls.country_path(name, lang),
        "theme_url": lambda name, lang: urls.ROOT + urls.theme_path(name, lang),
        "page_url": lambda name, lang: urls.ROOT + urls.page_path(name, lang),
    }
    return made
