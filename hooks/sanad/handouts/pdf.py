"""
PDFs: papers rendered by WeasyPrint, then made fit for screen readers by pikepdf.

Papers go in, bytes and files come out: tagged PDF/UA-1 in Amiri alone, byte-identical
for the same paper. Both libraries, and Pango below them, are loaded only when a PDF is
made: `find_missing` tells beforehand whether they are there. What is corrected after
WeasyPrint: WeasyPrint issues #2508 and #1836.
"""

import hashlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sanad.handouts.paper import Paper, PrintedPaper
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.words import words_of

# Debian's packages without which WeasyPrint finds no Pango.
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

_HOOKS = Path(__file__).parent.parent.parent
_PROCESSES = 2
_FACES = {"Regular": 400, "Bold": 700}  # Face -> weight.


def find_missing() -> str:
    """Give what is to be installed so that PDFs can be made, or nothing."""
    try:
        import fontpkg_amiri  # noqa: F401, PLC0415
        import pikepdf  # noqa: F401, PLC0415
        import weasyprint  # noqa: F401, PLC0415
    except (ImportError, OSError):
        return PACKAGES
    return ""


def tell_missing(packages: str) -> list[str]:
    """Say in both languages what is to be installed."""
    return [
        words_of(language).text("handouts.pdf_missing", packages=packages)
        for language in LANGUAGES
    ]


def print_papers(
    papers: Sequence[Paper],
    folder: Path,
    tell: Callable[[int, PrintedPaper], None],
) -> dict[str, PrintedPaper]:
    """
    Write the PDFs of papers into a site, by two processes.

    Args:
        papers: What to print.
        folder: The folder of the site.
        tell: Is called for each PDF with its number, from 1, in the order of papers.

    Returns:
        Address of the PDF -> what was written.
    """
    printed = {}
    with _engine_on_path():
        context = get_context("spawn")
        with ProcessPoolExecutor(_PROCESSES, mp_context=context) as pool:
            folders = [folder] * len(papers)
            results = pool.map(write_paper, papers, folders)
            for number, result in enumerate(results, start=1):
                tell(number, result)
                printed[result.address] = result
    return printed


def write_reports(
    library: Library, folder: Path, site_url: str
) -> dict[str, PrintedPaper]:
    """
    Write the report in Word in both languages into a site.

    Args:
        library: What the report is about.
        folder: The folder of the site.
        site_url: The address of the site, or nothing.

    Returns:
        Address of the file -> what was written.
    """
    from sanad.handouts.word import write_words  # noqa: PLC0415 -- of the extra `pdf`.

    return write_words(library, folder, site_url)


def write_paper(paper: Paper, folder: Path) -> PrintedPaper:
    """Write the PDF of a paper below a folder."""
    content = render_paper(paper)
    target = folder / paper.address
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return PrintedPaper(
        address=paper.address,
        path=paper.path,
        pages=_count_pages(content),
        size=len(content),
    )


def render_paper(paper: Paper) -> bytes:
    """Make the PDF of a paper."""
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    faces = _read_faces()  # First: what reading them takes is free again for the pages.
    fonts = FontConfiguration()
    document = weasyprint.HTML(string=paper.html, url_fetcher=_fetcher())
    content = document.write_pdf(
        stylesheets=[weasyprint.CSS(string=_font_faces(), font_config=fonts)],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(paper.html.encode()).digest()[:16],
        uncompressed_pdf=True,
    )
    return _finish(content, paper, faces)


def _fetcher() -> Any:  # noqa: ANN401 -- the library has no types.
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    return URLFetcher(allowed_protocols={"data"}, fail_on_errors=False)


def _font_faces() -> str:
    return "".join(
        f"@font-face {{ font-family: Amiri; font-weight: {weight};"
        f" src: url({_font_file(face).as_uri()}) }}"
        for face, weight in _FACES.items()
    )


def _font_file(face: str) -> Path:
    import fontpkg_amiri  # noqa: PLC0415

    return Path(fontpkg_amiri.__file__).parent / "files" / f"Amiri-{face}.ttf"


def _count_pages(content: bytes) -> int:
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _finish(content: bytes, paper: Paper, faces: dict[str, Any]) -> bytes:
    import pikepdf  # noqa: PLC0415

    from sanad.handouts.tags import finish_tags  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(content)) as pdf:
        finish_tags(pdf, paper.languages, faces)
        is_arabic = paper.language is Language.ARABIC
        viewer = pdf.Root.ViewerPreferences
        viewer.Direction = pikepdf.Name.R2L if is_arabic else pikepdf.Name.L2R
        finished = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return finished.getvalue()


@cache
def _read_faces() -> dict[str, Any]:
    """Give the glyphs of each face, by the name that PDFs give it."""
    from sanad.handouts.glyphs import read_glyphs  # noqa: PLC0415

    return {
        name: read_glyphs(_font_file(face))
        for name, face in {"Amiri": "Regular", "Amiri-Bold": "Bold"}.items()
    }


@contextmanager
def _engine_on_path() -> Iterator[None]:
    """Let new processes find the engine, which is on no path while MkDocs builds."""
    sys.path.insert(0, str(_HOOKS))
    try:
        yield
    finally:
        sys.path.remove(str(_HOOKS))
