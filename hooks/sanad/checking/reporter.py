"""A reporter: collects the problems of one file while its parts are checked."""

from dataclasses import dataclass, field

from sanad.problems import Problem
from sanad.vocabularies import Vocabularies


@dataclass(slots=True)
class Reporter:
    """
    What every check of a file needs: its path, the vocabularies, the known slugs.

    `slugs` are the practices that a link may name; `slug` is the practice itself.
    """

    path: str
    slug: str
    slugs: frozenset[str]
    vocabularies: Vocabularies
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, line: int, name: str = "", *, fix: str = "", **values: str
    ) -> None:
        """Add a problem at a line; `name` is the field or section it concerns."""
        words = {"field": name, **values}
        self.problems.append(Problem(code, self.path, line, name, words, fix))
