"""The fact panel: rows of a label and values, in the language of the page."""

from pathlib import Path

import pytest

from engine.builders import SLUG, load, write_practice
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.facts import FactRow, list_facts, list_further_facts
from sanad.schema import practice_fields
from sanad.words import words_of

_AR, _EN = Language.ARABIC, Language.ENGLISH
each_language = pytest.mark.parametrize("language", LANGUAGES)

_EVERYTHING = {
    "actors": "[{organization: iom, role: lead}, {organization: unhcr, role: funder}]",
    "status": "completed",
    "inclusion": "targeted",
    "challenges": "[income-loss]",
    "scale": "local",
    "places": '[{ar: "صفاقس (3)", en: "Sfax"}]',
    "reach": '[{number: 7002, unit: {ar: "عاملاً", en: "workers"}, as_of: "2020-05",'
    " source: 2}]",
    "sectors": "[health]",
    "gcm": "[7, 15]",
    "sdgs": "[3]",
    "review_status": "archived",
    "rating": "promising",
}


def _labels(language: Language, *names: str) -> list[str]:
    return [practice_fields()[name].label[language] for name in names]


def _rows(root: Path, language: Language, **fields: str) -> dict[str, FactRow]:
    write_practice(root, **fields)
    library = load(root)
    rows = list_facts(library, library.practices[SLUG], words_of(language))
    assert all(row.values for row in rows)
    return {row.label: row for row in rows}


@each_language
def test_rows_come_in_one_order(tmp_path: Path, language: Language) -> None:
    """All facts are rows, in the same order in both languages."""
    words = words_of(language)
    roles = load(tmp_path).vocabularies["actor_roles"].by_id
    expected = [
        *_labels(language, "countries", "themes"),
        words.text("practice.period"),
        *_labels(language, "status", "practice_type"),
        *(words.label(roles[role]) for role in ("lead", "funder")),
        *_labels(language, "target_groups", "inclusion", "challenges", "scale"),
        *_labels(language, "places", "reach"),
        words.text("practice.evidence"),
        words.text("practice.rating"),
    ]

    assert expected == list(_rows(tmp_path, language, **_EVERYTHING))


@each_language
def test_actors_lead_to_their_pages(tmp_path: Path, language: Language) -> None:
    """A body leads to its place among its kind; one that is not listed to none."""
    rows = _rows(
        tmp_path,
        language,
        actors="[{organization: iom, role: lead}, {name: {ar: أ, en: A (1)},"
        " type: media, role: partner}]",
    )
    roles = load(tmp_path).vocabularies["actor_roles"].by_id
    (lead,), (partner,) = (
        rows[words_of(language).label(roles[role])].values
        for role in ("lead", "partner")
    )

    assert [f"sanad-root:/{language}/actors/kinds/un-agency/#iom"] == Outline(
        lead
    ).values("href")
    assert [] == Outline(partner).values("href")


@each_language
def test_what_is_not_given_has_no_row(tmp_path: Path, language: Language) -> None:
    """A fact that nobody reported takes no room; period, evidence and rating do."""
    assert 8 == len(_rows(tmp_path, language))


@pytest.mark.parametrize(("language", "name"), [(_AR, "تونس"), (_EN, "Tunisia")])
def test_countries_lead_to_their_pages(
    tmp_path: Path, language: Language, name: str
) -> None:
    """A country leads to its page in the language."""
    (value,) = next(iter(_rows(tmp_path, language).values())).values
    outline = Outline(value)

    assert [name] == outline.texts("a")
    assert [f"sanad-root:/{language}/countries/tunisia/"] == outline.values("href")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (_AR, "7,002 عاملاً (حتى مايو 2020) [2]"),
        (_EN, "7,002 workers (as of May 2020) [2]"),
    ],
)
def test_figure_tells_unit_date_and_source(
    tmp_path: Path, language: Language, told: str
) -> None:
    """A published figure stands with its unit, its date and a link to its source."""
    (label,) = _labels(language, "reach")
    row = _rows(tmp_path, language, **_EVERYTHING)[label]
    outline = Outline(f"<p>{row.values[0]}</p>")

    assert row.is_list
    assert [told] == outline.texts("p")
    assert ["#source-2"] == outline.values("href")


@pytest.mark.parametrize(("language", "place"), [(_AR, "صفاقس (3)"), (_EN, "Sfax")])
def test_places_are_isolated(tmp_path: Path, language: Language, place: str) -> None:
    """Names of places keep their own direction."""
    (label,) = _labels(language, "places")
    row = _rows(tmp_path, language, **_EVERYTHING)[label]

    assert [place] == Outline(row.values[0]).texts("bdi")


@each_language
@pytest.mark.parametrize(
    ("inclusion", "has_note"), [("nationals-only", True), ("inclusive", False)]
)
def test_silence_about_migrants_is_no_rule(
    tmp_path: Path,
    language: Language,
    inclusion: str,
    has_note: bool,
) -> None:
    """Where sources speak of nationals only, the panel says that this is no rule."""
    rows = _rows(tmp_path, language, inclusion=inclusion)
    note = words_of(language).text("practice.nationals_only_note")

    assert has_note == any(note in value for r in rows.values() for value in r.values)


@each_language
def test_evidence_leads_to_the_method(tmp_path: Path, language: Language) -> None:
    """The level of evidence links to the page that tells how it is found."""
    (value,) = list(_rows(tmp_path, language).values())[-2].values

    assert [f"sanad-root:/{language}/method/#evidence-levels"] == Outline(value).values(
        "href"
    )


@each_language
def test_criteria_have_their_scores(tmp_path: Path, language: Language) -> None:
    """What reviewers found by each criterion is listed with its score."""
    scores = {"criteria": "{relevant: met, inclusive: partly}"}
    rows = _rows(tmp_path, language, **_EVERYTHING, **scores)
    row = rows[practice_fields()["criteria"].label[language]]
    terms = load(tmp_path).vocabularies
    words = words_of(language)
    expected = tuple(
        words.text("site.colon").join(
            (
                words.label(terms["criteria"].by_id[criterion]),
                words.label(terms["criteria_scores"].by_id[score]),
            )
        )
        for criterion, score in (("relevant", "met"), ("inclusive", "partly"))
    )

    assert row.is_list
    assert expected == row.values


@pytest.mark.parametrize(
    ("language", "rated", "unrated"),
    [(_AR, "ممارسة واعدة", "لم تُصنَّف"), (_EN, "Promising practice", "Not rated")],
)
def test_rating_or_none(
    tmp_path: Path, language: Language, rated: str, unrated: str
) -> None:
    """A practice without a rating says so."""
    with_rating = _rows(tmp_path / "a", language, **_EVERYTHING)
    without = _rows(tmp_path / "b", language)

    assert (rated,) == list(with_rating.values())[-1].values
    assert (unrated,) == list(without.values())[-1].values


@each_language
def test_goals_are_folded_away(tmp_path: Path, language: Language) -> None:
    """Sectors and global goals stand apart, the goals by number."""
    write_practice(tmp_path, **_EVERYTHING)
    practice = load(tmp_path).practices[SLUG]
    rows = list_further_facts(practice, words_of(language))

    assert _labels(language, "sectors", "gcm", "sdgs") == [row.label for row in rows]
    assert ["7", "15"] == [Outline(value).texts("b")[0] for value in rows[1].values]


@each_language
def test_no_goals_no_rows(tmp_path: Path, language: Language) -> None:
    """Without sectors and goals nothing is folded away."""
    write_practice(tmp_path)
    practice = load(tmp_path).practices[SLUG]

    assert [] == list_further_facts(practice, words_of(language))
