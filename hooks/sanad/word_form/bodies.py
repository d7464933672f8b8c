"""
Bodies: the paragraphs below a heading of the form, as the Markdown of a section.

What people type passes through as it stands, marks of Markdown included; lists and
headings of Word become those of Markdown. In a section that is read item by item each
paragraph is an item.
"""

import re
from collections.abc import Sequence

from sanad.word_form.paragraphs import Paragraph
from sanad.writing import clean_text

_TYPED_BULLET = re.compile("^\\s{0,3}[\u2022\u25cf\u25aa\u2023\u25e6\u00b7]\\s*")
_TYPED_DASH = re.compile("^\\s{0,3}[\u2013\u2014-](?![-\u2013\u2014])\\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_CONTINUED = re.compile(r" {2,}\S")
_DEEPER = re.compile(r"\t| {4}")
_DEEPEST = 9  # Levels of a list in Word.
_HIGHEST, _LOWEST = 3, 6  # Levels of headings within a section.


def write_body(paragraphs: Sequence[Paragraph], *, is_list: bool) -> str:
    """
    Write the Markdown of a section.

    Args:
        paragraphs: What stands below its heading; empty ones divide.
        is_list: Whether the section is read item by item.
    """
    body = ""
    numbers: dict[int, int] = {}
    was_item = was_blank = False
    for paragraph in paragraphs:
        text = clean_text(paragraph.markdown)
        if not text.strip():
            was_blank = was_blank or not paragraph.marker
            continue
        if paragraph.marker != "1.":
            numbers.clear()
        block = _write_block(paragraph, text, numbers, is_list=is_list)
        if not was_item and _DEEPER.match(block):
            block = block.lstrip()  # Else it would be read as code.
        is_item = bool(_ITEM.match(block))
        is_tight = was_item and is_item and not was_blank
        body += block if not body else ("\n" if is_tight else "\n\n") + block
        was_item = is_item or (was_item and bool(_CONTINUED.match(block)))
        was_blank = False
    return body


def _write_block(
    paragraph: Paragraph, text: str, numbers: dict[int, int], *, is_list: bool
) -> str:
    if paragraph.level:
        level = min(max(paragraph.level, _HIGHEST), _LOWEST)
        words = " ".join(clean_text(paragraph.text).split())
        return f"{'#' * level} {words}"
    if paragraph.marker:
        return _write_item(paragraph, text, numbers)
    text = _TYPED_BULLET.sub("- ", text, count=1)
    if not is_list or _ITEM.match(text) or _CONTINUED.match(text):
        return text
    return f"- {_TYPED_DASH.sub('', text, count=1).lstrip()}"


def _write_item(paragraph: Paragraph, text: str, numbers: dict[int, int]) -> str:
    """Write an item of a list of Word, below its elders where it lies deeper."""
    mark = paragraph.marker
    if mark != "-":
        number = numbers.get(paragraph.depth, 0) + 1
        numbers[paragraph.depth] = number
        for deeper in range(paragraph.depth + 1, _DEEPEST):
            numbers.pop(deeper, None)
        mark = f"{number}."
    indent = " " * ((len(mark) + 1) * paragraph.depth)
    inner = f"\n{indent}{' ' * (len(mark) + 1)}".join(text.strip().split("\n"))
    return f"{indent}{mark} {inner}"
