"""
The page of a preview: the changed practices in both languages, in one HTML file.

It loads nothing: styles and pictures stand in it, scripts are forbidden by its policy,
and links lead to the published site or, without its address, nowhere. So it can be
opened wherever the forge keeps files.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from markupsafe import Markup, escape

from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.pages.layout import render
from sanad.words import words_of

_LINK = re.compile(r'(?P<name>href|src|id)="(?P<value>[^"]*)"')
_WEB = ("http://", "https://", "mailto:")
# Any host that has no page: what is left of a link tells where it leads in the site.
_NOWHERE = "https://site.invalid/"
_TYPES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp"}


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as the template shows it: its anchor, language, title and HTML."""

    anchor: str
    language: Language
    title: str
    html: Markup


def write_page(
    pages: Iterable[tuple[str, GeneratedPage]],
    *,
    styles: str,
    pictures: Mapping[str, bytes],
    address: str,
) -> str:
    """
    Write the page.

    Args:
        pages: (slug, page of the practice) in the order in which they are shown.
        styles: The style sheets of the site.
        pictures: The address of a picture in the site -> its content.
        address: The address of the published site, or empty.
    """
    shown = [_show(slug, page, pictures, address) for slug, page in pages]
    return render(
        "preview",
        LANGUAGES[0],
        shown=shown,
        languages=LANGUAGES,
        words_of=words_of,
        styles=Markup(styles),  # noqa: S704 -- the site's own style sheets.
    )


def _show(
    slug: str, page: GeneratedPage, pictures: Mapping[str, bytes], address: str
) -> ShownPage:
    anchor = f"{slug}-{page.language}"
    base = urljoin(address or _NOWHERE, page.path)

    def rewrite(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name == "id":
            return f'id="{anchor}-{value}"'
        if name == "src":
            return f'src="{_embed(value, page.path, pictures)}"'
        if value.startswith("#"):
            return f'href="#{anchor}-{value[1:]}"'
        if value.startswith(_WEB):
            return match.group()
        return f'href="{escape(urljoin(base, value))}"' if address else "data-link"

    html = _LINK.sub(rewrite, page.body)
    title = page.front_matter["title"]
    return ShownPage(anchor, page.language, title, Markup(html))  # noqa: S704 -- clean HTML of the engine.


def _embed(source: str, path: str, pictures: Mapping[str, bytes]) -> str:
    """Give a picture as an address that holds it, or nothing."""
    name = unquote(urljoin(_NOWHERE + path, source).removeprefix(_NOWHERE))
    content = pictures.get(name)
    if content is None:
        return ""
    kind = _TYPES[name.rpartition(".")[2].lower()]
    return f"data:image/{kind};base64,{b64encode(content).decode('ascii')}"
