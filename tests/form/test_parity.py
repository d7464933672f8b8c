"""The browser writes and checks a record as Python does, to the byte and the word."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from form.records import (
    PRACTICES,
    VOCABULARIES,
    Record,
    generate_records,
    pair_sources,
    read_record,
    read_rows,
    vocabularies,
    write_records,
)
from sanad.fixing import fix_text
from sanad.form import read_checks, read_engine
from sanad.form.rules import form_lists, form_rules
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.writing import write_practice

# What is told of the folder of a practice, not of a record.
_OF_THE_FOLDER = {"P404", "P405", "P406"}
_GENERATED = 240
_CHECK = """([records, sources, rules]) => records.map((record, index) =>
  checkPractice(record, rules, sources[index] || undefined).map((problem) => {
    const { message, remedy } = fillMessage(problem, rules);
    return [problem.code, problem.field, problem.severity, message, remedy];
  }))"""

Found = list[tuple[str, ...]]

_each_row = pytest.mark.parametrize("name", read_rows())


class Form:
    """The engine of the form in a page of Chromium, with its rules in a language."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page = page
        self.language = language
        self.rules = form_rules(language, vocabularies(), for_reviewers=True)
        page.add_script_tag(content=read_engine())
        page.add_script_tag(content=read_checks(language))

    def write(self, records: list[Record]) -> list[str]:
        """Write each record."""
        asked = "([records, rules]) => records.map((one) => writePractice(one, rules))"
        texts: list[str] = self.page.evaluate(asked, [records, self.rules])
        return texts

    def check(self, records: list[Record], sources: list[Record | None]) -> list[Found]:
        """Give the problems of each record beside its source text, sorted."""
        slugs = {record["slug"] for record in records}
        lists = form_lists(self.language, vocabularies(), slugs)
        terms = {**self.rules["terms"], "organizations": lists["organizations"]}
        rules = {**self.rules, "terms": terms, "slugs": lists["slugs"]}
        found = self.page.evaluate(_CHECK, [records, sources, rules])
        return [sorted(tuple(row) for row in rows) for rows in found]


@pytest.fixture(scope="module", params=LANGUAGES)
def form(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Form]:
    """Load the engine into a page, in each language."""
    page = browser.new_page()
    yield Form(page, request.param)
    page.close()


def _check_in_python(
    folder: Path, records: list[Record], language: Language
) -> list[Found]:
    """Give the problems of each record's file, sorted, as `Form.check` does."""
    found: dict[str, Found] = {}
    for problem in load_library(folder, VOCABULARIES).problems:
        words = (problem.message(language), problem.remedy(language))
        row = (problem.code, problem.field, problem.severity.value, *words)
        if problem.code not in _OF_THE_FOLDER:
            found.setdefault(problem.path, []).append(row)
    return [
        sorted(
            found.get(f"{record['slug']}/{record['language']}.md", [])
            + found.get(record["slug"], [])
        )
        for record in records
    ]


@pytest.fixture(scope="module")
def rows_found(
    form: Form, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Found, Found]]:
    """Check the whole table in Python and in the browser: name -> both findings."""
    rows = read_rows()
    folder = tmp_path_factory.mktemp("rows")
    records = [row.record for row in rows.values()]
    sources = [row.source for row in rows.values()]
    write_records(folder, [*filter(None, sources), *records])
    python = _check_in_python(folder, records, form.language)
    browser = form.check(records, sources)
    return dict(zip(rows, zip(python, browser, strict=True), strict=True))


@_each_row
def test_row_brings_its_problems(
    name: str, rows_found: dict[str, tuple[Found, Found]]
) -> None:
    """A broken record brings the codes that the table expects, at their fields."""
    python, _ = rows_found[name]

    assert read_rows()[name].expected == [
        f"{code} {field}".strip() for code, field, *_ in python
    ]


@_each_row
def test_browser_finds_what_python_finds(
    name: str, rows_found: dict[str, tuple[Found, Found]]
) -> None:
    """A broken record has the same problems in the browser, in the same words."""
    python, browser = rows_found[name]

    assert python == browser


def test_table_has_most_codes() -> None:
    """The table brings at least 150 faults, and every code that a record can bring."""
    expected = [row.split()[0] for r in read_rows().values() for row in r.expected]
    rules = form_rules(Language.ARABIC, vocabularies(), for_reviewers=True)
    known = {*rules["problems"], *json.loads(_words_of_the_body())}

    assert sum(bool(row.expected) for row in read_rows().values()) >= 150
    assert known - {"P508"} == set(expected)


def _words_of_the_body() -> str:
    script = read_checks(Language.ARABIC)
    return script[
        script.rindex("problems: ") + len("problems: ") : script.rindex(" });")
    ]


@pytest.fixture(scope="module")
def generated() -> list[Record]:
    """Make up records."""
    return generate_records(_GENERATED)


def test_browser_writes_the_same_bytes(form: Form, generated: list[Record]) -> None:
    """Whatever a record holds, the browser and Python write the same file."""
    texts = [write_practice(record, vocabularies()) for record in generated]

    assert texts == form.write(generated)
    assert texts == [fix_text(text) for text in texts]


def test_browser_checks_what_was_made_up(
    form: Form, generated: list[Record], tmp_path: Path
) -> None:
    """Records of all kinds of faults have the same problems in both places."""
    write_records(tmp_path, generated)

    python = _check_in_python(tmp_path, generated, form.language)

    assert python == form.check(generated, pair_sources(generated))
    assert 30 < len(Counter(code for rows in python for code, *_ in rows))


def test_text_that_is_too_large_is_told(form: Form, tmp_path: Path) -> None:
    """A text over the limit has that problem alone."""
    base: dict[str, Any] = read_rows()["sound"].record
    record = {**base, "sections": {"context": "كلمة " * 7000}}
    write_records(tmp_path, [record])

    python = _check_in_python(tmp_path, [record], form.language)

    assert python == form.check([record], [None])
    assert ["P508"] == [code for code, *_ in python[0]]


def test_browser_writes_real_practices(form: Form) -> None:
    """Every practice of the library is written alike by the browser and by Python."""
    records = [read_record(path) for path in sorted(PRACTICES.glob("[!_]*/*.md"))]

    texts = form.write(records)

    assert len(records) > 300
    assert [write_practice(record, vocabularies()) for record in records] == texts


def test_problems_say_their_box(form: Form) -> None:
    """A problem says in which box of the form it lies, and on which of its lines."""
    sources = [{"title": "T", "url": "https://example.org"}, {"title": "U"}]
    recommendations = {"government": "- أ", "donors": "- ب\n\nنص\n\n[x](y)"}
    record = {
        **read_rows()["sound"].record,
        "fields": {**read_rows()["sound"].record["fields"], "sources": sources},
        "sections": {"results": "سطر\n\n[x](y)", "recommendations": recommendations},
    }
    asked = """([record, rules]) => checkPractice(record, rules)
      .map(({ code, at, line }) => [code, at, line || 0].join(" "))"""

    found = form.page.evaluate(asked, [record, form.rules])

    assert {
        "P118 sources/1/url 0",
        "P102 sources/1/publisher 0",
        "P202 sections/what-was-done 0",
        "P302 sections/results 3",
        "P208 sections/recommendations/donors 3",
        "P302 sections/recommendations/donors 5",
        "P213 sources/0 0",
    } <= set(found)


def test_fields_are_checked_before_the_rest_comes(browser: Browser) -> None:
    """Without the second script, fields are checked, and that needed text is there."""
    page = browser.new_page()
    page.add_script_tag(content=read_engine())
    rules = form_rules(Language.ENGLISH, vocabularies())
    record = {"language": "en", "slug": "a-b", "fields": {"title": "T"}, "sections": {}}
    asked = """([record, rules]) => checkPractice(record, rules)
      .map((problem) => problem.code + fillMessage(problem, rules).message)"""

    found = page.evaluate(asked, [record, rules])

    page.close()
    assert "P202The section “What was done” is missing; it is needed." in found
    assert [] == [text for text in found if "{" in text or "undefined" in text]
