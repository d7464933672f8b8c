"""Shortcodes: what hand-written pages call, in the language of their page."""

from pathlib import Path

import pytest

from engine.builders import FACTS, SLUG, TITLES, load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import Library
from sanad.shortcodes import SHORTCODE_NAMES, make_shortcodes

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Give a library of three practices that share one of their sources."""
    write_practice(tmp_path, "b-2", countries="[egypt]")
    write_practice(tmp_path, "a-1")
    other = FACTS["sources"].replace("https://iom.int/a?b=1&c=2", "https://iom.int/z")
    write_practice(tmp_path, SLUG, themes="[jobs-recovery]", sources=other)
    return load(tmp_path)


@each_language
def test_every_name_has_its_function(library: Library, language: Language) -> None:
    """The names that hooks register are those of the functions."""
    assert SHORTCODE_NAMES == tuple(
        function.__name__
        for function in make_shortcodes(library, language, "").values()
    )


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        (_AR, ("3 ممارسات", "ممارسة واحدة", "ممارستان", "لا ممارسات")),
        (_EN, ("3 practices", "1 practice", "2 practices", "0 practices")),
    ],
)
def test_practices_are_counted_in_words(
    library: Library, language: Language, counts: tuple[str, ...]
) -> None:
    """The number of practices, of a country, a theme or both, is a phrase."""
    count = make_shortcodes(library, language, "ar/")["practice_count"]

    assert counts == (
        count(),
        count(country="egypt"),
        count(theme="access-services"),
        count(country="egypt", theme="jobs-recovery"),
    )


@pytest.mark.parametrize(("language", "phrase"), [(_AR, "3 مصادر"), (_EN, "3 sources")])
def test_shared_source_counts_once(
    library: Library, language: Language, phrase: str
) -> None:
    """A source of several practices is one source."""
    assert phrase == make_shortcodes(library, language, "ar/")["source_count"]()


@each_language
def test_practices_are_cards_by_title(library: Library, language: Language) -> None:
    """Cards lead, relative to the page, to the practices of the language."""
    practices = make_shortcodes(library, language, f"{language}/")["practices"]
    outline = Outline(practices(country="tunisia"))

    assert [TITLES[language]] * 2 == outline.texts("h3")
    assert [f"../{language}/practices/a-1/", f"../{language}/practices/{SLUG}/"] == [
        link for link in outline.values("href") if "practices" in link
    ]


@each_language
def test_words_link_to_a_practice(library: Library, language: Language) -> None:
    """Words lead, relative to the page, to a practice; they are no HTML."""
    link = make_shortcodes(library, language, f"{language}/about/")["practice_link"]
    outline = Outline(link("a-1", "قسائم <b>IOM</b> 120"))

    assert ["قسائم <b>IOM</b> 120"] == outline.texts("a")
    assert [f"../../{language}/practices/a-1/"] == outline.values("href")


@each_language
def test_link_to_no_practice_is_words(library: Library, language: Language) -> None:
    """Where the library does not hold a practice, the words stand alone."""
    link = make_shortcodes(library, language, "ar/")["practice_link"]

    assert "قسائم IOM 120" == link("nothing", "قسائم IOM 120")


@each_language
@pytest.mark.parametrize("slug", ["a-1", "nothing", '"><b>'])
def test_words_of_a_link_are_text(
    library: Library, language: Language, slug: str
) -> None:
    """Words that look like HTML are shown as they are, linked or not."""
    words = '<script>alert("قسائم")</script> & IOM 120'
    link = make_shortcodes(library, language, "ar/")["practice_link"]
    outline = Outline(f"<p>{link(slug, words)}</p>")

    assert [words] == outline.texts("p")
    assert [] == outline.all("script")


@each_language
def test_cards_can_be_limited(library: Library, language: Language) -> None:
    """At most as many cards as asked for; all without a limit."""
    practices = make_shortcodes(library, language, "ar/")["practices"]

    assert [1, 3] == [
        len(Outline(html).all("article")) for html in (practices(limit=1), practices())
    ]


@each_language
def test_matrix_is_a_table(library: Library, language: Language) -> None:
    """The matrix can stand on a hand-written page, its links relative to it."""
    outline = Outline(make_shortcodes(library, language, f"{language}/")["matrix"]())

    assert 1 == len(outline.all("table"))
    assert f"../{language}/themes/jobs-recovery/#tunisia" in outline.values("href")


@each_language
@pytest.mark.parametrize("name", ["countries", "themes", "challenges"])
def test_tiles_lead_to_every_term(
    library: Library, language: Language, name: str
) -> None:
    """Tiles show every term with its number of practices."""
    outline = Outline(make_shortcodes(library, language, f"{language}/")[name]())
    expected = [
        f"../{language}/{name}/{term.id}/" for term in library.vocabularies[name].terms
    ]

    assert sorted(expected) == sorted(outline.values("href"))


@each_language
def test_countries_stand_from_west_to_east(
    library: Library, language: Language
) -> None:
    """Places do not mirror: Morocco stands at the left in both languages."""
    outline = Outline(make_shortcodes(library, language, "ar/")["countries"]())
    (row,) = outline.all("ul")
    shown = [link.split("/")[-2] for link in outline.values("href")]

    assert "ltr" == row.attributes["dir"]
    assert {language.direction} == {a.attributes["dir"] for a in outline.all("a")}
    assert ["morocco", "algeria", "tunisia", "egypt", "regional"] == shown


@each_language
def test_newest_can_be_limited(library: Library, language: Language) -> None:
    """What was reviewed is listed with the day of its review."""
    made = make_shortcodes(library, language, "ar/")

    assert [] == Outline(made["newest"]()).all("li")


@each_language
def test_search_form_leads_to_the_list(library: Library, language: Language) -> None:
    """The field has a label and, without JavaScript, an address to go to."""
    html = make_shortcodes(library, language, f"{language}/")["search_form"]()
    outline = Outline(html)
    (label,) = outline.all("label")

    assert [f"../{language}/browse/"] == outline.values("action")
    assert label.attributes["for"] == outline.all("input")[0].attributes["id"]


@each_language
@pytest.mark.parametrize(
    "name", ["practices", "matrix", "countries", "themes", "newest", "findings"]
)
def test_no_blank_line_ends_a_block_of_html(
    library: Library, language: Language, name: str
) -> None:
    """Markdown ends a block of HTML at a blank line: there is none."""
    html = make_shortcodes(library, language, "ar/")[name]()

    assert [] == [line for line in html.splitlines() if not line.strip()]
    assert [] == Outline(html).mismatched
