"""
Builders: a sound practice, written as files, for tests to bend where they need it.

Every text mixes directions: Arabic beside a Latin acronym and digits.
"""

from collections.abc import Mapping
from pathlib import Path

from sanad.languages import Language
from sanad.library import load_library
from sanad.model import Library, Practice

PROJECT = Path(__file__).resolve().parents[2]
VOCABULARIES = PROJECT / "practices" / "_vocabularies"
SLUG = "vouchers-for-workers"

TITLES = {
    Language.ARABIC: "قسائم IOM لعدد 120 عاملاً",
    Language.ENGLISH: "IOM vouchers for 120 workers (قسائم)",
}
SUMMARIES = {
    Language.ARABIC: "وزّعت المنظمة الدولية للهجرة (IOM) قسائم على 120 عاملاً.",
    Language.ENGLISH: "IOM gave vouchers to 120 workers in 2020.",
}
BODIES = {
    Language.ARABIC: """\
## السياق

أُغلقت الورش في 2020 وفق IOM.[1]

## ما الذي نُفِّذ

وُزّعت 120 قسيمة.[2]

## الحدود والصعوبات

- لم تصل إلى 30 عاملاً بلا هاتف.[1]

## الدروس المستفادة

- تصل الرسائل القصيرة (SMS) إلى من لا يقرأ البريد.[1]
- يسأل الناس عن 19 لغة.

## التوصيات

### الحكومات

- تمديد القسائم 6 أشهر.[2]

### الجهات المانحة

- تمويل النقل.
""",
    Language.ENGLISH: """\
## Context

Workshops closed in 2020, says IOM.[1]

## What was done

120 vouchers were handed out.[2]

## Limits and difficulties

- 30 workers without a phone (هاتف) were not reached.[1]

## Lessons learned

- Text messages (SMS) reach those who read no mail.[1]
- People ask about 19 languages.

## Recommendations

### Governments

- Extend the vouchers by 6 months.[2]

### Donors

- Pay for transport.
""",
}
FACTS = {
    "countries": "[tunisia]",
    "themes": "[access-services]",
    "practice_type": "service-programme",
    "target_groups": "[migrants-all]",
    "actors": "[{organization: iom, role: lead}]",
    "start": '"2020-04"',
    "sources": """
  - {title: "تقرير IOM", publisher: "IOM", date: "2020-05", language: ar,
     kind: un-report, independent: false, url: "https://iom.int/a?b=1&c=2"}
  - {title: "(a report)", publisher: "Nawaat", date: unknown, language: fr,
     kind: media, independent: false, reference: "No. 7, 2020"}""",
}
PUBLISHED = {
    "status": "completed",
    "inclusion": "targeted",
    "review_status": "published",
    "reviewed_by": "editors",
    "reviewed_on": '"2026-11-20"',
    "review_due": '"2027-11-20"',
}

# A PNG of one pixel's signature is all that the reading of pictures looks at.
PICTURE = b"\x89PNG\r\n\x1a\n rest of the picture"


def write_source(
    root: Path,
    slug: str = SLUG,
    *,
    language: Language = Language.ARABIC,
    body: str | None = None,
    **fields: str,
) -> Path:
    """Write the source text of a sound practice; `fields` are raw YAML."""
    values = {**_words(language), **FACTS, **fields}
    return _write(root / slug / f"{language}.md", values, body or BODIES[language])


def write_translation(
    root: Path,
    slug: str = SLUG,
    *,
    language: Language = Language.ENGLISH,
    body: str | None = None,
    **fields: str,
) -> Path:
    """Write the translation of a sound practice."""
    origin = {"translated_from": str(language.other)}
    values = {**_words(language), **origin, **fields}
    return _write(root / slug / f"{language}.md", values, body or BODIES[language])


def write_practice(root: Path, slug: str = SLUG, **fields: str) -> Path:
    """Write a sound practice in both languages, Arabic first; give its folder."""
    write_source(root, slug, **fields)
    return write_translation(root, slug).parent


def write_picture(root: Path, name: str, content: bytes = PICTURE) -> Path:
    """Write a picture into the practice's folder `media`."""
    return write_file(root / SLUG / "media" / name, content)


def write_file(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content.encode() if isinstance(content, str) else content
    path.write_bytes(text)
    return path


def load(root: Path) -> Library:
    """Load a folder of practices with the project's vocabularies."""
    root.mkdir(parents=True, exist_ok=True)
    return load_library(root, VOCABULARIES)


def load_practice(root: Path, slug: str = SLUG) -> Practice:
    """Load one practice, which must be sound."""
    library = load(root)
    return library.practices[slug]


def codes(library: Library) -> list[str]:
    """Give the codes of all problems that are not about translations in the making."""
    quiet = {"P404", "P406", "P213"}
    return [p.code for p in library.problems if p.code not in quiet]


def _words(language: Language) -> dict[str, str]:
    title, summary = TITLES[language], SUMMARIES[language]
    return {"title": f'"{title}"', "summary": f'"{summary}"'}


def _write(path: Path, fields: Mapping[str, str], body: str) -> Path:
    front = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return write_file(path, f"---\n{front}\n---\n\n{body}")
