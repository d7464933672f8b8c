"""
QR codes: the way from paper back to a page.

An address goes in, an SVG image comes out (ISO/IEC 18004, error correction M: 15 % of
a code may be smudged). Nothing is drawn but one path, so that a page grows by 1–2 KB.
"""

from functools import cache

import segno

_QUIET_ZONE = 4  # Modules of white around a code, as the norm asks.


@cache
def draw_qr(address: str) -> str:
    """
    Draw an address as a QR code.

    Args:
        address: Where the code leads, in ASCII (a URL).

    Returns:
        An `<svg>` element without a size and without words: the page gives it both.
    """
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(border=_QUIET_ZONE, omitsize=True))
