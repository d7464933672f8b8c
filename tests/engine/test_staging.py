"""Staging: every page as a plain file, for a generator of any kind."""

from pathlib import Path

import pytest
import yaml

from engine.builders import (
    BODIES,
    PROJECT,
    SLUG,
    SUMMARIES,
    TITLES,
    write_file,
    write_picture,
    write_practice,
    write_source,
)
from sanad.languages import LANGUAGES, Language
from sanad.pages import GeneratedPage
from sanad.site import load_site
from sanad.staging import MARKER, stage_page, stage_site

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _stage(root: Path) -> Path:
    docs, target = root / "docs", root / "staged"
    docs.mkdir(exist_ok=True)
    site = load_site(root / "practices", PROJECT / "practices")
    written = stage_site(site, docs, target)
    files = [path for path in target.rglob("*") if path.is_file()]
    assert written == len(files) - 1
    return target


@each_language
def test_page_is_front_matter_and_html(tmp_path: Path, language: Language) -> None:
    """A staged page has title, description, language and direction, then its HTML."""
    write_practice(tmp_path / "practices")
    text = (_stage(tmp_path) / f"{language}/practices/{SLUG}.md").read_text("utf-8")
    _, front, body = text.split("---\n", 2)

    assert {
        "title": TITLES[language],
        "description": SUMMARIES[language],
        "lang": str(language),
        "dir": language.direction,
    } == yaml.safe_load(front)
    assert body.strip().startswith("<h1>")
    assert "\n\n" not in body.strip()


@each_language
def test_blank_lines_of_code_are_kept(language: Language) -> None:
    """A blank line ends a block of HTML, so that in code it is written as a sign."""
    body = "<p>أ</p>\n\n \n<pre><code>IOM\n\n1</code></pre>\n\n<p>ب</p>\n"
    front = {"title": "أ", "description": ""}
    page = GeneratedPage("ar/x/", language, front, lambda: body)

    assert stage_page(page).endswith(
        "<p>أ</p>\n<pre><code>IOM\n&#10;1</code></pre>\n<p>ب</p>\n"
    )


def test_pictures_and_assets_are_copied(tmp_path: Path) -> None:
    """Pictures of practices and files of the hand-written pages are there."""
    write_picture(tmp_path / "practices", "صورة 1.png", b"\x89PNG\r\n\x1a\nx")
    body = BODIES[Language.ARABIC].replace("IOM", "![IOM](<media/صورة 1.png>)", 1)
    write_source(tmp_path / "practices", body=body)
    write_file(tmp_path / "docs" / "assets" / "a.css", b"p{}")
    write_file(tmp_path / "docs" / ".overrides" / "main.html", "{{ x }}")
    staged = _stage(tmp_path)

    assert b"\x89PNG\r\n\x1a\nx" == (staged / f"media/{SLUG}/صورة 1.png").read_bytes()
    assert b"p{}" == (staged / "assets/a.css").read_bytes()
    assert not (staged / ".overrides").exists()


@pytest.mark.parametrize(
    ("language", "phrase"),
    [(Language.ARABIC, "ممارسة واحدة"), (Language.ENGLISH, "1 practice")],
)
def test_shortcodes_are_carried_out(
    tmp_path: Path, language: Language, phrase: str
) -> None:
    """Hand-written pages have their shortcodes carried out in their language."""
    write_practice(tmp_path / "practices")
    docs = tmp_path / "docs" / str(language)
    write_file(docs / "index.md", "IOM: {{ practice_count() }}\n\n{{ themes() }}\n")
    write_file(docs / "about.md", "{% IOM 1 %}\n")
    staged = _stage(tmp_path) / str(language)

    assert f"IOM: {phrase}\n" in (staged / "index.md").read_text("utf-8")
    assert f'href="../{language}/themes/' in (staged / "index.md").read_text("utf-8")
    assert "{% IOM 1 %}\n" == (staged / "about.md").read_text("utf-8")


def test_old_content_is_replaced(tmp_path: Path) -> None:
    """What was staged before is gone; a mark tells that the folder is ours."""
    write_file(tmp_path / "staged" / "old.md", "قديم IOM 1")
    write_practice(tmp_path / "practices")
    staged = _stage(tmp_path)

    assert not (staged / "old.md").exists()
    assert (staged / MARKER).is_file()
