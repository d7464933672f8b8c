"""The labels of the forge: one for each country, theme, language and issue form."""

import pytest
import yaml

from engine.builders import PROJECT, VOCABULARIES
from sanad.forge_labels import ForgeLabel, make_labels, write_labels
from sanad.languages import LANGUAGES
from sanad.vocabularies import load_vocabularies

_VOCABULARIES, _ = load_vocabularies(VOCABULARIES)
_LABELS = make_labels(_VOCABULARIES)

each_label = pytest.mark.parametrize("label", _LABELS, ids=lambda label: label.name)


@each_label
def test_label_has_the_form_of_the_forge(label: ForgeLabel) -> None:
    """A label is as long as the forge allows, and says the same in both languages."""
    arabic, english = label.description.split(" / ")

    assert len(label.name) <= 50
    assert len(label.description) <= 100
    assert int(label.colour, 16) >= 0
    assert arabic != english


@pytest.mark.parametrize(
    ("family", "vocabulary"), [("country", "countries"), ("theme", "themes")]
)
def test_every_term_has_a_label(family: str, vocabulary: str) -> None:
    """What stands in the vocabulary can be found by a label."""
    names = {label.name for label in _LABELS}

    assert {f"{family}: {term.id}" for term in _VOCABULARIES[vocabulary].terms} <= names
    assert {f"language: {language}" for language in LANGUAGES} <= names


def test_labels_are_written_as_yaml() -> None:
    """The file holds every label under the names that the forge knows."""
    written = yaml.safe_load(write_labels(_VOCABULARIES))

    assert [
        {"name": label.name, "color": label.colour, "description": label.description}
        for label in _LABELS
    ] == written


@pytest.mark.parametrize("form", ["correction", "lead"])
def test_issue_form_sets_a_label_that_exists(form: str) -> None:
    """An issue form gives its issues a label of the list."""
    path = PROJECT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
    labels = yaml.safe_load(path.read_text(encoding="utf-8"))["labels"]

    assert set(labels) <= {label.name for label in _LABELS}
