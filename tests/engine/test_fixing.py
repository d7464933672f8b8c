"""Fixing: what a machine can mend, and nothing else."""

from pathlib import Path

import pytest

from engine.builders import (
    BODIES,
    PROJECT,
    SLUG,
    load,
    write_file,
    write_practice,
    write_source,
    write_translation,
)
from sanad.fixing import fix_bundle, fix_text, stamp_text, write_whole
from sanad.languages import Language
from sanad.model import TranslationState
from sanad.reading import read_bundle
from sanad.translation import digest_source

_AR, _EN = Language.ARABIC, Language.ENGLISH
_PRACTICES = sorted((PROJECT / "practices").glob("[a-z]*/*.md"))


def _state(root: Path) -> TranslationState:
    return load(root).practices[SLUG].texts[_EN].state


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (
            "---\nstart: 2020-04\ntitle: أ\n---\n\n## السياق\n",
            '---\ntitle: أ\nstart: "2020-04"\n---\n\n## السياق\n',
        ),
        (
            "\ufeff---\ntitle: قسائم\u202e IOM ٢٠٢٠\n---\nنـص\n",
            "---\ntitle: قسائم IOM 2020\n---\n\nنص\n",
        ),
        (
            "---\ntitle: أ  \n\n\n\nstart: 1\n---\n\n\n\nIOM 1   \nb \n\n\n\nc\n\n",
            "---\ntitle: أ\n\nstart: 1\n---\n\nIOM 1\\\nb\n\nc\n",
        ),
        (
            '---\ntitle: "من start: 2020, end: 2021"\nend: 2021\n---\n',
            '---\ntitle: "من start: 2020, end: 2021"\nend: "2021"\n---\n',
        ),
        (
            "---\r\ntitle: أ\r\n---\r\nIOM 1\r\n",
            "---\ntitle: أ\n---\n\nIOM 1\n",
        ),
        (
            "---\n# آ\nend: x\nnote: x\nreach:\n  - {as_of: 2020}\n# ب\ntitle: \n---",
            (
                "---\n# ب\ntitle:\n# آ\nend: x\nreach:\n"
                '  - {as_of: "2020"}\nnote: x\n---\n'
            ),
        ),
        ("---\ntitle: أ\n# ذيل\n---\nx\n", "---\ntitle: أ\n# ذيل\n---\n\nx\n"),
        ("كـتابة ١٢ IOM  \n\n\n\nb", "كتابة 12 IOM\n\nb\n"),
    ],
)
def test_text_is_mended(text: str, fixed: str) -> None:
    """Order, quotes, digits, white space and hidden characters are put right."""
    assert fixed == fix_text(text)


@pytest.mark.parametrize("path", _PRACTICES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_mending_twice_changes_nothing(path: Path) -> None:
    """What was mended stays as it is."""
    once = fix_text(path.read_text(encoding="utf-8"))

    assert once == fix_text(once)


@pytest.mark.parametrize("language", [_AR, _EN])
def test_sound_text_keeps_its_words(tmp_path: Path, language: Language) -> None:
    """A sound text loses and gains no word."""
    text = write_source(tmp_path, language=language).read_text(encoding="utf-8")

    assert sorted(text.split()) == sorted(fix_text(text).split())
    assert fix_text(text).endswith(BODIES[language])


def test_stamp_stands_in_its_place() -> None:
    """A stamp replaces the last one and stands where the schema has it."""
    text = "---\nsource_digest: old\ntitle: أ\ntranslated_from: en\n---\n\nIOM 1\n"
    stamped = stamp_text(text, "0123456789ab")

    assert [
        *("---", "title: أ", "translated_from: en", "source_digest: 0123456789ab"),
        *("---", "", "IOM 1", ""),
    ] == stamped.split("\n")


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    """A file is replaced by a complete new one, with nothing left beside it."""
    path = write_file(tmp_path / "ar.md", "قديم")
    write_whole(path, "جديد IOM 1\n")

    assert "جديد IOM 1\n".encode() == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_failed_replacement_leaves_the_file(tmp_path: Path) -> None:
    """When writing fails, the old file is whole and nothing stands beside it."""
    path = write_file(tmp_path / "ar.md", "قديم IOM 1")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")

    assert "قديم IOM 1" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_unstamped_translation_is_stamped(tmp_path: Path) -> None:
    """A translation without a stamp gets that of the source as it stands."""
    folder = write_practice(tmp_path)
    changed = fix_bundle(folder)

    assert folder / "en.md" in changed
    assert TranslationState.CURRENT is _state(tmp_path)
    assert [] == fix_bundle(folder)


def test_stale_translation_stays_stale(tmp_path: Path) -> None:
    """Mending does not declare a stale translation current; stamping it does."""
    write_source(tmp_path)
    folder = write_translation(tmp_path, source_digest="0123456789ab").parent
    fix_bundle(folder)
    mended = _state(tmp_path)
    fix_bundle(folder, restamp=True)

    assert TranslationState.STALE is mended
    assert TranslationState.CURRENT is _state(tmp_path)


def test_stamping_a_current_translation_changes_nothing(tmp_path: Path) -> None:
    """A translation that is current is not written again."""
    folder = write_practice(tmp_path)
    fix_bundle(folder)

    assert [] == fix_bundle(folder, restamp=True)


def test_bundle_without_one_source_is_not_stamped(tmp_path: Path) -> None:
    """Where it is not known which text is the source, nothing is stamped."""
    write_source(tmp_path)
    folder = write_source(tmp_path, language=_EN).parent
    fix_bundle(folder)
    texts = read_bundle(folder).documents.values()

    assert [] == [text for text in texts if "source_digest" in text.fields.entries]


def test_unreadable_and_linked_files_stay(tmp_path: Path) -> None:
    """A file in another encoding and a symbolic link are left as they are."""
    content = "نـص IOM 1".encode("cp1256")
    folder = write_file(tmp_path / SLUG / "ar.md", content).parent
    outside = write_file(tmp_path / "outside", "نص ١ IOM")
    (folder / "en.md").symlink_to(outside)

    assert [] == fix_bundle(folder)
    assert "نص ١ IOM" == outside.read_text(encoding="utf-8")
    assert content == (folder / "ar.md").read_bytes()


def test_stamp_is_the_digest_of_the_mended_source(tmp_path: Path) -> None:
    """The stamp is that of the source after it was mended."""
    write_source(tmp_path, body=BODIES[_AR].replace("120", "١٢٠"))
    folder = write_translation(tmp_path).parent
    fix_bundle(folder)
    documents = read_bundle(folder).documents
    stamp = documents[_EN].fields.entries["source_digest"]

    assert digest_source(documents[_AR]) == getattr(stamp, "text", "")
