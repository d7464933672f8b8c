"""Run MkDocs as the scripts need it: from the project, on any folder of practices."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from _environment import PROJECT

PRACTICES = PROJECT / "practices"

# What a line of `hooks/print_handouts.py` begins with.
_PROGRESS = "sanad: PDF: "


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


def build_with_mkdocs(site: Path, practices: Path, pdf: str) -> tuple[int, str]:
    """
    Build a site strictly, and show nothing but how the PDFs come along.

    Args:
        site: The folder of the site.
        practices: The folder of practices to publish.
        pdf: Which handouts are printed: "", "all" or the name of a subject.

    Returns:
        The exit code, and what MkDocs said.
    """
    said = []
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=PROJECT,
        env={**_name_environment(practices), "SANAD_PDF": pdf},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        for line in process.stderr or ():
            said.append(line)
            if _PROGRESS in line:
                told = line.partition(_PROGRESS)[2]
                print(told, end="", file=sys.stderr, flush=True)
    return process.returncode, "".join(said)


def _name_environment(practices: Path) -> dict[str, str]:
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SANAD_PRACTICES": str(practices),
        "PYTHONUTF8": "1",
    }
