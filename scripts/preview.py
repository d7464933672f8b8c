#!/usr/bin/env python3
"""
عاين مساهمة قبل أن تُراجع: نصف لا يُوثق به يجمع الملفات، ونصف موثوق يبنيها ويعلّق.

Preview a contribution before it is reviewed: an untrusted half packs its files, a
trusted half builds them and comments.

    python3 scripts/preview.py pack --since HEAD^1 packed
    python3 scripts/preview.py receive --run 123 received
    python3 scripts/preview.py build received --page preview.html
    python3 scripts/preview.py comment --run 123
"""

import argparse
import os
import sys
from pathlib import Path

from _environment import enter, say

enter()

from _forge import Forge, ForgeFaultError, find_forge, hand_over
from _mkdocs import add_practices_option, existing_folder
from _preview import build_preview, pack_changes
from _pulls import find_pull, receive_parcel, write_on_pull
from sanad.preview import Report, read_report


def main() -> int:
    """Do one of the four things."""
    arguments = _parse()
    try:
        return int(arguments.act(arguments))
    except ForgeFaultError as fault:
        say(f"لم يُجب المستودع كما يجب: {fault}", f"The forge did not answer: {fault}")
        return 1


def _pack(arguments: argparse.Namespace) -> int:
    count = pack_changes(arguments.since, arguments.practices, arguments.folder)
    say(f"الملفات المجموعة: {count}", f"Files packed: {count}")
    return 0


def _receive(arguments: argparse.Namespace) -> int:
    forge = find_forge()
    is_there = _is_pull(forge, arguments.run) and receive_parcel(
        forge, arguments.run, arguments.folder
    )
    hand_over(received="true" if is_there else "false")
    if not is_there:
        say("لا شيء للمعاينة.", "There is nothing to preview.")
    return 0


def _build(arguments: argparse.Namespace) -> int:
    report = build_preview(arguments.folder, arguments.practices, arguments.page)
    _tell(report)
    return 0


def _comment(arguments: argparse.Namespace) -> int:
    forge = find_forge()
    pull = find_pull(forge, arguments.run)
    if pull is None:
        say("لا طلب دمج مفتوحاً لهذا.", "There is no open pull request for this.")
        return 0
    report = read_report(os.environ["SANAD_REPORT"])
    write_on_pull(forge, pull, report, os.environ.get("SANAD_PREVIEW_URL", ""))
    say("كُتب التعليق.", "The comment is written.")
    return 0


def _is_pull(forge: Forge, run: int) -> bool:
    return find_pull(forge, run) is not None


def _tell(report: Report) -> None:
    """Tell counts only: no word of a contributor goes into a log."""
    shown, errors = len(report.shown), report.errors
    say(
        f"الممارسات المعروضة: {shown}، والأخطاء: {errors}",
        f"Practices shown: {shown}, errors: {errors}",
    )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    pack = verbs.add_parser("pack", help="اجمع ما تغيّر / pack what has changed")
    pack.add_argument("--since", required=True, metavar="COMMIT")
    receive = verbs.add_parser("receive", help="تسلّم ما جُمع / take what was packed")
    build = verbs.add_parser("build", help="افحص وابنِ / check and build")
    build.add_argument("--page", type=Path, required=True, metavar="FILE")
    comment = verbs.add_parser("comment", help="اكتب التعليق / write the comment")
    for verb in (receive, comment):
        verb.add_argument("--run", type=int, required=True, metavar="ID")
    for verb in (pack, receive):
        verb.add_argument("folder", type=Path, metavar="DIR")
    build.add_argument("folder", type=existing_folder, metavar="DIR")
    for verb in (pack, build):
        add_practices_option(verb)
    for verb, act in (
        (pack, _pack),
        (receive, _receive),
        (build, _build),
        (comment, _comment),
    ):
        verb.set_defaults(act=act)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
