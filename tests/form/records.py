"""
Records for the tests of the form: made up, of the table of faults, of real practices.

Those made up from a seed hold what breaks writers: quotes, colons, digits of three
scripts, emoji, right-to-left runs, tatweel, characters nobody sees, and long bodies.
"""

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sanad.checking.sections import find_term
from sanad.languages import Language
from sanad.reading import split_front_matter
from sanad.schema import Field, Kind, practice_fields, record_fields
from sanad.vocabularies import Vocabularies, load_vocabularies
from sanad.writing import write_practice
from sanad.yaml_nodes import parse_yaml, to_plain

Record = dict[str, Any]

PROJECT = Path(__file__).resolve().parents[2]
PRACTICES = PROJECT / "practices"
VOCABULARIES = PRACTICES / "_vocabularies"
_TABLE = Path(__file__).parent / "broken_records.yml"

_WORDS = (
    *("الهجرة", "المنظمة الدولية للهجرة (IOM)", "صفاقس", "مـــرحباً", "هـ 1441", "ـ"),
    *(
        "Sfax",
        "the “help line”",
        "l’État",
        "naïve",
        "e\u0301",
        "COVID-19",
        "no",
        "null",
    ),
    *(
        '"',
        "'",
        "\\",
        '\\"',
        "\\n",
        ":",
        ": ",
        " #",
        "# ",
        "- ",
        "---",
        "...",
        "{",
        "}",
    ),
    *(
        "[",
        "]",
        "[1]",
        "[٢]",
        "&a",
        "*b",
        "!c",
        "%d",
        "@e",
        "`f`",
        "|",
        ">",
        "?",
        ",",
        "~",
    ),
    *("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "2020-04", "start: 2020, end: 2021", "date: ٢٠٢٠"),
    *(
        "😀",
        "👩‍⚕️",
        "🇹🇳",
        "\U0001f9d1\U0001f3fd",
        "\u200b",
        "\u200c",
        "\u200f",
        "\u202e",
    ),
    *(
        "\u2066",
        "\u2069",
        "\ufeff",
        "\u00ad",
        "\u2028",
        "\u0007",
        "\x85",
        "\ue000",
        "\t",
    ),
    *("\u00a0", "\u3000", "\r\n", "\n", "\r", "  ", "   ", "", "\ud83d", "\U000e0041"),
)
_LINES = (
    *("- بند [1]", "* item [1]", "1. أولاً", "> اقتباس", "### عنوان", "text  ", "نص   "),
    *(
        "",
        "",
        "   ",
        "\u00a0",
        "    code",
        "```",
        "| a | b |",
        "|---|---|",
        "***",
        "  - x",
    ),
    *("[a](https://example.org/x)", "https://example.org/?a=1&b=٢", "line\\", "#tag  "),
    *(
        "مــدّ",
        "A\u200bB",
        "\u202eabc",
        "سطر\r",
        "***bold*** _it_",
        "[^1]",
        "# H1",
        "=====",
    ),
    *(
        "## Results",
        "## الخاتمة",
        "text\n---",
        "<div>",
        "<b>x</b>",
        "- <b>",
        "<!-- c -->",
    ),
    *(
        "[x](report.pdf)",
        "[t](../nothing/ar.md)",
        "![p](media/a.jpg)",
        "![](x.png)",
        "-",
    ),
    *(
        "[s](javascript:alert(1))",
        "<ftp://a.b>",
        "[x]: https://example.org/x",
        "[x][y]",
    ),
    *(
        "> - a",
        "lazy",
        "  cont",
        "10. ten",
        "\ttab",
        "`[2]`",
        "\\[2]",
        "(" * 61,
        "[٢][3]",
    ),
)
_DATES = ("2020", "2020-04", "2020-04-30", "unknown", "٢٠٢٠-٠٤", "أبريل 2020", "2020/4")
_NUMBERS = ("840", "7002", "1,040", "٨٤٠", "12.5", "-3", "many", "1")
_URLS = (
    *("https://example.org/a", "http://example.org", "https://example.org/a#b?c=d:e"),
    *(
        "https://example.org/صفحة",
        "https://example.org/a b",
        "example.org",
        "https://a/(",
    ),
    *("https://example.org/a:", 'https://example.org/"', "https://example.org/%D8%A7"),
)
_LONG = 3000


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the table, its source text if it is a translation, what it brings."""

    record: Record
    source: Record | None
    expected: list[str]


@cache
def vocabularies() -> Vocabularies:
    """Give the project's own vocabularies."""
    return load_vocabularies(VOCABULARIES)[0]


@cache
def read_rows() -> dict[str, Row]:
    """Read the table of broken records: name -> row."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    rows: dict[str, Row] = {}
    for name, row in table["rows"].items():
        record = {"slug": name, **_bend(table["base"], row)}
        source = None
        if "translation" in row:
            bent = _bend(table["translation"], row["translation"])
            record, source = {**bent, "slug": name}, record
        rows[name] = Row(record, source, row["expect"])
    return rows


def _bend(base: Record, changes: Record) -> Record:
    """Replace values of a record; those that are None are taken away."""
    bent = {**base, **{k: v for k, v in changes.items() if k in {"language", "slug"}}}
    for part in ("fields", "sections"):
        values = {**base[part], **changes.get(part, {})}
        bent[part] = {k: value for k, value in values.items() if value is not None}
    return bent


def write_records(folder: Path, records: Iterable[Record]) -> None:
    """Write records as the files of a folder of practices."""
    for record in records:
        path = folder / record["slug"] / f"{record['language']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = write_practice(record, vocabularies())
        path.write_text(text, encoding="utf-8", newline="\n")


def generate_records(count: int, *, seed: int = 6) -> list[Record]:
    """
    Make up records, the same ones each time.

    Every third is the translation of the one before it, whose slug it has.
    """
    maker = _Maker(random.Random(seed))  # noqa: S311 -- no secret.
    records: list[Record] = []
    for number in range(count):
        source = records[-1] if number % 3 == 2 else None
        records.append(maker.make(number, source))
    return records


def pair_sources(records: list[Record]) -> list[Record | None]:
    """Give the source text of each record that is a translation."""
    sources = {r["slug"]: r for r in records if "translated_from" not in r["fields"]}
    return [
        sources.get(record["slug"]) if "translated_from" in record["fields"] else None
        for record in records
    ]


class _Maker:
    """Makes up values by the kinds of the schema."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def make(self, number: int, source: Record | None) -> Record:
        """Make up a record; every twentieth has a body of 3,000 words."""
        chance = self.chance
        language = chance.choice(list(Language))
        fields = {
            name: self._value(field)
            for name, field in practice_fields().items()
            if chance.random() < 0.8 and name != "translated_from"
        }
        sections = self._sections(1 if number % 20 else _LONG)
        if source:
            language = Language(source["language"]).other
            fields["translated_from"] = source["language"]
            sections |= {
                name: text
                for name, text in source["sections"].items()
                if chance.random() < 0.6
            }
        return {
            "language": language.value,
            "slug": source["slug"] if source else f"record-{number}",
            "fields": fields,
            "sections": sections,
        }

    def _sections(self, size: int) -> Record:
        sections: Record = {}
        for term in vocabularies()["sections"].terms:
            if self.chance.random() < 0.2:
                continue
            if "by" in term.extra:
                groups = vocabularies()[term.extra["by"]].terms
                sections[term.id] = {
                    group.id: self._body(1)
                    for group in groups
                    if self.chance.random() < 0.6
                }
            else:
                sections[term.id] = self._body(size if term.id == "context" else 1)
        return sections

    def _body(self, words: int) -> str:
        lines = [self.chance.choice(_LINES) for _ in range(self.chance.randint(0, 8))]
        lines += [self._text(12) for _ in range(self.chance.randint(0, 3))]
        lines += [self._text(60) for _ in range(words // 60)]
        self.chance.shuffle(lines)
        return self.chance.choice(("\n", "\n", "\r\n")).join(lines)

    def _text(self, longest: int) -> str:
        chosen = (
            self.chance.choice(_WORDS) for _ in range(self.chance.randint(0, longest))
        )
        return self.chance.choice((" ", " ", "")).join(chosen)

    def _value(self, field: Field) -> Any:  # noqa: ANN401 -- the kind decides the type.
        match field.kind:
            case Kind.CHOICES | Kind.SLUGS | Kind.NAMES:
                return [self._word(field) for _ in range(self.chance.randint(0, 3))]
            case Kind.LABELS:
                return {tag.value: self._text(4) for tag in Language}
            case Kind.LABEL_LISTS:
                return {tag.value: [self._text(2), self._text(2)] for tag in Language}
            case Kind.RECORDS:
                parts = record_fields(field.record)
                return [self._record(parts) for _ in range(self.chance.randint(0, 3))]
            case Kind.SCORES:
                return {self._word(field): self._text(1) for _ in range(2)}
        return self._word(field)

    def _record(self, parts: Mapping[str, Field]) -> Record:
        return {
            name: self._value(part)
            for name, part in parts.items()
            if self.chance.random() < 0.8
        }

    def _word(self, field: Field) -> str:
        choices: tuple[str, ...] = {
            Kind.DATE: _DATES,
            Kind.NUMBER: _NUMBERS,
            Kind.URL: _URLS,
            Kind.YES_NO: ("true", "false", "نعم", "no"),
        }.get(field.kind, ())
        if field.vocabulary:
            known = tuple(vocabularies()[field.vocabulary].by_id)
            choices = (self.chance.choice(known), "no", "الصحة", "7", "a b")
        return self.chance.choice(choices) if choices else self._text(9)


def read_record(path: Path) -> Record:
    """Read a practice's file back into a record, its sections by their headings."""
    front, _, body, _ = split_front_matter(path.read_text(encoding="utf-8"))
    sections: Record = {}
    for heading, text in _split(body, "## "):
        term = find_term(heading, vocabularies()["sections"])
        assert term is not None, heading
        groups = term.extra.get("by")
        sections[term.id] = (
            {
                group.id: items
                for name, items in _split(text, "### ")
                if (group := find_term(name, vocabularies()[groups]))
            }
            if groups
            else text
        )
    return {
        "language": path.stem,
        "slug": path.parent.name,
        "fields": to_plain(parse_yaml(front)),
        "sections": sections,
    }


def _split(text: str, mark: str) -> list[tuple[str, str]]:
    parts = re.split(rf"^{mark}(.*)\n", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))
