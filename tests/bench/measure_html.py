"""
Check the HTML of one page of each kind with the Nu Html Checker, in both languages.

    .venv/bin/python tests/bench/measure_html.py
    .venv/bin/python tests/bench/measure_html.py --site site --jar vnu.jar

Java is needed (`apt-get install default-jre-headless`); the checker is fetched by npm
(package vnu-jar), or is the file named by --jar. Prints each error and warning.

Exit: 0 without an error, 1 with errors, 2 without Java or Node.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "hooks")]

from kinds import BOTH, KINDS


def main() -> int:
    """Check the pages, and print what the checker finds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--jar", type=Path, help="the checker")
    arguments = parser.parse_args()
    if not shutil.which("java") or not (arguments.jar or shutil.which("npm")):
        print("Java or Node is not here: nothing was checked.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or _build(Path(folder) / "site")
        jar = arguments.jar or _fetch(Path(folder))
        found = _check(jar, _list_pages(site))
    counts = Counter(message["type"] for message in found)
    for message in found:
        place = Path(message["url"].removeprefix("file:")).relative_to(site.resolve())
        print(f"{place}:{message['lastLine']}: {message['type']} {message['message']}")
    print(f"{len(_list_pages(site))} pages: {dict(counts) or 'nothing found'}")
    return 1 if counts["error"] else 0


def _build(site: Path) -> Path:
    subprocess.run(
        [sys.executable, PROJECT / "scripts" / "build.py", "--site", site], check=True
    )
    return site


def _fetch(folder: Path) -> Path:
    command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "vnu-jar"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return next(folder.rglob("vnu.jar"))


def _list_pages(site: Path) -> list[Path]:
    paths = [f"{tag}/{path}" for path in KINDS.values() for tag in ("ar", "en")]
    both = [path or "index.html" for path in BOTH.values()]
    pages = [site / path.partition("?")[0] / "index.html" for path in paths]
    return [page.resolve() for page in [*pages, *(site / path for path in both)]]


def _check(jar: Path, pages: list[Path]) -> list[dict[str, object]]:
    command = ["java", "-jar", jar, "--format", "json", "--stdout", *pages]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, object]] = json.loads(answer.stdout)["messages"]
    return messages


if __name__ == "__main__":
    sys.exit(main())
