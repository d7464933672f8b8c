"""
Shells: the theme's HTML around a page, made once and filled for every page of a kind.

The theme costs far more than what it surrounds, and between two pages of one kind,
language and depth it differs only in a few words. So it is rendered for one page that
has marks in place of these words (`share_shells`); `cut_shell` cuts the result at the
marks, and `Shell.fill` puts the words of a page there, as the theme would write them. A
test builds a site with and without shells and compares every byte.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Protocol

from sanad.handouts.qr import draw_qr
from sanad.links import find_ids
from sanad.pages import GeneratedPage, Heading

# Stands for the body of a page. The theme gives a page without h1 another.
BODY = "<h1 sanad-shell-body>"

# A mark is a word that no practice holds; the one for a path stands in addresses.
_MARK = "sanad-shell-{}"
_TITLE, _ABOUT, _SOURCE, _PAPER, _CODE, _PATH = (
    _MARK.format(name) for name in ("title", "about", "source", "paper", "code", "path")
)
_FIRST = Heading(_MARK.format("id"), _MARK.format("heading"))
_SECOND = Heading(_MARK.format("nextid"), _MARK.format("nextheading"))
_ROWS = "rows"
_CUT = re.compile(
    rf"(?P<first>{_FIRST.title})(?P<between>.*?){_SECOND.id}(?P<within>.*?){_SECOND.title}"
    rf"|(?P<path>{_PATH}[\d/a-z-]*(?<!/))"
    rf"|(?P<mark>{re.escape(BODY)}|{_MARK.format('[a-z]+')})",
    re.DOTALL,
)
_FEWEST = 3
_FLAT = 2


class File(Protocol):
    """A file as MkDocs knows it: the path of its source, and its address."""

    src_uri: str
    url: str


@dataclass(frozen=True, slots=True)
class ShellPage:
    """
    A page with marks, for which the theme is rendered, and the pages to fill in.

    `path` is its address in the site, `folder` what the addresses of its pages begin
    with. `paper_title` and `code` stand for the title in the margin of paper, and for
    the code that leads from paper to the page.
    """

    path: str
    folder: str
    pages: tuple[GeneratedPage, ...]
    headings: tuple[Heading, ...]
    source: str
    body: str = BODY
    paper_title: str = _PAPER
    code: str = _CODE
    template: str = ""

    @property
    def front_matter(self) -> Mapping[str, str]:
        """Marks for the front matter of a page."""
        return {"title": _TITLE, "description": _ABOUT}


@dataclass(frozen=True)
class Shell:
    """
    The theme's HTML in pieces, and between two of them the name of what belongs there.

    `between` and `within` are what the theme writes between two headings of the
    contents, and between a heading's anchor and its words. `folder` is what the
    addresses of all pages begin with, `first` the address of the first of them.
    """

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    folder: str
    first: str
    between: str = ""
    within: str = ""

    def fill(
        self, page: GeneratedPage, body: str, *, source: str, site_url: str
    ) -> str:
        """
        Give the whole HTML of a page.

        Args:
            page: The page.
            body: Its HTML.
            source: The file in which it is corrected, or nothing.
            site_url: The address of the site, or nothing.
        """
        title = page.front_matter["title"]
        words = {
            BODY: body,
            _PATH: page.path.removeprefix(self.folder).rstrip("/"),
            _TITLE: escape(title),
            _ABOUT: escape(page.front_matter["description"]),
            _PAPER: _write_for_styles(title),
            _SOURCE: source,
        }
        if _CODE in self.names:
            words[_CODE] = draw_qr(site_url + page.path)
        for heading in page.headings[:1]:
            words[_FIRST.id] = heading.id
            words[_FIRST.title] = escape(heading.title)
            words[_ROWS] = self._list_headings(page.headings)
        parts = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            parts += [words[name], piece]
        return "".join(parts)

    def find_own(self, page: GeneratedPage, html: str, body: str) -> str:
        """
        Give the part of a page's HTML that is to be checked for links.

        The theme's own links are the same on all pages: the first one speaks for them.
        """
        if page.path == self.first:
            return html
        return body + "".join(f'<a href="#{heading.id}">' for heading in page.headings)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The anchors that every page has from the theme."""
        return find_ids("".join(self.pieces))

    def _list_headings(self, headings: tuple[Heading, ...]) -> str:
        first, *others = headings
        rows = (
            self.between + heading.id + self.within + escape(heading.title)
            for heading in others
        )
        return escape(first.title) + "".join(rows)


def _write_for_styles(text: str) -> str:
    """Write words for a string in a style sheet, as the theme's `css_string` does."""
    even = " ".join(text.split())
    return even.replace("\\", r"\\").replace('"', r"\"").replace("<", r"\3c ")


def share_shells(
    pages: Iterable[GeneratedPage], kinds: Iterable[str]
) -> Iterator[ShellPage]:
    """
    Group the pages that can share a shell.

    Args:
        pages: All generated pages.
        kinds: The folders below a language whose pages may share ("practices").

    Yields:
        One page with marks for each group; a page of a small group needs no shell.
    """
    wanted = frozenset(kinds)
    groups: dict[tuple[str, int, bool, bool], list[GeneratedPage]] = defaultdict(list)
    for page in pages:
        tag, kind, *rest = page.path.strip("/").split("/")
        is_flat = all(heading.level == _FLAT for heading in page.headings)
        if kind in wanted and rest and is_flat and not page.template:
            key = (f"{tag}/{kind}/", len(rest), bool(page.source), bool(page.headings))
            groups[key].append(page)
    for number, (key, some) in enumerate(groups.items()):
        folder, depth, has_source, has_headings = key
        if len(some) >= _FEWEST:
            yield ShellPage(
                path=folder + "/".join([f"{_PATH}-{number}", *["x"] * (depth - 1), ""]),
                folder=folder,
                pages=tuple(some),
                headings=(_FIRST, _SECOND) if has_headings else (),
                source=_SOURCE if has_source else "",
            )


def cut_shell(html: str, shell_page: ShellPage) -> Shell:
    """
    Cut the theme's HTML of a page with marks.

    Args:
        html: What the theme made of `shell_page`.
        shell_page: The page with marks.
    """
    pieces, names, end = [], [], 0
    rows = {"between": "", "within": ""}
    for found in _CUT.finditer(html):
        pieces.append(html[end : found.start()])
        end = found.end()
        if found["first"]:
            names.append(_ROWS)
            rows = {name: found[name] for name in rows}
        else:
            names.append(_PATH if found["path"] else found["mark"])
    pieces.append(html[end:])
    first = shell_page.pages[0].path
    return Shell(tuple(pieces), tuple(names), shell_page.folder, first, **rows)


def list_addresses(files: Iterable[File], shells: Mapping[str, ShellPage]) -> list[str]:
    """
    List the addresses of all pages, sorted.

    Args:
        files: The files that MkDocs knows, those with marks among them.
        shells: Source path -> page with marks.
    """
    known = [file.url.lstrip("./") for file in files if file.src_uri not in shells]
    shared = [page.path for shell in shells.values() for page in shell.pages]
    return sorted(known + shared)
