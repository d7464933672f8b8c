"""
Actors: the whole of society, each kind of actor, and the organizations met repeatedly.

An organization of one practice has no page of its own: it stands on the page of its
kind, where every listed organization has an anchor (its id). So nine in ten pages less
are made, and an address keeps its meaning when a second practice names the body.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sanad import urls
from sanad.arabic import fold
from sanad.languages import Labels, Language
from sanad.model import Actor, Library, Practice
from sanad.pages.facets import list_years
from sanad.pages.grouping import Group, group_by_country, sort_by_title
from sanad.pages.layout import GeneratedPage, Heading, PageHead, make_page
from sanad.pages.pictures import Bar, make_bars
from sanad.vocabularies import Term
from sanad.words import words_of

_FEWEST = 2  # Practices of an organization that has a page of its own.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Body:
    """An organization: who it is, and its practices, sorted by slug."""

    actor: Actor
    practices: tuple[Practice, ...]

    @property
    def name(self) -> Labels:
        """The names of the organization."""
        return self.actor.name


@dataclass(frozen=True, slots=True)
class Met:
    """A body, how often it is met, and where its practices are listed."""

    name: Labels
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A body on the page of its kind, and the address of its own page or nothing."""

    body: Body
    address: str


def build_actor_pages(library: Library, language: Language) -> list[GeneratedPage]:
    """Build the page of all actors, of each kind, and of organizations met twice."""
    bodies = find_bodies(library)
    kinds = library.vocabularies["actor_types"].terms
    return [
        _build_index(library, language, bodies),
        *(_build_kind(library, kind, language, bodies) for kind in kinds),
        *(
            _build_body(library, body, language)
            for body in bodies
            if _has_page(library, body.actor)
        ),
    ]


def find_bodies(library: Library) -> tuple[Body, ...]:
    """
    Find all listed bodies that took part in a practice, the most frequent first.

    Two practices may both tell of "a civil society organization": bodies that are not
    listed are never taken for one another.
    """
    actors: dict[str, Actor] = {}
    for practice in library.practices.values():
        for actor in _listed(practice):
            actors.setdefault(actor.id, actor)
    bodies = [Body(actor, library.of_actor(name)) for name, actor in actors.items()]
    return tuple(sorted(bodies, key=lambda b: (-len(b.practices), b.actor.id)))


def actor_address(library: Library, actor: Actor, language: Language) -> str:
    """Give the address of a body: its page, its place in its kind's, or nothing."""
    if not actor.id:
        return ""
    place = urls.ROOT + urls.actor_kind_path(actor.type.id, language)
    return _own_address(library, actor, language) or f"{place}#{actor.id}"


def count_by_kind(library: Library, language: Language) -> tuple[Bar, ...]:
    """Count the practices in which each kind of actor took part, the most first."""
    kinds = library.vocabularies["actor_types"].terms
    return make_bars(
        library,
        kinds,
        lambda practice: [actor.type for actor in practice.actors],
        address=lambda kind: urls.ROOT + urls.actor_kind_path(kind.id, language),
    )


def _build_index(
    library: Library, language: Language, bodies: Iterable[Body]
) -> GeneratedPage:
    words = words_of(language)
    most = [body for body in bodies if _has_page(library, body.actor)][:_SHOWN]
    head = PageHead(
        path=urls.page_path("actors", language),
        title=words.text("actors.title"),
        description=words.text("actors.description"),
        headings=(
            Heading("kinds", words.text("actors.bars")),
            Heading("most", words.text("actors.most")),
        ),
    )
    return make_page(
        "actors",
        language,
        head,
        bars=count_by_kind(library, language),
        countries=library.vocabularies["countries"].terms,
        numbers=Counter(body.actor.type for body in bodies),
        most=[_meet(library, b.actor, len(b.practices), language) for b in most],
    )


def _build_kind(
    library: Library, kind: Term, language: Language, bodies: Iterable[Body]
) -> GeneratedPage:
    words = words_of(language)
    own = [body for body in bodies if body.actor.type == kind]
    listed = [
        Listed(body, _own_address(library, body.actor, language))
        for body in sorted(
            own, key=lambda b: (-len(b.practices), fold(b.name[language]))
        )
    ]
    practices = [p for p in library.select() if any(a.type == kind for a in p.actors)]
    unlisted = [
        p for p in practices if any(a.type == kind and not a.id for a in p.actors)
    ]
    head = PageHead(
        path=urls.actor_kind_path(kind.id, language),
        title=words.label(kind),
        description=words.text("actors.kind_description", name=words.label(kind)),
        headings=(Heading("organizations", words.text("actors.organizations")),),
    )
    return make_page(
        "actor_kind",
        language,
        head,
        practices=practices,
        listed=listed,
        unlisted=sort_by_title(unlisted, language),
        countries=group_by_country(library, practices, language),
    )


def _build_body(library: Library, body: Body, language: Language) -> GeneratedPage:
    words = words_of(language)
    name = body.name[language]
    head = PageHead(
        path=urls.actor_path(body.actor.id, language),
        title=name,
        description=words.text("actors.page_description", name=name),
        headings=(
            *(
                Heading(role.id, words.label(role))
                for role, _ in _group_by_role(library, body, language)
            ),
            Heading("partners", words.text("actors.partners")),
        ),
    )
    return make_page(
        "actor",
        language,
        head,
        lambda: {
            "roles": _group_by_role(library, body, language),
            "countries": _group(library, body.practices, language),
            "years": sorted({y for p in body.practices for y in list_years(p)}),
            "partners": _find_partners(library, body, language),
        },
        body=body,
        french=_find_french(library, body.actor),
    )


def _group(
    library: Library, practices: Iterable[Practice], language: Language
) -> list[Group]:
    """Group practices by country, countries without practices left out."""
    groups = group_by_country(library, practices, language)
    return [group for group in groups if group.practices]


def _group_by_role(
    library: Library, body: Body, language: Language
) -> list[tuple[Term, list[Group]]]:
    """Group the practices of a body by its role in them, then by country."""
    grouped = []
    for role in library.vocabularies["actor_roles"].terms:
        practices = [
            practice
            for practice in body.practices
            if any(a.id == body.actor.id and a.role == role for a in practice.actors)
        ]
        if practices:
            grouped.append((role, _group(library, practices, language)))
    return grouped


def _find_partners(library: Library, body: Body, language: Language) -> list[Met]:
    """Find those who took part in most practices of a body, the most frequent first."""
    actors = {a.id: a for p in body.practices for a in _listed(p)}
    numbers = Counter(
        name for p in body.practices for name in {actor.id for actor in _listed(p)}
    )
    del numbers[body.actor.id]
    ordered = sorted(numbers, key=lambda name: (-numbers[name], name))
    return [
        _meet(library, actors[name], numbers[name], language)
        for name in ordered[:_SHOWN]
    ]


def _meet(library: Library, actor: Actor, number: int, language: Language) -> Met:
    return Met(actor.name, number, actor_address(library, actor, language))


def _find_french(library: Library, actor: Actor) -> str:
    terms: Mapping[str, Term] = library.vocabularies["organizations"].by_id
    return terms[actor.id].extra.get("fr", "")


def _has_page(library: Library, actor: Actor) -> bool:
    return len(library.of_actor(actor.id)) >= _FEWEST


def _own_address(library: Library, actor: Actor, language: Language) -> str:
    if not _has_page(library, actor):
        return ""
    return urls.ROOT + urls.actor_path(actor.id, language)


def _listed(practice: Practice) -> list[Actor]:
    return [actor for actor in practice.actors if actor.id]
