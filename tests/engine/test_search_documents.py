"""Documents of the search: what is found, by which words, and what is shown of it."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    SLUG,
    SUMMARIES,
    TITLES,
    load_practice,
    write_practice,
    write_source,
    write_translation,
)
from sanad.languages import LANGUAGES, Language
from sanad.search.documents import (
    Document,
    make_page_document,
    make_practice_document,
    read_html,
)

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _document(root: Path) -> Document:
    return make_practice_document(load_practice(root))


def _texts(document: Document, weight: float) -> list[str]:
    return [text for weighs, text in document.fields if weighs == weight]


@each_language
def test_practice_is_shown_in_each_language(tmp_path: Path, language: Language) -> None:
    """A practice has its address, title, summary and body in each language."""
    write_practice(tmp_path)
    document = _document(tmp_path)

    assert f"{language}/practices/{SLUG}/" == document.paths[language]
    assert TITLES[language] == document.titles[language]
    assert SUMMARIES[language] == document.lines[language][0]


def test_body_is_read_line_by_line(tmp_path: Path) -> None:
    """Paragraphs and items of lists are lines, without the marks of sources."""
    write_practice(tmp_path)

    assert (
        SUMMARIES[_EN],
        "Workshops closed in 2020, says IOM.",
        "120 vouchers were handed out.",
        "30 workers without a phone (هاتف) were not reached.",
        "Text messages (SMS) reach those who read no mail.",
        "People ask about 19 languages.",
        "Extend the vouchers by 6 months.",
        "Pay for transport.",
    ) == _document(tmp_path).lines[_EN]


@each_language
def test_practice_in_one_language_only(tmp_path: Path, language: Language) -> None:
    """Where a translation is missing, the text there is stands in its place."""
    write_source(tmp_path, language=language)
    document = _document(tmp_path)

    assert f"{language.other}/practices/{SLUG}/" == document.paths[language.other]
    assert TITLES[language] == document.titles[language.other]
    assert document.lines[language] == document.lines[language.other]
    assert [TITLES[language]] == _texts(document, 6)


def test_both_languages_count(tmp_path: Path) -> None:
    """A reader finds a practice by the words of either language."""
    write_practice(tmp_path, keywords='{ar: ["كراء", "سكن"], en: ["rent"]}')
    document = _document(tmp_path)

    assert list(TITLES.values()) == _texts(document, 6)
    assert ["كراء سكن", "rent"] == _texts(document, 5)
    assert list(SUMMARIES.values()) == _texts(document, 2)
    assert 2 == len(_texts(document, 1))


def test_countries_and_themes_weigh_most(tmp_path: Path) -> None:
    """A practice is found by the names of its countries and themes above all."""
    write_practice(tmp_path, countries="[egypt, tunisia]", themes="[social-cohesion]")

    assert ["مصر Egypt تونس Tunisia التماسك الاجتماعي Social cohesion"] == _texts(
        _document(tmp_path), 10
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, "Service or programme"),
        ({"target_groups": "[stranded]"}, "المهاجرون العالقون Stranded migrants"),
        ({}, "International Organization for Migration (IOM)"),
        ({"places": '[{ar: "صفاقس", en: "Sfax"}]'}, "صفاقس Sfax"),
        ({"start": '"2020-04"', "end": '"2022"'}, "2020 2021 2022"),
    ],
)
def test_facts_count(tmp_path: Path, fields: dict[str, str], found: str) -> None:
    """A practice is found by its facts, the years between two dates among them."""
    write_practice(tmp_path, **fields)
    (facts,) = _texts(_document(tmp_path), 3)

    assert found in facts


def test_sources_count_least(tmp_path: Path) -> None:
    """A practice is found by the publishers of its sources, not by their titles."""
    write_practice(tmp_path)

    assert ["IOM Nawaat"] == _texts(_document(tmp_path), 0.4)


@pytest.mark.parametrize(
    ("language", "tags"),
    [
        (
            _AR,
            ("تونس، إقليمي", "الخدمات والحماية الاجتماعية", "من أبريل 2020 إلى 2021"),
        ),
        (
            _EN,
            (
                "Tunisia, Regional",
                "Services and social protection",
                "From April 2020 to 2021",
            ),
        ),
    ],
)
def test_line_under_the_title(
    tmp_path: Path, language: Language, tags: tuple[str, ...]
) -> None:
    """Countries, main theme and period are told in words, without a tag of HTML."""
    write_practice(tmp_path, countries="[tunisia, regional]", end='"2021"')

    assert tags == _document(tmp_path).tags[language]


def test_practice_can_be_filtered(tmp_path: Path) -> None:
    """A practice has its facets."""
    write_practice(tmp_path)

    assert {
        "country": ("tunisia",),
        "theme": ("access-services",),
        "group": ("migrants-all",),
        "year": ("2020",),
    } == _document(tmp_path).facets


def test_page_has_titles_and_lines() -> None:
    """A page is found by its title and its text, and is not filtered."""
    lines = {_AR: ("نص IOM", "سطر 2"), _EN: ("A text",)}
    document = make_page_document(
        {_AR: "ar/x/", _EN: "en/x/"}, {_AR: "عنوان 1", _EN: "Title"}, lines
    )

    assert ((6, "عنوان 1"), (6, "Title"), (1, "نص IOM سطر 2"), (1, "A text")) == (
        document.fields
    )
    assert lines == document.lines
    assert ({}, {}) == (document.tags, document.facets)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", ()),
        ("<p> </p>", ()),
        ("<p>قسائم <em>IOM</em></p><p>120</p>", ("قسائم IOM", "120")),
        ("<p>فقرة\nملفوفة\tعلى سطرين</p>", ("فقرة ملفوفة على سطرين",)),
        ("<p>أ<br>1</p>", ("أ", "1")),
        ('<h2 id="x">عنوان</h2>\n<p>نص</p>', ("عنوان", "نص")),
        ("<ul><li>أ<ul><li>1</li></ul></li><li>ب</li></ul>", ("أ", "1", "ب")),
        ("<table><tr><th>أ</th><td>1</td></tr></table>", ("أ", "1")),
        ("<dl><dt>أ</dt><dd>1</dd></dl>", ("أ", "1")),
        ("<p>نص</p><pre><code>a\nb</code></pre>", ("نص", "a b")),
        ("<p>1 &lt; 2 &amp; &#34;أ&#34;</p>", ('1 < 2 & "أ"',)),
        ("<p>&lt;script&gt;IOM&lt;/script&gt;</p>", ("<script>IOM</script>",)),
        ('<p>قسائم.<sup class="x"><a href="#s">[1]</a></sup> ثم</p>', ("قسائم. ثم",)),
    ],
)
def test_html_is_read_by_lines(html: str, lines: tuple[str, ...]) -> None:
    """A paragraph, item or cell is one line of plain text, however it is wrapped."""
    assert lines == read_html(html)


def test_wrapped_source_is_one_line(tmp_path: Path) -> None:
    """A contributor may wrap a paragraph: what is shown of it does not break."""
    body = BODIES[_EN].replace("closed in 2020", "closed\nin 2020")
    write_source(tmp_path)
    write_translation(tmp_path, body=body)

    assert "Workshops closed in 2020, says IOM." in _document(tmp_path).lines[_EN]
