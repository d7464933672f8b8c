"""The glossary: terms, words of one meaning, and names of letters; told when wrong."""

from pathlib import Path

import pytest

from engine.builders import VOCABULARIES, load, write_file
from sanad.glossary import Glossary, GlossaryGroup, GlossaryTerm, load_glossary
from sanad.languages import Language
from sanad.library import load_library

_AR, _EN = Language.ARABIC, Language.ENGLISH

_LABEL = 'label: {ar: "الأشخاص (IOM)", en: "People"}'
_NAME = 'term: {ar: "مهاجر", en: "Migrant"}'
_MEANING = 'definition: {ar: "من انتقل في 2020", en: "Who has moved"}'
_VARIANTS = 'variants: {ar: ["وافد", "مغترب"], en: ["IDP"], fr: ["immigré"]}'
_TERM = f"{{id: migrant, {_NAME}, {_MEANING}, {_VARIANTS}}}"
_GROUP = f"- {{id: people, {_LABEL}, terms: [{_TERM}]}}\n"
_RENT = '- {ar: ["كراء"], en: ["rent"], fr: ["loyer"]}\n'


def _load(
    folder: Path, name: str, text: str | bytes
) -> tuple[Glossary, list[tuple[str, int]]]:
    """Load a glossary of one file; give it with the codes and lines of its problems."""
    write_file(folder / f"{name}.yml", text)
    glossary, problems = load_glossary(folder)
    assert {f"_glossary/{name}.yml"} >= {problem.path for problem in problems}
    return glossary, sorted({(problem.code, problem.line) for problem in problems})


def test_every_file_is_optional(tmp_path: Path) -> None:
    """A library without a glossary has an empty one, and no problem."""
    assert (Glossary(), []) == load_glossary(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["terms", "synonyms", "names", "letters"])
def test_empty_file_is_no_fault(tmp_path: Path, name: str) -> None:
    """A file that holds nothing but a remark has no entry and no problem."""
    assert (Glossary(), []) == _load(tmp_path, name, "# ملاحظة IOM 1\n")


def test_term_is_read_whole(tmp_path: Path) -> None:
    """A term has its names, definitions, and its variants of every language."""
    glossary, problems = _load(tmp_path, "terms", _GROUP)
    term = GlossaryTerm(
        id="migrant",
        term={_AR: "مهاجر", _EN: "Migrant"},
        definition={_AR: "من انتقل في 2020", _EN: "Who has moved"},
        variants=("وافد", "مغترب", "IDP", "immigré"),
    )

    assert [] == problems
    assert (
        GlossaryGroup("people", {_AR: "الأشخاص (IOM)", _EN: "People"}, (term,)),
    ) == glossary.groups


def test_term_needs_no_variants(tmp_path: Path) -> None:
    """A term may have one name only."""
    text = _GROUP.replace(f", {_VARIANTS}", "")
    glossary, problems = _load(tmp_path, "terms", text)

    assert [] == problems
    assert () == glossary.groups[0].terms[0].variants


def test_groups_and_terms_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """The glossary keeps the order in which its authors wrote it."""
    second = _TERM.replace("id: migrant", "id: a-term")
    text = f"- {{id: z-1, {_LABEL}, terms: [{_TERM}, {second}]}}\n{_GROUP}"
    glossary, _ = _load(tmp_path, "terms", text)

    assert [("z-1", ["migrant", "a-term"]), ("people", ["migrant"])] == [
        (group.id, [term.id for term in group.terms]) for group in glossary.groups
    ]


def test_synonyms_come_before_names(tmp_path: Path) -> None:
    """Words of one meaning are one list, from two files."""
    write_file(tmp_path / "names.yml", '- {ar: ["يونيسف"], en: ["UNICEF", "UNCF"]}\n')
    glossary, problems = _load(tmp_path, "synonyms", _RENT)

    assert [] == problems
    assert (("كراء", "rent", "loyer"), ("يونيسف", "UNICEF", "UNCF")) == (
        glossary.synonyms
    )


def test_letters_have_their_names(tmp_path: Path) -> None:
    """A Latin letter has every way in which Arabic writes its name."""
    glossary, problems = _load(tmp_path, "letters", 'b: ["بي", "بيه"]\nu: ["يو"]\n')

    assert [] == problems
    assert {"b": ("بي", "بيه"), "u": ("يو",)} == glossary.letters


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """A glossary saved with a byte order mark is read."""
    glossary, problems = _load(tmp_path, "synonyms", "\ufeff" + _RENT)

    assert [] == problems
    assert 1 == len(glossary.synonyms)


@pytest.mark.parametrize(
    "text",
    [
        "people: IOM\n",
        "- مهاجر\n",
        _GROUP.replace("id: people, ", ""),
        _GROUP.replace("id: people", 'id: " "'),
        _GROUP.replace("id: people", "id: [people]"),
        _GROUP.replace(f"{_LABEL}, ", ""),
        _GROUP.replace('{ar: "الأشخاص (IOM)", en: "People"}', "الأشخاص"),
        _GROUP.replace(', en: "People"', ""),
        _GROUP.replace("People", " "),
        _GROUP.replace('"People"', "[People]"),
        _GROUP.replace("terms:", "words:"),
        _GROUP.replace(f"[{_TERM}]", "migrant"),
        _GROUP.replace(_TERM, "migrant"),
        _GROUP.replace("id: migrant, ", ""),
        _GROUP.replace(f"{_NAME}, ", ""),
        _GROUP.replace(f"{_MEANING}, ", ""),
        _GROUP.replace("Who has moved", ""),
    ],
)
def test_group_or_term_out_of_its_form_is_told(tmp_path: Path, text: str) -> None:
    """A group or term that lacks what it needs is told, and left out."""
    glossary, problems = _load(tmp_path, "terms", f"# IOM 1\n{text}")

    assert ([("P609", 2)], ()) == (problems, glossary.groups)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        (_VARIANTS, "variants: [وافد]", ()),
        ('fr: ["immigré"]', 'de: ["Wanderer"]', ("وافد", "مغترب", "IDP")),
        ('["immigré"]', "immigré", ("وافد", "مغترب", "IDP")),
        ('"IDP"', '""', ("وافد", "مغترب", "immigré")),
        ('["IDP"]', "[[IDP]]", ("وافد", "مغترب", "immigré")),
    ],
)
def test_variant_out_of_its_form_is_told(
    tmp_path: Path, old: str, new: str, left: tuple[str, ...]
) -> None:
    """A variant that cannot be read is told; the term and its others stay."""
    glossary, problems = _load(tmp_path, "terms", _GROUP.replace(old, new))

    assert [("P609", 1)] == problems
    assert left == glossary.groups[0].terms[0].variants


@pytest.mark.parametrize("name", ["synonyms", "names"])
@pytest.mark.parametrize(
    "line",
    [
        "- كراء\n",
        "- [كراء, rent]\n",
        '- {ar: ["كراء"]}\n',
        '- {ar: ["كراء", ""]}\n',
        "- {}\n",
        '- {ar: ["كراء"], de: ["Miete"]}\n',
        '- {ar: "كراء", en: ["rent"]}\n',
    ],
)
def test_words_out_of_their_form_are_told(tmp_path: Path, name: str, line: str) -> None:
    """A group with fewer than two words is told, and the next one is still read."""
    glossary, problems = _load(tmp_path, name, f"{line}{_RENT}")

    assert [("P609", 1)] == problems
    assert (("كراء", "rent", "loyer"),) == glossary.synonyms


def test_words_that_are_no_list_are_told(tmp_path: Path) -> None:
    """A file of synonyms is a list of groups."""
    assert (Glossary(), [("P609", 1)]) == _load(tmp_path, "synonyms", 'ar: ["IOM"]\n')


@pytest.mark.parametrize(
    ("text", "line"),
    [("- بي\n", 1), ("بي\n", 1), ("b: بي\n", 1), ('# 1\nb: [""]\n', 2)],
)
def test_letter_out_of_its_form_is_told(tmp_path: Path, text: str, line: int) -> None:
    """A letter whose names are no list of texts is told, and has no name."""
    assert (Glossary(), [("P609", line)]) == _load(tmp_path, "letters", text)


def test_problem_shows_the_form(tmp_path: Path) -> None:
    """Each kind of entry is told with an example of its own form."""
    for name in ("terms", "synonyms"):
        write_file(tmp_path / f"{name}.yml", "- IOM\n")
    write_file(tmp_path / "letters.yml", "- بي\n")
    _, problems = load_glossary(tmp_path)
    fixes = {(problem.path, problem.fix) for problem in problems}

    assert 3 == len(fixes)
    assert all(fix for _, fix in fixes)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- {id: people\n", "P512", 2),
        ("- {id: a, id: b}\n", "P513", 1),
        ("# IOM 1\n- &a {id: people}\n", "P514", 2),
        ("مهاجر".encode("cp1256"), "P507", 1),
    ],
)
def test_unreadable_file_is_told(
    tmp_path: Path, text: str | bytes, code: str, line: int
) -> None:
    """A file that is no strict YAML in UTF-8 is told, never raised."""
    assert (Glossary(), [(code, line)]) == _load(tmp_path, "terms", text)


def test_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """A file that cannot be opened is told."""
    (tmp_path / "names.yml").mkdir()
    _, (problem,) = load_glossary(tmp_path)

    assert ("P507", "_glossary/names.yml") == (problem.code, problem.path)


def test_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    """No file outside of the glossary is shown through a symbolic link."""
    outside = write_file(tmp_path / "outside.yml", _GROUP)
    folder = tmp_path / "_glossary"
    folder.mkdir()
    (folder / "terms.yml").symlink_to(outside)
    glossary, (problem,) = load_glossary(folder)

    assert ("P506", Glossary()) == (problem.code, glossary)


def test_glossary_stands_beside_the_vocabularies(tmp_path: Path) -> None:
    """A library has the glossary that lies beside the vocabularies of the project."""
    write_file(tmp_path / "_glossary" / "synonyms.yml", _RENT)
    write_file(tmp_path / "_glossary" / "names.yml", "- IOM\n")
    library = load_library(tmp_path)

    assert (("كراء", "rent", "loyer"),) == library.glossary.synonyms
    assert {"P609"} == {problem.code for problem in library.problems}


def test_other_folder_has_the_glossary_of_the_project(tmp_path: Path) -> None:
    """Practices of another folder are read with the glossary of the project."""
    own, _ = load_glossary(VOCABULARIES.parent / "_glossary")
    write_file(tmp_path / "_glossary" / "synonyms.yml", _RENT)

    assert own == load(tmp_path).glossary
