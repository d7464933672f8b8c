"""
Measure the engine of the form in Chromium: how long it writes and checks a record.

    python3 tests/bench/measure_form.py

The record has 3,000 words, twelve sources and fourteen marks a section; each figure is
the median of 20 runs, in milliseconds, of a machine that does nothing else.
"""

import gzip
import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_PROJECT / "hooks"), str(_PROJECT / "tests")]

from form.records import Record, read_rows, vocabularies
from sanad.form import read_checks, read_engine
from sanad.form.rules import form_lists, form_rules
from sanad.languages import LANGUAGES, Language

_TIME = """([record, rules]) => {
  const median = (run) => {
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[10];
  };
  const first = performance.now();
  const problems = checkPractice(record, rules).length;
  return { first: performance.now() - first, problems,
    check: median(() => checkPractice(record, rules)),
    write: median(() => writePractice(record, rules)) };
}"""


def make_long_record() -> Record:
    """Make a record of 3,000 words, with lists, links, marks and a few faults."""
    base = read_rows()["sound"].record
    sentence = "وزّعت المنظمة الدولية للهجرة (IOM) 120 قسيمة على العمال في صفاقس.[1][2]"
    paragraph = " ".join([sentence] * 10)
    link = "[التقرير](https://example.org/report) و[صفحة](../another/ar.md)"
    text = "\n\n".join([paragraph, link] * 8)
    items = "\n".join(f"- {sentence}" for _ in range(30))
    sections = {
        **dict.fromkeys(("context", "what-was-done", "results"), text),
        "limits": items,
        "lessons": items,
        "recommendations": {"government": items, "donors": f"نص\n\n{items}"},
    }
    sources = base["fields"]["sources"] * 12
    return {
        **base,
        "sections": sections,
        "fields": {**base["fields"], "sources": sources, "countries": ["france"]},
    }


def main() -> None:
    """Print the figures for each language, and the sizes of what is sent."""
    record = make_long_record()
    texts = json.dumps(record["sections"], ensure_ascii=False)
    print(f"{len(texts.split()):,} words")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("SANAD_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"],
        )
        for language in LANGUAGES:
            rules = form_rules(language, vocabularies())
            lists = form_lists(language, vocabularies(), read_rows())
            terms = {**rules["terms"], "organizations": lists["organizations"]}
            _print_sizes(language)
            page = browser.new_page()
            page.add_script_tag(content=read_engine())
            page.add_script_tag(content=read_checks(language))
            given = {**rules, "terms": terms, "slugs": lists["slugs"]}
            figures = page.evaluate(_TIME, [record, given])
            print(f"  {', '.join(f'{k} {v:.1f}' for k, v in figures.items())}")
        browser.close()


def _print_sizes(language: Language) -> None:
    rules = json.dumps(
        form_rules(language, vocabularies()), ensure_ascii=False, separators=(",", ":")
    )
    parts = {
        "rules": rules,
        "engine": read_engine(),
        "checks": read_checks(language),
    }
    sizes = (
        f"{name} {len(gzip.compress(text.encode(), 9)):,} B"
        for name, text in parts.items()
    )
    print(f"{language}: {', '.join(sizes)} (gzip)")


if __name__ == "__main__":
    main()
