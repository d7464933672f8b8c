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

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> int:
    """Run each step; stop at the first that fails."""
    chosen = sys.argv[1:]
    if {"-h", "--help"} & set(chosen):
        print(__doc__)
        return 0
    os.environ["SANAD_CHROMIUM"] = find_or_install_chromium()
    python = sys.executable
    whole = [] if chosen else ["--cov", "--cov-report=term-missing"]
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
    Give the path of a Chromium, installed if need be.

    Raises:
        SystemExit: With 2 and what to do, where none can be had.
    """
    named = os.environ.get("SANAD_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), "")
    if found and Path(found).exists():
        return found
    say("يُثبَّت كروميوم للاختبارات…", "Installing Chromium for the tests…")
    for install, look_up in ((_install_by_apt, _find_by_apt), (_install, _find)):
        if install() and (path := look_up()):
            return path
    say(
        "تعذّر تثبيت كروميوم. ثبّته ثم ضع مساره في SANAD_CHROMIUM.",
        "Chromium could not be installed. Install it and put its path into "
        "SANAD_CHROMIUM.",
    )
    raise SystemExit(2)


def _install_by_apt() -> bool:
    """Install Debian's Chromium, where we may."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = ([apt, "update", "-q"], [apt, "install", "-y", "-q", "chromium"])
    return all(
        subprocess.run(
            command, env=environment, check=False, stdout=subprocess.DEVNULL
        ).returncode
        == 0
        for command in commands
    )


def _find_by_apt() -> str:
    return shutil.which("chromium") or ""


def _install() -> bool:
    """Let the browser driver fetch its own Chromium."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0


def _find() -> str:
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as driver: print(driver.chromium.executable_path)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    path = found.stdout.strip()
    return path if Path(path).exists() else ""


if __name__ == "__main__":
    sys.exit(main())
