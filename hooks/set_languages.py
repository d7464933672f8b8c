"""Give every page the words of its language, the other language, its edit link."""

import copy

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sanad.catalogue import write_date
from sanad.form.page import form_style
from sanad.handouts.qr import draw_qr
from sanad.languages import LANGUAGES
from sanad.site import find_language
from sanad.urls import alternate_path
from sanad.words import words_of


def on_env(env: Environment, **_: object) -> Environment:
    """Give templates the words of both languages, addresses, dates and codes."""
    env.globals |= {
        "languages": LANGUAGES,
        "words_of": words_of,
        "find_language": find_language,
        "alternate_path": alternate_path,
        "write_date": write_date,
        "draw_qr": draw_qr,
        "form_style": form_style,
    }
    return env


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Show a page with the site's name and the navigation of its own language."""
    language = find_language(page.url)
    words = words_of(language)
    context["config"] = copy.copy(config)
    context["config"].site_name = words.text("site.name")
    context["config"].site_description = words.text("site.description")
    context["nav"] = config.extra["navigations"].get(language, nav)
    source_file = config.extra["sanad"].source_file(page.file.src_uri)
    context["source_file"] = source_file
    forge = config.extra["edit_base"]
    page.edit_url = f"{forge}{source_file}" if forge and source_file else None
    return context
