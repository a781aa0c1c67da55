"""How like two things of a record are that a reviewer compares: two events; a new name and the directory's actors."""

from __future__ import annotations

from collections.abc import Iterable

from contested.knowledge import Knowledge
from contested.link.comparing import compared
from contested.model import Actor, Event, Evidence, ResolvedClaim
from contested.pipeline.asking import in_order
from contested.pipeline.near import SUGGESTED, near
from contested.pipeline.stream import Heads
from contested.store import Store

# So many claims of each event are compared, the earliest: the score is there for a person to read.
_COMPARED = 12


def events_alike(store: Store, one: Event, other: Event, knowledge: Knowledge) -> Evidence | None:
    """The score in (0, 1) of the two likest reports of two events as linking gives it, with its reasons."""
    return compared(
        _claims(store, one),
        _claims(store, other),
        Heads(store),
        directory=knowledge.actors,
        place_of=knowledge.places.get,
    )


def resembling(names: Iterable[str], knowledge: Knowledge) -> tuple[Actor, ...]:
    """The directory's actors with a name like one of these, the likest first."""
    named = {name: actor.id for actor in knowledge.actors.all() for name in (actor.name, *actor.spellings)}
    scores: dict[str, float] = {}
    for name in names:
        for id, score in near(name, named).items():
            scores[id] = max(score, scores.get(id, 0.0))
    best = sorted(scores, key=lambda id: (-scores[id], id))[:SUGGESTED]
    return tuple(actor for actor in map(knowledge.actors.get, best) if actor)


def _claims(store: Store, event: Event) -> list[ResolvedClaim]:
    return in_order(store, event.claims[:_COMPARED])
