#!/usr/bin/env python3
"""
ابدأ ممارسة جديدة، أو ترجمة ممارسة موجودة.

Begin a new practice, or the translation of one that is there.

    python3 scripts/new.py cash-for-workers
    python3 scripts/new.py cash-for-workers --language en
    python3 scripts/new.py --translate cash-for-workers
"""

import argparse
import sys
from pathlib import Path

from _environment import enter, say

enter()

from _mkdocs import PRACTICES, add_practices_option
from sanad.drafting import draft_practice, draft_translation
from sanad.fixing import write_whole
from sanad.languages import LANGUAGES, Language
from sanad.library import VOCABULARIES_FOLDER
from sanad.reading import SLUG_FORM, read_bundle
from sanad.vocabularies import Vocabularies, load_vocabularies


def main() -> int:
    """Write one draft; nothing that exists is ever overwritten."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "slug",
        nargs="?",
        default="",
        help="اسم المجلد / the folder's name: a-z, 0-9, -",
    )
    parser.add_argument("--translate", metavar="SLUG", default="")
    parser.add_argument(
        "--language",
        type=Language,
        choices=LANGUAGES,
        default=Language.ARABIC,
        help="لغة النص الأصلي / the language of the source text",
    )
    add_practices_option(parser)
    arguments = parser.parse_args()
    if bool(arguments.slug) == bool(arguments.translate):
        parser.error("اكتب اسماً واحداً / write one name: SLUG or --translate SLUG")
    root: Path = arguments.practices
    vocabularies, _ = load_vocabularies(
        PRACTICES / VOCABULARIES_FOLDER, root / VOCABULARIES_FOLDER
    )
    if arguments.translate:
        return _translate(root / arguments.translate, vocabularies)
    return _begin(root / arguments.slug, arguments.language, vocabularies)


def _begin(folder: Path, language: Language, vocabularies: Vocabularies) -> int:
    if not SLUG_FORM.fullmatch(folder.name):
        say(
            "اسم المجلد حروف لاتينية صغيرة وأرقام وشرطات، من 3 إلى 60 حرفاً.",
            "A folder's name has 3 to 60 lower-case Latin letters, digits, hyphens.",
        )
        return 2
    if folder.exists():
        say(f"المجلد موجود: {folder}", f"The folder is there already: {folder}")
        return 2
    folder.mkdir(parents=True)
    return _write(folder / f"{language}.md", draft_practice(language, vocabularies))


def _translate(folder: Path, vocabularies: Vocabularies) -> int:
    documents = read_bundle(folder).documents if folder.is_dir() else {}
    sources = [doc for doc in documents.values() if not doc.is_translation]
    if len(sources) != 1:
        say(
            f"لا نص أصلي يُقرأ في {folder.name}. شغّل check.py.",
            f"No source text can be read in {folder.name}. check.py tells why.",
        )
        return 2
    path = folder / f"{sources[0].language.other}.md"
    if path.exists():
        say(f"الترجمة موجودة: {path}", f"The translation is there already: {path}")
        return 2
    return _write(path, draft_translation(sources[0], vocabularies))


def _write(path: Path, text: str) -> int:
    write_whole(path, text)
    print(path)
    say(
        "املأ الحقول والأقسام، واحذف ما لا تذكره المصادر، ثم شغّل: "
        "python3 scripts/check.py --fix",
        "Fill in fields and sections, delete what the sources do not report, then run: "
        "python3 scripts/check.py --fix",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
