"""Fill the shell that pages share with each of them, and write them."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from sanad.pages import GeneratedPage
from sanad.serving import served, write_file
from sanad.shells import Shell, cut_shell


@event_priority(100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the pages that share this shell; the page with marks itself is dropped."""
    if not (shell_page := config.extra["shell_pages"].get(page.file.src_uri)):
        return output
    shell = cut_shell(output, shell_page)
    for generated in shell_page.pages:
        write = partial(_write_page, shell, generated, config)
        served().put(f"{generated.path}index.html", write)
    return ""


def _write_page(shell: Shell, page: GeneratedPage, config: MkDocsConfig) -> None:
    body = config.extra["fill_link"](page.body, page.path)
    source = config.extra["sanad"].source_file(page.path)
    html = shell.fill(page, body, source=source, site_url=config.site_url or "")
    name = f"{page.path}index.html"
    own = shell.find_own(page, html, body)
    config.extra["link_check"].add(name, own, ids=shell.ids)
    write_file(Path(config.site_dir, name), html)
