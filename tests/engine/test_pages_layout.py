"""Layout: strict templates, everything escaped, links relative."""

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from engine.outlines import Outline
from sanad.languages import LANGUAGES, Language
from sanad.pages.layout import Heading, PageHead, environment, make_page, render

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_page_carries_what_its_head_says(language: Language) -> None:
    """Path, title, description, headings and file of a page come from its head."""
    head = PageHead(
        path=f"{language}/countries/",
        title="بلدان IOM <1>",
        description="وصف",
        headings=(Heading("a", "أ"),),
        source="a/ar.md",
    )
    page = make_page("terms", language, head, tiles=[], kind="countries")

    assert (head.path, language, head.headings) == (
        page.path,
        page.language,
        page.headings,
    )
    assert {"title": head.title, "description": "وصف"} == page.front_matter
    assert "a/ar.md" == page.source
    assert ["بلدان IOM <1>"] == Outline(page.body).texts("h1")


def test_heading_is_of_the_second_level() -> None:
    """A heading is of the second level unless it says otherwise."""
    assert (2, 3) == (Heading("a", "أ").level, Heading("a", "أ", 3).level)


@each_language
def test_unknown_name_in_a_template_is_a_fault(language: Language) -> None:
    """A template that shows what it was not given is a programmer's fault."""
    with pytest.raises(UndefinedError):
        render("terms", language)


def test_unknown_template_is_a_fault() -> None:
    """A template that does not exist is a programmer's fault."""
    with pytest.raises(TemplateNotFound):
        render("nothing", Language.ARABIC)


def test_text_is_escaped() -> None:
    """Whatever a template shows is escaped."""
    template = environment().from_string("<p title='{{ a }}'>{{ a }}</p>")

    assert (
        "<p title='&lt;b&gt; IOM &#39; ق'>&lt;b&gt; IOM &#39; ق</p>"
        == template.render(a="<b> IOM ' ق")
    )
