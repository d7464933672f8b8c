"""
Parcels: a stranger's zip goes in, the files of practices come out, the rest is refused.

Only `practices/<slug>/ar.md`, `en.md` and pictures in `media/` are taken, by whole
name: a path that leads elsewhere, a link, a file too many or too large has no way in.
No more of a file is unpacked than the zip says it has, and that is limited.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from sanad.languages import LANGUAGES
from sanad.reading import LARGEST_PICTURE, LARGEST_TEXT, MEDIA_FOLDER, SLUG_FORM

MOST_FILES = 100
LARGEST_PARCEL = 20_000_000  # Bytes, packed as well as unpacked.

_TEXTS = "|".join(f"{language}\\.md" for language in LANGUAGES)
_NAME = re.compile(
    r"practices/(?P<slug>[a-z0-9-]+)/"
    rf"(?:(?:{_TEXTS})|{MEDIA_FOLDER}/\w[\w .-]{{0,79}}\.(?:png|jpe?g|webp))"
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class Reason(StrEnum):
    """Why a file, or a whole parcel, is not taken in."""

    NAME = "name"
    LINK = "link"
    SIZE = "size"
    TWICE = "twice"
    LOCKED = "locked"
    BROKEN = "broken"
    MANY = "many"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path as the parcel names it, empty for the parcel as a whole, and why."""

    path: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files by their path from the project ("practices/<slug>/ar.md"), and refusals."""

    files: Mapping[str, bytes]
    refused: tuple[Refusal, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """The practices of which it holds a file, sorted."""
        return tuple(sorted({find_slug(path) for path in self.files}))


class _RefusedError(Exception):
    """A file, or the parcel, is refused."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def is_welcome(path: str) -> bool:
    """Tell whether a file of this path is a text or a picture of a practice."""
    return bool(find_slug(path))


def find_slug(path: str) -> str:
    """Give the practice to which a path belongs; nothing for any other path."""
    match = _NAME.fullmatch(path)
    return match["slug"] if match and SLUG_FORM.fullmatch(match["slug"]) else ""


def size_limit(path: str) -> int:
    """Give how large a file of a path may be, in bytes."""
    return LARGEST_TEXT if path.endswith(".md") else LARGEST_PICTURE


def open_parcel(content: bytes) -> Parcel:
    """
    Take what is welcome out of a zip.

    A single file that is not welcome is refused alone; a parcel that is broken, or
    holds too much, is refused whole.
    """
    try:
        with _open(content) as archive:
            return _take_all(archive)
    except _RefusedError as refusal:
        return Parcel({}, (Refusal("", refusal.reason),))


def _take_all(archive: zipfile.ZipFile) -> Parcel:
    files: dict[str, bytes] = {}
    refused: list[Refusal] = []
    for member in archive.infolist():
        if member.is_dir():
            continue
        try:
            files[member.filename] = _take(archive, member, files)
        except _RefusedError as refusal:
            refused.append(Refusal(member.filename, refusal.reason))
        if sum(map(len, files.values())) > LARGEST_PARCEL:
            raise _RefusedError(Reason.HEAVY)
    return Parcel(dict(sorted(files.items())), tuple(refused))


def _open(content: bytes) -> zipfile.ZipFile:
    if len(content) > LARGEST_PARCEL:
        raise _RefusedError(Reason.HEAVY)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN as error:
        raise _RefusedError(Reason.BROKEN) from error
    if len(archive.infolist()) > MOST_FILES:
        raise _RefusedError(Reason.MANY)
    return archive


def _take(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, taken: Mapping[str, bytes]
) -> bytes:
    for reason in _find_reasons(member, taken):
        raise _RefusedError(reason)
    try:
        return archive.read(member)
    except _BROKEN as error:
        raise _RefusedError(Reason.BROKEN) from error


def _find_reasons(
    member: zipfile.ZipInfo, taken: Mapping[str, bytes]
) -> Iterator[Reason]:
    mode = member.external_attr >> 16
    if not is_welcome(member.filename):
        yield Reason.NAME
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        yield Reason.LINK
    if member.filename in taken:
        yield Reason.TWICE
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
        yield Reason.LOCKED
    if member.file_size > size_limit(member.filename):
        yield Reason.SIZE
