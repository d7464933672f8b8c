#!/usr/bin/env python3
"""
نسّق شفرة بايثون وبيّن ما فيها من عيوب.

Format Python code and tell what is wrong with it.

    python3 scripts/lint.py
    python3 scripts/lint.py hooks/sanad/urls.py
"""

import argparse
import subprocess
import sys

from _environment import PROJECT, TEST_LOCK, enter

enter(TEST_LOCK)

_RUFF = (sys.executable, "-m", "ruff")


def main() -> int:
    """Format first, so that the linter sees what will be committed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="ملفات بعينها / some files only"
    )
    paths = parser.parse_args().paths or [str(PROJECT)]
    codes = [
        subprocess.call([*_RUFF, *step, "--force-exclude", "--", *paths])
        for step in (["format"], ["check", "--fix"])
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
