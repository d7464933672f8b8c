#!/usr/bin/env python3
"""
ابنِ الموقع ملفات ثابتة. لا يُستبدل الموقع السابق إلا حين يكتمل الجديد.

Build the site as static files. The last site is replaced only by a complete one.

    python3 scripts/build.py
    python3 scripts/build.py --practices ../my-practices --site ../my-site
    python3 scripts/build.py --pdf
    python3 scripts/build.py --pdf themes/cooperation
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from _environment import PDF_LOCK, PROJECT, SITE_LOCK, enter, say

_PDF = "--pdf"

enter(PDF_LOCK if any(word.startswith(_PDF) for word in sys.argv) else SITE_LOCK)

from _mkdocs import Built, add_practices_option, build_with_mkdocs

_NEW = ".sanad-new"
_OLD = ".sanad-old"
# What every site of ours has: a folder without them is not ours to replace.
_OURS = ("ar/index.html", "en/index.html", "sitemap.xml")


def main() -> int:
    """Build beside the last site, then put the new one in its place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_practices_option(parser)
    parser.add_argument(
        "--site",
        type=Path,
        default=PROJECT / "site",
        metavar="DIR",
        help="مجلد الموقع / where the site goes",
    )
    parser.add_argument(
        _PDF,
        nargs="?",
        const="all",
        default="",
        metavar="SUBJECT",
        help="المطويات بصيغة PDF أيضاً، كلها أو واحدة / handouts as PDFs too, "
        "all or of one subject",
    )
    arguments = parser.parse_args()
    site = arguments.site.resolve()
    if site.exists() and not _is_replaceable(site):
        say(
            f"المجلد فيه ملفات أخرى، ولن تُمس. اختر مجلداً غيره:\n{site}",
            "The folder holds other files, which stay untouched. Choose another.",
        )
        return 2
    return build(arguments.practices, site, pdf=arguments.pdf)


def build(practices: Path, site: Path, *, pdf: str = "") -> int:
    """
    Build the site of a folder of practices.

    Whatever stops the build, an error, a signal or a full disk, the last site stays
    as it was; what was left half-made is cleared away by the next build.

    Args:
        practices: The folder of practices.
        site: Where the site goes.
        pdf: Which handouts are printed: "", "all" or the name of a subject.

    Returns:
        0, or 1 when nothing was replaced.
    """
    new, old = site.with_name(site.name + _NEW), site.with_name(site.name + _OLD)
    try:
        _recover(site, new, old)
        begin = time.monotonic()
        built = build_with_mkdocs(new, practices, pdf)
        if built.code != 0 or not _is_ours(new):
            _report(built.said)
            shutil.rmtree(new, ignore_errors=True)
            return 1
        _swap(site, new, old)
    except OSError as error:
        _report(str(error))
        return 1
    _sum_up(site, built, time.monotonic() - begin)
    return 0


def _sum_up(site: Path, built: Built, seconds: float) -> None:
    """Tell in one line a language what was made, and of how much."""
    say(
        f"اكتمل الموقع: {site} — الممارسات {built.practices}، الصفحات {built.pages}، "
        f"الثواني {seconds:.1f}، الملاحظات {built.problems}",
        f"The site is complete: {site} — practices {built.practices}, pages "
        f"{built.pages}, seconds {seconds:.1f}, problems {built.problems}",
    )


def _is_ours(site: Path) -> bool:
    return all((site / name).is_file() for name in _OURS)


def _is_replaceable(site: Path) -> bool:
    return site.is_dir() and (_is_ours(site) or not any(site.iterdir()))


def _recover(site: Path, new: Path, old: Path) -> None:
    """Undo what an interrupted build left: at worst the last site has its old name."""
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _swap(site: Path, new: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _report(output: str) -> None:
    """Tell what stopped the build; a fault of the disk needs no traceback."""
    last = output.strip().rpartition("\n")[2]
    if last.startswith("OSError"):
        output = output.partition("Traceback")[0] + last
        say(
            "تعذّرت الكتابة على القرص: تحقّق من المساحة المتاحة ومن إذن الكتابة.",
            "The disk could not be written: check the space and the permission.",
        )
    lines = output.strip().splitlines()
    told = [line for line in lines if not line.startswith(("INFO", "  File"))]
    print("\n".join(told), file=sys.stderr)
    say(
        "لم يكتمل البناء، والموقع السابق باقٍ كما كان. "
        "أصلح ما ذُكر أعلاه ثم أعد التشغيل.",
        "The build did not finish; the last site stays as it was. Mend what is told "
        "above and run again.",
    )


if __name__ == "__main__":
    sys.exit(main())
