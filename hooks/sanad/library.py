"""
The library: a folder of practices in, a `Library` out.

`load_library` reads every practice, checks it, and assembles those that are sound;
the problems of all files come back together, sorted. Nothing is raised for a fault of
content.
"""

from pathlib import Path

from sanad.assembling import assemble_practice
from sanad.checking import CheckedBundle, check_bundle
from sanad.country_facts import load_facts
from sanad.glossary import load_glossary
from sanad.model import Library
from sanad.page_texts import load_introductions, load_readings
from sanad.problems import Problem, sort_problems
from sanad.reading import Bundle, find_bundles, read_bundle
from sanad.vocabularies import Vocabularies, load_vocabularies

VOCABULARIES_FOLDER = "_vocabularies"
GLOSSARY_FOLDER = "_glossary"


def load_library(root: Path, vocabularies_folder: Path | None = None) -> Library:
    """
    Read, check and assemble all practices below a folder.

    Args:
        root: The folder of practices.
        vocabularies_folder: The project's own vocabularies, when `root` is another
            folder; terms in `root/_vocabularies` are added to them. The glossary
            beside them is that of the library.

    Returns:
        The library; practices with an error are only in its problems.

    Raises:
        FileNotFoundError: When `root` does not exist.
    """
    vocabularies, found = _load_vocabularies(root, vocabularies_folder)
    problems: list[Problem] = list(found)
    bundles, astray = read_bundles(root)
    checked = check_bundles(bundles, vocabularies)
    slugs = frozenset(bundle.slug for bundle in bundles)
    introductions, of_introductions = load_introductions(root, vocabularies, slugs)
    readings, of_readings = load_readings(root, vocabularies, slugs)
    facts, of_facts = load_facts(root, vocabularies)
    own = vocabularies_folder or root / VOCABULARIES_FOLDER
    glossary, of_glossary = load_glossary(own.parent / GLOSSARY_FOLDER)
    problems += [*astray, *of_introductions, *of_readings, *of_facts, *of_glossary]
    for bundle in checked:
        problems += bundle.problems
    return Library(
        practices={
            bundle.slug: assemble_practice(bundle, vocabularies)
            for bundle in checked
            if bundle.is_sound
        },
        vocabularies=vocabularies,
        introductions=introductions,
        readings=readings,
        glossary=glossary,
        facts=facts,
        problems=sort_problems(problems),
    )


def read_bundles(root: Path) -> tuple[list[Bundle], list[Problem]]:
    """Read the folders of all practices, sorted by slug, and report what is astray."""
    folders, problems = find_bundles(root)
    return [read_bundle(folder) for folder in folders], problems


def check_bundles(
    bundles: list[Bundle], vocabularies: Vocabularies
) -> list[CheckedBundle]:
    """Check all bundles; each may link to each."""
    slugs = frozenset(bundle.slug for bundle in bundles)
    return [check_bundle(bundle, vocabularies, slugs) for bundle in bundles]


def _load_vocabularies(
    root: Path, own: Path | None
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    folders = [root / VOCABULARIES_FOLDER]
    if own is not None and own.resolve() != folders[0].resolve():
        folders.insert(0, own)
    return load_vocabularies(*folders)
