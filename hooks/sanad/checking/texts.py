"""
Texts: a translation beside its source text.

Both have the same sections, as many items in each list for each addressee, and the
same marks of sources; and the translation's state is told.
"""

from collections import Counter
from collections.abc import Iterable

from sanad.checking.reporter import Reporter
from sanad.checking.sections import CheckedSection
from sanad.languages import LANGUAGES
from sanad.model import TranslationState
from sanad.vocabularies import Term

_STATE_CODES = {TranslationState.STALE: "P405", TranslationState.UNSTAMPED: "P406"}


def check_agreement(
    translation: Iterable[CheckedSection],
    source: Iterable[CheckedSection],
    reporter: Reporter,
) -> None:
    """Report on the translation what differs from the source text."""
    here = {section.term.id: section for section in translation}
    there = {section.term.id: section for section in source}
    for name in sorted(here.keys() ^ there.keys()):
        section = here.get(name) or there[name]
        line = section.line if name in here else 1
        reporter.report("P402", line, name, **_names(section.term))
    for name in sorted(here.keys() & there.keys()):
        _check_section(here[name], there[name], reporter)


def report_state(state: TranslationState, reporter: Reporter) -> None:
    """Report a stale or unstamped translation, with the command that mends it."""
    if state in _STATE_CODES:
        command = f"python3 scripts/check.py --stamp {reporter.slug}"
        reporter.report(_STATE_CODES[state], 1, fix=command)


def _names(term: Term) -> dict[str, str]:
    return {f"found_{language}": term.label[language] for language in LANGUAGES}


def _check_section(
    here: CheckedSection, there: CheckedSection, reporter: Reporter
) -> None:
    if not here.blocks or not there.blocks:
        return  # An empty section is told by itself.
    names = _names(here.term)
    if not _have_same_items(here, there):
        reporter.report(
            "P403",
            here.line,
            here.term.id,
            here=str(len(here.items)),
            there=str(len(there.items)),
            **names,
        )
    if here.citations != there.citations:
        reporter.report(
            "P408",
            here.line,
            here.term.id,
            here=_marks(here),
            there=_marks(there),
            **names,
        )


def _have_same_items(here: CheckedSection, there: CheckedSection) -> bool:
    """Compare the numbers of items, by addressee where all addressees are known."""
    ours, theirs = (
        Counter(item.addressee for item in section.items) for section in (here, there)
    )
    return ours.total() == theirs.total() and (
        None in ours or None in theirs or ours == theirs
    )


def _marks(section: CheckedSection) -> str:
    return "".join(f"[{number}]" for number in section.citations) or "—"
