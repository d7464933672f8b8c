"""
Reading: from the folder of a practice to its documents, as strict text with lines.

Goes in: `practices/<slug>/` with `ar.md`, `en.md` and `media/`. Comes out: a `Bundle`
with the front matter as nodes and the body as text, and the problems met on the way
(P5xx). Symbolic links are never followed, and sizes are capped before reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from sanad.arabic import find_hidden_characters
from sanad.languages import LANGUAGES, Language
from sanad.problems import Problem
from sanad.yaml_nodes import MapNode, YamlFaultError, parse_yaml

LARGEST_TEXT = 60_000  # Bytes; a practice of 400 Arabic words has about 6,000.
LARGEST_PICTURE = 1_000_000  # Bytes.
SLUG_FORM = re.compile(r"(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*")
MEDIA_FOLDER = "media"
SCHEMA_FILE = "practice.schema.json"  # For editors; lies beside the practices.

_BOM = "\ufeff"
_PICTURE_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}
_EXIF_MARKS = (b"Exif\x00\x00", b"eXIf", b"EXIF")
_BRACKET_RUN = re.compile(r"(?:[\[(>!*_`]\s?){60,}")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a practice: `path` relative to the practices, fields, body."""

    path: str
    language: Language
    fields: MapNode
    body: str
    body_line: int

    @property
    def is_translation(self) -> bool:
        """Whether the file says that it was translated from another."""
        return "translated_from" in self.fields.entries


@dataclass(frozen=True, slots=True)
class Bundle:
    """
    A practice's folder as read; `pictures` are the names of the files in `media/`.

    Also of those with a problem, so that none of them is told to be missing as well.
    """

    slug: str
    documents: dict[Language, Document]
    pictures: frozenset[str]
    problems: tuple[Problem, ...]


def find_bundles(root: Path) -> tuple[list[Path], list[Problem]]:
    """Find the folders of practices below a root, sorted, and what is astray there."""
    folders: list[Path] = []
    problems: list[Problem] = []
    for path in sorted(root.iterdir()):
        if path.name.startswith((".", "_")) or path.name == SCHEMA_FILE:
            continue
        if path.is_symlink():
            problems.append(Problem("P506", path.name, 1, values={"found": path.name}))
        elif path.is_dir():
            folders.append(path)
        else:
            problems.append(Problem("P505", path.name, 1, values={"found": path.name}))
    return folders, problems


def read_bundle(folder: Path) -> Bundle:
    """Read the folder of one practice; every problem is in the bundle."""
    problems: list[Problem] = []
    slug = folder.name
    if not SLUG_FORM.fullmatch(slug):
        problems.append(Problem("P501", slug, 1, values={"found": slug}))
    problems += _find_stray_files(folder)
    documents: dict[Language, Document] = {}
    present = [lang for lang in LANGUAGES if (folder / f"{lang}.md").exists()]
    for language in present:
        path = folder / f"{language}.md"
        if path.is_symlink() or not path.is_file():
            continue
        document = _read_document(path, language, problems)
        if document is not None:
            documents[language] = document
    if not present:
        problems.append(Problem("P502", slug, 1))
    if len(documents) == len(present):
        problems += _check_roles(documents)
    pictures = frozenset(_read_pictures(folder, problems))
    return Bundle(slug, documents, pictures, tuple(problems))


def split_front_matter(text: str) -> tuple[str, int, str, int]:
    """
    Split a text into front matter and body.

    Returns:
        Front matter, its first line, body, its first line; lines count from 1.

    Raises:
        YamlFaultError: P510 when there is none, P511 when it does not end.
    """
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    if not YAMLHandler().detect(text) or opening is None:
        raise YamlFaultError("P510", 1)
    try:
        front, body = YAMLHandler().split(text)
    except ValueError as error:
        raise YamlFaultError("P511", 1) from error
    front_line = text.count("\n", 0, opening.end()) + 1
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return front, front_line, body, body_line


def read_text(path: Path, place: str, problems: list[Problem]) -> str | None:
    """
    Read a text of a contributor: a file of its own, not too large, UTF-8.

    Returns:
        The text without a byte order mark, or None after adding a problem.
    """
    if path.is_symlink() or not path.is_file():
        code = "P506" if path.is_symlink() else "P505"
        problems.append(Problem(code, place, 1, values={"found": path.name}))
        return None
    size = path.stat().st_size
    if size > LARGEST_TEXT:
        values = {"found": f"{size:,} B", "allowed": f"{LARGEST_TEXT:,} B"}
        problems.append(Problem("P508", place, 1, values=values))
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        problems.append(Problem("P507", place, 1))
        return None
    if text.startswith(_BOM):
        problems.append(Problem("P509", place, 1))
    return text.removeprefix(_BOM)


def _find_stray_files(folder: Path) -> Iterator[Problem]:
    allowed = {f"{language}.md" for language in LANGUAGES} | {MEDIA_FOLDER}
    for path in sorted(folder.iterdir()):
        place = f"{folder.name}/{path.name}"
        if path.is_symlink():
            yield Problem("P506", place, 1, values={"found": path.name})
        elif path.name.startswith("."):
            continue
        elif path.name not in allowed or path.is_dir() == (path.suffix == ".md"):
            yield Problem("P505", place, 1, values={"found": path.name})


def _read_document(
    path: Path, language: Language, problems: list[Problem]
) -> Document | None:
    place = f"{path.parent.name}/{path.name}"
    text = read_text(path, place, problems)
    if text is None:
        return None
    try:
        front, front_line, body, body_line = split_front_matter(text)
        root = parse_yaml(front, first_line=front_line)
    except YamlFaultError as fault:
        problems.append(Problem(fault.code, place, fault.line, values=fault.values))
        return None
    if not isinstance(root, MapNode):
        line = front_line if root is None else root.line
        problems.append(Problem("P515", place, line))
        return None
    problems += _check_body(body, body_line, place)
    return Document(place, language, root, body, body_line)


def _check_body(body: str, body_line: int, place: str) -> Iterator[Problem]:
    for line, text in enumerate(body.split("\n"), body_line):
        hidden = find_hidden_characters(text)
        if hidden:
            yield Problem("P516", place, line, values={"found": hidden[0][1]})
        run = _BRACKET_RUN.search(text)
        if run:
            yield Problem("P517", place, line, values={"found": run.group()[:20]})


def _check_roles(documents: dict[Language, Document]) -> Iterator[Problem]:
    translations = [doc for doc in documents.values() if doc.is_translation]
    if documents and len(translations) == len(documents):
        yield Problem("P504", translations[0].path, 1)
    if len(documents) == len(LANGUAGES) and not translations:
        first, second = documents.values()
        fix = f"translated_from: {first.language}"
        yield Problem("P503", second.path, 1, fix=fix)


def _read_pictures(folder: Path, problems: list[Problem]) -> Iterator[str]:
    media = folder / MEDIA_FOLDER
    if media.is_symlink() or not media.is_dir():
        return
    for path in sorted(media.iterdir()):
        place = f"{folder.name}/{MEDIA_FOLDER}/{path.name}"
        code = _check_picture(path)
        values = {"found": path.name, "allowed": f"{LARGEST_PICTURE:,} B"}
        if path.name.startswith("."):
            continue
        if code:
            problems.append(Problem(code, place, 1, values=values))
        yield path.name


def _check_picture(path: Path) -> str:
    if path.is_symlink():
        return "P506"
    signatures = _PICTURE_SIGNATURES.get(path.suffix.lower(), ())
    if not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
        return "P308"
    content = path.read_bytes()
    if not content.startswith(signatures or (b"\x00no",)):
        return "P308"
    return "P310" if any(mark in content for mark in _EXIF_MARKS) else ""
