"""
The library: a folder of practices in, a `Library` out.

`load_library` reads every practice, checks it, and assembles those that are sound;
the problems of all files come back together, sorted. Nothing is raised for a fault of
content.
"""

from collections.abc import Iterable
from pathlib import Path

from sanad.assembling import assemble_practice
from sanad.checking import check_bundle
from sanad.country_facts import load_facts
from sanad.glossary import load_glossary
from sanad.model import Library, Practice
from sanad.page_texts import load_introductions, load_readings
from sanad.problems import Problem, sort_problems
from sanad.reading import find_bundles, read_bundle
from sanad.remembering import Memory, Outcome, fingerprint
from sanad.vocabularies import Vocabularies, load_vocabularies

VOCABULARIES_FOLDER = "_vocabularies"
GLOSSARY_FOLDER = "_glossary"


def load_library(
    root: Path,
    vocabularies_folder: Path | None = None,
    *,
    memory: Memory | None = None,
) -> Library:
    """
    Read, check and assemble all practices below a folder.

    Args:
        root: The folder of practices.
        vocabularies_folder: The project's own vocabularies, when `root` is another
            folder; terms in `root/_vocabularies` are added to them. The glossary
            beside them is that of the library.
        memory: What came of practices before; those that have not changed are not
            read again.

    Returns:
        The library; practices with an error are only in its problems.

    Raises:
        FileNotFoundError: When `root` does not exist.
    """
    vocabularies, found = _load_vocabularies(root, vocabularies_folder)
    problems: list[Problem] = list(found)
    folders, astray = find_bundles(root)
    slugs = frozenset(folder.name for folder in folders)
    introductions, of_introductions = load_introductions(root, vocabularies, slugs)
    readings, of_readings = load_readings(root, vocabularies, slugs)
    facts, of_facts = load_facts(root, vocabularies)
    own = vocabularies_folder or root / VOCABULARIES_FOLDER
    glossary, of_glossary = load_glossary(own.parent / GLOSSARY_FOLDER)
    problems += [*astray, *of_introductions, *of_readings, *of_facts, *of_glossary]
    memory = memory or Memory()
    memory.enter(fingerprint([root / VOCABULARIES_FOLDER, own], *sorted(slugs)))
    practices: dict[str, Practice] = {}
    for folder in folders:

        def load(folder: Path = folder) -> Outcome:
            return _load_practice(folder, vocabularies, slugs)

        practice, of_practice = memory.recall(folder, load)
        problems += of_practice
        if practice is not None:
            practices[practice.slug] = practice
    return Library(
        practices=practices,
        vocabularies=vocabularies,
        introductions=introductions,
        readings=readings,
        glossary=glossary,
        facts=facts,
        problems=sort_problems(problems),
    )


def check_practices(
    root: Path, slugs: Iterable[str], vocabularies_folder: Path | None = None
) -> tuple[Problem, ...]:
    """
    Check some practices only, at the cost of these.

    Args:
        root: The folder of practices.
        slugs: The names of the folders to check.
        vocabularies_folder: See `load_library`.

    Returns:
        Their problems, sorted, and those of anything astray under these names.
    """
    vocabularies, _ = _load_vocabularies(root, vocabularies_folder)
    folders, astray = find_bundles(root)
    known = frozenset(folder.name for folder in folders)
    wanted = frozenset(slugs)
    problems = [problem for problem in astray if problem.path in wanted]
    for folder in folders:
        if folder.name in wanted:
            problems += check_bundle(read_bundle(folder), vocabularies, known).problems
    return sort_problems(problems)


def _load_practice(
    folder: Path, vocabularies: Vocabularies, slugs: frozenset[str]
) -> Outcome:
    """Load one; what was read of all practices at once would fill the memory."""
    checked = check_bundle(read_bundle(folder), vocabularies, slugs)
    if not checked.is_sound:
        return None, checked.problems
    return assemble_practice(checked, vocabularies), checked.problems


def _load_vocabularies(
    root: Path, own: Path | None
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    folders = [root / VOCABULARIES_FOLDER]
    if own is not None and own.resolve() != folders[0].resolve():
        folders.insert(0, own)
    return load_vocabularies(*folders)
