"""
Links: every inner link and anchor of a built site, checked on its HTML.

Pages go in as HTML by path, broken links come out. External addresses are not asked.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

_TARGET = re.compile(
    r"""<[a-z][^<>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s">]+))"""
)
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|([^\s">]+))""")
_LOADING = re.compile(
    r'<(?:script|img|iframe|source|link rel="(?:stylesheet|icon|preconnect)")'
    r'[^>]*?\s(?:src|href)="((?:https?:)?//[^"]+)"'
)
_INDEX = "index.html"
_PAGE = ".html"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link on a page that leads to no file, or to an anchor that is not there."""

    page: str
    target: str


class LinkCheck:
    """
    The check of a site's links, page by page, while the site is written.

    Of a page only those links are kept that cannot be judged by the page alone: a link
    to an anchor of its own is judged at once, as is one to a page that is `expected`.
    """

    def __init__(self, *, base: str = "/", expected: Iterable[str] = ()) -> None:
        """
        Begin a check.

        Args:
            base: The path below which the site is published, for links from the root.
            expected: Pages ("ar/matrix/index.html") that will be there in the end.
        """
        self._base = base
        self._expected = frozenset(expected)
        self._open: dict[tuple[str, str], list[BrokenLink]] = defaultdict(list)
        self._broken: set[BrokenLink] = set()
        self._outside: set[tuple[str, str]] = set()

    def add(self, page: str, html: str, *, ids: frozenset[str] = frozenset()) -> None:
        """
        Take in the HTML of a page, or the part of it that no other page has.

        Args:
            page: The path of the page's file in the site.
            html: The page, or its own part.
            ids: The anchors of the rest of the page.
        """
        own = None
        for target in set(_find_targets(html)):
            link = BrokenLink(page, target)
            found = _resolve_target(link, self._base)
            if found is None:
                self._broken.add(link)
                continue
            path, fragment = found
            if not path or (path in self._expected and not fragment):
                continue
            if path == page and fragment:
                own = ids | find_ids(html) if own is None else own
                if fragment not in own:
                    self._broken.add(link)
            else:
                self._open[path, fragment].append(link)
        self._outside |= {(page, host) for host in find_outside_hosts(html)}

    def find_outside(self) -> list[tuple[str, str]]:
        """Give (page, address) for each address outside that a page loads by itself."""
        return sorted(self._outside)

    def find_broken(
        self, files: Iterable[str], read: Callable[[str], str]
    ) -> list[BrokenLink]:
        """
        Judge the links that are still open, when all pages are written.

        Args:
            files: The paths of all files of the site.
            read: Gives the HTML of a page by its path.

        Returns:
            All broken links, sorted, each once.
        """
        known = frozenset(files)
        ids: dict[str, frozenset[str]] = {}
        broken = set(self._broken)
        for (path, fragment), links in self._open.items():
            if path not in known:
                broken.update(links)
            elif fragment and path.endswith(_PAGE):
                if path not in ids:
                    ids[path] = find_ids(read(path))
                if fragment not in ids[path]:
                    broken.update(links)
        return sorted(broken)


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
    check = LinkCheck(base=base)
    for path, html in pages.items():
        check.add(path, html)
    return check.find_broken(files, pages.__getitem__)


def find_outside_hosts(html: str) -> list[str]:
    """Give the addresses outside the site that a page loads by itself, sorted."""
    return sorted(set(_LOADING.findall(html)))


def find_ids(html: str) -> frozenset[str]:
    """Give the anchors of HTML."""
    return frozenset(unescape("".join(groups)) for groups in _ID.findall(html))


def _find_targets(html: str) -> Iterator[str]:
    for groups in _TARGET.findall(html):
        yield unescape("".join(groups))


def _resolve_target(link: BrokenLink, base: str) -> tuple[str, str] | None:
    depth = link.page.count("/")
    if depth and link.target.startswith("../" * depth):
        # By way of the root: the same from every page that lies as deep.
        return _resolve_from_root("x/" * depth, link.target, base)
    return _resolve_on(link.page, link.target, base)


def _resolve_on(page: str, target: str, base: str) -> tuple[str, str] | None:
    """
    Give (path, fragment) of a link on a page; an empty path leads out of the site.

    None where the target is no address at all, such as "https://[x".
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return "", ""
    return _resolve(page, unquote(parts.path), base), unquote(parts.fragment)


_resolve_from_root = lru_cache(maxsize=1 << 16)(_resolve_on)


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
