#!/usr/bin/env python3
"""
اكتب ما يُشتق من الحقول والقوائم: مخطط JSON لترويسة الممارسة، ووسوم المستودع.

Write what is derived from fields and vocabularies: the JSON Schema of a practice's
front matter, and the labels of the forge.

النتيجة / exit: 0 كما يجب as it should be, 1 ملفات قديمة out of date (--check).

    python3 scripts/schema.py
    python3 scripts/schema.py --check
"""

import argparse
import sys

from _environment import PROJECT, enter, say

enter()

from _mkdocs import PRACTICES
from sanad.fixing import write_whole
from sanad.forge_labels import LABELS_FILE, write_labels
from sanad.json_schema import write_json_schema
from sanad.library import VOCABULARIES_FOLDER
from sanad.reading import SCHEMA_FILE
from sanad.vocabularies import load_vocabularies


def main() -> int:
    """Compare, then write what differs, or only tell it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="لا تكتب، بل قل ما تقادم / write nothing, tell what is out of date",
    )
    arguments = parser.parse_args()
    vocabularies, _ = load_vocabularies(PRACTICES / VOCABULARIES_FOLDER)
    wanted = {
        PRACTICES / SCHEMA_FILE: write_json_schema(vocabularies),
        PROJECT / ".github" / LABELS_FILE: write_labels(vocabularies),
    }
    outdated = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path in outdated:
        print(path.relative_to(PROJECT).as_posix())
        if not arguments.check:
            write_whole(path, wanted[path])
    if outdated and arguments.check:
        say(
            "تقادم ما ذُكر أعلاه. شغّل: python3 scripts/schema.py",
            "The above is out of date. Run: python3 scripts/schema.py",
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
