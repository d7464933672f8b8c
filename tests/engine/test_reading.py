"""Reading: front matter told from body, files of their own, lines of the file."""

from pathlib import Path

import pytest

from engine.builders import (
    SLUG,
    write_file,
    write_picture,
    write_practice,
    write_source,
    write_translation,
)
from sanad.languages import LANGUAGES, Language
from sanad.problems import Problem
from sanad.reading import (
    LARGEST_PICTURE,
    find_bundles,
    read_bundle,
    read_text,
    split_front_matter,
)
from sanad.yaml_nodes import YamlFaultError

_AR, _EN = Language.ARABIC, Language.ENGLISH


def _codes(folder: Path) -> list[str]:
    return [problem.code for problem in read_bundle(folder).problems]


@pytest.mark.parametrize(
    ("text", "front_lines", "body_lines"),
    [
        ("---\ntitle: أ\n---\nIOM 1\n", {"title: أ": 2}, {"IOM 1": 4}),
        ("---\n\n\ntitle: أ\n---\n\nIOM 1\n", {"title: أ": 4}, {"IOM 1": 7}),
        (
            "---   \ntitle: أ\nend: x\n----\n\n\nb\n",
            {"title: أ": 2, "end: x": 3},
            {"b": 7},
        ),
        ("---\n---\n\n---\nb\n", {}, {"---": 4, "b": 5}),
        ("---\na: 1\n---", {"a: 1": 2}, {}),
    ],
)
def test_lines_of_front_matter_and_body(
    text: str, front_lines: dict[str, int], body_lines: dict[str, int]
) -> None:
    """Both parts know the line of the file on which they begin."""
    front, front_line, body, body_line = split_front_matter(text)

    assert front_lines == _number(front, front_line)
    assert body_lines == _number(body, body_line)


def _number(text: str, first: int) -> dict[str, int]:
    lines = enumerate(text.split("\n"), first)
    return {line: number for number, line in lines if line.strip()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "P510"),
        ("title: أ\n---\nIOM 1\n", "P510"),
        ("\n---\ntitle: أ\n---\n", "P510"),
        ("--\na: 1\n--\n", "P510"),
        ("---\ntitle: أ\nIOM 1\n", "P511"),
    ],
)
def test_front_matter_must_begin_and_end(text: str, code: str) -> None:
    """A text without front matter, or whose front matter never ends, is refused."""
    with pytest.raises(YamlFaultError) as caught:
        split_front_matter(text)

    assert (code, 1) == (caught.value.code, caught.value.line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_source_may_be_of_either_language(tmp_path: Path, language: Language) -> None:
    """The text without `translated_from` is the source, whichever its language."""
    write_source(tmp_path, language=language)
    folder = write_translation(tmp_path, language=language.other).parent
    bundle = read_bundle(folder)

    assert () == bundle.problems
    assert {language: False, language.other: True} == {
        lang: document.is_translation for lang, document in bundle.documents.items()
    }


def test_document_knows_path_and_body(tmp_path: Path) -> None:
    """A document has its path below the practices and the body as written."""
    write_practice(tmp_path)
    document = read_bundle(tmp_path / SLUG).documents[_EN]

    assert f"{SLUG}/en.md" == document.path
    assert "30 workers without a phone (هاتف)" in document.body


def test_folders_are_found_in_order(tmp_path: Path) -> None:
    """Practices come by slug; names that begin with a dot or underscore are not."""
    for name in ("zebra", "ant", "_facts", ".git"):
        (tmp_path / name).mkdir()
    folders, problems = find_bundles(tmp_path)

    assert ["ant", "zebra"] == [folder.name for folder in folders]
    assert [] == problems


def test_missing_root_is_a_fault(tmp_path: Path) -> None:
    """A folder of practices that does not exist is the caller's fault."""
    with pytest.raises(FileNotFoundError):
        find_bundles(tmp_path / "nowhere")


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """What an operating system leaves behind is no fault."""
    folder = write_practice(tmp_path)
    write_file(folder / ".DS_Store", "x")
    write_picture(tmp_path, ".thumbs", b"x")
    write_picture(tmp_path, "صورة 1.png")
    bundle = read_bundle(folder)

    assert () == bundle.problems
    assert {"صورة 1.png"} == bundle.pictures


@pytest.mark.parametrize("name", ["ar.md", "en.md"])
def test_folder_named_as_a_text_is_told(tmp_path: Path, name: str) -> None:
    """A folder where a text should be is told, not tripped over."""
    (tmp_path / SLUG / name).mkdir(parents=True)

    assert ["P505"] == _codes(tmp_path / SLUG)


def test_file_named_media_is_told(tmp_path: Path) -> None:
    """A file where the folder of pictures should be is told."""
    folder = write_practice(tmp_path)
    write_file(folder / "media", "x")

    assert ["P505"] == _codes(folder)


def test_other_text_is_read_when_one_is_broken(tmp_path: Path) -> None:
    """One broken text does not hide the other, and its role is not guessed."""
    folder = write_practice(tmp_path)
    write_file(folder / "ar.md", "---\ntitle: [IOM 1\n---\n")
    bundle = read_bundle(folder)

    assert ["P512"] == [problem.code for problem in bundle.problems]
    assert [_EN] == list(bundle.documents)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", None),
        ("a.PNG", b"\x89PNG\r\n\x1a\n", None),
        ("a.jpg", b"\xff\xd8\xff\xe0", None),
        ("a.jpeg", b"\xff\xd8\xff\xdb", None),
        ("a.webp", b"RIFF1234WEBP", None),
        ("a.jpg", b"\xff\xd8\xff\xe1..Exif\x00\x00GPS", "P310"),
        ("a.png", b"\x89PNG\r\n\x1a\n..eXIf", "P310"),
        ("a.webp", b"RIFF1234WEBPEXIF", "P310"),
        ("a.png", b"\xff\xd8\xff\xe0", "P308"),
        ("a.svg", b"<svg onload='alert(1)'/>", "P308"),
        ("a.gif", b"GIF89a", "P308"),
        ("a.png", b"", "P308"),
        ("a.jpg", b"\xff\xd8\xff" + b"0" * LARGEST_PICTURE, "P308"),
    ],
)
def test_picture_is_what_its_name_says(
    tmp_path: Path, name: str, content: bytes, code: str | None
) -> None:
    """Pictures are of a known kind, by their bytes, small, and tell no place."""
    folder = write_practice(tmp_path)
    write_picture(tmp_path, name, content)

    assert ([code] if code else []) == _codes(folder)


@pytest.mark.parametrize(
    ("content", "text", "codes"),
    [
        ("نص IOM 1\n".encode(), "نص IOM 1\n", []),
        ("\ufeffنص".encode(), "نص", ["P509"]),
        (b"a\r\nb", "a\nb", []),
        ("نص".encode("cp1256"), None, ["P507"]),
        (b"x" * 60_001, None, ["P508"]),
        (b"", "", []),
    ],
)
def test_text_is_read_strictly(
    tmp_path: Path, content: bytes, text: str | None, codes: list[str]
) -> None:
    """A text is UTF-8 and small; a byte order mark is told and left out."""
    problems: list[Problem] = []
    path = write_file(tmp_path / "a.md", content)

    assert text == read_text(path, "a.md", problems)
    assert codes == [problem.code for problem in problems]


def test_text_is_a_file_of_its_own(tmp_path: Path) -> None:
    """A link to another file, or a folder, is not read."""
    problems: list[Problem] = []
    secret = write_file(tmp_path / "secret", "كلمة سر IOM 1")
    (tmp_path / "link.md").symlink_to(secret)
    (tmp_path / "folder.md").mkdir()

    assert read_text(tmp_path / "link.md", "link.md", problems) is None
    assert read_text(tmp_path / "folder.md", "folder.md", problems) is None
    assert ["P506", "P505"] == [problem.code for problem in problems]


def test_symbolic_links_lead_nowhere(tmp_path: Path) -> None:
    """Neither a text nor pictures are read through a symbolic link."""
    outside = write_practice(tmp_path / "outside")
    write_picture(tmp_path / "outside", "a.png")
    folder = tmp_path / "inside" / SLUG
    folder.mkdir(parents=True)
    for name in ("ar.md", "media"):
        (folder / name).symlink_to(outside / name)
    bundle = read_bundle(folder)

    assert ({}, frozenset()) == (bundle.documents, bundle.pictures)
    assert ["P506", "P506"] == [problem.code for problem in bundle.problems]
