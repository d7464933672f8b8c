"""Practice pages: facts first, sections in place, sources, review, related."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    FACTS,
    PUBLISHED,
    SLUG,
    SUMMARIES,
    TITLES,
    load,
    write_practice,
    write_source,
    write_translation,
)
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.pages import GeneratedPage
from sanad.pages.practices import build_practice_pages
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _page(library: Library, language: Language, slug: str = SLUG) -> GeneratedPage:
    pages = {page.path: page for page in build_practice_pages(library, language)}
    return pages[f"{language}/practices/{slug}/"]


def _outline(root: Path, language: Language) -> Outline:
    return Outline(_page(load(root), language).body)


@each_language
def test_page_carries_its_own_language(tmp_path: Path, language: Language) -> None:
    """Title, description and file of a page are those of its language."""
    write_practice(tmp_path)
    page = _page(load(tmp_path), language)

    assert {
        "title": TITLES[language],
        "description": SUMMARIES[language],
    } == page.front_matter
    assert f"{SLUG}/{language}.md" == page.source
    assert language is page.language


@each_language
def test_headings_are_in_order(tmp_path: Path, language: Language) -> None:
    """One title, then all sections of the vocabulary in order, then the page's own."""
    write_practice(tmp_path)
    library = load(tmp_path)
    page = _page(library, language)
    outline = Outline(page.body)
    sections = [term.id for term in library.vocabularies["sections"].terms]

    assert [TITLES[language]] == outline.texts("h1")
    assert [*sections, "sources", "review", "cite"] == [
        heading.attributes["id"] for heading in outline.all("h2")
    ]
    assert [(h.id, h.title) for h in page.headings] == [
        (h.attributes["id"], h.text) for h in outline.all("h2")
    ]
    assert [] == outline.mismatched


@each_language
def test_first_facts_come_before_the_summary(
    tmp_path: Path, language: Language
) -> None:
    """Where, when, on what and how known stand first, and only there."""
    write_practice(tmp_path, **PUBLISHED)
    outline = _outline(tmp_path, language)
    rows = outline.values("data-fact")
    places = [element.attributes.get("class") for element in outline.elements]

    assert ["countries", "period", "themes", "status", "evidence"] == rows[:5]
    assert len(set(rows)) == len(rows)
    assert places.index("sanad-key") < places.index("sanad-lead")
    assert places.index("sanad-lead") < places.index("sanad-facts")


@each_language
def test_parts_of_the_page_are_at_hand(tmp_path: Path, language: Language) -> None:
    """Results and limits are equally near; what is silent is marked."""
    write_practice(tmp_path)
    outline = _outline(tmp_path, language)
    (jumps,) = outline.of_class("sanad-jumps")
    links = [link for link in outline.values("href") if link.startswith("#")]

    assert ["#results", "#limits", "#lessons", "#sources", "#cite"] == links[:5]
    assert 1 == jumps.text.count(words_of(language).text("practice.not_reported"))
    assert words_of(language).count("count.sources", 2) in jumps.text


@each_language
def test_neighbours_of_the_theme(tmp_path: Path, language: Language) -> None:
    """The page leads to the practices before and after it, in their own language."""
    write_source(tmp_path, "a-1", language=language.other, title='"أ 1"')
    write_practice(tmp_path, title='"ب 2 (IOM)"')
    write_practice(tmp_path, "c-3", title='"ي 3 (IOM)"')
    library = load(tmp_path)
    outlines = [Outline(_page(library, language, slug).body) for slug in ("a-1", "c-3")]
    ways = {way for outline in outlines for way in outline.values("rel")}

    assert {"prev", "next"} <= ways


@each_language
def test_practice_alone_in_its_theme(tmp_path: Path, language: Language) -> None:
    """A practice without neighbours leads to none."""
    write_practice(tmp_path)

    assert [] == _outline(tmp_path, language).of_class("sanad-neighbours")


@each_language
def test_silence_of_the_sources_is_said(tmp_path: Path, language: Language) -> None:
    """A section that no source reports is shown as such."""
    write_practice(tmp_path)
    silent = _outline(tmp_path, language).of_class("sanad-section--silent")
    told = words_of(language).text("practice.not_reported")

    assert 3 == len(silent)
    assert [] == [section.text for section in silent if told not in section.text]


@each_language
def test_text_in_its_own_language_needs_no_mark(
    tmp_path: Path, language: Language
) -> None:
    """Only titles of sources and the other language's citation may be foreign."""
    write_practice(tmp_path)
    foreign = [
        element.tag
        for element in _outline(tmp_path, language).elements
        if element.attributes.get("lang") == language.other and element.tag != "cite"
        if "sanad-citation" not in element.attributes.get("class", "")
        if element.text != TITLES[language.other]
    ]

    assert [] == foreign


@each_language
def test_missing_translation_shows_the_other_text(
    tmp_path: Path, language: Language
) -> None:
    """Where a translation is missing, the page says so and shows what there is."""
    write_source(tmp_path, language=language.other)
    outline = _outline(tmp_path, language)
    (title,) = outline.all("h1")
    (notice,) = outline.of_class("sanad-notice")

    assert TITLES[language.other] == title.text
    assert (language.other, language.other.direction) == (
        title.attributes["lang"],
        title.attributes["dir"],
    )
    assert words_of(language).text("translation.missing") in notice.text
    address = f"../../../{language}/contribute/?translate={SLUG}"
    assert address in outline.values("href")


@each_language
def test_missing_translation_keeps_the_reader_in_the_language(
    tmp_path: Path, language: Language
) -> None:
    """Links of a text that stands in for another keep the page's language."""
    write_practice(tmp_path, "other-practice")
    body = BODIES[language.other].replace("IOM.", "[IOM](../other-practice/ar.md)", 1)
    write_source(tmp_path, language=language.other, body=body)
    links = _outline(tmp_path, language).values("href")

    assert [] == [link for link in links if f"/{language.other}/" in link]
    assert "#source-2" in links


@each_language
def test_stale_translation_is_told(tmp_path: Path, language: Language) -> None:
    """A translation whose source has changed is shown with a notice."""
    write_source(tmp_path, language=language.other)
    write_translation(tmp_path, language=language, source_digest="0123456789ab")
    outline = _outline(tmp_path, language)
    (notice,) = outline.of_class("sanad-notice")

    assert [TITLES[language]] == outline.texts("h1")
    assert words_of(language).text("translation.stale") in notice.text


@each_language
def test_sources_can_be_checked(tmp_path: Path, language: Language) -> None:
    """Each source has an anchor for its marks, its address, or its reference."""
    write_practice(tmp_path)
    outline = _outline(tmp_path, language)
    words = words_of(language)

    assert "https://iom.int/a?b=1&c=2" in outline.values("href")
    assert "No. 7, 2020" in outline.by_id("source-2").text
    assert words.text("practice.date_unknown") in outline.by_id("source-2").text
    assert words.text("practice.source_own") in outline.by_id("source-1").text
    assert {"#source-1", "#source-2"} <= set(outline.values("href"))


@each_language
def test_independent_source_is_marked(tmp_path: Path, language: Language) -> None:
    """It is said of each source whether it is independent of the implementer."""
    sources = FACTS["sources"].replace("independent: false", "independent: true", 1)
    write_practice(tmp_path, sources=sources)
    told = words_of(language).text("practice.source_independent")
    outline = _outline(tmp_path, language)

    assert told in outline.by_id("source-1").text
    assert told not in outline.by_id("source-2").text


@each_language
def test_review_by_the_editors(tmp_path: Path, language: Language) -> None:
    """A reviewed practice tells who reviewed it, when, and when again."""
    write_practice(tmp_path, **PUBLISHED)
    outline = _outline(tmp_path, language)
    words = words_of(language)

    assert {"2026-11-20", "2027-11-20"} <= set(outline.values("datetime"))
    assert any(words.text("practice.editors") in text for text in outline.texts("p"))
    assert any(
        words.text("practice.period_warning", status="").split(":")[0] in text
        for text in outline.texts("p")
    )


@each_language
def test_review_by_a_body_without_a_next_one(
    tmp_path: Path, language: Language
) -> None:
    """A body that reviewed is named as it is; what is not due is not shown."""
    write_practice(tmp_path, reviewed_by='"IOM <b>1</b>"', reviewed_on='"2021-02"')
    outline = _outline(tmp_path, language)

    assert any("IOM <b>1</b>" in text for text in outline.texts("p"))
    assert {"2021-02"} == {
        date for date in outline.values("datetime") if "2021" in date
    }


@each_language
def test_no_review_is_said(tmp_path: Path, language: Language) -> None:
    """A practice that nobody reviewed says so."""
    write_practice(tmp_path)
    told = words_of(language).text("practice.review_none")

    assert any(told in text for text in _outline(tmp_path, language).texts("p"))


@each_language
def test_related_practices_are_cards(tmp_path: Path, language: Language) -> None:
    """Related practices stand at the end, as cards that lead to their pages."""
    write_practice(tmp_path, "other-practice")
    write_practice(tmp_path, related="[other-practice]")
    page = _page(load(tmp_path), language)
    outline = Outline(page.body)

    assert "related" == page.headings[-1].id
    assert [TITLES[language]] == outline.texts("h3")[-1:]
    assert f"../../../{language}/practices/other-practice/" in outline.values("href")


@each_language
def test_footnotes_stand_below_the_sections(tmp_path: Path, language: Language) -> None:
    """Footnotes are shown in a part of their own."""
    note = "حاشية IOM 1"
    body = BODIES[language].replace("[1]", "[1][^1]", 1) + f"\n[^1]: {note}\n"
    write_source(tmp_path, language=language, body=body)
    (notes,) = _outline(tmp_path, language).of_class("sanad-notes")

    assert note in notes.text


@each_language
def test_recommendations_stand_below_their_addressees(
    tmp_path: Path, language: Language
) -> None:
    """Recommendations are grouped by the addressee, each an item of a list."""
    write_practice(tmp_path)
    library = load(tmp_path)
    addressees = library.vocabularies["recommendation_addressees"].by_id
    outline = Outline(_page(library, language).body)

    assert [addressees[n].label[language] for n in ("government", "donors")] == [
        *outline.texts("h3")[:2]
    ]


@each_language
def test_markup_of_a_contributor_is_text(tmp_path: Path, language: Language) -> None:
    """Tags and braces in fields are words of the page, never markup or templates."""
    evil = '<script>alert(1)</script> {{ 7*7 }} \\" onload=\\"x'
    write_source(
        tmp_path,
        language=language,
        title=f'"{evil}"',
        summary=f'"{evil}"',
        places=f'[{{ar: "{evil}", en: "{evil}"}}]',
        actors=f'[{{name: {{ar: "{evil}", en: "{evil}"}}, type: media, role: lead}}]',
        sources=FACTS["sources"].replace("تقرير IOM", evil).replace("Nawaat", evil),
    )
    outline = _outline(tmp_path, language)

    assert ['<script>alert(1)</script> {{ 7*7 }} " onload="x'] == outline.texts("h1")
    assert ([], []) == (outline.all("script"), outline.values("onload"))
    assert [] == outline.mismatched


@each_language
def test_every_id_is_once(tmp_path: Path, language: Language) -> None:
    """No two elements of a page have one id, so that every anchor is certain."""
    write_practice(tmp_path, **PUBLISHED)
    ids = _outline(tmp_path, language).values("id")

    assert sorted(set(ids)) == sorted(ids)


@each_language
def test_translators_are_named(tmp_path: Path, language: Language) -> None:
    """A translation names the bodies that made it, as words; the source names none."""
    write_source(tmp_path, language=language.other)
    write_translation(tmp_path, language=language, translators='["IOM <b>3</b>", تونس]')
    library = load(tmp_path)
    words = words_of(language)
    names = words.text("site.separator").join(("IOM <b>3</b>", "تونس"))
    shown = words.text("translation.by", names=names)

    assert any(
        shown in text for text in Outline(_page(library, language).body).texts("p")
    )
    assert "<b>3</b>" not in _page(library, language).body
    assert "IOM &lt;b&gt;" not in _page(library, language.other).body
