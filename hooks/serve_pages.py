"""Let a served site write its pages when a browser asks for them."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from sanad.serving import served, write_file
from sanad.shells import BODY


def on_startup(command: str, **_: object) -> None:
    """Note whether the site is built or served."""
    served().is_running = command == "serve"


def on_pre_build(**_: object) -> None:
    """Let browsers wait until this build is complete."""
    served().begin_build()


@event_priority(-100)
def on_post_build(**_: object) -> None:
    """Let browsers go on."""
    served().end_build()


def on_build_error(**_: object) -> None:
    """Let browsers go on."""
    served().end_build()


@event_priority(50)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave the body of a generated page until a browser asks for it."""
    generated = config.extra["sanad"].pages.get(page.file.src_uri)
    if generated is None or not served().is_running:
        return output

    def write() -> None:
        html = output.replace(BODY, config.extra["fill_link"](generated.body, page.url))
        write_file(Path(page.file.abs_dest_path), html)

    served().put(page.file.dest_uri, write)
    return ""


def on_serve(server: LiveReloadServer, **_: object) -> None:
    """Write what is asked for before the server looks for it."""
    server.set_app(partial(served().answer, server))
