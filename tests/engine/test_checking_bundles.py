"""A practice as checked: what is told of it as a whole."""

from pathlib import Path

from engine.builders import (
    BODIES,
    SLUG,
    codes,
    load,
    load_practice,
    write_file,
    write_practice,
    write_source,
    write_translation,
)
from sanad.checking import CheckedBundle
from sanad.languages import LANGUAGES, Language
from sanad.problems import Severity

_AR, _EN = Language.ARABIC, Language.ENGLISH


def test_sound_practice_has_no_error(tmp_path: Path) -> None:
    """The sound practice of these tests is sound."""
    write_practice(tmp_path)
    library = load(tmp_path)

    assert [] == codes(library)
    assert [SLUG] == list(library.practices)


def test_bundle_without_source_is_not_sound() -> None:
    """Where no text is the source, no practice can be made."""
    assert not CheckedBundle("x", None, {}, ()).is_sound


def test_missing_translation_is_a_warning_with_a_command(tmp_path: Path) -> None:
    """A practice in one language is published, and its translation asked for."""
    write_source(tmp_path, language=_EN)
    (problem,) = load(tmp_path).problems

    assert ("P404", f"{SLUG}/en.md") == (problem.code, problem.path)
    assert Severity.WARNING is problem.severity
    assert problem.fix.endswith(f"--translate {SLUG}")


def test_unreadable_translation_is_not_called_missing(tmp_path: Path) -> None:
    """A translation that cannot be read is told as that, not as missing too."""
    write_source(tmp_path)
    write_file(tmp_path / SLUG / "en.md", "no front matter, IOM 1")

    assert ["P510"] == [problem.code for problem in load(tmp_path).problems]


def test_sections_are_known_in_either_language(tmp_path: Path) -> None:
    """Headings may be of the other language; the text keeps its own."""
    write_source(tmp_path, body=BODIES[_EN])
    write_translation(tmp_path, body=BODIES[_AR])
    practice = load_practice(tmp_path)

    assert [
        ["context", "what-was-done", "limits", "lessons", "recommendations"]
    ] * 2 == [
        [section.term.id for section in practice.texts[language].sections]
        for language in LANGUAGES
    ]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Problems of fields, body, translation and files are told together, by place."""
    write_source(
        tmp_path,
        countries="[Tunis]",
        body="## السياق\n\n![x](media/a.png) [9]\n",
    )
    write_translation(tmp_path, status="ongoing")
    write_file(tmp_path / SLUG / "notes.txt", "IOM 1")
    found = [
        (problem.path.removeprefix(f"{SLUG}/"), problem.code)
        for problem in load(tmp_path).problems
        if problem.severity is Severity.ERROR
    ]

    assert sorted(path for path, _ in found) == [path for path, _ in found]
    assert {
        *(("ar.md", "P104"), ("ar.md", "P202"), ("ar.md", "P212"), ("ar.md", "P305")),
        *(("en.md", "P401"), ("en.md", "P402"), ("notes.txt", "P505")),
    } == set(found)


def test_mark_in_a_footnote_needs_a_source(tmp_path: Path) -> None:
    """A mark in a footnote is held to the list of sources like any other."""
    body = BODIES[_AR].replace("IOM.[1]", "IOM.[1][^1]") + "\n[^1]: حاشية IOM [7]\n"
    write_source(tmp_path, body=body)

    assert ["P212"] == codes(load(tmp_path))


def test_source_cited_in_a_footnote_is_cited(tmp_path: Path) -> None:
    """A source that only a footnote cites counts as cited."""
    body = BODIES[_AR].replace("[2]", "[^1]") + "\n[^1]: حاشية IOM [2]\n"
    write_source(tmp_path, body=body)

    assert "P213" not in [problem.code for problem in load(tmp_path).problems]


def test_problem_of_chance_order_is_stable(tmp_path: Path) -> None:
    """Several problems of one line and code come in one order, run after run."""
    write_source(tmp_path, body=BODIES[_AR].replace(".[1]", ".[9][8][7][6]"))
    found = [p.values["found"] for p in load(tmp_path).problems if p.code == "P212"]

    assert sorted(found[:4]) == found[:4]
