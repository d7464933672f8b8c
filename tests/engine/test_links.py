"""Links of a built site: every one leads somewhere, and none calls another host."""

import pytest

from sanad.links import BrokenLink, find_broken_links, find_outside_hosts

_FILES = [
    "index.html",
    "ar/index.html",
    "ar/matrix/index.html",
    "ar/صفحة/index.html",
    "assets/css/screen.css",
    "media/a/صورة 1.png",
]


def _broken(
    html: str, *, page: str = "ar/matrix/index.html", base: str = "/"
) -> list[str]:
    pages = {page: html, "ar/index.html": '<h2 id="محاور">IOM 1</h2><a name=x></a>'}
    found = find_broken_links(pages, _FILES, base=base)
    assert {page} >= {link.page for link in found}
    return [link.target for link in found]


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#top",
        "../",
        "../#محاور",
        "../#%D9%85%D8%AD%D8%A7%D9%88%D8%B1",
        "../#x",
        "../index.html",
        ".",
        "..",
        "../..",
        "../../assets/css/screen.css?v=1",
        "../../assets/css/screen.css#anything",
        "../%D8%B5%D9%81%D8%AD%D8%A9/",
        "../صفحة/",
        "../../media/a/%D8%B5%D9%88%D8%B1%D8%A9%201.png",
        "/ar/",
        "/",
        "https://iom.int/a",
        "//iom.int/a",
        "mailto:info@iom.int",
        "data:image/png;base64,AA",
    ],
)
def test_link_that_leads_somewhere(target: str) -> None:
    """Pages, files, anchors and other sites are found, encoded or not."""
    html = f'<p id="top"></p><a class="x" href="{target}">IOM قسائم</a>'

    assert [] == _broken(html)


@pytest.mark.parametrize(
    "target",
    [
        "../nowhere/",
        "../matrix",
        "#nowhere",
        "../#nowhere",
        "/nowhere/",
        "../../../../",
        "../صفحة",
        "assets/css/screen.css",
        "https://[x",
    ],
)
def test_link_that_leads_nowhere(target: str) -> None:
    """A missing page, file or anchor is found, also in a link that is no address."""
    assert [target] == _broken(f'<a href="{target}">IOM قسائم</a>')


@pytest.mark.parametrize(
    "html",
    [
        '<img src="x.png">',
        "<img alt='IOM' src='x.png'>",
        "<script src=x.png></script>",
        '<a class="a"\n href="x.png">أ</a>',
        '<link rel="icon" href="x.png">',
    ],
)
def test_every_way_to_write_a_link_is_seen(html: str) -> None:
    """Addresses are found in any element and with any quotes."""
    assert ["x.png"] == _broken(html)


def test_escaped_address_is_read() -> None:
    """An address is unescaped before it is looked up."""
    assert ["x?a=1&b=2"] == _broken('<a href="x?a=1&amp;b=2">أ</a>')


@pytest.mark.parametrize(
    ("base", "target", "is_broken"),
    [
        ("/sanad/", "/sanad/ar/", False),
        ("/sanad/", "/sanad/", False),
        ("/sanad/", "/sanad/nowhere/", True),
        ("/", "/ar/", False),
    ],
)
def test_links_from_the_root_know_the_base(
    base: str,
    target: str,
    is_broken: bool,
) -> None:
    """A site that is published below a path has its links from the root there."""
    assert is_broken == bool(_broken(f'<a href="{target}">IOM أ 1</a>', base=base))


def test_broken_links_are_sorted_and_told_once() -> None:
    """Each broken link of a page is told once, in a stable order."""
    pages = {
        "b.html": '<a href="z"></a><a href="a"></a>',
        "a.html": '<a href="z"></a>' * 2,
    }

    assert [
        BrokenLink("a.html", "z"),
        BrokenLink("b.html", "a"),
        BrokenLink("b.html", "z"),
    ] == find_broken_links(pages, pages)


@pytest.mark.parametrize(
    ("html", "hosts"),
    [
        ('<script src="https://cdn.example/x.js">', ["https://cdn.example/x.js"]),
        ('<img alt="IOM" src="//img.example/x.png">', ["//img.example/x.png"]),
        ('<link rel="stylesheet" href="http://f.example/x">', ["http://f.example/x"]),
        ('<link rel="preconnect" href="https://f.example">', ["https://f.example"]),
        ('<iframe src="https://map.example"></iframe>' * 2, ["https://map.example"]),
        (
            "".join(f'<img src="//{name}.example/x">' for name in "hgfedcba"),
            [f"//{name}.example/x" for name in "abcdefgh"],
        ),
        ('<a href="https://iom.int">المنظمة</a>', []),
        ('<link rel=" alternate" href="https://x.example/en/">', []),
        ('<img src="../media/a.png"><script src="/x.js"></script>', []),
    ],
)
def test_pages_load_nothing_from_other_hosts(html: str, hosts: list[str]) -> None:
    """What a page would load by itself from elsewhere is found; links are not."""
    assert hosts == find_outside_hosts(html)
