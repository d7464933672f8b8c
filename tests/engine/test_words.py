"""Words: what a page says, in its language, from strings, terms, dates and numbers."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.builders import load, load_practice, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.model import PartialDate, Source
from sanad.words import catalogue, name_filter_words, words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH


@pytest.mark.parametrize(("language", "name"), [(_AR, "سَنَد"), (_EN, "Sanad")])
def test_text_is_of_the_language(language: Language, name: str) -> None:
    """An interface string comes in the language of the words."""
    assert name == words_of(language).text("site.name")


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_keeps_tags_and_escapes_text(language: Language) -> None:
    """HTML may stand in a placeholder; a contributor's text there is escaped."""
    date = words_of(language).date(PartialDate(2020))
    html = words_of(language).html("practice.review_by", by="<b>IOM</b> 1", date=date)

    assert "&lt;b&gt;IOM&lt;/b&gt; 1" in html
    assert ["2020"] == Outline(html).texts("time")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "is_there"), [("site.name", True), ("site", False), ("x.y", False)]
)
def test_known_keys(language: Language, key: str, is_there: bool) -> None:
    """It can be asked whether there is a string."""
    assert is_there == words_of(language).has(key)


@pytest.mark.parametrize(
    ("language", "key", "word"),
    [
        (_AR, "search.placeholder", "ابحث في الممارسات"),
        (_EN, "search.result.none", "No page found"),
        (_EN, "action.skip", "Skip to the content"),
        (_AR, "toc", "في هذه الصفحة"),
        (_AR, "direction", ""),
    ],
)
def test_words_of_the_theme(language: Language, key: str, word: str) -> None:
    """Keys of the theme have our word, or none, so that the theme's own holds."""
    assert word == words_of(language).theme_text(key)


@pytest.mark.parametrize(
    ("language", "label", "shorts"),
    [
        (_AR, "إقليمي (شمال إفريقيا والمنطقة العربية)", "تونس، إقليمي"),
        (_EN, "Regional (North Africa and the Arab region)", "Tunisia, Regional"),
    ],
)
def test_terms_by_name_and_short_name(
    tmp_path: Path, language: Language, label: str, shorts: str
) -> None:
    """Terms are named in the language, short ones in a line with its own comma."""
    countries = load(tmp_path).vocabularies["countries"].by_id
    words = words_of(language)
    terms = [countries["tunisia"], countries["regional"]]

    assert label == words.label(countries["regional"])
    assert shorts == words.shorts(terms)
    assert words.short(countries["tunisia"]) == words.label(countries["tunisia"])


@pytest.mark.parametrize(
    ("language", "phrase"), [(_AR, "3 ممارسات"), (_EN, "3 practices")]
)
def test_counted_phrase(language: Language, phrase: str) -> None:
    """A counted phrase is of the language."""
    assert phrase == words_of(language).count("count.practices", 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_is_grouped(language: Language) -> None:
    """Numbers have Western digits in both languages."""
    assert "7,002" == words_of(language).number(7002)


@pytest.mark.parametrize(
    ("date", "arabic", "english"),
    [
        (PartialDate(2020, 4, 7), "7 أبريل 2020", "7 April 2020"),
        (PartialDate(2020, 4), "أبريل 2020", "April 2020"),
        (PartialDate(2020), "2020", "2020"),
    ],
)
def test_date_is_a_time_element(date: PartialDate, arabic: str, english: str) -> None:
    """A date is written in words, with its ISO form for machines."""
    for language, words in ((_AR, arabic), (_EN, english)):
        outline = Outline(words_of(language).date(date))

        assert [words] == outline.texts("time")
        assert [str(date)] == outline.values("datetime")


@pytest.mark.parametrize(
    ("language", "text"), [(_AR, "تاريخ غير معروف"), (_EN, "date not known")]
)
def test_unknown_date_is_said(language: Language, text: str) -> None:
    """A date that is not known is not hidden."""
    assert text == words_of(language).date(None)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (
            ('"2020-04"', '"2021"'),
            ("من أبريل 2020 إلى 2021", "From April 2020 to 2021"),
        ),
        (('"2020"', '"2020"'), ("2020", "2020")),
        (('"2020"',), ("من 2020؛ ولم يرد", "From 2020; the end is not reported")),
        (('"2020"', "unknown", "stopped"), ("من 2020؛", "From 2020; the end")),
        (('"2020"', "unknown", "ongoing"), ("منذ 2020", "Since 2020")),
        (("unknown", '"2021"'), ("حتى 2021؛ ولم يرد", "Until 2021; the start is not")),
        (("unknown", "unknown"), ("لم ترد", "Not reported")),
        (("unknown", "unknown", "ongoing"), ("لم ترد", "Not reported")),
    ],
)
def test_period(tmp_path: Path, dates: tuple[str, ...], told: tuple[str, str]) -> None:
    """The period says what is known, and that the rest is not reported."""
    fields = zip(("start", "end", "status"), dates, strict=False)
    write_practice(tmp_path, **dict(fields))
    practice = load_practice(tmp_path)

    for language, words in zip(LANGUAGES, told, strict=True):
        html = f"<p>{words_of(language).period(practice)}</p>"
        assert Outline(html).texts("p")[0].startswith(words)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """Give a source with an Arabic title."""
    write_practice(tmp_path)
    return load_practice(tmp_path).sources[0]


@pytest.mark.parametrize(("language", "marks"), [(_AR, "«»"), (_EN, "“”")])
def test_title_of_a_source_keeps_its_language(
    source: Source, language: Language, marks: str
) -> None:
    """A title stands in the page's quotation marks, in its own direction."""
    quoted = words_of(language).quote(source)
    (cite,) = Outline(quoted).all("cite")

    assert marks == quoted[0] + quoted[-1]
    assert ("تقرير IOM", "ar", "rtl") == (
        cite.text,
        cite.attributes["lang"],
        cite.attributes["dir"],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_from_left_to_right(
    tmp_path: Path, source: Source, language: Language
) -> None:
    """A title in a language of Latin script runs from left to right on any page."""
    languages = load(tmp_path).vocabularies["languages"].by_id
    french = replace(source, language=languages["fr"], title="Titre <IOM>")
    (cite,) = Outline(words_of(language).quote(french)).all("cite")

    assert ("fr", "ltr") == (cite.attributes["lang"], cite.attributes["dir"])
    assert "Titre <IOM>" == cite.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_description_instead_of_a_title_is_not_quoted(
    source: Source, language: Language
) -> None:
    """A title in parentheses was never seen: no quotation marks, no citation."""
    described = replace(source, title="(وصف IOM 1)")
    outline = Outline(words_of(language).quote(described))

    assert (["(وصف IOM 1)"], []) == (outline.texts("bdi"), outline.all("cite"))


@pytest.mark.parametrize(
    ("language", "key", "word"),
    [
        (_AR, "country", "البلد"),
        (_EN, "country", "Country"),
        (_AR, "remove", "أزل «{name}»"),
        (_EN, "none", "No results"),
    ],
)
def test_words_of_filters(language: Language, key: str, word: str) -> None:
    """Scripts get the strings of the search by their last name, still to be filled."""
    assert word == name_filter_words(language)[key]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["practices", "results"])
def test_words_of_filters_count(language: Language, name: str) -> None:
    """Scripts get counted phrases by the plural categories of the language."""
    forms = name_filter_words(language)[name]

    assert isinstance(forms, dict)
    assert {f"count.{name}.{form}": text for form, text in forms.items()} == {
        key: text
        for key, text in catalogue().strings[language].items()
        if key.startswith(f"count.{name}.")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_filters_are_no_others(language: Language) -> None:
    """Scripts get the words of the search alone."""
    strings = catalogue().strings[language]

    assert {key for key in strings if key.startswith("search.")} == {
        f"search.{key}"
        for key in name_filter_words(language)
        if key not in {"practices", "results"}
    }
