"""Assembling: a practice with its links resolved and its evidence level found."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    FACTS,
    SLUG,
    TITLES,
    VOCABULARIES,
    load,
    load_practice,
    write_picture,
    write_practice,
    write_source,
    write_translation,
)
from engine.outlines import Outline
from sanad.assembling import assemble_practice
from sanad.checking import check_bundle
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.model import Actor, Figure, PartialDate, Practice, Source
from sanad.reading import read_bundle
from sanad.vocabularies import load_vocabularies

_AR, _EN = Language.ARABIC, Language.ENGLISH
_ROOT = "sanad-root:/"


def _context(practice: Practice, language: Language) -> Outline:
    section = practice.texts[language].section("context")
    return Outline(section.html if section else "")


def _with_context(language: Language, text: str) -> str:
    heading, _, rest = BODIES[language].partition("\n\n")
    return f"{heading}\n\n{text}\n\n{rest}"


def test_texts_of_both_languages(tmp_path: Path) -> None:
    """Each text has its own words; facts are shared."""
    write_practice(tmp_path)
    practice = load_practice(tmp_path)

    assert TITLES == {lang: text.title for lang, text in practice.texts.items()}
    assert _AR is practice.original_language
    assert [f"{SLUG}/ar.md", f"{SLUG}/en.md"] == [
        practice.texts[language].path for language in LANGUAGES
    ]


def test_english_may_be_the_original(tmp_path: Path) -> None:
    """A practice written in English first is as good as any."""
    write_source(tmp_path, language=_EN)
    write_translation(tmp_path, language=_AR, translators="[IOM, المحررون]")
    practice = load_practice(tmp_path)

    assert _EN is practice.original_language
    assert ("IOM", "المحررون") == practice.texts[_AR].translators


def test_other_text_stands_in(tmp_path: Path) -> None:
    """Where a translation is missing, the other text is shown."""
    write_source(tmp_path)
    practice = load_practice(tmp_path)

    assert [TITLES[_AR]] * 2 == [practice.text_for(lang).title for lang in LANGUAGES]
    assert practice.text_for(_EN).section("how-to-adapt") is None


def test_optional_facts_are_empty(tmp_path: Path) -> None:
    """What nobody reported is empty or None, never invented."""
    write_practice(tmp_path)
    practice = load_practice(tmp_path)

    assert (None, None, None) == (practice.end, practice.status, practice.rating)
    assert ((), (), ()) == (practice.reach, practice.places, practice.related)
    assert ({}, {}) == (practice.keywords, practice.criteria)


def test_actor_of_the_list_brings_name_and_type(tmp_path: Path) -> None:
    """An organization of the list comes with its names and type of actor."""
    write_practice(tmp_path)
    (actor,) = load_practice(tmp_path).actors

    assert ("iom", "un-agency", "lead") == (actor.id, actor.type.id, actor.role.id)
    assert "المنظمة الدولية للهجرة" == actor.name[_AR]


def test_actor_outside_the_list_is_named(tmp_path: Path) -> None:
    """An organization that is not listed yet is named in both languages."""
    actor = '{name: {ar: "جمعية IOM 1", en: "IOM 1"}, type: media, role: lead}'
    write_practice(tmp_path, actors=f"[{actor}]")
    practice = load_practice(tmp_path)
    (found,) = practice.actors

    assert (
        Actor("", {_AR: "جمعية IOM 1", _EN: "IOM 1"}, found.type, found.role) == found
    )
    assert ("media", "lead") == (found.type.id, found.role.id)


def test_sources_are_numbered_in_order(tmp_path: Path) -> None:
    """Sources are numbered from one, each with an address or a reference."""
    write_practice(tmp_path)
    first, second = load_practice(tmp_path).sources

    assert (1, 2) == (first.number, second.number)
    assert ("https://iom.int/a?b=1&c=2", "") == (first.url, first.reference)
    assert ("", "No. 7, 2020") == (second.url, second.reference)
    assert (PartialDate(2020, 5), None) == (first.date, second.date)


def test_figures_and_places_in_both_languages(tmp_path: Path) -> None:
    """A figure has its unit in both languages, its date and its source."""
    unit = '{ar: "عاملاً (IOM)", en: "workers"}'
    write_practice(
        tmp_path,
        reach=f'[{{number: 120, unit: {unit}, as_of: "2020-05", source: 2}}]',
        places='[{ar: "صفاقس", en: "Sfax"}]',
    )
    practice = load_practice(tmp_path)
    expected = Figure(
        120, {_AR: "عاملاً (IOM)", _EN: "workers"}, PartialDate(2020, 5), 2
    )

    assert (expected,) == practice.reach
    assert ({_AR: "صفاقس", _EN: "Sfax"},) == practice.places


_OWN = FACTS["sources"]
_FIGURE = '[{number: 1, unit: {ar: "شخص", en: "person"}, as_of: "2020", source: 1}]'


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({}, "self-reported"),
        ({"reach": _FIGURE}, "figures"),
        ({"sources": _OWN.replace("un-report", "evaluation")}, "self-reported"),
        (
            {"sources": _OWN.replace("independent: false", "independent: true")},
            "confirmed",
        ),
        (
            {
                "reach": _FIGURE,
                "sources": _OWN.replace("independent: false", "independent: true", 1),
            },
            "confirmed",
        ),
        (
            {
                "sources": _OWN.replace("un-report", "evaluation").replace(
                    "independent: false", "independent: true", 1
                )
            },
            "evaluated",
        ),
    ],
)
def test_evidence_level_follows_the_sources(
    tmp_path: Path, fields: dict[str, str], level: str
) -> None:
    """The level rises from the implementer's word to an independent evaluation."""
    write_practice(tmp_path, **fields)

    assert level == load_practice(tmp_path).evidence.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_pages_of_the_same_language(
    tmp_path: Path, language: Language
) -> None:
    """A link to a practice leads to its page in the language of the text."""
    write_practice(tmp_path, "other-practice")
    text = "[أ](../other-practice/ar.md) [b](../other-practice/en.md) [1]"
    write_source(tmp_path, language=language, body=_with_context(language, text))
    outline = _context(load_practice(tmp_path), language)
    other = f"{_ROOT}{language}/practices/other-practice/"

    assert [other, other, f"{_ROOT}{language}/practices/{SLUG}/#source-1"] == [
        *outline.values("href")[:3]
    ]


def test_outer_links_stay_as_written(tmp_path: Path) -> None:
    """Links to other sites and mail addresses are not rewritten."""
    text = "[a](https://iom.int/?a=1&b=2) [b](mailto:info@iom.int)"
    write_source(tmp_path, body=_with_context(_AR, text))
    outline = _context(load_practice(tmp_path), _AR)

    assert ["https://iom.int/?a=1&b=2", "mailto:info@iom.int"] == outline.values(
        "href"
    )[:2]


def test_pictures_of_text_and_footnote_are_published(tmp_path: Path) -> None:
    """Pictures that a text shows are published once, whatever their description."""
    write_picture(tmp_path, "a.png")
    write_picture(tmp_path, "صورة 2.png")
    write_picture(tmp_path, "note.png")
    write_picture(tmp_path, "unused.png")
    text = (
        '![مركز IOM "أ" 1](media/a.png) ثم ![b](<media/صورة 2.png>) [^1]\n\n'
        "[^1]: ![c](media/note.png)"
    )
    write_source(tmp_path, body=_with_context(_AR, text))
    practice = load_practice(tmp_path)
    outline = _context(practice, _AR)

    assert ("a.png", "note.png", "صورة 2.png") == practice.pictures
    assert f"{_ROOT}media/{SLUG}/a.png" == outline.values("src")[0]
    assert ['مركز IOM "أ" 1', "b"] == outline.values("alt")
    assert ["lazy", "lazy"] == outline.values("loading")
    assert "note.png" in practice.texts[_AR].notes_html


def test_items_are_read_one_by_one(tmp_path: Path) -> None:
    """Lists come as items with their addressees; a list section has no other HTML."""
    write_practice(tmp_path)
    section = load_practice(tmp_path).texts[_EN].section("recommendations")

    assert section is not None
    assert ("", ["government", "donors"]) == (
        section.html,
        [item.addressee.id for item in section.items if item.addressee],
    )
    assert section.items[0].html.startswith("Extend the vouchers by 6 months.<sup")


def test_unsound_bundle_is_a_fault(tmp_path: Path) -> None:
    """Only sound bundles are assembled."""
    write_practice(tmp_path, countries="[Tunis]")
    vocabularies, _ = load_vocabularies(VOCABULARIES)
    checked = check_bundle(read_bundle(tmp_path / SLUG), vocabularies, frozenset())

    with pytest.raises(ValueError, match=SLUG):
        assemble_practice(checked, vocabularies)


def test_term_of_the_folder_s_own_vocabulary(tmp_path: Path) -> None:
    """A folder may bring terms of its own, which its practices use at once."""
    folder = tmp_path / "_vocabularies"
    folder.mkdir()
    line = '- {id: libya, en: Libya, ar: "ليبيا"}\n'
    (folder / "countries.yml").write_text(line, encoding="utf-8")
    write_practice(tmp_path, countries="[libya]")
    library = load_library(tmp_path, VOCABULARIES)

    assert ["libya"] == [c.id for c in library.practices[SLUG].countries]


def test_practices_without_own_vocabularies_argument(tmp_path: Path) -> None:
    """The project's own folder is named once or twice, and read once."""
    write_practice(tmp_path)
    own = tmp_path / "_vocabularies"
    own.symlink_to(VOCABULARIES)

    assert [SLUG] == list(load_library(tmp_path).practices)
    assert [SLUG] == list(load_library(tmp_path, VOCABULARIES).practices)
    assert [] == [p for p in load(tmp_path).problems if p.code.startswith("P6")]
    assert all(isinstance(s, Source) for s in load_practice(tmp_path).sources)
