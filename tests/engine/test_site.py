"""The site: pages by source path, pictures, files to correct, date of the content."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    PROJECT,
    PUBLISHED,
    SLUG,
    write_file,
    write_picture,
    write_practice,
    write_source,
)
from sanad.languages import LANGUAGES, Language
from sanad.site import (
    Site,
    begin_check,
    check_folder,
    end_check,
    find_language,
    load_site,
)

_OWN = PROJECT / "practices"
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _load(root: Path) -> Site:
    return load_site(root, _OWN)


@each_language
def test_pages_are_known_by_source_path(tmp_path: Path, language: Language) -> None:
    """A page is found by the path that its Markdown file would have."""
    write_practice(tmp_path)
    site = _load(tmp_path)

    assert f"{language}/matrix/" == site.pages[f"{language}/matrix.md"].path
    assert f"{language}/practices/{SLUG}.md" in site.pages


def test_pictures_are_known_by_address(tmp_path: Path) -> None:
    """A picture that a text shows is found by its address in the site."""
    path = write_picture(tmp_path, "صورة 1.png")
    body = BODIES[Language.ARABIC].replace("IOM", "![IOM](<media/صورة 1.png>)", 1)
    write_source(tmp_path, body=body)

    assert {f"media/{SLUG}/صورة 1.png": path} == _load(tmp_path).pictures


@each_language
def test_file_to_correct(tmp_path: Path, language: Language) -> None:
    """A page is corrected in the practice's file, or in its own; some have none."""
    write_practice(tmp_path)
    site = _load(tmp_path)

    assert [f"practices/{SLUG}/{language}.md", f"docs/{language}/about.md", ""] == [
        site.source_file(f"{language}/practices/{SLUG}.md"),
        site.source_file(f"{language}/about.md"),
        site.source_file(f"{language}/matrix.md"),
    ]


@pytest.mark.parametrize(
    ("countries", "has_broken"), [("[tunisia]", False), ("[تونس]", True)]
)
def test_broken_practice_is_known(
    tmp_path: Path,
    countries: str,
    has_broken: bool,
) -> None:
    """The site knows whether a practice is left out."""
    write_practice(tmp_path, countries=countries)

    assert has_broken == _load(tmp_path).has_broken


@pytest.mark.parametrize(
    ("reviews", "epoch"),
    [
        ((), 1_577_836_800),  # 2020-01-01.
        (('"2026-11-20"', '"2021"'), 1_795_132_800),
        (('"2021-02"',), 1_612_137_600),
    ],
)
def test_date_of_the_content(
    tmp_path: Path, reviews: tuple[str, ...], epoch: int
) -> None:
    """The date of a build is that of the last review, never the clock's."""
    write_practice(tmp_path, "unreviewed")
    for number, day in enumerate(reviews):
        write_practice(tmp_path, f"p-{number}", reviewed_on=day)

    assert epoch == _load(tmp_path).epoch


def test_published_practice_is_part_of_the_site(tmp_path: Path) -> None:
    """A published practice has all that publishing needs."""
    write_practice(tmp_path, **PUBLISHED)

    assert not _load(tmp_path).has_broken


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("en/", Language.ENGLISH),
        ("en/practices/a/", Language.ENGLISH),
        ("ar/matrix/", Language.ARABIC),
        ("", Language.ARABIC),
        ("404.html", Language.ARABIC),
        ("english/", Language.ARABIC),
    ],
)
def test_language_of_a_path(path: str, language: Language) -> None:
    """A page's language is the first part of its path."""
    assert language is find_language(path)


def test_built_folder_is_checked(tmp_path: Path) -> None:
    """Each broken link, and each host that a page would call, is told."""
    write_file(
        tmp_path / "ar" / "index.html",
        '<a href="../en/">IOM أ</a><a href="x/">1</a><img src="https://a.org/b.png">',
    )
    write_file(tmp_path / "en" / "index.html", '<a href="/ar/">ع</a>')
    write_file(tmp_path / "a.png", b"\x89PNG")
    found = list(check_folder(tmp_path))

    assert 2 == len(found)
    assert found[0].startswith("ar/index.html: ")
    assert found[0].endswith("x/")
    assert found[1].endswith("https://a.org/b.png")


def test_built_folder_below_a_path(tmp_path: Path) -> None:
    """Links from the root are held to the address of the site."""
    write_file(tmp_path / "index.html", '<a href="/sanad/">IOM</a><a href="/x/">ع</a>')
    (found,) = check_folder(tmp_path, "https://example.org/sanad/")

    assert found.endswith("/x/")


def test_pages_to_come_are_expected(tmp_path: Path) -> None:
    """A link to a page that is still to be written is no fault, one to others is."""
    write_practice(tmp_path / "practices")
    site = load_site(tmp_path / "practices", PROJECT / "practices")
    check = begin_check(site, "https://example.org/sanad/")
    html = '<a href="/sanad/ar/matrix/">IOM</a><a href="/sanad/ar/nowhere/">أ 1</a>'
    check.add("ar/index.html", html)
    (found,) = end_check(check, tmp_path / "site")

    assert found.endswith("/sanad/ar/nowhere/")
