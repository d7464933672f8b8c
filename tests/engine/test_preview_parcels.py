"""Parcels: which files of a stranger's zip are taken in, and why others are not."""

import stat
import zipfile
from io import BytesIO

import pytest

from engine.builders import SLUG
from sanad.preview import (
    LARGEST_PARCEL,
    MOST_FILES,
    Parcel,
    Reason,
    Refusal,
    find_slug,
    is_welcome,
    open_parcel,
)

_AR, _EN = (f"practices/{SLUG}/{name}" for name in ("ar.md", "en.md"))
_PICTURE = f"practices/{SLUG}/media/صورة 2020.PNG"


def _zip(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        (_AR, SLUG),
        (_EN, SLUG),
        (f"practices/{SLUG}/media/a b-c_1.jpeg", SLUG),
        (f"practices/{SLUG}/media/صورة.webp", SLUG),
        (f"practices/{SLUG}/fr.md", ""),
        (f"practices/{SLUG}/media/a.svg", ""),
        (f"practices/{SLUG}/media/../ar.md", ""),
        (f"practices/{SLUG}/ar.md\n", ""),
        (f"x/practices/{SLUG}/ar.md", ""),
        ("practices/_vocabularies/ar.md", ""),
        ("practices/-a-/ar.md", ""),
        (f"practices/{'a' * 61}/ar.md", ""),
    ],
)
def test_path_is_of_a_practice_or_not(path: str, slug: str) -> None:
    """Only texts and pictures of a practice are welcome, by their whole path."""
    assert (slug, bool(slug)) == (find_slug(path), is_welcome(path))


def test_welcome_files_are_taken() -> None:
    """Texts and pictures come out as they went in, folders are no files."""
    parcel = open_parcel(
        _zip((f"practices/{SLUG}/", b""), (_EN, b"en"), (_AR, "نص IOM".encode()))
    )

    assert Parcel({_AR: "نص IOM".encode(), _EN: b"en"}) == parcel
    assert (SLUG,) == parcel.slugs


def test_file_that_is_not_welcome_is_refused_alone() -> None:
    """What is beside an unwelcome file is taken all the same."""
    parcel = open_parcel(_zip(("hooks/x.py", b"1"), (_AR, b"2")))

    assert Parcel({_AR: b"2"}, (Refusal("hooks/x.py", Reason.NAME),)) == parcel


def test_link_is_refused() -> None:
    """A symbolic link is refused, whatever its name."""
    member = zipfile.ZipInfo(_AR)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert (Refusal(_AR, Reason.LINK),) == open_parcel(_zip((member, b"/x"))).refused


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_second_file_of_one_name_is_refused() -> None:
    """The first of two files of one name counts."""
    parcel = open_parcel(_zip((_AR, b"1"), (_AR, b"2")))

    assert Parcel({_AR: b"1"}, (Refusal(_AR, Reason.TWICE),)) == parcel


def test_file_too_large_is_refused() -> None:
    """A text over its limit is refused by the size that the zip tells."""
    parcel = open_parcel(_zip((_AR, b"a" * 60_001), (_EN, b"a" * 60_000)))

    assert [(_EN,), (Refusal(_AR, Reason.SIZE),)] == [
        tuple(parcel.files),
        parcel.refused,
    ]


def test_file_that_hides_its_size_is_refused() -> None:
    """A zip that tells a smaller size than there is does not get more in."""
    content = _zip((_AR, b"a" * 70_000))
    told = (70_000).to_bytes(4, "little")
    forged = content.replace(told, (10).to_bytes(4, "little"))

    assert forged != content
    assert (Refusal(_AR, Reason.BROKEN),) == open_parcel(forged).refused


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method: int) -> None:
    """Only plain and deflated files are opened."""
    member = zipfile.ZipInfo(_AR)
    member.compress_type = method

    assert (Refusal(_AR, Reason.LOCKED),) == open_parcel(_zip((member, b"1"))).refused


def test_encrypted_file_is_refused() -> None:
    """A file with a password is refused."""
    content = bytearray(_zip((_AR, b"1")))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert (Refusal(_AR, Reason.LOCKED),) == open_parcel(bytes(content)).refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no zip", Reason.BROKEN),
        (b"0" * (LARGEST_PARCEL + 1), Reason.HEAVY),
        (
            _zip(*((f"practices/a-{n}/ar.md", b"") for n in range(MOST_FILES + 1))),
            Reason.MANY,
        ),
        (
            _zip(
                (_AR, b""),
                *(
                    (f"practices/a-b/media/{n}.png", b"0" * 1_000_000)
                    for n in range(21)
                ),
            ),
            Reason.HEAVY,
        ),
    ],
    ids=["no-zip", "heavy", "many", "heavy-when-open"],
)
def test_parcel_is_refused_whole(content: bytes, reason: Reason) -> None:
    """A parcel that is broken or holds too much gives nothing at all."""
    assert Parcel({}, (Refusal("", reason),)) == open_parcel(content)
