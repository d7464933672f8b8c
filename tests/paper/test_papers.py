"""PDFs of handouts: what is read, searched, spoken and seen, in both languages."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import fontpkg_amiri
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Name

from conftest import PRACTICES, RunScript
from paper.papers import (
    COUNTRY,
    SLUGS,
    THEME,
    bookmarks_in,
    elements_in,
    headings_of,
    ink_in,
    text_in,
    text_of,
    unmarked_in,
    walk,
)
from sanad.handouts import (
    REPORT,
    Paper,
    Publication,
    find_missing,
    list_papers,
    print_papers,
    write_reports,
)
from sanad.handouts.pdf import PACKAGES, render_paper, tell_missing, write_paper
from sanad.languages import Language
from sanad.site import Site, check_folder, load_site

_NAMES = [
    f"{language}/{name}"
    for language in ("ar", "en")
    for name in (
        *(
            f"themes-jobs-recovery-{e}"
            for e in ("short", "bilingual", "sheet", "cards")
        ),
        *(f"countries-morocco-{e}" for e in ("short", "bilingual")),
        "report",
    )
]
_SHORT = [name for name in _NAMES if name.endswith("short")]
_BILINGUAL = [name for name in _NAMES if name.endswith("bilingual")]
_each = pytest.mark.parametrize("name", _NAMES)
_each_short = pytest.mark.parametrize("name", _SHORT)

# TXT-004 suspects a font in which many glyphs stand for one letter. Amiri draws an
# Arabic letter in dozens of forms by its neighbours, each a glyph of its own; that they
# stand for the right letter is shown by `test_unmarked_words_are_found`.
_FALSE_ALARM = re.compile("TXT-004 .*\\+Amiri.* map to U\\+06[2-4][0-9A-F] ")


@pytest.fixture(scope="session")
def practices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of eight real practices, without their relations to others."""
    folder = tmp_path_factory.mktemp("paper") / "practices"
    for slug in SLUGS:
        shutil.copytree(PRACTICES / slug, folder / slug)
        for path in (folder / slug).glob("*.md"):
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = "".join(line for line in lines if line[:8] != "related:")
            path.write_text(kept, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def loaded(practices: Path) -> Site:
    """Load the eight practices."""
    return load_site(practices, PRACTICES)


@pytest.fixture(scope="session")
def papers(loaded: Site) -> dict[str, Paper]:
    """Give the papers of one theme and one country: name -> paper."""
    publication = Publication("", loaded.epoch)
    return {
        paper.address.removeprefix("pdf/").removesuffix(".pdf"): paper
        for subject in (THEME, COUNTRY, REPORT)
        for paper in list_papers(loaded, publication, subject)
    }


@pytest.fixture(scope="session")
def pdfs(papers: dict[str, Paper]) -> dict[str, bytes]:
    """Give the PDFs of the papers: name -> content."""
    return {name: render_paper(paper) for name, paper in papers.items()}


@pytest.fixture(scope="session")
def built(
    practices: Path, tmp_path_factory: pytest.TempPathFactory, run_script: RunScript
) -> Path:
    """Build the site of the eight practices with the PDFs of the theme."""
    folder = tmp_path_factory.mktemp("built") / "site"
    result = run_script(
        "build.py", "--practices", practices, "--site", folder, "--pdf", THEME
    )

    assert result.returncode == 0, result.stderr
    assert "1/8 pdf/ar/themes-jobs-recovery-short.pdf" in result.stderr

    return folder


def _open(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def test_papers_are_those_of_themes_and_countries(papers: dict[str, Paper]) -> None:
    """A theme has four editions on paper, a country two; there is one report."""
    assert sorted(_NAMES) == sorted(papers)


@_each
def test_unmarked_words_are_found(
    name: str, papers: dict[str, Paper], pdfs: dict[str, bytes]
) -> None:
    """At least 99 of 100 Arabic words without marks are whole in the text layer."""
    expected = Counter(unmarked_in(text_of(papers[name].html)))
    found = expected & Counter(unmarked_in(text_in(pdfs[name])))

    assert found.total() >= 0.99 * expected.total()


@_each
def test_letters_are_letters(name: str, pdfs: dict[str, bytes]) -> None:
    """The text layer has no presentation form, and no letter for want of another."""
    text = text_in(pdfs[name])

    assert [] == re.findall("[\ufb50-\ufdff\ufe70-\ufefc\ufffd]", text)
    assert [] == re.findall("[\u0600-\u06ff][a-z][\u0600-\u06ff]", text)


@_each
def test_only_amiri_is_embedded(
    name: str, papers: dict[str, Paper], pdfs: dict[str, bytes]
) -> None:
    """Amiri has every letter, so that no machine puts a font of its own in."""
    with _open(pdfs[name]) as pdf:
        fonts = [
            font
            for page in pdf.pages
            for font in page.Resources.get(Name.Font, {}).values()
        ]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        files = [
            {str(key) for key in font.DescendantFonts[0].FontDescriptor}
            & {"/FontFile2", "/FontFile3"}
            for font in fonts
        ]
    letters = set(
        TTFont(fontpkg_amiri.ROOT / "files" / "Amiri-Regular.ttf").getBestCmap()
    )
    shown = {ord(letter) for letter in text_of(papers[name].html) if letter != "\n"}

    assert names <= {"Amiri", "Amiri-Bold"}
    assert all(files)
    assert set() == shown - letters


@_each
def test_document_tells_itself(
    name: str, papers: dict[str, Paper], pdfs: dict[str, bytes]
) -> None:
    """Tags, language, title and direction are those of the page."""
    language = name[:2]
    with _open(pdfs[name]) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert language == str(pdf.Root.Lang)
        assert headings_of(papers[name].html)[0] == str(pdf.docinfo.Title)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        direction = {"ar": Name.R2L, "en": Name.L2R}[language]
        assert direction == pdf.Root.ViewerPreferences.Direction


@_each
def test_bookmarks_are_the_headings(
    name: str, papers: dict[str, Paper], pdfs: dict[str, bytes]
) -> None:
    """Each heading has a bookmark, in order; the report's contents have one too."""
    headings = [heading for heading in headings_of(papers[name].html) if heading]
    bookmarks = bookmarks_in(pdfs[name])

    assert headings == [mark for mark in bookmarks if mark in headings]
    assert name.endswith("report") or headings == bookmarks


@_each
def test_checkers_find_nothing(
    name: str, pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    """Two checkers of accessibility find nothing but a false alarm known by name."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdfs[name])
    programs = Path(sys.executable).parent
    first, second = (
        json.loads(
            subprocess.run(
                [programs / program, *options, path],
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            ).stdout
        )
        for program, *options in (
            ("pdfua", "check", "--format=json"),
            ("outloud", "--quiet", "--json=-"),
        )
    )
    found = [
        finding
        for finding in second["results"][0]["findings"]
        if not _FALSE_ALARM.match(f"{finding['rule']} {finding['message']}")
    ]

    assert [] == first["findings"]
    assert [] == found


@_each
def test_no_heading_is_last_on_a_page(name: str, pdfs: dict[str, bytes]) -> None:
    """Something follows a heading on its page; the document's end may be room."""
    with _open(pdfs[name]) as pdf:
        last = {leaf.page: leaf.tags for leaf in walk(pdf.Root.StructTreeRoot.K[0])}
    *turned, _ = last.values()
    headed = [tags for tags in turned if {"/H1", "/H2", "/H3", "/H4"} & set(tags)]

    assert [] == headed


@_each_short
def test_no_practice_is_split(
    name: str, papers: dict[str, Paper], pdfs: dict[str, bytes]
) -> None:
    """A practice in short has one element, as it stands on one page."""
    with _open(pdfs[name]) as pdf:
        elements = elements_in(pdf.Root.StructTreeRoot.K[0])
        articles = [element for element in elements if Name.Art == element.S]

        assert len(papers[name].languages) == len(articles)


@pytest.mark.parametrize("name", [n for n in _NAMES if not n.endswith("report")])
def test_no_page_is_nearly_empty(name: str, pdfs: dict[str, bytes]) -> None:
    """
    The text of each page reaches at least a quarter of the way down.

    The parts of the report each begin on a page of their own, and may be short.
    """
    assert [] == [reach for reach in ink_in(pdfs[name]) if reach < 0.25]


@_each_short
def test_short_edition_is_short(name: str, pdfs: dict[str, bytes]) -> None:
    """Eight practices in short take at most six pages and 150 KB."""
    with _open(pdfs[name]) as pdf:
        assert len(pdf.pages) <= 6
    assert len(pdfs[name]) <= 150_000


@pytest.mark.parametrize("name", _BILINGUAL)
def test_articles_have_their_language(name: str, pdfs: dict[str, bytes]) -> None:
    """Side by side, each text is spoken in its own language."""
    with _open(pdfs[name]) as pdf:
        elements = elements_in(pdf.Root.StructTreeRoot.K[0])
        tags = [str(e.Lang) for e in elements if Name.Art == e.S]
    own, other = name[:2], {"ar": "en", "en": "ar"}[name[:2]]

    assert [own, other] * (len(tags) // 2) == tags


@_each
def test_no_link_without_an_address(name: str, pdfs: dict[str, bytes]) -> None:
    """Where the site has no address, no link is left that leads nowhere."""
    with _open(pdfs[name]) as pdf:
        links = [link for page in pdf.pages for link in page.get(Name.Annots, [])]
        names = pdf.Root.get(Name.Names, {}).get(Name.Dests)
        places = set(pikepdf.NameTree(names)) if names is not None else set()
        inner = {str(link.Dest) for link in links if Name.A not in link}

        assert set() == inner - places


def test_links_lead_to_the_site(loaded: Site) -> None:
    """Where the site has an address, a practice's title leads to its page."""
    published = Publication("https://example.org/sanad/", loaded.epoch)
    paper = next(iter(list_papers(loaded, published, THEME)))
    with _open(render_paper(paper)) as pdf:
        links = [link for page in pdf.pages for link in page.get(Name.Annots, [])]
        targets = {str(link.A.URI) for link in links}
        flags = {int(link.F) & 4 for link in links}

    assert {f"https://example.org/sanad/ar/practices/{slug}/" for slug in SLUGS} == {
        target for target in targets if "/practices/" in target
    }
    assert {4} == flags


def test_glyphs_have_their_own_letters() -> None:
    """A letter first drawn with a filler or beside a mark is found in other words."""
    words = "الكبرى العنف المالكين القاهرة خرج الخير"
    html = (
        '<html lang="ar" dir="rtl"><head><title>كلمات</title><style>'
        "html { font-family: Amiri; font-kerning: none }</style></head>"
        f"<body><h1>{words}</h1><p>{words}</p></body></html>"
    )
    paper = Paper("pdf/x.pdf", "x/", Language.ARABIC, html, ())
    text = text_in(render_paper(paper)).replace("\u200f", "")

    assert Counter(unmarked_in(f"{words} {words}")) == Counter(unmarked_in(text))


def test_table_item_and_split_article() -> None:
    """Header cells get a scope, items one body, and a split article no language."""
    long = "".join(f"<p>سطر {number}</p>" for number in range(80))
    html = (
        '<html lang="ar"><head><title>جدول</title></head><body>'
        "<table><thead><tr><td></td><th>أ</th></tr></thead>"
        "<tbody><tr><th>ب</th><td>1</td></tr></tbody></table>"
        "<ul><li>بند</li><li><p>بند <b>آخر</b></p></li></ul>"
        f"<article>{long}</article></body></html>"
    )
    own = Language.ARABIC
    paper = Paper("pdf/x.pdf", "x/", own, html, (own,))
    with _open(render_paper(paper)) as pdf:
        elements = list(elements_in(pdf.Root.StructTreeRoot.K[0]))
        scopes = [str(e.A.Scope) for e in elements if Name.TH == e.S]
        kinds = [[str(k.S) for k in e.K] for e in elements if Name.LI == e.S]
        spoken = [e for e in elements if Name.Art == e.S and Name.Lang in e]

    assert ["/Column", "/Row"] == scopes
    assert [1, 1] == [kind.count("/LBody") for kind in kinds]
    assert [] == spoken


def test_pdfs_are_written_by_processes(
    papers: dict[str, Paper], pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    """Each PDF is told in order, and written with the bytes that were made here."""
    names = ["en/themes-jobs-recovery-sheet", "ar/themes-jobs-recovery-sheet"]
    told = []
    printed = print_papers(
        [papers[name] for name in names],
        tmp_path,
        lambda number, paper: told.append((number, paper.address)),
    )

    assert [(n, f"pdf/{name}.pdf") for n, name in enumerate(names, 1)] == told
    assert [papers[name].address for name in names] == list(printed)
    assert [pdfs[name] for name in names] == [
        (tmp_path / paper.address).read_bytes() for paper in printed.values()
    ]


def test_printed_paper_is_measured(
    papers: dict[str, Paper], pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    """What is told of a PDF are its pages and its bytes."""
    name = "ar/themes-jobs-recovery-sheet"
    printed = write_paper(papers[name], tmp_path)
    with _open(pdfs[name]) as pdf:
        assert len(pdf.pages) == printed.pages
    assert len(pdfs[name]) == printed.size


def test_rebuild_is_identical(built: Path, pdfs: dict[str, bytes]) -> None:
    """A build in other processes gives the same bytes."""
    written = {
        path.relative_to(built / "pdf").with_suffix("").as_posix(): path.read_bytes()
        for path in (built / "pdf").rglob("*.pdf")
    }

    assert {name: pdfs[name] for name in _NAMES if "themes" in name} == written


@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_links_its_pdf(built: Path, language: str) -> None:
    """The page of a handout tells the size, pages and date of its PDF."""
    page = built / language / "handouts" / "themes" / "jobs-recovery" / "index.html"
    html = page.read_text(encoding="utf-8")
    link = re.search(r'<a class="sanad-pdf" href="([^"]+)"[^>]*>(.*?)</a>', html)

    assert link
    assert (page.parent / link[1]).resolve().is_file()
    assert re.search(r"PDF \(\d+ .*?20\d\d", link[2])


def test_no_link_of_the_site_is_broken(built: Path) -> None:
    """Each link to a PDF leads to its file."""
    assert [] == list(check_folder(built))


def test_no_pdf_no_link(built: Path, small_site: Path) -> None:
    """A handout that was not printed has neither a link nor its place."""
    pages = [
        built / "ar" / "handouts" / "countries" / "morocco" / "index.html",
        *(small_site / "ar" / "handouts").rglob("index.html"),
    ]
    texts = [page.read_text(encoding="utf-8") for page in pages]

    assert len(texts) > 2
    assert [] == [text for text in texts if "sanad-pdf" in text]


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library cannot be loaded, both languages say what to install."""
    here = find_missing()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    arabic, english = tell_missing(find_missing())

    assert here == ""
    assert arabic.endswith(PACKAGES)
    assert english.endswith(PACKAGES)


def test_site_is_built_without_pango(
    practices: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run_script: RunScript,
) -> None:
    """Without Pango the site is complete but for the PDFs, and what to do is told."""
    stand_in = tmp_path / "broken"
    stand_in.mkdir()
    (stand_in / "weasyprint.py").write_text("raise OSError('no libpango')")
    monkeypatch.setenv("PYTHONPATH", str(stand_in))
    site = tmp_path / "site"
    result = run_script(
        "build.py", "--practices", practices, "--site", site, "--pdf", THEME
    )

    assert result.returncode == 0, result.stderr
    assert PACKAGES in result.stderr
    assert not (site / "pdf").exists()


def test_unknown_subject_stops_the_build(
    practices: Path, tmp_path: Path, run_script: RunScript
) -> None:
    """A subject that has no handout is named, and nothing is replaced."""
    site = tmp_path / "site"
    result = run_script(
        "build.py", "--practices", practices, "--site", site, "--pdf", "themes/x"
    )

    assert result.returncode == 1
    assert "themes/x" in result.stderr
    assert not site.exists()


def test_report_is_written_in_word(loaded: Site, tmp_path: Path) -> None:
    """The report stands in Word beside the PDFs, in both languages."""
    written = write_reports(loaded.library, tmp_path, "")

    assert ["word/ar/report.docx", "word/en/report.docx"] == list(written)
    assert all(
        (tmp_path / name).stat().st_size == written[name].size for name in written
    )
