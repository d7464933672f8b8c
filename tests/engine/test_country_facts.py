"""What stands around the practices of a country: facts and context notes."""

from pathlib import Path

import pytest

from engine.builders import codes, load, write_file
from sanad.languages import Language
from sanad.model import CountryFacts, Library, PartialDate

_AR, _EN = Language.ARABIC, Language.ENGLISH

_TEXT = 'text: {ar: "أول إصابة (IOM 1)", en: "First case"}'
_SOURCE = 'source: {publisher: IOM, date: "2020-05", url: "https://iom.int/?a=1&b=2"}'
_FACT = f'{{id: first, kind: context, date: "2020-03-02", {_TEXT}, {_SOURCE}}}'
_TITLE = 'title: {ar: "لا أرقام (IOM)", en: "No figures"}'
_POINT = '{text: {ar: "نقطة 1", en: "Point 1"}, sources: [1, 2]}'
_NOTE_SOURCES = """[
    {title: T, publisher: P, date: "2021", language: en, url: "https://a.org",
     kind: media, independent: true},
    {title: U, publisher: Q, date: unknown, language: fr, url: "https://b.org",
     kind: media, independent: true}]"""
# A part of an unknown name, and so no address.
_TWO = ["P101", "P118"]
_NOTE = f"{{id: silence, {_TITLE}, points: [{_POINT}], sources: {_NOTE_SOURCES}}}"


def _load(root: Path, text: str) -> Library:
    write_file(root / "_facts" / "tunisia.yml", text)
    return load(root)


def test_facts_are_optional(tmp_path: Path) -> None:
    """A country that was only just added has no facts."""
    library = load(tmp_path)

    assert ({}, ()) == (library.facts, library.problems)


@pytest.mark.parametrize(
    ("content", "code"), [("نص".encode("cp1256"), "P507"), (b"x" * 60_001, "P508")]
)
def test_unreadable_file_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    """A file in another encoding or too large is told, never raised."""
    place = "_facts/tunisia.yml"
    write_file(tmp_path / place, content)

    assert [(code, place)] == [(p.code, p.path) for p in load(tmp_path).problems]


def test_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    """No file outside of the practices is shown through a symbolic link."""
    secret = write_file(tmp_path / "secret.yml", f"facts: [{_FACT}]\n")
    path = tmp_path / "practices" / "_facts" / "tunisia.yml"
    path.parent.mkdir(parents=True)
    path.symlink_to(secret)
    library = load(tmp_path / "practices")

    assert ["P506"] == codes(library)
    assert not any(facts.facts for facts in library.facts.values())


def test_fact_is_read_whole(tmp_path: Path) -> None:
    """A fact has its kind, date and words, and its source."""
    library = _load(tmp_path, f"facts:\n  - {_FACT}\n")
    (fact,) = library.facts["tunisia"].facts

    assert [] == codes(library)
    assert ("first", "context", PartialDate(2020, 3, 2)) == (
        fact.id,
        fact.kind.id,
        fact.date,
    )
    assert {_AR: "أول إصابة (IOM 1)", _EN: "First case"} == fact.text
    assert ("IOM", "https://iom.int/?a=1&b=2") == (
        fact.source.publisher,
        fact.source.url,
    )
    assert (None, None, None) == (fact.number, fact.unit, fact.note)


def test_fact_may_have_a_figure_and_a_note(tmp_path: Path) -> None:
    """A figure has a number and a unit in both languages; a date may be unknown."""
    both = '{ar: "شخص (IOM)", en: "people"}'
    more = f"number: 53000, unit: {both}, note: {both}, date: unknown"
    fact = _FACT.replace('date: "2020-03-02"', more)
    (found,) = _load(tmp_path, f"facts: [{fact}]\n").facts["tunisia"].facts

    assert (53000, None) == (found.number, found.date)
    assert found.unit == found.note == {_AR: "شخص (IOM)", _EN: "people"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# ملاحظة IOM 1\n", []),
        ("facts: []\n", []),
        ("facts:\n", ["P112"]),
        ("facts: [\n", ["P512"]),
        ("facts: &a []\n", ["P514"]),
        ("- a\n", ["P607"]),
        ("facts: [a]\n", ["P105"]),
        ("fact: []\n", ["P101"]),
        (f"facts: [{_FACT.replace('id: first, ', '')}]\n", ["P102"]),
        (f"facts: [{_FACT.replace(_SOURCE, 'date: x')}]\n", ["P513"]),
        (f"facts: [{_FACT.replace(', ' + _SOURCE, '')}]\n", ["P102"]),
        (f"facts: [{_FACT.replace('publisher: IOM, ', '')}]\n", ["P102"]),
        (f"notes: [{_NOTE.replace('id: silence, ', '')}]\n", ["P102"]),
        (f"notes: [{_NOTE.replace(f'points: [{_POINT}]', 'points: []')}]\n", ["P114"]),
        (f"notes: [{_NOTE.replace(_NOTE_SOURCES, '[]')}]\n", ["P114"]),
        (f"notes: [{_NOTE.replace('[1, 2]', '[3]')}]\n", ["P212"]),
        (f"notes: [{_NOTE.replace('[1, 2]', '[]')}]\n", ["P114"]),
        (f"notes: [{_NOTE.replace('publisher: P, ', '')}]\n", ["P102"]),
        (f"notes: [{_NOTE.replace(_POINT, '{sources: [1]}')}]\n", ["P102"]),
        (f"notes: [{_NOTE.replace(_POINT, 'x')}]\n", ["P105"]),
        (f"notes: [{_NOTE.replace('https://a.org', 'https://a.org/ b')}]\n", ["P119"]),
        (f"notes: [{_NOTE.replace('language: en, url', 'language: en, x')}]\n", _TWO),
        (f"notes: [{_NOTE.replace('No figures', '')}]\n", ["P112"]),
        ("notes: [x]\n", ["P105"]),
    ],
)
def test_fault_of_facts_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    """What is wrong in a file of facts is told by its code, and left out."""
    library = _load(tmp_path, text)

    assert expected == codes(library)
    assert CountryFacts() == library.facts["tunisia"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: context", "kind: weather", "P104"),
        ("https://iom.int", "iom.int", "P119"),
        ('"2020-05"', '"May 2020"', "P107"),
        (', en: "First case"', "", "P121"),
    ],
)
def test_value_of_a_fact_is_held_to_its_kind(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """The values of a fact obey the rules for those of a practice."""
    library = _load(tmp_path, f"facts: [{_FACT.replace(old, new)}]\n")

    assert code in codes(library)


def test_facts_of_an_unknown_country_are_told(tmp_path: Path) -> None:
    """A file of facts belongs to a country of the vocabulary."""
    write_file(tmp_path / "_facts" / "atlantis.yml", f"facts: [{_FACT}]\n")
    library = load(tmp_path)

    assert (["P608"], {}) == (codes(library), library.facts)


def test_note_has_points_with_marks_of_its_sources(tmp_path: Path) -> None:
    """A context note tells its points, each with the numbers of its own sources."""
    library = _load(tmp_path, f"notes: [{_NOTE}]\n")
    (note,) = library.facts["tunisia"].notes

    assert [] == codes(library)
    assert ({_AR: "نقطة 1", _EN: "Point 1"}, (1, 2)) == note.points[0]
    assert [(1, "T", "en"), (2, "U", "fr")] == [
        (source.number, source.title, source.language.id) for source in note.sources
    ]
    assert "لا أرقام (IOM)" == note.title[_AR]


def test_wrong_note_hides_the_facts_of_its_file(tmp_path: Path) -> None:
    """While one thing is wrong in a file, none of it is shown, and the page stands."""
    note = _NOTE.replace("language: en", "language: xx")
    library = _load(tmp_path, f"facts: [{_FACT}]\nnotes: [{note}]\n")

    assert ["P104"] == codes(library)
    assert CountryFacts() == library.facts["tunisia"]


def test_warning_hides_nothing(tmp_path: Path) -> None:
    """A date without quotes is told, and the facts are shown all the same."""
    fact = _FACT.replace('"2020-03-02"', "2020-03-02")
    library = _load(tmp_path, f"facts: [{fact}]\n")

    assert ["P108"] == codes(library)
    assert 1 == len(library.facts["tunisia"].facts)
