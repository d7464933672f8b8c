"""Progress of long work: one line that changes in a terminal, plain lines elsewhere."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CLEAR = "\r\x1b[K"


@contextmanager
def show_progress() -> Iterator[Callable[[str], None]]:
    """
    Give what shows a line on standard error.

    In a terminal each line takes the place of the last, cut to its width, and none is
    left when the work is done; elsewhere, as in the log of a workflow, each stays.
    """
    is_terminal = sys.stderr.isatty()

    def show(line: str) -> None:
        if is_terminal:
            width = shutil.get_terminal_size().columns - 1
            print(_CLEAR + line[:width], end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if is_terminal:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
