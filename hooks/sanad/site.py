"""
The site: the library, its pages by source path, and what hooks and scripts ask of it.

One door for hooks and scripts: they hand over values made here and hold no logic.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from sanad import urls
from sanad.languages import LANGUAGES, Language
from sanad.library import VOCABULARIES_FOLDER, load_library
from sanad.links import LinkCheck
from sanad.model import Library
from sanad.pages import GeneratedPage, build_pages
from sanad.pages.contributing import find_broken
from sanad.reading import MEDIA_FOLDER
from sanad.remembering import Memory


@dataclass(frozen=True)
class Site:
    """
    What is published.

    `pages` maps a source path ("ar/matrix.md") -> page, `pictures` an address in the
    site -> file. `epoch` is the last date of review in the content, in seconds since
    1970 UTC: the date of a build that is told no other.
    """

    library: Library
    pages: Mapping[str, GeneratedPage]
    pictures: Mapping[str, Path]
    epoch: int

    @cached_property
    def has_broken(self) -> bool:
        """Whether a practice is left out because of an error."""
        return bool(find_broken(self.library))

    def source_file(self, source_path: str) -> str:
        """
        Give the project's file in which a page ("ar/matrix.md", "ar/x/") is corrected.

        Empty for a generated page that no single file stands behind.
        """
        page = self.pages.get(_source_path(source_path))
        if page is None:
            return f"docs/{source_path}"
        return f"practices/{page.source}" if page.source else ""


def load_site(
    practices: Path, own_practices: Path, *, memory: Memory | None = None
) -> Site:
    """
    Load a folder of practices and build its pages.

    Args:
        practices: The folder to publish.
        own_practices: The project's own folder, whose vocabularies always count.
        memory: What came of practices before.
    """
    vocabularies = own_practices / VOCABULARIES_FOLDER
    library = load_library(practices, vocabularies, memory=memory)
    pages = build_pages(library)
    return Site(
        library=library,
        pages={_source_path(page.path): page for page in pages},
        pictures={
            urls.picture_path(practice.slug, name): practices
            / practice.slug
            / MEDIA_FOLDER
            / name
            for practice in library.practices.values()
            for name in practice.pictures
        },
        epoch=_find_epoch(library),
    )


def find_language(path: str) -> Language:
    """Give the language of a page by its path; the root's own page is Arabic first."""
    tag = path.split("/", 1)[0]
    return Language(tag) if tag in LANGUAGES else Language.ARABIC


def check_folder(folder: Path, site_url: str = "") -> Iterator[str]:
    """Check a built site: each broken link, and each host that a page would call."""
    check = LinkCheck(base=_find_base(site_url))
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        check.add(name, path.read_text(encoding="utf-8"))
    yield from end_check(check, folder)


def begin_check(site: Site, site_url: str) -> LinkCheck:
    """Begin to check a site whose pages are about to be written."""
    expected = (f"{page.path}index.html" for page in site.pages.values())
    return LinkCheck(base=_find_base(site_url), expected=expected)


def end_check(check: LinkCheck, folder: Path) -> Iterator[str]:
    """Tell what is wrong with the pages that a check has taken in."""
    files = (path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in files]
    for link in check.find_broken(names, lambda name: _read(folder / name)):
        yield f"{link.page}: a link leads nowhere: {link.target}"
    for name, address in check.find_outside():
        yield f"{name}: the page would load {address}"


def _find_base(site_url: str) -> str:
    return urlsplit(site_url).path or "/"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _source_path(path: str) -> str:
    return path if path.endswith(".md") else f"{path.rstrip('/')}.md"


def _find_epoch(library: Library) -> int:
    day = library.last_review.first_day
    return calendar.timegm(day.timetuple())
