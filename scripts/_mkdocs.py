"""Run MkDocs as the scripts need it: from the project, on any folder of practices."""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from _environment import PROJECT
from _progress import show_progress

PRACTICES = PROJECT / "practices"

# What lines of `hooks/print_handouts.py` and `hooks/tell_steps.py` begin with.
_PDF, _STEP = "sanad: PDF: ", "sanad: step: "
_STEPS = {
    "read": ("تُقرأ الممارسات…", "reading the practices…"),
    "write": ("تُكتب الصفحات…", "writing the pages…"),
    "check": ("يُكتب البحث وتُفحص الروابط…", "writing the search, checking links…"),
}


def add_practices_option(parser: argparse.ArgumentParser) -> None:
    """Let a script be run on another folder of practices."""
    parser.add_argument(
        "--practices",
        type=existing_folder,
        default=PRACTICES,
        metavar="DIR",
        help="مجلد الممارسات / the folder of practices",
    )


def existing_folder(text: str) -> Path:
    """Read the path of a folder that exists, for argparse."""
    path = Path(text).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"لا يوجد مجلد / no such folder: {text}")
    return path


def run_mkdocs(arguments: list[str], practices: Path) -> int:
    """
    Run MkDocs in the project, and show what it says.

    Args:
        arguments: What follows `mkdocs`.
        practices: The folder of practices to publish.

    Returns:
        Its exit code.
    """
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = _name_environment(practices)
    return subprocess.call(command, cwd=PROJECT, env=environment)


@dataclass(slots=True)
class Built:
    """How a build ended: exit code, what MkDocs said, and how much there is."""

    code: int
    said: str
    practices: int = 0
    pages: int = 0
    problems: int = 0


def build_with_mkdocs(site: Path, practices: Path, pdf: str) -> Built:
    """
    Build a site strictly, and show nothing but how it comes along.

    Args:
        site: The folder of the site.
        practices: The folder of practices to publish.
        pdf: Which handouts are printed: "", "all" or the name of a subject.
    """
    said: list[str] = []
    counts: list[int] = []
    with (
        show_progress() as show,
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
            cwd=PROJECT,
            env={**_name_environment(practices), "SANAD_PDF": pdf, "SANAD_STEPS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process,
    ):
        for line in process.stderr or ():
            if _STEP in line:
                step, *numbers = line.partition(_STEP)[2].split()
                counts = [int(number) for number in numbers]
                show(" / ".join(_STEPS[step]))
            elif _PDF in line:
                show(line.partition(_PDF)[2].strip())
            else:
                said.append(line)
    return Built(process.returncode, "".join(said), *counts)


def _name_environment(practices: Path) -> dict[str, str]:
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SANAD_PRACTICES": str(practices),
        "PYTHONUTF8": "1",
    }
