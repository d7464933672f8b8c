"""The glossary page: groups, terms with definitions, and words for the same."""

from pathlib import Path

import pytest

from engine.builders import load, write_file
from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.library import load_library
from sanad.pages import GeneratedPage
from sanad.pages.glossary import build_glossary_pages
from sanad.words import words_of

each_language = pytest.mark.parametrize("language", LANGUAGES)

_TERMS = """
- id: protection
  label: {ar: "الحماية (IOM)", en: "Protection (الحماية)"}
  terms:
    - id: protection
      term: {ar: "حماية", en: "Protection"}
      definition: {ar: "صون الحقوق & <b>1951</b>", en: "Keeping rights & <b>1951</b>"}
      variants: {ar: ["حمايات"], en: ["safeguard"], fr: ["protection d'asile"]}
    - id: stay
      term: {ar: "إقامة", en: "Stay"}
      definition: {ar: "مكوث في بلد (ID)", en: "Living in a country"}
- id: people
  label: {ar: "الناس", en: "People"}
  terms:
    - id: migrant
      term: {ar: "مهاجر", en: "Migrant"}
      definition: {ar: "من انتقل في 2020", en: "Who has moved"}
"""


def _page(root: Path, language: Language) -> GeneratedPage:
    write_file(root / "_glossary" / "terms.yml", _TERMS)
    (page,) = build_glossary_pages(load_library(root), language)
    return page


@each_language
def test_groups_are_headings(tmp_path: Path, language: Language) -> None:
    """Each group is a section of the page, in the order of the file."""
    page = _page(tmp_path, language)
    outline = Outline(page.body)
    labels = {
        Language.ARABIC: ["الحماية (IOM)", "الناس"],
        Language.ENGLISH: ["Protection (الحماية)", "People"],
    }

    assert labels[language] == outline.texts("h2")
    assert labels[language] == [heading.title for heading in page.headings]
    assert ["group-protection", "group-people"] == [h.id for h in page.headings]
    assert [] == outline.mismatched


@each_language
def test_term_has_an_address_of_its_own(tmp_path: Path, language: Language) -> None:
    """A term is known by its id, also where its group has the same one."""
    outline = Outline(_page(tmp_path, language).body)
    terms = [term.attributes["id"] for term in outline.all("dt")]

    assert ["protection", "stay", "migrant"] == terms
    assert len(set(outline.values("id"))) == len(outline.values("id"))


@each_language
def test_term_is_named_in_both_languages(tmp_path: Path, language: Language) -> None:
    """Beside a term stands its name in the other language, marked as such."""
    outline = Outline(_page(tmp_path, language).body)
    (other, *_) = outline.of_class("sanad-terms__other")
    names = {Language.ARABIC: "حماية", Language.ENGLISH: "Protection"}

    assert f"{names[language]} {names[language.other]}" == outline.texts("dt")[0]
    assert names[language.other] == other.text
    assert {"lang": language.other, "dir": language.other.direction} == {
        name: other.attributes[name] for name in ("lang", "dir")
    }


@pytest.mark.parametrize(
    ("language", "meaning"),
    [
        (Language.ARABIC, "صون الحقوق & <b>1951</b>"),
        (Language.ENGLISH, "Keeping rights & <b>1951</b>"),
    ],
)
def test_definition_is_text(tmp_path: Path, language: Language, meaning: str) -> None:
    """A definition is in the language of the page, and is no HTML."""
    outline = Outline(_page(tmp_path, language).body)

    assert outline.texts("dd")[0].startswith(meaning)
    assert [] == outline.all("b")


@each_language
def test_variants_are_isolated(tmp_path: Path, language: Language) -> None:
    """Words of all languages stand below a term, each in its own direction."""
    outline = Outline(_page(tmp_path, language).body)
    words = words_of(language)
    variants = ["حمايات", "safeguard", "protection d'asile"]
    line = words.text("glossary.variants") + words.text("site.colon")

    assert variants == outline.texts("bdi")
    assert [line + words.text("site.separator").join(variants)] == [
        line.text for line in outline.of_class("sanad-line")
    ]


@each_language
def test_page_says_what_it_is(tmp_path: Path, language: Language) -> None:
    """The page says that its definitions are no law, and names the file to correct."""
    page = _page(tmp_path, language)
    words = words_of(language)
    (lead,) = Outline(page.body).of_class("sanad-lead")

    assert words.text("glossary.intro") == lead.text
    assert words.text("glossary.title") == page.front_matter["title"]
    assert (f"{language}/glossary/", "_glossary/terms.yml") == (page.path, page.source)


@each_language
def test_glossary_of_the_project_has_its_page(
    tmp_path: Path, language: Language
) -> None:
    """Every term of the project's glossary is on the page."""
    library = load(tmp_path)
    (page,) = build_glossary_pages(library, language)

    assert [term.id for group in library.glossary.groups for term in group.terms] == [
        term.attributes["id"] for term in Outline(page.body).all("dt")
    ]


@each_language
def test_glossary_of_nothing(tmp_path: Path, language: Language) -> None:
    """Without a term the page stands, and says what it is for."""
    (page,) = build_glossary_pages(load_library(tmp_path), language)

    assert () == page.headings
    assert [words_of(language).text("glossary.title")] == Outline(page.body).texts("h1")
