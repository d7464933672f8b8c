"""Pictures: bars and tiles, counted from the records."""

from pathlib import Path

from engine.builders import load, write_practice
from sanad.model import Library
from sanad.pages.pictures import Bar, line_up_countries, make_bars


def _bars(library: Library) -> dict[str, Bar]:
    bars = make_bars(
        library,
        library.vocabularies["target_groups"].terms,
        lambda practice: practice.target_groups,
        address=lambda term: f"to-{term.id}",
    )
    return {bar.term.id: bar for bar in bars}


def test_bars_are_counted(tmp_path: Path) -> None:
    """The longest bar is whole; the others are parts of it, counted by country too."""
    write_practice(tmp_path, "a-1", target_groups="[children, stranded]")
    write_practice(tmp_path, "b-2", target_groups="[children]", countries="[egypt]")
    bars = _bars(load(tmp_path))

    assert ["children", "stranded"] == list(bars)[:2]
    assert (2, 100, "to-children") == (
        bars["children"].number,
        bars["children"].percent,
        bars["children"].address,
    )
    assert (1, 50) == (bars["stranded"].number, bars["stranded"].percent)
    assert (0, 1, 0, 1, 0) == bars["children"].by_country


def test_bars_of_nothing(tmp_path: Path) -> None:
    """Without practices all bars are there and empty."""
    assert {(0, 0)} == {(b.number, b.percent) for b in _bars(load(tmp_path)).values()}


def test_countries_from_west_to_east(tmp_path: Path) -> None:
    """Countries stand by their longitude; what lies nowhere stands after them."""
    write_practice(tmp_path, "a-1", countries="[egypt, tunisia]")
    write_practice(tmp_path, "b-2", countries="[egypt]")
    placed, others = line_up_countries(load(tmp_path))

    assert [
        ("morocco", 0, 0),
        ("algeria", 0, 0),
        ("tunisia", 1, 2),
        ("egypt", 2, 4),
    ] == [(tile.country.id, tile.number, tile.shade) for tile in placed]
    assert ["regional"] == [tile.country.id for tile in others]


def test_tiles_of_nothing(tmp_path: Path) -> None:
    """Without practices no tile is shaded."""
    placed, others = line_up_countries(load(tmp_path))

    assert {0} == {tile.shade for tile in (*placed, *others)}
