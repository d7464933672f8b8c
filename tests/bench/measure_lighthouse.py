"""
Measure the site with Lighthouse, as a phone on a slow line: scores, LCP, TBT, CLS.

Builds the site, or takes a built one (--site), serves it compressed as a host does, and
prints one row a page: the run with the middle performance of several. Other work on the
machine slows a page down and is measured with it. Node is needed; Lighthouse itself is
fetched by npx.

    .venv/bin/python tests/bench/measure_lighthouse.py
    .venv/bin/python tests/bench/measure_lighthouse.py --site site home practice

Exit: 0 when every page reaches the bars, 1 when one does not, 2 without Node.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "hooks")]

from compressed import serve_compressed

from kinds import KINDS

_KINDS = ("home", "practice", "browse", "theme")
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Name of an audit -> the most it may be (ms, ms, without unit), and its short name.
_AUDITS = {
    "largest-contentful-paint": ("LCP", 1300),
    "total-blocking-time": ("TBT", 20),
    "cumulative-layout-shift": ("CLS", 0.01),
}
_FULL = 100


def main() -> int:
    """Measure each page, print a row for it, and tell whether all reach the bars."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", default=_KINDS, metavar="KIND")
    parser.add_argument("--runs", type=int, default=3, help="runs a page")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    arguments = parser.parse_args()
    if not shutil.which("npx"):
        print("Node is not here: nothing was measured.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or _build(Path(folder) / "site")
        with serve_compressed(site) as address:
            rows = [
                _measure(f"{address}{language}/{KINDS[kind]}", arguments.runs)
                for kind in arguments.kinds
                for language in ("ar", "en")
            ]
    return 0 if all(rows) else 1


def _build(site: Path) -> Path:
    subprocess.run(
        [sys.executable, PROJECT / "scripts" / "build.py", "--site", site], check=True
    )
    return site


def _run(address: str) -> dict[str, Any]:
    """Run Lighthouse once on a page, and give its report."""
    command = [
        *("npx", "--yes", "lighthouse@latest", address, "--quiet", "--output=json"),
        *(f"--only-categories={','.join(_CATEGORIES)}", "--throttling-method=simulate"),
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    chromium = os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium")
    environment = {
        "CHROME_PATH": chromium,
        "npm_config_loglevel": "error",
        **os.environ,
    }
    found = subprocess.run(command, check=True, env=environment, capture_output=True)
    report: dict[str, Any] = json.loads(found.stdout)
    return report


def _measure(address: str, runs: int) -> bool:
    """Measure a page, print its figures, and tell whether it reaches the bars."""
    reports = [_run(address) for _ in range(runs)]
    reports.sort(key=lambda one: one["categories"]["performance"]["score"])
    found = reports[runs // 2]
    scores = [round(100 * found["categories"][name]["score"]) for name in _CATEGORIES]
    figures = {
        short: found["audits"][name]["numericValue"]
        for name, (short, _) in _AUDITS.items()
    }
    shown = " ".join(f"{short} {value:.3g}" for short, value in figures.items())
    print(f"{'/'.join(map(str, scores)):>16}  {shown:<36} {found['finalDisplayedUrl']}")
    for category in found["categories"].values():
        for audit in category["auditRefs"]:
            one = found["audits"][audit["id"]]
            if audit["weight"] and one["score"] is not None and one["score"] < 1:
                print(f"{'':18}{one['id']}: {one.get('displayValue', one['title'])}")
    bars = [most for _, most in _AUDITS.values()]
    is_quick = all(
        value <= most for value, most in zip(figures.values(), bars, strict=True)
    )
    return is_quick and all(score == _FULL for score in scores)


if __name__ == "__main__":
    sys.exit(main())
