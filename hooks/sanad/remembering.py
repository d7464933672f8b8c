"""
Remembering: a practice that was read before is not read again while it stays the same.

A `Memory` holds what came of each folder of a practice, beside the fingerprint of all
that it was made of: its own files, the vocabularies, and the names of all practices,
which links may lead to. What does not fit is made anew; nothing is guessed.
"""

import hashlib
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sanad.model import Practice
from sanad.problems import Problem
from sanad.reading import LARGEST_PICTURE

# What came of a folder: the practice, if it is sound, and the problems.
Outcome = tuple[Practice | None, tuple[Problem, ...]]


@dataclass(slots=True)
class Memory:
    """What came of folders: slug -> (fingerprint, outcome), in one `surrounding`."""

    surrounding: bytes = b""
    outcomes: dict[str, tuple[bytes, Outcome]] = field(default_factory=dict)

    def enter(self, surrounding: bytes) -> None:
        """Begin a round of loading; in another surrounding all is forgotten."""
        if surrounding != self.surrounding:
            self.outcomes.clear()
            self.surrounding = surrounding

    def recall(self, folder: Path, make: Callable[[], Outcome]) -> Outcome:
        """Give what came of a folder, made anew if it has changed."""
        found = fingerprint([folder])
        known = self.outcomes.get(folder.name)
        if known is None or known[0] != found:
            known = self.outcomes[folder.name] = (found, make())
        return known[1]


def fingerprint(folders: Iterable[Path], *more: str) -> bytes:
    """
    Give the digest of all files in folders, by name and content, and of words.

    A file that is too large for a practice, or none at all, counts by its size.
    """
    digest = hashlib.sha256("\0".join(more).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            state = path.lstat()
            digest.update(f"\0{path}\0{state.st_mode}\0{state.st_size}\0".encode())
            if stat.S_ISREG(state.st_mode) and state.st_size <= LARGEST_PICTURE:
                digest.update(path.read_bytes())
    return digest.digest()
