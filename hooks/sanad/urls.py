"""
Every address of the site, as a path from its root ("ar/practices/<slug>/").

`/ar/…` and `/en/…` mirror each other. HTML made by the engine writes inner links as
`ROOT` + path, so that the same HTML can stand on any page; `relativize` makes them
relative when the page is known. Source: DESIGN, part 4.
"""

from sanad.languages import Language

# Stands for the root of the site in links of the engine's HTML, until a page is known.
ROOT = "sanad-root:/"


def practice_path(slug: str, language: Language) -> str:
    """The page of a practice."""
    return f"{language}/practices/{slug}/"


def country_path(country_id: str, language: Language) -> str:
    """The page of a country."""
    return f"{language}/countries/{country_id}/"


def theme_path(theme_id: str, language: Language) -> str:
    """The page of a theme."""
    return f"{language}/themes/{theme_id}/"


def challenge_path(challenge_id: str, language: Language) -> str:
    """The page of a challenge."""
    return f"{language}/challenges/{challenge_id}/"


def actor_path(organization_id: str, language: Language) -> str:
    """The page of an organization."""
    return f"{language}/actors/{organization_id}/"


def actor_kind_path(type_id: str, language: Language) -> str:
    """The page of a kind of actors, with an anchor for every organization."""
    return f"{language}/actors/kinds/{type_id}/"


def page_path(name: str, language: Language) -> str:
    """A page that exists once a language: "matrix", "browse", "contribute/fields"."""
    return f"{language}/{name}/" if name else f"{language}/"


def picture_path(slug: str, name: str) -> str:
    """The address of a practice's picture, the same for both languages."""
    return f"media/{slug}/{name}"


def alternate_path(path: str, language: Language) -> str:
    """
    The same page in a language.

    Args:
        path: The path of a page below `ar/` or `en/`.
        language: The language that is wanted.
    """
    return f"{language}/{path.split('/', 1)[1]}"


def relativize(html: str, path: str) -> str:
    """
    Make the inner links of HTML relative to the page on which it stands.

    Args:
        html: HTML whose inner links begin with `ROOT`.
        path: The path of the page, ending in "/" (or empty: the root).
    """
    own = html.replace(f'"{ROOT}{path}#', '"#')
    return own.replace(f'"{ROOT}', f'"{relative_root(path)}')


def relative_root(path: str) -> str:
    """The way from a page to the root of the site: "../../", or "./" at the root."""
    return "../" * path.count("/") or "./"
