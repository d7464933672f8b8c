"""
Style sheets and scripts as the reader gets them: joined, without comments and indents.

Each part stays a file of its own to work on; a page asks for one file of each kind,
because on a slow line every request costs more than what it brings.
"""

import re
from collections.abc import Iterable

# Files of the Material theme that no page asks for: its style sheets, its script, and
# the search and the languages of its script.
_LEFT_OUT = ("assets/stylesheets/", "assets/javascripts/")

_COMMENT_OF_STYLE = re.compile(r"/\*.*?\*/", re.DOTALL)
# Only lines that are a comment as a whole: a slash may stand in a string or a pattern.
_COMMENT_OF_SCRIPT = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{2,}")


def join_styles(texts: Iterable[str]) -> str:
    """Join style sheets in their order; the later one decides."""
    return _shrink(_COMMENT_OF_STYLE.sub("", "\n".join(texts)))


def join_scripts(texts: Iterable[str]) -> str:
    """Join scripts in their order; each is a block of its own."""
    return _shrink(_COMMENT_OF_SCRIPT.sub("", "\n".join(texts)))


def is_left_out(path: str) -> bool:
    """Tell whether a file that the theme brings is used by no page."""
    return path.startswith(_LEFT_OUT)


def _shrink(text: str) -> str:
    return _BLANK_LINES.sub("\n", _INDENT.sub("", text)).lstrip("\n")
