"""
Render the theme once for all pages of a kind, and fill it with each of them.

Instead of a file for each page, MkDocs gets one page with marks for all; `fill_shells`
fills what the theme makes of it with each page. The kinds of pages are named by
`extra.shells`; with none, MkDocs makes each page by itself: both ways give the same
bytes. Only documented events of MkDocs are used.
"""

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sanad.shells import list_addresses, share_shells


@event_priority(50)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page with marks for all that share a shell."""
    config.extra["shell_pages"] = shells = {}
    pages = config.extra["sanad"].pages.values()
    for shell in share_shells(pages, config.extra["shells"]):
        file = File.generated(config, f"{shell.path.rstrip('/')}.md", content="")
        shells[file.src_uri] = shell
        files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Let the map of the site list the pages that MkDocs does not know."""
    shells = config.extra["shell_pages"]
    env.globals["list_addresses"] = partial(list_addresses, shells=shells)
    return env


@event_priority(-50)
def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
) -> TemplateContext:
    """Give the theme marks for what is not in the page itself."""
    if shell := config.extra["shell_pages"].get(page.file.src_uri):
        context["paper_title"], context["code"] = shell.paper_title, shell.code
        context["source_file"] = shell.source
        if forge := config.extra["edit_base"]:
            page.edit_url = f"{forge}{shell.source}" if shell.source else None
    return context
