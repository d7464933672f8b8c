"""QR codes: their size, their rest of white, and what a page adds by itself."""

import re

from sanad.handouts.qr import draw_qr

_ADDRESS = "https://example.org/sanad/en/"


def test_code_has_its_quiet_zone() -> None:
    """29 bytes need version 3 at level M, 29 modules, and four of white around."""
    assert re.findall(r'viewBox="([^"]*)"', draw_qr(_ADDRESS)) == ["0 0 37 37"]


def test_code_is_one_path_without_a_size() -> None:
    """The page gives a code its size and its words."""
    code = draw_qr(_ADDRESS)

    assert 1 == code.count("<path")
    assert not re.search(r"\s(?:width|height|id)=|<title|<desc|https?:", code)


def test_addresses_have_codes_of_their_own() -> None:
    """Two addresses are told apart; one is always drawn alike."""
    assert draw_qr(_ADDRESS) == draw_qr(_ADDRESS)
    assert draw_qr(_ADDRESS) != draw_qr(_ADDRESS + "browse/")
