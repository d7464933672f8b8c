"""
What the preview of a contribution does with files, git and MkDocs.

What is taken in and what is said is decided by `sanad.preview`. Nothing that comes
from a contributor is run, imported, or printed: it is read as text and pictures only.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from _forge import hand_over
from _mkdocs import PRACTICES, build_with_mkdocs
from _pulls import TOLD
from sanad.fixing import fix_bundle
from sanad.languages import LANGUAGES
from sanad.library import VOCABULARIES_FOLDER, load_library
from sanad.preview import (
    MOST_FILES,
    Reason,
    Refusal,
    Report,
    compare_texts,
    find_slug,
    make_report,
    size_limit,
    write_page,
    write_report,
)
from sanad.problems import Problem, Severity
from sanad.site import load_site
from sanad.urls import practice_path

_STYLE = re.compile(r'<link rel="stylesheet" href="([^":?]+\.css)"')


def pack_changes(since: str, practices: Path, folder: Path) -> int:
    """
    Copy the whole folders of the practices that differ from a commit.

    Args:
        since: The commit to compare with.
        practices: The folder of practices, in a git repository; its real path.
        folder: Where the copies go, as `practices/<slug>/…`.

    Returns:
        How many files were copied.
    """
    changed = _list_changed(since, practices)
    files = [
        (path, file)
        for slug in sorted({find_slug(f"practices/{name}") for name in changed} - {""})
        for file in sorted((practices / slug).rglob("*"))
        if find_slug(path := f"practices/{file.relative_to(practices).as_posix()}")
        and file.resolve() == file
        and file.is_file()
        and file.stat().st_size <= size_limit(path)
    ][:MOST_FILES]
    for path, file in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return len(files)


def build_preview(received: Path, practices: Path, page: Path) -> Report:
    """
    Lay what was received over the base's practices; check, build, write the page.

    Args:
        received: What `receive_parcel` wrote.
        practices: The base's own practices.
        page: The file of the page; written only when there is something to show.

    Returns:
        The report, which is also handed over to the next step.
    """
    told = json.loads((received / TOLD).read_text(encoding="utf-8"))
    sent = received / "practices"
    slugs = sorted(path.name for path in sent.iterdir())
    with _lay_over(practices, sent, slugs) as overlay:
        problems = _check(overlay, slugs)
        sound = _leave_out_broken(overlay, practices, slugs)
        is_built = not slugs or _build(overlay, sound, page, told["site"])
    report = make_report(
        problems,
        shown=sound if is_built else (),
        changes=_mend(sent),
        refused=tuple(
            Refusal(row["path"], Reason(row["reason"])) for row in told["refused"]
        ),
        is_built=is_built,
    )
    hand_over(report=write_report(report), page="true" if page.exists() else "false")
    return report


def _list_changed(since: str, practices: Path) -> list[str]:
    """Give the paths, relative to a folder, that git tells to differ from a commit."""
    found = subprocess.run(
        [
            *("git", "diff", "--relative", "--name-only", "--no-renames", "-z"),
            *(since, "HEAD", "--", "."),
        ],
        cwd=practices,
        check=True,
        capture_output=True,
    )
    return found.stdout.decode(errors="replace").split("\0")


@contextmanager
def _lay_over(practices: Path, sent: Path, slugs: Iterable[str]) -> Iterator[Path]:
    """Give a copy of the base's practices with those that were sent in their place."""
    with tempfile.TemporaryDirectory() as folder:
        overlay = Path(folder) / "practices"
        shutil.copytree(practices, overlay, symlinks=True)
        for slug in slugs:
            _replace(overlay / slug, sent / slug)
        yield overlay


def _replace(target: Path, source: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    if source.exists():
        shutil.copytree(source, target)


def _check(overlay: Path, slugs: Iterable[str]) -> list[Problem]:
    """Give the problems of the practices that were sent."""
    problems = load_library(overlay, PRACTICES / VOCABULARIES_FOLDER).problems
    return [problem for problem in problems if _slug_of(problem) in set(slugs)]


def _leave_out_broken(overlay: Path, practices: Path, slugs: list[str]) -> list[str]:
    """
    Put the base's own in the place of practices with errors, until none is left.

    Returns:
        The slugs that were sent and are sound.
    """
    sound = list(slugs)
    while True:
        broken = {
            _slug_of(problem)
            for problem in _check(overlay, sound)
            if problem.severity is Severity.ERROR
        }
        if not broken:
            return sound
        for slug in broken:
            _replace(overlay / slug, practices / slug)
        sound = [slug for slug in sound if slug not in broken]


def _slug_of(problem: Problem) -> str:
    return problem.path.partition("/")[0]


def _build(overlay: Path, slugs: list[str], page: Path, address: str) -> bool:
    """Build the site; write the page of the practices that were sent."""
    with tempfile.TemporaryDirectory() as folder:
        code = build_with_mkdocs(Path(folder), overlay, "").code
        if code == 0 and slugs:
            built = Path(folder) / practice_path(slugs[0], LANGUAGES[0]) / "index.html"
            styles = _read_styles(built)
            _write_page(overlay, slugs, page, styles=styles, address=address)
        return code == 0


def _write_page(
    overlay: Path, slugs: Iterable[str], page: Path, *, styles: str, address: str
) -> None:
    site = load_site(overlay, PRACTICES)
    pages = [
        (slug, site.pages[f"{practice_path(slug, language).rstrip('/')}.md"])
        for slug in slugs
        for language in LANGUAGES
    ]
    pictures = {
        name: path.read_bytes()
        for name, path in site.pictures.items()
        if name.split("/")[1] in set(slugs)
    }
    html = write_page(pages, styles=styles, pictures=pictures, address=address)
    page.write_text(html, encoding="utf-8")


def _read_styles(page: Path) -> str:
    """Read the style sheets of a built page, in its order."""
    html = page.read_text(encoding="utf-8")
    return "\n".join(
        (page.parent / name).read_text(encoding="utf-8")
        for name in _STYLE.findall(html)
    )


def _mend(sent: Path) -> tuple[str, ...]:
    """Give the lines that `check.py --fix` would change."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "practices"
        shutil.copytree(sent, copy)
        before = _read_texts(copy)
        for bundle in sorted(copy.iterdir()):
            fix_bundle(bundle)
        return compare_texts(before, _read_texts(copy))


def _read_texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="replace")
        for path in sorted(folder.glob("*/*.md"))
    }
