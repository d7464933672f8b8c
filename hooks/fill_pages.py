"""Give generated pages their title, HTML and table of contents."""

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from sanad.pages import GeneratedPage
from sanad.serving import served
from sanad.shells import BODY, ShellPage


@event_priority(100)
def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, **_: object
) -> str:
    """
    Set what the engine allows of front matter, before any plugin reads the page.

    Macros run only on the paths that the configuration names: a page cannot ask.
    """
    page.meta.pop("render_macros", None)
    generated = _find_generated(page, config)
    if generated is not None:
        # MkDocs' templates do not escape: words of contributors must come escaped.
        page.meta = {key: escape(v) for key, v in generated.front_matter.items()}
        if generated.template:
            page.meta["template"] = generated.template
    return markdown


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the engine's HTML in place of the empty rendering."""
    generated = _find_generated(page, config)
    if generated is None:
        return html
    page.toc = TableOfContents(
        [AnchorLink(escape(h.title), h.id, h.level) for h in generated.headings]
    )
    if served().is_running:
        return BODY
    return str(config.extra["fill_link"](generated.body, page.url))


def _find_generated(
    page: Page, config: MkDocsConfig
) -> GeneratedPage | ShellPage | None:
    name = page.file.src_uri
    shell = config.extra["shell_pages"].get(name)
    return shell or config.extra["sanad"].pages.get(name)
