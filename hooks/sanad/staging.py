"""
Staging: every page as a plain file with front matter, for a generator of any kind.

Generated pages hold the same HTML as in the site; hand-written ones are copied, their
shortcodes carried out. Nothing of MkDocs is needed to read the result.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import frontmatter
from jinja2 import Environment, StrictUndefined

from sanad.languages import LANGUAGES
from sanad.pages import GeneratedPage
from sanad.shortcodes import make_shortcodes
from sanad.site import Site, find_language
from sanad.word_form import form_path, make_form

MARKER = ".sanad-staged"

_HAND_WRITTEN = "*.md"
_HIDDEN_FOLDER = ".overrides"
_BLANK_LINES = re.compile(r"\n\s*\n+")
_PREFORMATTED = re.compile(r"(<pre.*?</pre>)", re.DOTALL)


def stage_site(site: Site, docs: Path, target: Path) -> int:
    """
    Write all pages, pictures and assets below a folder.

    Args:
        site: What is published.
        docs: The folder of hand-written pages and assets.
        target: Where to write; its old content is replaced.

    Returns:
        The number of files written.
    """
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    (target / MARKER).touch()
    contents = dict(_stage_pages(site)) | dict(_stage_docs(site, docs))
    contents |= {
        form_path(language): make_form(language, site.library.vocabularies, site.epoch)
        for language in LANGUAGES
    }
    for name, content in contents.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(contents)


def stage_page(page: GeneratedPage) -> str:
    """
    Write a generated page as front matter and one block of HTML.

    CommonMark ends a block of HTML at a blank line: there is none in it.
    """
    post = frontmatter.Post(_without_blank_lines(page.body))
    post.metadata = {
        **page.front_matter,
        "lang": str(page.language),
        "dir": page.language.direction,
    }
    return str(frontmatter.dumps(post, sort_keys=False, allow_unicode=True)) + "\n"


def _stage_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    for name, page in site.pages.items():
        yield name, stage_page(page).encode()
    for name, picture in site.pictures.items():
        yield name, picture.read_bytes()


def _stage_docs(site: Site, docs: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if not path.is_file() or name.startswith(_HIDDEN_FOLDER):
            continue
        if path.match(_HAND_WRITTEN) and "{{" in path.read_text(encoding="utf-8"):
            yield name, _run_shortcodes(site, name, path).encode()
        else:
            yield name, path.read_bytes()


def _run_shortcodes(site: Site, name: str, path: Path) -> str:
    address = f"{name.removesuffix('index.md')}"
    shortcodes = make_shortcodes(site.library, find_language(name), address)
    # The project's own pages, whose HTML must pass as it is.
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
    template = environment.from_string(path.read_text(encoding="utf-8"))
    return template.render(shortcodes) + "\n"


def _without_blank_lines(html: str) -> str:
    parts = _PREFORMATTED.split(html.strip())
    parts[::2] = [_BLANK_LINES.sub("\n", part) for part in parts[::2]]
    parts[1::2] = [part.replace("\n\n", "\n&#10;") for part in parts[1::2]]
    return "".join(parts)
