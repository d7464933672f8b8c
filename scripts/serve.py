#!/usr/bin/env python3
"""
اعرض الموقع على هذا الجهاز، ويتجدد كلما تغيّر ملف.

Show the site on this machine; it renews itself whenever a file changes.

    python3 scripts/serve.py
    python3 scripts/serve.py --port 8080 --practices ../my-practices
"""

import argparse
import socket
import sys

from _environment import enter, say

enter()

from _mkdocs import PRACTICES, add_practices_option, run_mkdocs
from sanad.library import load_library
from sanad.problems import Severity, write_text

_PORTS_TRIED = 20


def main() -> int:
    """Check, build and serve; the site shows the sound practices whatever is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_practices_option(parser)
    parser.add_argument(
        "--port", type=int, default=8000, help="المنفذ / the port (8000)"
    )
    arguments = parser.parse_args()
    library = load_library(arguments.practices, PRACTICES / "_vocabularies")
    errors = [p for p in library.problems if p.severity is Severity.ERROR]
    for problem in errors:
        print(write_text(problem), file=sys.stderr)
    port = _find_port(arguments.port)
    say(
        f"افتح http://127.0.0.1:{port}/ في المتصفح. للإيقاف: Ctrl+C",
        f"Open http://127.0.0.1:{port}/ in a browser. To stop: Ctrl+C",
    )
    command = [
        "serve",
        "--livereload",
        f"--dev-addr=127.0.0.1:{port}",
        f"--watch={arguments.practices}",
    ]
    try:
        return run_mkdocs(command, arguments.practices)
    except KeyboardInterrupt:
        return 0


def _find_port(wanted: int) -> int:
    """Give the wanted port, or the next one that is free."""
    for port in range(wanted, wanted + _PORTS_TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return wanted


if __name__ == "__main__":
    sys.exit(main())
