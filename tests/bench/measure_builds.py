"""
Measure whole builds: CPU seconds and peak memory for folders of practices.

    python3 tests/bench/measure_builds.py DIR [DIR …]

Each folder is built once by `scripts/build.py` into a folder that is thrown away. The
ratio to the first folder, per practice, tells whether the cost grows with the number.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent.parent


def main(folders: list[str]) -> None:
    """Build each folder in a process of its own and print one row a folder."""
    print("practices  CPU s  ms a practice  ratio  peak MB")
    first = 0.0
    for folder in folders:
        count = sum(1 for path in Path(folder).iterdir() if path.name[0] not in "._")
        seconds, megabytes = _measure(folder)
        each = seconds * 1000 / count
        first = first or each
        print(
            f"{count:9d} {seconds:6.1f} {each:14.1f} {each / first:6.2f} "
            f"{megabytes:8.0f}"
        )


def _measure(folder: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as target:
        code = (
            "import resource, subprocess, sys;"
            "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL);"
            "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
            "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
        )
        command = [
            sys.executable,
            "-c",
            code,
            sys.executable,
            str(_PROJECT / "scripts" / "build.py"),
            f"--practices={Path(folder).resolve()}",
            f"--site={target}/site",
        ]
        printed = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = printed.stdout.split()[-2:]
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main(sys.argv[1:])
