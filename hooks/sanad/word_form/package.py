"""
The package of a Word file, opened as a stranger's: sizes first, nothing else run.

The bytes of a .docx go in; the trees of its text, its styles, its numbering and its
links come out, by the standard library alone. No macro, no outside reference and no
entity is followed. Source: ECMA-376, part 2 (packages) and part 1, 17.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

LARGEST_FILE = 20_000_000  # Bytes; a form with its lists has about 100,000.
LARGEST_PART = 40_000_000  # Bytes of one part once unpacked.
MOST_PARTS = 2_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument)/"
)
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Old .doc, and what is encrypted.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DTD = "<!DOCTYPE"
_ZIP = b"PK\x03\x04"
_MACROS = "macroEnabled"
_DOCUMENT = "wordprocessingml"
_KINDS = ("officeDocument", "styles", "numbering")


class UnreadableFormError(Exception):
    """A file that cannot be read as a form: the code of a problem and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Package:
    """
    What is read of a document.

    `links` maps the id of a relation -> the address outside to which it leads.
    """

    body: ET.Element
    styles: ET.Element | None
    numbering: ET.Element | None
    links: Mapping[str, str]


def open_package(content: bytes) -> Package:
    """
    Open a Word document.

    Raises:
        UnreadableFormError: P701 no .docx, P702 encrypted, P703 with macros, P704 too
            large, P705 damaged.
    """
    if len(content) > LARGEST_FILE:
        raise _too_large(len(content), LARGEST_FILE)
    if content.startswith(_COMPOUND):
        raise UnreadableFormError("P702" if _ENCRYPTED in content else "P701")
    if not content.startswith(_ZIP):
        raise UnreadableFormError("P701")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableFormError("P705") from error
    except RuntimeError as error:  # What zipfile says of a part under a password.
        raise UnreadableFormError("P702") from error


def _read(archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    if len(names) > MOST_PARTS:
        raise _too_large(len(names), MOST_PARTS)
    if "[Content_Types].xml" not in names:
        raise UnreadableFormError("P701")
    _refuse_other_kinds(_read_tree(archive, "[Content_Types].xml"))
    main = _relate(archive, "").get("officeDocument", ("", ""))[1]
    tree = _read_tree(archive, main)
    body = tree.find(f"{W}body")
    if body is None:
        raise UnreadableFormError("P705")
    related = _relate(archive, main)
    parts = {
        kind: _read_tree(archive, related[kind][1])
        for kind in ("styles", "numbering")
        if kind in related and related[kind][1] in names
    }
    links = {
        name: target
        for name, (mode, target) in _relations(archive, main).items()
        if mode == "External"
    }
    return Package(body, parts.get("styles"), parts.get("numbering"), links)


def _refuse_other_kinds(types: ET.Element) -> None:
    kinds = " ".join(
        entry.get("ContentType", "") for entry in types.iter(f"{_TYPES}Override")
    )
    if _MACROS in kinds:
        raise UnreadableFormError("P703")
    if _DOCUMENT not in kinds:
        raise UnreadableFormError("P701")


def _relate(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Give the parts of the kinds that are read: kind -> (id, name of the part)."""
    related = {}
    for relation in _relation_rows(archive, part):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if kind in _KINDS:
            name = normpath(join("/", dirname(part), target)).lstrip("/")
            related[kind] = (relation.get("Id", ""), name)
    return related


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    return {
        row.get("Id", ""): (row.get("TargetMode", ""), row.get("Target", ""))
        for row in _relation_rows(archive, part)
    }


def _relation_rows(archive: zipfile.ZipFile, part: str) -> list[ET.Element]:
    folder, _, name = part.rpartition("/")
    path = join(folder, "_rels", f"{name}.rels")
    if path not in archive.namelist():
        return []
    return list(_read_tree(archive, path).iter(_RELATION))


def _read_tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """Read the XML of a part, never more of it than is allowed."""
    try:
        with archive.open(name) as part:
            content = part.read(LARGEST_PART + 1)
    except KeyError as error:
        raise UnreadableFormError("P705") from error
    if len(content) > LARGEST_PART:
        raise _too_large(len(content), LARGEST_PART)
    try:
        text = _STRICT.sub(_TRANSITIONAL, content).decode("utf-8-sig")
        if _DTD in text:  # Packages have none, and entities come from there.
            raise UnreadableFormError("P705")
        return ET.fromstring(text)  # noqa: S314 -- no DTD, no entity; sizes are capped.
    except (ET.ParseError, ValueError) as error:
        raise UnreadableFormError("P705") from error


def _too_large(found: int, allowed: int) -> UnreadableFormError:
    return UnreadableFormError("P704", found=f"{found:,}", allowed=f"{allowed:,}")
