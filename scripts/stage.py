#!/usr/bin/env python3
"""
اكتب كل صفحات الموقع ملفات بسيطة، ليبنيها مولّد آخر.

Write every page of the site as plain files, from which another generator can build.

    python3 scripts/stage.py ../staged
"""

import argparse
import sys
from pathlib import Path

from _environment import PROJECT, enter, say

enter()

from _mkdocs import PRACTICES, add_practices_option
from sanad.site import load_site
from sanad.staging import MARKER, stage_site


def main() -> int:
    """Stage into an empty folder, or one that was staged before."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    add_practices_option(parser)
    arguments = parser.parse_args()
    target: Path = arguments.folder.resolve()
    if target.exists() and not _is_ours(target):
        say(
            f"المجلد فيه ملفات أخرى، ولن تُمس: {target}",
            f"The folder holds other files, which stay untouched: {target}",
        )
        return 2
    site = load_site(arguments.practices, PRACTICES)
    written = stage_site(site, PROJECT / "docs", target)
    say(f"كُتبت الملفات: {written} في {target}", f"{written} files written to {target}")
    return 0


def _is_ours(target: Path) -> bool:
    return target.is_dir() and (
        (target / MARKER).is_file() or not any(target.iterdir())
    )


if __name__ == "__main__":
    sys.exit(main())
