"""The JSON Schema of a front matter: no false alarm, and both languages in it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.builders import PROJECT, VOCABULARIES, write_source, write_translation
from sanad.checking.fields import PUBLISHED, REVIEWED
from sanad.json_schema import build_json_schema, write_json_schema
from sanad.languages import LANGUAGES
from sanad.reading import SCHEMA_FILE, split_front_matter
from sanad.schema import practice_fields
from sanad.vocabularies import load_vocabularies

_PRACTICES = PROJECT / "practices"
_TEXTS = sorted(
    path for lang in LANGUAGES for path in _PRACTICES.glob(f"[!_]*/{lang}.md")
)
_SOUND_CASES = sorted(
    path.parent
    for path in PROJECT.glob("tests/bundles/*/expected.yml")
    if yaml.safe_load(path.read_text(encoding="utf-8")) == []
)
_ARABIC = ("\u0621", "\u064a")


@cache
def _validator(*folders: Path) -> Draft202012Validator:
    """Give what judges by the vocabularies of the project and of other folders."""
    vocabularies, _ = load_vocabularies(VOCABULARIES, *folders)
    return Draft202012Validator(build_json_schema(vocabularies))


def _read(path: Path) -> Any:  # noqa: ANN401 -- what an ordinary YAML reader makes of it.
    front, *_ = split_front_matter(path.read_text(encoding="utf-8-sig"))
    return yaml.safe_load(front)


def _faults(path: Path, *folders: Path) -> list[str]:
    return [error.message for error in _validator(*folders).iter_errors(_read(path))]


def test_schema_is_of_its_draft() -> None:
    """The schema itself is sound by the schema of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(_validator().schema)

    assert str(_validator().schema["$schema"]).endswith("/2020-12/schema")


def test_committed_schema_is_up_to_date() -> None:
    """The file that editors read is what fields and vocabularies make of it."""
    vocabularies, _ = load_vocabularies(VOCABULARIES)
    committed = (_PRACTICES / SCHEMA_FILE).read_text(encoding="utf-8")

    assert write_json_schema(vocabularies) == committed


@pytest.mark.parametrize(
    "path", _TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_practice_is_valid(path: Path) -> None:
    """Every text of the library, source or translation, is valid by the schema."""
    assert [] == _faults(path)


def test_every_practice_is_looked_at() -> None:
    """The texts tried above are those of all practices, in both languages."""
    folders = [path for path in _PRACTICES.glob("[!_.]*/") if path.is_dir()]

    assert len(folders) * len(LANGUAGES) == len(_TEXTS)


@pytest.mark.parametrize("case", _SOUND_CASES, ids=lambda case: case.name)
def test_sound_case_is_valid(case: Path) -> None:
    """What the check lets pass, an editor does not complain of."""
    texts = case.glob("practices/[!_]*/*.md")
    own = case / "practices" / "_vocabularies"

    assert {} == {path.name: faults for path in texts if (faults := _faults(path, own))}


_BAD_FIELDS = {
    "unknown field": {"colour": "green"},
    "translator in a source text": {"translators": "[editors]"},
    "blank title": {"title": '" "'},
    "title too long": {"title": "ا" * 91},
    "summary too long": {"summary": "كلمة " * 61},
    "country outside the list": {"countries": "[تونس]"},
    "country that YAML takes for no": {"countries": "[NO]"},
    "no country": {"countries": "[]"},
    "country twice": {"countries": "[egypt, egypt]"},
    "four themes": {
        "themes": "[access-services, jobs-recovery, cooperation, social-cohesion]"
    },
    "date without quotes": {"start": "2020-04-07"},
    "year without quotes": {"start": "2020"},
    "date in eastern digits": {"start": '"٢٠٢٠"'},
    "date of a review unknown": {"reviewed_on": "unknown"},
    "goal outside the list": {"sdgs": "[18]"},
    "no lead": {"actors": "[{organization: iom, role: partner}]"},
    "actor by id and by name": {
        "actors": '[{organization: iom, name: {ar: "س", en: X}, role: lead}]'
    },
    "actor by name without a type": {
        "actors": '[{name: {ar: "س", en: X}, role: lead}]'
    },
    "place without English": {"places": '[{ar: "صفاقس"}]'},
    "figure in words": {
        "reach": '[{number: many, unit: {ar: "س", en: x}, as_of: "2020"}]'
    },
    "source without an address": {
        "sources": '[{title: T, publisher: P, date: "2020", language: en, '
        "kind: media, independent: true}]"
    },
    "address that runs a script": {
        "sources": '[{title: T, publisher: P, date: "2020", language: en, '
        'kind: media, independent: true, url: "javascript:alert(1)"}]'
    },
    "keywords in a third language": {"keywords": "{fr: [loyer]}"},
    "related that is no slug": {"related": "[Other Practice]"},
    "rating before review": {"rating": "good"},
    "criterion outside the list": {
        "review_status": "archived",
        "criteria": "{nice: met}",
    },
    "published without a review": {"review_status": "published"},
}


@pytest.mark.parametrize("fields", _BAD_FIELDS.values(), ids=_BAD_FIELDS)
def test_broken_source_is_refused(fields: Mapping[str, str], tmp_path: Path) -> None:
    """An editor shows what the check would refuse."""
    assert _faults(write_source(tmp_path, **fields))


def test_missing_fields_are_named(tmp_path: Path) -> None:
    """What is needed to send a source text is asked for by name."""
    path = write_source(tmp_path)
    values = _read(path)
    del values["sources"], values["summary"]

    found = [error.message for error in _validator().iter_errors(values)]

    assert all(any(name in text for text in found) for name in ("sources", "summary"))


def test_translation_carries_no_fact(tmp_path: Path) -> None:
    """A field of the source text is refused in a translation."""
    assert [] == _faults(write_translation(tmp_path))
    assert _faults(write_translation(tmp_path, countries="[tunisia]"))


@pytest.mark.parametrize("digest", ["0123456789ab", "012345678901", "123456789e12"])
def test_digest_may_look_like_a_number(digest: str, tmp_path: Path) -> None:
    """A digest is sound also where YAML takes it for a number."""
    assert [] == _faults(write_translation(tmp_path, source_digest=digest))


def test_published_and_rated_practice_is_valid(tmp_path: Path) -> None:
    """A reviewed practice may be rated, by criteria too."""
    path = write_source(
        tmp_path,
        review_status="archived",
        rating="promising",
        criteria="{relevant: met}",
    )

    assert [] == _faults(path)
    assert PUBLISHED in REVIEWED


@pytest.mark.parametrize("name", practice_fields())
def test_field_speaks_both_languages(name: str) -> None:
    """Title and description of a field are in Arabic and in English."""
    field, words = practice_fields()[name], _validator().schema["properties"][name]

    assert [
        f"{field.label[LANGUAGES[0]]} / {field.label[LANGUAGES[1]]}",
        [(field.help or {})[language] for language in LANGUAGES],
    ] == [words["title"], words["description"].split("\n")]


def test_values_are_named_in_both_languages() -> None:
    """Each value of a list has its name in Arabic and in English."""
    lists = {
        name: terms
        for name, terms in _validator().schema["$defs"].items()
        if name.endswith(".terms")
    }

    assert "countries.terms" in lists
    for terms in lists.values():
        assert len(terms["enum"]) == len(terms["enumDescriptions"])
        for words in terms["enumDescriptions"]:
            arabic, english = words.split(" / ", 1)
            assert any(_ARABIC[0] <= letter <= _ARABIC[1] for letter in arabic)
            assert english
