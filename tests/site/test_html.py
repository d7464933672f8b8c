"""The HTML of the built site: language, direction, addresses, headings, content."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import SOUND, STALE, UNTRANSLATED
from sanad.languages import LANGUAGES, Language
from sanad.links import find_outside_hosts

_KINDS = (
    "",
    f"practices/{SOUND}/",
    "countries/",
    "countries/tunisia/",
    "themes/",
    "themes/jobs-recovery/",
    "matrix/",
    "browse/",
    "challenges/",
    "challenges/stigma/",
    "actors/",
    "actors/unhcr/",
    "actors/kinds/media/",
    "compare/",
    "timeline/",
    "lessons/",
    "recommendations/",
    "method/",
    "about/",
    "glossary/",
    "contribute/guide/",
    "contribute/translating/",
    "contribute/fields/",
    "contribute/problems/",
)


def _read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def _attribute(html: str, pattern: str) -> str:
    match = re.search(pattern, html)
    return match[1] if match else ""


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryKindOfPage:
    """What holds on every kind of page, in both languages."""

    def test_language_and_direction(
        self, site: Path, kind: str, language: Language
    ) -> None:
        """A page says its language on `html` and its direction on `body`."""
        html = _read(site, f"{language}/{kind}")
        found = (
            _attribute(html, r'<html lang="([^"]*)"'),
            _attribute(html, r'<body dir="([^"]*)"'),
        )

        assert (language.value, language.direction) == found

    def test_title_and_description(
        self, site: Path, kind: str, language: Language
    ) -> None:
        """A page has a title that ends in the site's name, and a description."""
        html = _read(site, f"{language}/{kind}")
        title = _attribute(html, r"<title>([^<]*)</title>")
        description = _attribute(html, r'<meta name="description" content="([^"]*)"')
        name = {Language.ARABIC: "سَنَد", Language.ENGLISH: "Sanad"}[language]

        assert title.endswith(f" - {name}")
        assert description

    def test_other_language(self, site: Path, kind: str, language: Language) -> None:
        """A page links to itself in the other language, for readers and robots."""
        html = _read(site, f"{language}/{kind}")
        ups = "../" * (1 + kind.count("/"))
        address = f"{ups}{language.other}/{kind}"
        switch = _attribute(html, r'class="sanad-language" href="([^"]*)"')
        robots = re.findall(r'rel=" alternate" hreflang="(\w+)"', html)

        assert address == switch
        assert [lang.value for lang in LANGUAGES] == sorted(robots)

    def test_headings(self, site: Path, kind: str, language: Language) -> None:
        """A page has one first-level heading and no level is jumped over."""
        article = _read(site, f"{language}/{kind}").split("<article", 1)[1]
        levels = [int(level) for level in re.findall(r"<h([1-6])", article)]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]

        assert levels.count(1) == 1
        assert not jumps

    def test_search_dialog_is_named(
        self, site: Path, kind: str, language: Language
    ) -> None:
        """The search dialog has a name for readers who cannot see it."""
        html = _read(site, f"{language}/{kind}")

        assert re.search(r'role="dialog" aria-label="[^"]+"', html)

    def test_ids_are_unique(self, site: Path, kind: str, language: Language) -> None:
        """No two elements of a page share an id."""
        ids = re.findall(r'\sid="([^"]+)"', _read(site, f"{language}/{kind}"))

        assert sorted(set(ids)) == sorted(ids)

    def test_own_language_in_navigation(
        self, site: Path, kind: str, language: Language
    ) -> None:
        """The navigation leads to pages of the same language only."""
        html = _read(site, f"{language}/{kind}")
        links = re.findall(r'class="md-(?:nav|tabs)__link" [^>]*?href="([^"]*)"', html)
        links += re.findall(r'<a href="([^"]*)" class="md-(?:nav|tabs)__link', html)
        other = [link for link in links if f"../{language.other}/" in link]

        assert links
        assert not other


def test_every_page_has_its_other_side(site: Path) -> None:
    """Arabic and English addresses mirror each other, page for page."""
    arabic, english = (
        {
            path.relative_to(site / language).as_posix()
            for path in (site / language).rglob("*.html")
        }
        for language in LANGUAGES
    )

    assert arabic == english


def test_no_other_host_is_called(site: Path) -> None:
    """No page loads anything from another host."""
    pages = sorted(site.rglob("*.html"))
    found = [
        (page.relative_to(site).as_posix(), host)
        for page in pages
        for host in find_outside_hosts(page.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_front_page_offers_both_languages(site: Path) -> None:
    """The root page offers Arabic and English, each in its own words and direction."""
    html = _read(site, "")
    offered = re.findall(r'<section lang="(\w+)" dir="(\w+)"', html)
    links = re.findall(r'class="choice" href="([^"]*)"', html)

    assert offered == [("ar", "rtl"), ("en", "ltr")]
    assert links == ["ar/", "en/"]


def test_not_found_page_speaks_both_languages(site: Path) -> None:
    """The page for a wrong address leads home and to all practices, in both."""
    html = (site / "404.html").read_text(encoding="utf-8")

    assert re.findall(r'<section lang="(\w+)" dir="(\w+)"', html) == [
        ("ar", "rtl"),
        ("en", "ltr"),
    ]
    assert html.count("/browse/") == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_page_holds_all_its_parts(site: Path, language: Language) -> None:
    """A practice shows every section in its place, then sources, review, related."""
    html = _read(site, f"{language}/practices/{SOUND}")
    ids = re.findall(r'<h2 id="([^"]+)"', html)

    assert ids == [
        "context",
        "what-was-done",
        "results",
        "what-made-it-work",
        "limits",
        "lessons",
        "recommendations",
        "how-to-adapt",
        "sources",
        "review",
        "cite",
        "related",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_source_marks_lead_to_sources(site: Path, language: Language) -> None:
    """Each source mark of a practice leads to a numbered source of the same page."""
    html = _read(site, f"{language}/practices/{SOUND}")
    marks = set(re.findall(r'href="#(source-\d+)">\[\d+\]', html))
    sources = set(re.findall(r'<li id="(source-\d+)"', html))

    assert {f"source-{number}" for number in range(1, 8)} == sources
    assert marks == sources


def test_silence_of_the_sources_is_said(site: Path) -> None:
    """A section that is left out says that the sources do not report it."""
    said = {
        language: _read(site, f"{language}/practices/{SOUND}").count(f"<p>{words}</p>")
        for language, words in (
            (Language.ARABIC, "لم يرد في المصادر."),
            (Language.ENGLISH, "Not reported in the sources."),
        )
    }

    assert said == {Language.ARABIC: 3, Language.ENGLISH: 3}


def test_dates_are_words_not_digits(site: Path) -> None:
    """Dates in Arabic text are written with month names, never as ISO dates."""
    html = _read(site, f"ar/practices/{SOUND}").split("<article", 1)[1]
    words = re.sub(r"<[^>]*>", " ", html)

    assert "7 أبريل 2020" in words
    assert not re.search(r"\b20\d\d-\d\d", words)


def test_missing_translation_has_its_address(small_site: Path) -> None:
    """An untranslated practice has its page, says so, and marks the language shown."""
    html = _read(small_site, f"en/practices/{UNTRANSLATED}")

    assert "has not been translated into English yet" in html
    assert '<h1 lang="ar" dir="rtl">' in html
    assert '<html lang="en"' in html
    assert f'href="../../../en/contribute/?translate={UNTRANSLATED}"' in html


def test_stale_translation_says_so(small_site: Path) -> None:
    """A stale translation is shown with a notice that the source text has changed."""
    english = _read(small_site, f"en/practices/{STALE}")
    arabic = _read(small_site, f"ar/practices/{STALE}")

    assert "The Arabic text has changed since this translation" in english
    assert not re.search(r'class="sanad-notice"(?! data-due="[^"]*" hidden)', arabic)


def test_card_of_untranslated_practice_is_marked(small_site: Path) -> None:
    """Lists show an untranslated practice in its own language and direction."""
    html = _read(small_site, "en/browse")

    assert 'class="sanad-card__title" lang="ar" dir="rtl"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_names_its_source_file(site: Path, language: Language) -> None:
    """Practices and hand-written pages name the file in which they are corrected."""
    practice = _read(site, f"{language}/practices/{SOUND}")
    method = _read(site, f"{language}/method")

    assert f"practices/{SOUND}/{language}.md" in practice
    assert f"docs/{language}/method.md" in method
    assert 'rel="edit"' in practice


def test_search_index_holds_both_languages(site: Path) -> None:
    """The search shows a practice in Arabic and in English."""
    for language in LANGUAGES:
        files = (site / "search" / language).glob("*.js")
        shown = [path.read_text(encoding="utf-8") for path in files]

        assert any(f'"{language}/practices/{SOUND}/"' in text for text in shown)
