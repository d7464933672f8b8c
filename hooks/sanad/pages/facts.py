"""The fact panel of a practice: its facts as rows of a label and values."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from sanad import urls
from sanad.model import Actor, Figure, Library, Practice
from sanad.pages.actors import actor_address
from sanad.schema import practice_fields
from sanad.vocabularies import Term
from sanad.words import Words

# What a reader must see first: where, when, on what, whether it runs on, how known.
KEY_FACTS = ("countries", "period", "themes", "status", "evidence")

_LINK = Markup('<a href="{}">{}</a>')
_BODY = Markup("<bdi>{}</bdi>")


@dataclass(frozen=True, slots=True)
class FactRow:
    """
    One row; several values stand in one line, or as a list when `is_list`.

    `name` is that of the field or of the role, for scripts that line rows up.
    """

    name: str
    label: str
    values: tuple[Markup, ...]
    is_list: bool = False


def list_facts(library: Library, practice: Practice, words: Words) -> list[FactRow]:
    """List the main facts of a practice; those that are not given are left out."""
    rows = [
        _row(words, "countries", _links(practice.countries, urls.country_path, words)),
        _row(words, "themes", _links(practice.themes, urls.theme_path, words)),
        FactRow("period", words.text("practice.period"), (words.period(practice),)),
        _row(words, "status", _names([practice.status], words)),
        _row(words, "practice_type", _names([practice.practice_type], words)),
        *_list_actors(library, practice, words),
        _row(words, "target_groups", _names(practice.target_groups, words)),
        _row(words, "inclusion", _inclusion(practice, words)),
        _row(words, "challenges", _names(practice.challenges, words)),
        _row(words, "scale", _names([practice.scale], words)),
        _row(
            words, "places", [_BODY.format(p[words.language]) for p in practice.places]
        ),
        _row(words, "reach", _figures(practice.reach, words), is_list=True),
        FactRow(
            "evidence", words.text("practice.evidence"), (_evidence(practice, words),)
        ),
        FactRow("rating", words.text("practice.rating"), (_rating(practice, words),)),
        _row(words, "criteria", _scores(practice, words), is_list=True),
    ]
    return [row for row in rows if row.values]


def list_further_facts(practice: Practice, words: Words) -> list[FactRow]:
    """List sectors and global goals, which a page folds away."""
    rows = [
        _row(words, "sectors", _names(practice.sectors, words)),
        _row(words, "gcm", _goals(practice.gcm, words), is_list=True),
        _row(words, "sdgs", _goals(practice.sdgs, words), is_list=True),
    ]
    return [row for row in rows if row.values]


def _row(
    words: Words, name: str, values: Iterable[Markup], *, is_list: bool = False
) -> FactRow:
    label = practice_fields()[name].label[words.language]
    return FactRow(name, label, tuple(values), is_list=is_list)


def _names(terms: Iterable[Term | None], words: Words) -> list[Markup]:
    return [escape(words.label(term)) for term in terms if term is not None]


def _links(
    terms: Iterable[Term], path_of: Callable[..., str], words: Words
) -> list[Markup]:
    return [
        _LINK.format(urls.ROOT + path_of(term.id, words.language), words.short(term))
        for term in terms
    ]


def _list_actors(
    library: Library, practice: Practice, words: Words
) -> Iterator[FactRow]:
    for role in library.vocabularies["actor_roles"].terms:
        actors: list[Actor] = [a for a in practice.actors if a.role == role]
        values = tuple(_link_actor(library, actor, words) for actor in actors)
        yield FactRow(role.id, words.label(role), values)


def _link_actor(library: Library, actor: Actor, words: Words) -> Markup:
    name = _BODY.format(actor.name[words.language])
    address = actor_address(library, actor, words.language)
    return _LINK.format(address, name) if address else name


def _inclusion(practice: Practice, words: Words) -> list[Markup]:
    if practice.inclusion is None:
        return []
    name = escape(words.label(practice.inclusion))
    if practice.inclusion.id != "nationals-only":
        return [name]
    note = words.text("practice.nationals_only_note")
    return [Markup("{}<br><small>{}</small>").format(name, note)]


def _figures(figures: Iterable[Figure], words: Words) -> list[Markup]:
    row = Markup(
        "<strong>{}</strong> {} ({}) "
        '<sup class="sanad-cite"><a href="#source-{}">[{}]</a></sup>'
    )
    return [
        row.format(
            words.number(figure.number),
            figure.unit[words.language],
            words.html("practice.figures_as_of", date=words.date(figure.as_of)),
            figure.source,
            figure.source,
        )
        for figure in figures
    ]


def _evidence(practice: Practice, words: Words) -> Markup:
    method = urls.ROOT + urls.page_path("method", words.language) + "#evidence-levels"
    return Markup('<a href="{}" title="{}">{}</a>').format(
        method, words.text("practice.evidence_note"), words.label(practice.evidence)
    )


def _rating(practice: Practice, words: Words) -> Markup:
    if practice.rating is None:
        return escape(words.text("practice.rating_none"))
    return escape(words.label(practice.rating))


def _scores(practice: Practice, words: Words) -> list[Markup]:
    row = Markup("{}{}{}")
    colon = words.text("site.colon")
    return [
        row.format(words.label(criterion), colon, words.label(score))
        for criterion, score in practice.criteria.items()
    ]


def _goals(goals: Iterable[Term], words: Words) -> list[Markup]:
    return [Markup("<b>{}</b> {}").format(g.id, words.label(g)) for g in goals]
