"""Addresses: mirrored in both languages, relative on every page."""

import pytest

from sanad.languages import LANGUAGES, Language
from sanad.urls import (
    ROOT,
    alternate_path,
    country_path,
    page_path,
    picture_path,
    practice_path,
    relative_root,
    relativize,
    theme_path,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_of_the_design(language: Language) -> None:
    """Every kind of page has its address below its language."""
    assert [
        f"{language}/practices/vouchers/",
        f"{language}/countries/tunisia/",
        f"{language}/themes/jobs-recovery/",
        f"{language}/matrix/",
        f"{language}/contribute/fields/",
        f"{language}/",
    ] == [
        practice_path("vouchers", language),
        country_path("tunisia", language),
        theme_path("jobs-recovery", language),
        page_path("matrix", language),
        page_path("contribute/fields", language),
        page_path("", language),
    ]


def test_picture_is_shared_by_both_languages() -> None:
    """A picture has one address."""
    assert "media/vouchers/صورة IOM 1.png" == picture_path("vouchers", "صورة IOM 1.png")


@pytest.mark.parametrize(
    ("path", "arabic", "english"),
    [
        ("ar/", "ar/", "en/"),
        ("en/practices/a/", "ar/practices/a/", "en/practices/a/"),
        ("ar/contribute/fields/", "ar/contribute/fields/", "en/contribute/fields/"),
    ],
)
def test_alternate_is_the_same_page(path: str, arabic: str, english: str) -> None:
    """Changing the language stays on the same page."""
    assert arabic == alternate_path(path, Language.ARABIC)
    assert english == alternate_path(path, Language.ENGLISH)


@pytest.mark.parametrize(
    ("path", "root"),
    [("", "./"), ("ar/", "../"), ("ar/matrix/", "../../"), ("ar/a/b/", "../../../")],
)
def test_way_to_the_root(path: str, root: str) -> None:
    """The way to the root climbs once for each folder."""
    assert root == relative_root(path)


@pytest.mark.parametrize(
    ("html", "relative"),
    [
        (f'<a href="{ROOT}en/matrix/">', '<a href="../../en/matrix/">'),
        (f'<img src="{ROOT}media/a/b.png">', '<img src="../../media/a/b.png">'),
        (f'<a href="{ROOT}ar/matrix/#egypt">', '<a href="#egypt">'),
        (f'<a href="{ROOT}ar/matrix/">', '<a href="../../ar/matrix/">'),
        ('<a href="https://iom.int/">أ 1</a>', '<a href="https://iom.int/">أ 1</a>'),
        (f"<p>{ROOT}</p>", f"<p>{ROOT}</p>"),
    ],
)
def test_inner_links_become_relative(html: str, relative: str) -> None:
    """Inner links are relative to the page, anchors of the page itself bare."""
    assert relative == relativize(html, "ar/matrix/")
