"""
The environment of every script: `.venv`, made from the lock by the standard library.

`enter()` makes or renews `.venv` when the lock has changed, then runs the calling
script again inside it. Nothing but Python and pip is needed beforehand. An
interrupted set-up is taken up again by the next run.
"""

import contextlib
import hashlib
import importlib.util
import io
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SITE_LOCK = "requirements.lock"
PDF_LOCK = "requirements-pdf.lock"
TEST_LOCK = "requirements-test.lock"

# Lock -> the locks that hold all of it.
_HOLDERS = {
    SITE_LOCK: (SITE_LOCK, PDF_LOCK, TEST_LOCK),
    PDF_LOCK: (PDF_LOCK, TEST_LOCK),
    TEST_LOCK: (TEST_LOCK,),
}
_VENV = PROJECT / ".venv"
_OLDEST = (3, 11)


def enter(lock: str = SITE_LOCK) -> None:
    """
    Return inside the environment of a lock file; outside it, start over within.

    Args:
        lock: The name of the lock file; `PDF_LOCK` holds all of `SITE_LOCK`, and
            `TEST_LOCK` all of both.

    Raises:
        SystemExit: With 2 and a message in both languages when it cannot be made.
    """
    _make_output_safe()
    if sys.version_info < _OLDEST:
        _stop(
            f"يلزم بايثون 3.11 أو أحدث، وهذا {sys.version.split()[0]}.",
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.",
        )
    if not _is_ready(lock):
        with _alone():
            if not _is_ready(lock):
                _make(lock)
    if Path(sys.prefix).resolve() != _VENV.resolve():
        sys.exit(_run_inside())
    sys.path.insert(0, str(PROJECT / "hooks"))


def say(arabic: str, english: str) -> None:
    """Tell something on standard error, Arabic first."""
    print(f"{arabic}\n{english}", file=sys.stderr, flush=True)


def python_inside() -> Path:
    """Give the path of the environment's own Python."""
    names = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return _VENV.joinpath(*names)


def _make_output_safe() -> None:
    """Let a terminal that knows no Arabic show marks rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _stamp(lock: str) -> Path:
    return _VENV / f"{lock}.stamp"


def _fingerprint(lock: str) -> str:
    content = (PROJECT / lock).read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def _is_ready(lock: str) -> bool:
    """Tell whether the environment holds a lock, or one that holds all of it."""
    return python_inside().exists() and any(
        _stamp(name).is_file()
        and _stamp(name).read_text(encoding="utf-8") == _fingerprint(name)
        for name in _HOLDERS[lock]
    )


def _run_inside() -> int:
    command = [str(python_inside()), *sys.argv]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 -- no shell is wanted.
    return subprocess.call(command)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one script at a time work on the environment; others wait."""
    with (PROJECT / ".sanad-environment").open("w", encoding="utf-8") as lock_file:
        try:
            import fcntl  # noqa: PLC0415 -- only where the system has it.

            fcntl.flock(lock_file, fcntl.LOCK_EX)
        except ImportError:
            pass
        yield


def _make(lock: str) -> None:
    say(
        "تُجهَّز بيئة العمل في ‎.venv، مرة واحدة، وقد يستغرق ذلك دقيقة…",
        "Preparing the environment in .venv, once; this may take a minute…",
    )
    _stamp(lock).unlink(missing_ok=True)
    try:
        pip = _make_venv()
        _install(pip, lock)
    except (OSError, subprocess.CalledProcessError) as error:
        _stop(
            f"تعذّر تجهيز البيئة ({error}). تحقّق من الاتصال ومن سعة القرص، "
            "ثم أعد التشغيل: يُستأنف العمل من حيث توقف.",
            f"The environment could not be prepared ({error}). Check the connection "
            "and the disk, then run again: work goes on where it stopped.",
        )
    _stamp(lock).write_text(_fingerprint(lock), encoding="utf-8")


def _make_venv() -> list[str]:
    """
    Make `.venv` if it does not work, and give the command that is its pip.

    Debian keeps ensurepip in a package of its own, so the pip that is there serves
    the new environment where it can.
    """
    inside = str(python_inside())
    if not _works(inside):
        venv.EnvBuilder(clear=True, with_pip=False).create(_VENV)
    outside = getattr(sys, "_base_executable", sys.executable)
    own_pip = [inside, "-m", "pip"]
    outer_pip = [outside, "-m", "pip", "--python", inside]
    for pip in (own_pip, outer_pip):
        if _answers([*pip, "--version"]):
            return pip
    if importlib.util.find_spec("ensurepip") is None:
        _stop(
            "لا يوجد pip. ثبّته، وفي دبيان: apt install python3-pip",
            "There is no pip. Install it; on Debian: apt install python3-pip",
        )
    venv.EnvBuilder(clear=True, with_pip=True).create(_VENV)
    return own_pip


def _answers(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _works(python: str) -> bool:
    """Tell whether a Python starts and is of the version that runs this script."""
    if not Path(python).exists():
        return False
    command = [python, "-c", "import sys; print(sys.version, end='')"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout == sys.version


def _install(pip: list[str], lock: str) -> None:
    subprocess.run(
        [
            *pip,
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--progress-bar=off",
            "--only-binary=:all:",
            "--require-hashes",
            f"--requirement={PROJECT / lock}",
        ],
        check=True,
        stdout=sys.stderr,
    )


def _stop(arabic: str, english: str) -> None:
    say(arabic, english)
    raise SystemExit(2)
