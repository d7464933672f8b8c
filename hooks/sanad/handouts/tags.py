"""
The last touch to a PDF: what PDF/UA-1 asks for and WeasyPrint 70 leaves open.

Running heads and feet become artifacts (ISO 14289-1, 7.8), items of lists get their
body (7.6), header cells their scope (7.5), links their Print flag, articles their
language (7.2), glyphs the letter that they stand for (7.21.7). See WeasyPrint
issues #2508 and #1836; a part can go when the renderer does it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator

from sanad.handouts.glyphs import Glyphs

_PRINT_FLAG = 4  # ISO 32000-1, table 165.
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_ONE_LETTER = 2  # Bytes in UTF-16.
_UNKNOWN = Glyphs({}, frozenset())  # Of a font that is not ours.
_NOTHING = "\u200f"  # RLM, which joins letters: for a glyph that lengthens another.
_PAGINATION = Dictionary(Type=Name.Pagination)


def finish_tags(
    pdf: pikepdf.Pdf, languages: Sequence[str], faces: Mapping[str, Glyphs]
) -> None:
    """
    Correct the tags of a PDF in place.

    Args:
        pdf: A PDF by WeasyPrint.
        languages: The BCP 47 tag of each article, in order.
        faces: Name of a font without its tag -> its glyphs.
    """
    elements = list(_walk(pdf.Root.StructTreeRoot.K[0]))
    _unname_lines(elements)
    _mark_languages([e for e in elements if Name.Art == e.S], languages)
    for element in elements:
        if element.S == Name.LI:
            _wrap_item(pdf, element)
        elif element.S == Name.TH:
            _scope_header(element)
    _drop_running_text(pdf, elements)
    for page in pdf.pages:
        for annotation in page.get(Name.Annots, Array()):
            annotation.F = int(annotation.get(Name.F, 0)) | _PRINT_FLAG
    _name_glyphs(pdf, faces)


def _walk(element: Object) -> Iterator[Object]:
    yield element
    for kid in element.get(Name.K, Array()):
        if isinstance(kid, Object) and kid.get(Name.Type) == Name.StructElem:
            yield from _walk(kid)


def _unname_lines(elements: Sequence[Object]) -> None:
    """Take its name from a line of blocks in an article: it is no article in one."""
    for element in elements:
        if Name.Art == element.S and Name.Art == element.P.S:
            element.S = Name.NonStruct


def _mark_languages(articles: Sequence[Object], languages: Sequence[str]) -> None:
    """Give articles their language; one that a page break splits has two elements."""
    if len(articles) == len(languages):
        for article, language in zip(articles, languages, strict=True):
            article.Lang = pikepdf.String(language)


def _wrap_item(pdf: pikepdf.Pdf, item: Object) -> None:
    """Put all of an item but its mark into a body."""
    kids = list(item.K)
    if any(Name.LBody == kid.S for kid in kids):
        return
    inner = [kid for kid in kids if Name.Lbl != kid.S]
    body = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.LBody, P=item, K=Array(inner), Pg=item.Pg
        )
    )
    for kid in inner:
        kid.P = body
    item.K = Array([*(kid for kid in kids if Name.Lbl == kid.S), body])


def _scope_header(header: Object) -> None:
    """Say that a header cell is of its row, where data stand in it, or its column."""
    row = header.P
    is_of_row = Name.THead != row.P.S and any(Name.TD == cell.S for cell in row.K)
    header.A.Scope = Name.Row if is_of_row else Name.Column


def _drop_running_text(pdf: pikepdf.Pdf, elements: Sequence[Object]) -> None:
    """Make artifacts of what no element holds: the text of the pages' margins."""
    held: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for element in elements:
        for kid in element.get(Name.K, Array()):
            if isinstance(kid, int):
                held[element.Pg.objgen].add(kid)
    parents = _read_parents(pdf)
    for page in pdf.pages:
        kept = held[page.obj.objgen]
        page.Contents = pdf.make_stream(
            pikepdf.unparse_content_stream(
                [_mark(i, kept) for i in pikepdf.parse_content_stream(page)]
            )
        )
        of_page = parents[int(page.StructParents)]
        for number in set(range(len(of_page))) - kept:
            of_page[number] = None


def _read_parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {
        int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)
    }


def _mark(instruction: Any, kept: set[int]) -> Any:  # noqa: ANN401 -- untyped there.
    operands, operator = instruction.operands, instruction.operator
    is_marked = operator == Operator("BDC") and Name.MCID in operands[1]
    if is_marked and int(operands[1].MCID) not in kept:
        return ([Name.Artifact, _PAGINATION], operator)
    return (operands, operator)


def _name_glyphs(pdf: pikepdf.Pdf, faces: Mapping[str, Glyphs]) -> None:
    """Give each glyph its own letter, whatever group of glyphs it was first part of."""
    for font in pdf.objects:
        if isinstance(font, Dictionary) and Name.ToUnicode in font:
            name = str(font.BaseFont).rpartition("+")[2]
            glyphs = faces.get(name, _UNKNOWN)
            written = font.ToUnicode.read_bytes()
            font.ToUnicode.write(_MAPPED.sub(partial(_name_glyph, glyphs), written))


def _name_glyph(glyphs: Glyphs, mapped: re.Match[bytes]) -> bytes:
    number, text = int(mapped[1], 16), bytes.fromhex(mapped[2].decode())
    if number in glyphs.fillers:
        letter = _NOTHING
    elif len(text) == _ONE_LETTER:
        return mapped[0]
    else:
        letter = glyphs.letters.get(number, text.decode("utf-16-be") or _NOTHING)
    return b"<%s> <%s>" % (mapped[1], letter.encode("utf-16-be").hex().encode())
