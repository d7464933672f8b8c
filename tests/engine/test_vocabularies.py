"""Vocabularies: read strictly, in order, added to by later folders."""

from pathlib import Path

import pytest

from engine.builders import VOCABULARIES, write_file
from sanad.languages import Language
from sanad.vocabularies import (
    VOCABULARY_NAMES,
    Term,
    Vocabularies,
    Vocabulary,
    load_vocabularies,
    nearest,
)

_AR, _EN = Language.ARABIC, Language.ENGLISH
_LINE = '- {id: libya, en: Libya, ar: "ليبيا", iso: LY}\n'


def _load(folder: Path, text: str, name: str = "countries") -> list[tuple[str, int]]:
    write_file(folder / f"{name}.yml", text)
    _, problems = load_vocabularies(folder)
    return [(problem.code, problem.line) for problem in problems]


def test_terms_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A vocabulary keeps the order in which its terms stand."""
    write_file(tmp_path / "countries.yml", _LINE + "- {id: a1, en: A (IOM), ar: أ}\n")
    vocabularies, problems = load_vocabularies(tmp_path)

    assert () == problems
    assert ["libya", "a1"] == [term.id for term in vocabularies["countries"].terms]


def test_every_known_name_is_there(tmp_path: Path) -> None:
    """A list without a file is empty, never missing."""
    vocabularies, problems = load_vocabularies(tmp_path / "nowhere")

    assert () == problems
    assert [()] * len(VOCABULARY_NAMES) == [
        vocabularies[name].terms for name in VOCABULARY_NAMES
    ]


def test_later_folder_adds_terms(tmp_path: Path) -> None:
    """The terms of a second folder come after those of the first."""
    write_file(tmp_path / "countries.yml", _LINE)
    vocabularies, problems = load_vocabularies(VOCABULARIES, tmp_path)

    assert () == problems
    assert "libya" == vocabularies["countries"].terms[-1].id
    assert "tunisia" in vocabularies["countries"].by_id


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """A vocabulary saved with a byte order mark is read."""
    assert [] == _load(tmp_path, "\ufeff" + _LINE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("P601", 1)]),
        ("libya: Libya\n", [("P601", 1)]),
        ("- libya\n", [("P601", 1)]),
        ("- {id: libya\n", [("P601", 2)]),
        (_LINE + "- &x {id: y}\n", [("P601", 2)]),
        ("- {id: libya, en: Libya}\n", [("P602", 1)]),
        ('- {id: libya, en: Libya, ar: " "}\n', [("P602", 1)]),
        ("- {en: Libya, ar: ليبيا}\n", [("P602", 1)]),
        ("- {id: libya, en: [Libya], ar: ليبيا}\n", [("P602", 1)]),
        (_LINE + "# IOM\n" + _LINE, [("P603", 3)]),
        (_LINE + "- {id: a1, en: A, ar: أ, colour: red}\n", [("P604", 2)]),
        ("- {id: Libya_1, en: Libya, ar: ليبيا}\n", [("P605", 1)]),
        ("- {id: ليبيا, en: Libya, ar: ليبيا}\n", [("P605", 1)]),
    ],
)
def test_fault_is_told_with_its_line(
    tmp_path: Path, text: str, found: list[tuple[str, int]]
) -> None:
    """What is wrong in a vocabulary is told by code and line, and never raised."""
    assert found == _load(tmp_path, text)


def test_unknown_list_is_told(tmp_path: Path) -> None:
    """A file whose name is no known list is told, with the lists that are."""
    write_file(tmp_path / "colours.yml", _LINE)
    _, (problem,) = load_vocabularies(tmp_path)

    assert ("P606", "_vocabularies/colours.yml") == (problem.code, problem.path)
    assert "countries" in problem.message(_AR) + problem.remedy(_AR)


def test_unknown_keys_come_in_order(tmp_path: Path) -> None:
    """Several unknown keys of one line are told by name."""
    line = "- {id: a1, en: A, ar: أ, zone: 1, colour: red, area: 2, b: 3}\n"
    write_file(tmp_path / "countries.yml", line)
    _, problems = load_vocabularies(tmp_path)

    assert ["area", "b", "colour", "zone"] == [p.values["found"] for p in problems]


def test_unreadable_bytes_are_told(tmp_path: Path) -> None:
    """A vocabulary in another encoding is told."""
    write_file(tmp_path / "countries.yml", "ليبيا".encode("cp1256"))
    _, (problem,) = load_vocabularies(tmp_path)

    assert ("P601", 1) == (problem.code, problem.line)


def test_unopenable_file_is_told(tmp_path: Path) -> None:
    """A folder where a vocabulary should be is told."""
    (tmp_path / "countries.yml").mkdir()
    _, (problem,) = load_vocabularies(tmp_path)

    assert "P601" == problem.code


def test_first_of_two_terms_holds(tmp_path: Path) -> None:
    """Of two terms with one id the first is kept."""
    write_file(
        tmp_path / "countries.yml", _LINE + "- {id: libya, en: Other, ar: أخرى}\n"
    )
    vocabularies, _ = load_vocabularies(tmp_path)

    assert "Libya" == vocabularies["countries"].by_id["libya"].label[_EN]


def test_short_and_full_names() -> None:
    """A term's short and full names stand in for its name, where it has them."""
    label = {_AR: "إقليمي (IOM 22)", _EN: "Regional"}
    term = Term("regional", label, {"short_ar": "إقليمي", "full_en": "Regional, all"})

    assert ("إقليمي", "Regional") == (term.short(_AR), term.short(_EN))
    assert ("إقليمي (IOM 22)", "Regional, all") == (term.full(_AR), term.full(_EN))


def test_what_is_asked() -> None:
    """A challenge is told in the words of one who faces it, or by its name."""
    label = {_AR: "وصم (IOM 22)", _EN: "Stigma"}
    term = Term("stigma", label, {"asked_en": "People are shunned"})

    assert ("وصم (IOM 22)", "People are shunned") == (term.asked(_AR), term.asked(_EN))


def test_terms_are_known_by_id() -> None:
    """A term can be a key."""
    label = {_AR: "أ", _EN: "A"}

    assert 1 == len({Term("a", label), Term("a", label)})


def test_short_list_is_suggested_whole() -> None:
    """Of a list of ten or fewer all ids are shown."""
    labels = {_AR: "", _EN: ""}
    vocabulary = Vocabulary("x", {f"t{n}": Term(f"t{n}", labels) for n in range(3)})

    assert "t0, t1, t2" == vocabulary.suggest("صحة")


def test_long_list_is_suggested_by_nearness() -> None:
    """Of a longer list the three nearest ids are shown."""
    vocabularies: Vocabularies
    vocabularies, _ = load_vocabularies(VOCABULARIES)
    suggested = vocabularies["organizations"].suggest("unhcrr").split(", ")

    assert 3 == len(suggested)
    assert "unhcr" == suggested[0]


@pytest.mark.parametrize(
    ("found", "names", "near"),
    [
        ("titel", ["start", "title", "end"], ["title"]),
        ("صحة", ["b", "a", "d", "c"], ["a", "b", "c"]),
        ("x", [], []),
    ],
)
def test_nearest_names(found: str, names: list[str], near: list[str]) -> None:
    """The nearest names come first; where none is near, the first of all."""
    assert near == nearest(found, names)[: len(near) or None]
