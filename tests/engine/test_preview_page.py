"""The page of a preview: both languages in one file that loads nothing."""

from pathlib import Path

import pytest

from engine.builders import PICTURE, SLUG, VOCABULARIES, write_picture, write_source
from engine.outlines import Outline
from sanad.languages import LANGUAGES
from sanad.preview import write_page
from sanad.site import load_site
from sanad.urls import practice_path

_BODY = """\
## السياق

نص IOM، انظر [هنا](https://iom.int/x).[1]

![قسيمة من 2020](media/a%20b.png)

![قسيمة من 2021](media/c.png)

## ما الذي نُفِّذ

وُزّعت 120 قسيمة.[2]
"""
_NAMES = ("a b.png", "c.png")


@pytest.fixture
def outlines(tmp_path: Path) -> dict[str, Outline]:
    """Give the page by the address of the published site, and without one."""
    write_source(tmp_path, body=_BODY)
    for name in _NAMES:
        write_picture(tmp_path, name, PICTURE)
    site = load_site(tmp_path, VOCABULARIES.parent)
    pages = [
        (SLUG, site.pages[f"{practice_path(SLUG, lang).rstrip('/')}.md"])
        for lang in LANGUAGES
    ]
    pictures = {f"media/{SLUG}/{_NAMES[0]}": PICTURE}
    return {
        address: Outline(
            write_page(pages, styles="p > b {}", pictures=pictures, address=address)
        )
        for address in ("https://sanad.example/lib/", "")
    }


def test_each_language_has_an_article(outlines: dict[str, Outline]) -> None:
    """Each page stands in its own language and direction, under its own anchor."""
    articles = [
        element.attributes
        for element in outlines[""].all("article")
        if "lang" in element.attributes
    ]

    assert [
        {"id": f"{SLUG}-{lang}", "lang": str(lang), "dir": lang.direction}
        for lang in LANGUAGES
    ] == articles


def test_anchors_are_unique_and_found(outlines: dict[str, Outline]) -> None:
    """No two pages share an anchor, and each link within leads to one."""
    ids = outlines[""].values("id")
    within = {u[1:] for u in outlines[""].values("href") if u.startswith("#")}

    assert len(ids) == len(set(ids))
    assert within <= set(ids)


def test_links_lead_to_the_published_site(outlines: dict[str, Outline]) -> None:
    """A link to another page leads to the site, one to the web stays."""
    links = outlines["https://sanad.example/lib/"].values("href")

    assert "https://sanad.example/lib/ar/countries/tunisia/" in links
    assert "https://iom.int/x" in links
    assert all(url.startswith(("https://", "#")) for url in links)


def test_without_a_site_links_lead_nowhere(outlines: dict[str, Outline]) -> None:
    """Without the address of the site only links to the web and within are left."""
    links = outlines[""].values("href")

    assert "https://iom.int/x" in links
    assert not [url for url in links if not url.startswith(("https://", "#"))]


def test_pictures_stand_in_the_page(outlines: dict[str, Outline]) -> None:
    """A picture is in the page itself; one that is not there has no address."""
    sources = [element.attributes["src"] for element in outlines[""].all("img")]

    assert {True, False} == {bool(source) for source in sources}
    assert all(
        source.startswith("data:image/png;base64,iVBOR") for source in sources if source
    )


def test_policy_forbids_everything_else(outlines: dict[str, Outline]) -> None:
    """The page's policy lets in its own styles and pictures, and no script."""
    policy = next(
        meta.attributes["content"]
        for meta in outlines[""].all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "script" not in policy
    assert [] == outlines[""].all("script")
    assert ["p > b {}"] == outlines[""].texts("style")
