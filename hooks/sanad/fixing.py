"""
Fixing: what a machine can mend in a practice's files without knowing its subject.

The byte order mark, invisible characters, tatweel, Eastern digits, white space, the
order of fields, quotes around dates, and the digest of a translation. Words, values
and comments stay as they are. Files are replaced whole, or not at all.
"""

import re
from pathlib import Path

from sanad.arabic import remove_hidden_characters, remove_tatweel, to_western_digits
from sanad.languages import LANGUAGES
from sanad.reading import Bundle, read_bundle, split_front_matter
from sanad.schema import practice_fields
from sanad.translation import digest_source, field_text
from sanad.yaml_nodes import YamlFaultError

_KEY = re.compile(r"([a-z_]+):(?:\s|$)")
_BARE_DATE = re.compile(
    r"""(?<=[\s,{\[])"(?:\\.|[^"\\])*"|"""  # What stands in quotes stays as it is.
    r"\b(start|end|reviewed_on|review_due|date|as_of): "
    r"(\d{4}(?:-\d{2}){0,2})(?=\s*(?:[,}]|$))",
    re.MULTILINE,
)
_HARD_BREAK = re.compile(r"^((?!#).*\S) {2,}(?=\n[^\n])", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")
_DIGEST = "source_digest"


def fix_bundle(folder: Path, *, restamp: bool = False) -> list[Path]:
    """
    Mend the texts of one practice in place.

    Args:
        folder: The practice's folder.
        restamp: Declare its translation current: stamp it anew even if it is stale.

    Returns:
        The files that changed.
    """
    texts = [folder / f"{language}.md" for language in LANGUAGES]
    changed = [path for path in texts if _is_text(path) and _fix_file(path)]
    stamped = _stamp(folder, read_bundle(folder), restamp=restamp)
    return sorted({*changed, *stamped})


def fix_text(text: str) -> str:
    """
    Mend one file's text; idempotent.

    A file whose front matter cannot be told from its body gets only the mending that
    is safe on any text.
    """
    clean = remove_tatweel(remove_hidden_characters(to_western_digits(text)))
    try:
        front, _, body, _ = split_front_matter(clean)
    except YamlFaultError:
        return _fix_lines(clean) + "\n"
    fields = _quote_dates(_order_fields(_fix_lines(front)))
    return f"---\n{fields}\n---\n\n{_fix_body(body)}".rstrip("\n") + "\n"


def stamp_text(text: str, digest: str) -> str:
    """Write the digest of the source text into a translation's front matter."""
    front, _, body, _ = split_front_matter(text)
    line = f"{_DIGEST}: {digest}"
    blocks = [b for b in _split_fields(front) if _key_of(b) != _DIGEST]
    fields = _order_fields("\n".join([*blocks, line]))
    return f"---\n{fields}\n---\n\n{body.strip()}\n"


def write_whole(path: Path, text: str) -> None:
    """Replace a file by a complete new one, or leave it as it is."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _is_text(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _fix_file(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    fixed = fix_text(text)
    if fixed == text:
        return False
    write_whole(path, fixed)
    return True


def _stamp(folder: Path, bundle: Bundle, *, restamp: bool) -> list[Path]:
    documents = bundle.documents.values()
    sources = [doc for doc in documents if not doc.is_translation]
    if len(sources) != 1:
        return []
    digest = digest_source(sources[0])
    stamped = []
    for document in documents:
        current = field_text(document, _DIGEST)
        is_wanted = restamp or not current
        if document.is_translation and is_wanted and current != digest:
            path = folder / f"{document.language}.md"
            write_whole(path, stamp_text(path.read_text(encoding="utf-8"), digest))
            stamped.append(path)
    return stamped


def _fix_lines(text: str) -> str:
    """Remove white space at the ends of lines, and more than one blank line."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _fix_body(body: str) -> str:
    """Mend white space; two spaces that break a line become the visible mark for it."""
    return _fix_lines(_HARD_BREAK.sub(r"\1\\", body))


def _quote_dates(front: str) -> str:
    return _BARE_DATE.sub(
        lambda found: f'{found[1]}: "{found[2]}"' if found[1] else found[0], front
    )


def _order_fields(front: str) -> str:
    """Put fields into the order of the schema; unknown ones stand last, as found."""
    order = {name: index for index, name in enumerate(practice_fields())}
    blocks = _split_fields(front)
    last = len(order)
    return "\n".join(sorted(blocks, key=lambda b: order.get(_key_of(b), last)))


def _split_fields(front: str) -> list[str]:
    """Split front matter into fields, each with the comments above it."""
    blocks: list[list[str]] = []
    waiting: list[str] = []
    for line in front.strip("\n").split("\n"):
        if _KEY.match(line):
            blocks.append([*waiting, line])
            waiting = []
        elif line.startswith("#") or not blocks:
            waiting.append(line)
        else:
            blocks[-1] += [*waiting, line]
            waiting = []
    if waiting:
        blocks.append(waiting)
    return ["\n".join(block) for block in blocks]


def _key_of(block: str) -> str:
    keys = (_KEY.match(line) for line in block.split("\n"))
    return next((match[1] for match in keys if match), "")
