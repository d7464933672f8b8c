"""Shells: what the theme makes of a page with marks becomes every page of its kind."""

import pytest

from sanad.handouts.qr import draw_qr
from sanad.languages import Language
from sanad.pages import GeneratedPage, Heading
from sanad.shells import ShellPage, cut_shell, list_addresses, share_shells

_TITLE = 'قسائم "IOM" & <19>'
_ESCAPED = "قسائم &quot;IOM&quot; &amp; &lt;19&gt;"
_IN_STYLES = r"قسائم \"IOM\" & \3c 19>"


def _page(
    path: str, headings: tuple[Heading, ...] = (), source: str = ""
) -> GeneratedPage:
    return GeneratedPage(
        path=path,
        language=Language(path.split("/", maxsplit=1)[0]),
        front_matter={"title": _TITLE, "description": f"وصف {path}"},
        lay_out=lambda: f"<h1>{path}</h1>",
        headings=headings,
        source=source,
    )


def _practices(
    headings: tuple[Heading, ...] = (), source: str = ""
) -> list[GeneratedPage]:
    return [_page(f"ar/practices/{name}/", headings, source) for name in "abc"]


def _share(pages: list[GeneratedPage]) -> ShellPage:
    (shell,) = share_shells(pages, ["practices"])
    return shell


def _write(page: ShellPage) -> str:
    """Write a page as a theme of a few lines would."""
    rows = "\n".join(f'<li><a href="#{h.id}"> {h.title} </a>' for h in page.headings)
    skip = f'<a href="#{page.headings[0].id}">' if page.headings else ""
    front = page.front_matter
    return (
        f'<title>{front["title"]}</title><meta content="{front["description"]}">{skip}'
        f'<style>"{page.paper_title}"</style><link href="../../../en/{page.path[3:]}">'
        f"<ul>{rows}</ul><main>{page.body}</main><i>{page.source}</i>"
    )


def test_pages_of_a_kind_share_a_shell() -> None:
    """Language, kind, depth, source and contents tell which pages are alike."""
    headings = (Heading("limits", "حدود"),)
    pages = [
        *_practices(),
        *_practices(headings),
        *_practices(headings, "x/ar.md"),
        *(_page(f"en/practices/{name}/") for name in "abc"),
        *(_page(f"en/practices/{name}/x/") for name in "abc"),
    ]
    shells = list(share_shells(pages, ["practices"]))

    assert 5 == len(shells)
    assert 5 == len({shell.path for shell in shells})
    assert [3] * 5 == [len(shell.pages) for shell in shells]


@pytest.mark.parametrize(
    "pages",
    [
        _practices()[:2],
        [_page(f"ar/{name}/") for name in ("practices", "matrix", "browse")],
        [_page(f"ar/countries/{name}/") for name in "abc"],
        _practices((Heading("a", "أ", 3),)),
    ],
    ids=["few", "single pages", "another kind", "deep contents"],
)
def test_other_pages_share_nothing(pages: list[GeneratedPage]) -> None:
    """A few pages, other kinds, and contents of two levels go through the theme."""
    assert [] == list(share_shells(pages, ["practices"]))


def test_page_is_filled_in_as_the_theme_writes_it() -> None:
    """Words come escaped, in styles for styles, the path in addresses."""
    pages = _practices()
    shell_page = _share(pages)
    html = cut_shell(_write(shell_page), shell_page).fill(
        pages[1], pages[1].body, source="", site_url=""
    )

    assert html == (
        f'<title>{_ESCAPED}</title><meta content="وصف ar/practices/b/">'
        f'<style>"{_IN_STYLES}"</style><link href="../../../en/practices/b/">'
        "<ul></ul><main><h1>ar/practices/b/</h1></main><i></i>"
    )


@pytest.mark.parametrize("count", [1, 2, 5])
def test_contents_list_every_heading(count: int) -> None:
    """Two headings with marks show how many are listed, one among them."""
    headings = tuple(Heading(f"h{n}", f"باب <{n}>") for n in range(count))
    pages = _practices(headings, "x/ar.md")
    shell_page = _share(pages)
    shell = cut_shell(_write(shell_page), shell_page)
    html = shell.fill(pages[0], "", source="practices/x/ar.md", site_url="")
    rows = [f'<li><a href="#h{n}"> باب &lt;{n}&gt; </a>' for n in range(count)]

    assert f"<ul>{chr(10).join(rows)}</ul>" in html
    assert '<a href="#h0"><style>' in html
    assert "<i>practices/x/ar.md</i>" in html


def test_code_leads_to_the_page() -> None:
    """Each page has the code of its own address."""
    pages = _practices()
    shell_page = _share(pages)
    shell = cut_shell(shell_page.code + shell_page.body, shell_page)

    assert draw_qr("https://example.org/ar/practices/c/") == shell.fill(
        pages[2], "", source="", site_url="https://example.org/"
    )


def test_links_of_the_theme_are_checked_once() -> None:
    """The first page is checked whole, the others by their body and contents."""
    pages = _practices((Heading("limits", "حدود"),))
    shell_page = _share(pages)
    shell = cut_shell('<p id="top">' + shell_page.body, shell_page)

    assert frozenset({"top"}) == shell.ids
    assert "whole" == shell.find_own(pages[0], "whole", "body")
    assert 'body<a href="#limits">' == shell.find_own(pages[1], "whole", "body")


def test_map_of_the_site_lists_every_page() -> None:
    """Pages that MkDocs does not know are listed, those with marks are not."""

    class File:
        """A file as MkDocs knows it."""

        def __init__(self, src_uri: str, url: str) -> None:
            self.src_uri = src_uri
            self.url = url

    shell = _share(_practices())
    files = [File("index.md", "./"), File("x.md", "ar/x/"), File("marks.md", "m/")]
    addresses = list_addresses(files, {"marks.md": shell})

    expected = ["", *(f"ar/practices/{name}/" for name in "abc"), "ar/x/"]
    assert expected == addresses
