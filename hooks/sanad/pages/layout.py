"""Layout: the form of a generated page, and the templates that lay out its values."""

from collections.abc import Callable, Mapping
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
    empty. `template` names the theme's template of a page that stands by itself. Links
    in the body are relative to the page. The body is laid out each time it is asked
    for and kept nowhere: all bodies at once would fill the memory.
    """

    path: str
    language: Language
    front_matter: Mapping[str, str]
    lay_out: Callable[[], str]
    headings: tuple[Heading, ...] = ()
    source: str = ""
    template: str = ""

    @property
    def body(self) -> str:
        """The page's HTML."""
        return self.lay_out()


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a builder says about a page besides its body."""

    path: str
    title: str
    description: str
    headings: tuple[Heading, ...] = ()
    source: str = field(default="")
    template: str = ""


def make_page(
    template: str,
    language: Language,
    head: PageHead,
    find_values: Callable[[], Mapping[str, object]] = dict,
    **values: object,
) -> GeneratedPage:
    """
    Make one page.

    Args:
        template: The name of a template without its ending.
        language: The page's language.
        head: Path, title, description, headings, source, template.
        find_values: Finds more of what the template shows, when it is laid out.
        values: What the template shows.
    """

    def lay_out() -> str:
        html = render(template, language, head=head, **values, **find_values())
        # A text shown for want of a translation links to pages of this page's language.
        other, own = (f'"{urls.ROOT}{tag}/' for tag in (language.other, language))
        return urls.relativize(html.replace(other, own), head.path)

    return GeneratedPage(
        path=head.path,
        language=language,
        front_matter={"title": head.title, "description": head.description},
        lay_out=lay_out,
        headings=head.headings,
        source=head.source,
        template=head.template,
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
    made.policies["json.dumps_kwargs"] = {
        "sort_keys": False,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    made.globals |= {
        "root": urls.ROOT,
        "practice_url": lambda slug, lang: urls.ROOT + urls.practice_path(slug, lang),
        "country_url": lambda name, lang: urls.ROOT + urls.country_path(name, lang),
        "theme_url": lambda name, lang: urls.ROOT + urls.theme_path(name, lang),
        "challenge_url": lambda name, lang: urls.ROOT + urls.challenge_path(name, lang),
        "kind_url": lambda name, lang: urls.ROOT + urls.actor_kind_path(name, lang),
        "page_url": lambda name, lang: urls.ROOT + urls.page_path(name, lang),
    }
    return made
