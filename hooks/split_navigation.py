"""Give each language a navigation of its own, named by the words of its locale."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section

from sanad.site import find_language
from sanad.words import Words, words_of


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
    """Split the navigation by language, and end previous and next at its border."""
    navigations = {}
    for section in [item for item in nav.items if isinstance(item, Section)]:
        language = find_language(f"{section.title}/")
        _name_entries(section, words_of(language))
        own = f"{language}/"
        pages = [page for page in nav.pages if page.file.src_uri.startswith(own)]
        pages[0].previous_page = None
        pages[-1].next_page = None
        for child in section.children:
            child.parent = None
        navigations[language] = Navigation(section.children, pages)
        navigations[language].homepage = pages[0]
    config.extra["navigations"] = navigations
    return nav


def _name_entries(section: Section, words: Words) -> None:
    """Put words for the keys that the configuration names; pages have their titles."""
    for child in section.children:
        if isinstance(child, Section) or child.title == "home":
            child.title = words.text(f"nav.{child.title}")
