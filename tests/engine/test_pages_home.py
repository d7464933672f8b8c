"""What the home page shows: the practices reviewed last."""

from pathlib import Path

from engine.builders import PUBLISHED, load, write_practice
from sanad.languages import Language
from sanad.pages.home import find_newest


def _write(root: Path, slug: str, reviewed: str, start: str = '"2020-04"') -> None:
    fields = {**PUBLISHED, "reviewed_on": f'"{reviewed}"', "start": start}
    write_practice(root, slug, **fields)


def test_newest_come_first(tmp_path: Path) -> None:
    """The last review counts, then the start; what was not reviewed is not new."""
    _write(tmp_path, "a-1", "2026-11-19")
    _write(tmp_path, "b-2", "2026-11-20")
    _write(tmp_path, "c-3", "2026-11-20", '"2021"')
    _write(tmp_path, "d-4", "2026-11-20", "unknown")
    write_practice(tmp_path, "e-5")
    found = find_newest(load(tmp_path), Language.ARABIC, 3)

    assert ["c-3", "b-2", "d-4"] == [practice.slug for practice in found]
