"""One actor at length, by what a build reckoned: as quick in a record of a million claims as in a small one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from contested.errors import NotFound
from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.model import Actor, Identity, Presence, Query, Relation, ResolvedClaim
from contested.pipeline.asking import OwnNames
from contested.resolve.own_names import own_name
from contested.store import Store

# So many claims tell how an actor is called, unless fewer are asked for.
_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the directory, the record and people's judgements say of one actor.

    ``presence`` is None where no claim names it. ``written`` are the names that its ``claims`` give, with how often.
    ``parts`` are actors that it is the parent of; ``relations`` are how
    it stood to others and they to it, the earliest first, ``names`` the names of those others by id; ``voices`` are
    those who speak for it, with the claims that they are quoted for. ``judged`` is None where the directory alone tells
    of it. ``claims`` are some of its claims, the latest reported first.
    """

    actor: Actor
    side: str | None
    presence: Presence | None
    parents: tuple[Actor, ...]
    parts: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    names: Mapping[str, str]
    voices: tuple[tuple[Actor, int], ...]
    judged: Identity | None
    written: tuple[tuple[str, int], ...]
    claims: tuple[ResolvedClaim, ...]


def portrait(store: Store, id: str, knowledge: Knowledge, own: OwnNames, most: int = _CLAIMS) -> Portrait:
    """All about the actor of that id, with at most ``most`` claims.

    Raises NotFound when neither the directory nor the record has it.
    """
    directory = Widened(knowledge.actors, own.by_id.values())
    actor = directory.get(id)
    if actor is None:
        raise NotFound(f"There is no actor {id!r}.", remedy="Look in the list of actors.")
    everyone = knowledge.actors.all()
    related = (*knowledge.actors.relations.of(id), *knowledge.actors.relations.to(id))
    ordered = tuple(sorted(related, key=lambda r: (r.start or "", r.relation, r.actor, r.other)))
    others = {r.other if r.actor == id else r.actor for r in ordered}
    claims = _claims(store, id, most)
    speaking = [a for a in everyone if a.speaks_for == id]
    says = {p.id: p.says for p in store.concluded(Presence, (a.id for a in speaking))}
    voices = [(a, says.get(a.id, 0)) for a in speaking]
    return Portrait(
        actor=actor,
        side=directory.side(id),
        presence=store.fold(Presence, id),
        parents=tuple(p for p in map(directory.get, actor.parents) if p),
        parts=tuple(a for a in everyone if id in a.parents),
        relations=ordered,
        names={o: a.name for o in others if (a := directory.get(o))},
        voices=tuple(sorted(voices, key=lambda v: (-v[1], v[0].name))),
        judged=own.by_id.get(id),
        written=_written(claims, id),
        claims=claims,
    )


def _written(claims: tuple[ResolvedClaim, ...], id: str) -> tuple[tuple[str, int], ...]:
    often = Counter(own_name(rc.mention_of(p).text) for rc in claims for p in rc.people if p.actor == id)
    return tuple(sorted(often.items(), key=lambda w: (-w[1], w[0])))


def _claims(store: Store, id: str, most: int) -> tuple[ResolvedClaim, ...]:
    """The latest that it is an actor of; where it only speaks, the latest that it says. Those without a day come last:
    nobody knows how late they are."""
    dated = Query(known_at=date.max - timedelta(days=1), limit=most, reverse=True)
    asked = (
        replace(dated, actor=id),
        Query(actor=id, limit=most),
        replace(dated, source=id),
        Query(source=id, limit=most),
    )
    return next((found for query in asked if (found := tuple(store.claims(query)))), ())
