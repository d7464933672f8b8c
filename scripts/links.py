#!/usr/bin/env python3
"""
اسأل عن كل رابط من روابط المصادر: أما زال موجوداً؟ برفق، ومن غير أن يفشل شيء.

Ask every address of a source whether it is still there: gently, and failing nothing.

    python3 scripts/links.py
    python3 scripts/links.py --summary links.md
    python3 scripts/links.py --pause 5 --timeout 30 --tries 2
"""

import argparse
import sys
from pathlib import Path

from _environment import enter, say

enter()

from _asking import Manners, ask_all
from _mkdocs import PRACTICES, add_practices_option
from sanad.library import load_library
from sanad.source_links import collect_addresses, write_summary

_STEP = 50


def main() -> int:
    """Ask, and tell what came of it; dead addresses are no failure."""
    arguments = _parse()
    library = load_library(arguments.practices, PRACTICES / "_vocabularies")
    places = collect_addresses(library)
    manners = Manners(
        pause=arguments.pause, timeout=arguments.timeout, tries=arguments.tries
    )
    answers = []
    for answer in ask_all(places, manners):
        answers.append(answer)
        if len(answers) % _STEP == 0:
            print(f"{len(answers)} / {len(places)}", file=sys.stderr, flush=True)
    summary = write_summary(answers, places)
    if arguments.summary is None:
        print(summary, end="")
        return 0
    with arguments.summary.open("a", encoding="utf-8") as file:
        file.write(summary)
    say(f"كُتب الملخص: {arguments.summary}", f"Written: {arguments.summary}")
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_practices_option(parser)
    parser.add_argument(
        "--summary",
        type=Path,
        metavar="FILE",
        help="أضف الملخص إلى ملف / append the summary to a file",
    )
    usual = Manners()
    parser.add_argument(
        "--pause",
        type=float,
        default=usual.pause,
        help="ثوانٍ بين سؤالين لخادم واحد / seconds between questions to a host",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=usual.timeout,
        help="ثواني الانتظار / seconds to wait for an answer",
    )
    parser.add_argument(
        "--tries",
        type=int,
        default=usual.tries,
        help="عدد المحاولات / how often to try",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
