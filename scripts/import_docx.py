#!/usr/bin/env python3
"""
انقل ممارسة من استمارة Word المملوءة، ثم افحصها. لا يُكتب فوق ملف موجود.

Take a practice from the filled Word form into the folder of practices, then check it.
No file that exists is ever overwritten.

    python3 scripts/import_docx.py practice.docx
    python3 scripts/import_docx.py practice.docx --slug cash-for-workers
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from _environment import PROJECT, enter, say

enter()

from _mkdocs import PRACTICES, add_practices_option
from sanad.fixing import stamp_text, write_whole
from sanad.library import VOCABULARIES_FOLDER
from sanad.problems import Problem, Severity, write_text
from sanad.reading import SLUG_FORM, Document, read_bundle
from sanad.translation import digest_source
from sanad.vocabularies import load_vocabularies
from sanad.word_form import FormImporter, ImportedForm, UnreadableFormError
from sanad.writing import write_practice


def main() -> int:
    """Write one text and check it; 2 when nothing was written, 1 when it has errors."""
    arguments = _parse()
    path: Path = arguments.file
    root: Path = arguments.practices
    vocabularies, _ = load_vocabularies(
        PRACTICES / VOCABULARIES_FOLDER, root / VOCABULARIES_FOLDER
    )
    try:
        form = FormImporter(vocabularies).read(path.read_bytes(), path.name)
    except UnreadableFormError as fault:
        return _stop(Problem(fault.code, path.name, 1, values=fault.values))
    except OSError as error:
        say(f"تعذّر فتح الملف: {path}", f"The file cannot be opened: {error.strerror}")
        return 2
    slug = arguments.slug or form.slug or path.stem.lower()
    if not SLUG_FORM.fullmatch(slug) or slug == _FORM_STEM:
        values = {"found": slug}
        return _stop(Problem("P715", path.name, 1, values=values, fix="--slug SLUG"))
    target = root / slug / f"{form.language}.md"
    if os.path.lexists(target) or (root / slug).is_symlink():
        shown = f"{root.name}/{slug}/{target.name}"
        return _stop(Problem("P716", path.name, 1, values={"found": shown}))
    source = _find_source(root / slug)
    if source is not None:
        form = form.as_translation(path.name)
    text = write_practice(form.record, vocabularies)
    if source is not None:
        text = stamp_text(text, digest_source(source))
    return _finish(target, text, form, root)


_FORM_STEM = "practice"  # The name under which the empty form is offered.


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="الاستمارة المملوءة / the filled form"
    )
    parser.add_argument(
        "--slug",
        default="",
        help="اسم المجلد / the folder's name: a-z, 0-9, -",
    )
    add_practices_option(parser)
    return parser.parse_args()


def _find_source(folder: Path) -> Document | None:
    """Find the source text of a practice that is there, which the form translates."""
    documents = read_bundle(folder).documents if folder.is_dir() else {}
    sources = [doc for doc in documents.values() if not doc.is_translation]
    return sources[0] if len(sources) == 1 else None


def _finish(target: Path, text: str, form: ImportedForm, root: Path) -> int:
    """Write the text, tell what had no place, and run the checks."""
    is_new = not target.parent.exists()
    target.parent.mkdir(exist_ok=True)
    try:
        write_whole(target, text)
    except OSError:
        if is_new:
            target.parent.rmdir()
        raise
    print(target)
    sys.stdout.flush()
    for problem in form.problems:
        print(write_text(problem), flush=True)
    check = [sys.executable, str(PROJECT / "scripts" / "check.py")]
    code = subprocess.call([*check, "--practices", str(root), str(target.parent)])
    has_error = any(p.severity is Severity.ERROR for p in form.problems)
    return max(code, int(has_error))


def _stop(problem: Problem) -> int:
    print(write_text(problem))
    say("لم يُكتب شيء.", "Nothing was written.")
    return 2


if __name__ == "__main__":
    sys.exit(main())
