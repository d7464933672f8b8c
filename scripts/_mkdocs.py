"""Run MkDocs as the scripts need it: from the project, on any folder of practices."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from _environment import PROJECT

PRACTICES = PROJECT / "practices"


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


def run_mkdocs(
    arguments: list[str], practices: Path, *, quiet: bool = False
) -> subprocess.CompletedProcess[str]:
    """
    Run MkDocs in the project.

    Args:
        arguments: What follows `mkdocs`.
        practices: The folder of practices to publish.
        quiet: Keep its output instead of showing it.
    """
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SANAD_PRACTICES": str(practices),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command,
        cwd=PROJECT,
        env=environment,
        check=False,
        text=True,
        encoding="utf-8",
        capture_output=quiet,
    )
