"""
Links: every inner link and anchor of a built site, checked on its HTML.

Pages go in as HTML by path, broken links come out. External addresses are not asked.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

_TARGET = re.compile(
    r"""<[a-z][^<>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s">]+))"""
)
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|([^\s">]+))""")
_INDEX = "index.html"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link on a page that leads to no file, or to an anchor that is not there."""

    page: str
    target: str


def find_broken_links(
    pages: Mapping[str, str], files: Iterable[str], *, base: str = "/"
) -> list[BrokenLink]:
    """
    Find the links that lead nowhere.

    Args:
        pages: Path in the site ("ar/index.html") -> HTML.
        files: The paths of all files of the site.
        base: The path below which the site is published, for links from the root.

    Returns:
        Broken links, sorted, each once.
    """
    known = frozenset(files)
    ids = {path: _find_ids(html) for path, html in pages.items()}
    broken = {
        BrokenLink(path, target)
        for path, html in pages.items()
        for target in set(_find_targets(html))
        if not _leads_somewhere(path, target, known, ids, base)
    }
    return sorted(broken)


def find_outside_hosts(html: str) -> list[str]:
    """Give the addresses outside the site that a page loads by itself, sorted."""
    loading = re.findall(
        r'<(?:script|img|iframe|source|link rel="(?:stylesheet|icon|preconnect)")'
        r'[^>]*?\s(?:src|href)="((?:https?:)?//[^"]+)"',
        html,
    )
    return sorted(set(loading))


def _find_targets(html: str) -> Iterator[str]:
    for groups in _TARGET.findall(html):
        yield unescape("".join(groups))


def _find_ids(html: str) -> frozenset[str]:
    return frozenset(unescape("".join(groups)) for groups in _ID.findall(html))


def _leads_somewhere(
    page: str,
    target: str,
    known: frozenset[str],
    ids: Mapping[str, frozenset[str]],
    base: str,
) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:  # No address at all, such as "https://[x".
        return False
    if parts.scheme or parts.netloc:
        return True
    path = _resolve(page, unquote(parts.path), base)
    if path not in known:
        return False
    fragment = unquote(parts.fragment)
    return not fragment or path not in ids or fragment in ids[path]


def _resolve(page: str, path: str, base: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        joined = path.removeprefix(base).lstrip("/")
    else:
        joined = posixpath.join(posixpath.dirname(page), path)
    normal = posixpath.normpath(joined) if joined else "."
    if path.endswith(("/", ".")):
        return _INDEX if normal == "." else f"{normal}/{_INDEX}"
    return normal
