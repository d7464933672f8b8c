#!/usr/bin/env python3
"""
شغّل كل ما يجب أن ينجح: الفحص والتنسيق والأنواع والاختبارات، ومنها اختبارات المتصفح.

Run everything that must pass: check, lint, types, and tests, those in a browser too.

    python3 scripts/test.py
    python3 scripts/test.py -k bundles     (what follows goes to pytest)
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from _environment import PROJECT, TEST_LOCK, enter, say

enter(TEST_LOCK)

_DRIVER = (sys.executable, "-m", "playwright")
_SLOW_FIRST = ("tests/site", "tests/form", "tests/search", "tests/paper", "tests")
_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> int:
    """Run each step; stop at the first that fails."""
    chosen = sys.argv[1:]
    if {"-h", "--help"} & set(chosen):
        print(__doc__)
        return 0
    os.environ["SANAD_CHROMIUM"] = find_or_install_chromium()
    find_or_install_pango()
    python = sys.executable
    # Each file's tests stay together: they share a built site or a browser. What takes
    # long comes first, so that no process waits for another at the end.
    side_by_side = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    coverage = ["--cov", "--cov-report=term-missing:skip-covered"]
    whole = [] if chosen else [*coverage, *side_by_side, *_SLOW_FIRST]
    steps = [
        [python, "-m", "pytest", *whole, *chosen],
    ]
    if not chosen:
        steps = [
            [python, "-m", "ruff", "format", "--check", "."],
            [python, "-m", "ruff", "check", "."],
            [python, "-m", "mypy"],
            [python, "scripts/check.py"],
            *steps,
        ]
    for step in steps:
        print("$", " ".join(["python3", *step[1:]]), flush=True)
        result = subprocess.run(step, cwd=PROJECT, check=False)
        if result.returncode != 0:
            return result.returncode
    return 0


def find_or_install_chromium() -> str:
    """
    Give the path of a Chromium that its driver can start, installed if need be.

    Raises:
        SystemExit: With 2 and what to do, where none can be had.
    """
    missing = [] if _find_chromium() else ["chromium"]
    if not _run([*_DRIVER, "--version"]):
        missing.append("libatomic1")  # What the driver's own Node needs.
    if missing:
        say("يُثبَّت كروميوم للاختبارات…", "Installing Chromium for the tests…")
        _ = _install_by_apt(missing) or _run([*_DRIVER, "install", "chromium"])
    found = _find_chromium() or _find_driven()
    if found and _run([*_DRIVER, "--version"]):
        return found
    say(
        "تعذّر تجهيز كروميوم. ثبّته مع libatomic1، ثم ضع مساره في SANAD_CHROMIUM.",
        "Chromium could not be prepared. Install it and libatomic1, and put its path "
        "into SANAD_CHROMIUM.",
    )
    raise SystemExit(2)


def find_or_install_pango() -> None:
    """
    See to it that PDFs can be made.

    Raises:
        SystemExit: With 2 and what to do, where they cannot.
    """
    renderer = [sys.executable, "-c", "import weasyprint"]
    if _run(renderer):
        return
    say("يُثبَّت Pango لملفات PDF…", "Installing Pango for the PDFs…")
    if _install_by_apt([*_PANGO]) and _run(renderer):
        return
    packages = " ".join(_PANGO)
    say(f"تعذّر تجهيز Pango. ثبّت: {packages}", f"No Pango here. Install: {packages}")
    raise SystemExit(2)


def _find_chromium() -> str:
    named = os.environ.get("SANAD_CHROMIUM", "")
    if named and Path(named).exists():
        return named
    return next(filter(None, map(shutil.which, _BROWSERS)), "")


def _find_driven() -> str:
    """Give the path of the Chromium that the driver fetched, or nothing."""
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as driver: print(driver.chromium.executable_path)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    path = found.stdout.strip()
    return path if path and Path(path).exists() else ""


def _install_by_apt(packages: list[str]) -> bool:
    """Install Debian's packages, where we may."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return _run([apt, "update", "-q"]) and _run([apt, "install", "-y", "-q", *packages])


def _run(command: list[str]) -> bool:
    """Run a command quietly and tell whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, check=False, capture_output=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
