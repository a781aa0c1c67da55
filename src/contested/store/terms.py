"""What a record is found by: the terms that stand for its names and ids, and the days that it is about.

A term is a folded name, or ``id:`` and a directory id. A day that is unknown or open is the first or
last that there is, so that a filter is one comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from contested.knowledge.names import fold
from contested.model import (
    EVENT_TYPE_OF,
    KINDS,
    PROVISIONAL,
    SUB_EVENT_TYPES,
    ActorRef,
    ActorResolution,
    Conclusion,
    ControlSpell,
    Dispute,
    Event,
    Identity,
    PlaceRef,
    Presence,
    Query,
    Relay,
    ResolvedClaim,
    Revision,
    Speaker,
    Statement,
    TimeRef,
    TimeResolution,
    TollEntry,
)
from contested.model.query import Names

Role = Literal["place", "actor", "source", "type"]
Term = tuple[Role, str]
Days = tuple[date, date]

# What each is called in a record.
KIND_OF: dict[type[Conclusion], str] = {
    Event: "event",
    ControlSpell: "spell",
    TollEntry: "toll",
    Dispute: "dispute",
    Identity: "actor",
    Revision: "revision",
    Presence: "presence",
    Speaker: "speaker",
    Statement: "statement",
    Relay: "relay",
}

FIRST, LAST = date.min, date.max
# Behind whatever begins with what it is added to.
BEHIND_ALL = "\U0010ffff"
NEVER: Days = (LAST, FIRST)
_COLUMN_OF_TYPE = (
    {fold(kind): ("kind", kind) for kind in KINDS}
    | {fold(name): ("event_type", name) for name in SUB_EVENT_TYPES}
    | {fold(name): ("sub_event_type", name) for name in EVENT_TYPE_OF}
)


def wanted(names: Names) -> tuple[str, ...]:
    """The terms that names or ids given by a user stand for."""
    given = (names,) if isinstance(names, str) else names
    return tuple(sorted({term for name in given for term in (fold(name), _id(name))} - {""}))


def claim_type(name: str) -> tuple[str, str] | None:
    """The field of a claim that holds a type, and its value there; None when it is no type of a claim."""
    return _COLUMN_OF_TYPE.get(fold(name))


def claim_terms(rc: ResolvedClaim) -> frozenset[Term]:
    """The names that a claim is found by."""
    group = (rc.group,) if rc.group else ()
    terms: set[Term] = {("actor", t) for r in (*rc.actor, *rc.target, *group) for t in _person(r)}
    terms |= {("source", t) for r in rc.attribution for t in _person(r)}
    terms |= {("source", t) for t in _named(rc.publisher, None)}
    for p in rc.place:
        terms |= {("place", t) for t in (*_named(p.name, p.place), *_named(p.admin1), *_named(p.country))}
    return frozenset(terms)


def conclusion_terms(conclusion: Conclusion) -> frozenset[Term]:
    """The names and types that a conclusion is found by; but for those of ``OWN_SOURCES`` its sources are those of its
    claims."""
    terms: set[Term] = {("actor", t) for a in _actors(conclusion) for t in _named(a.name, a.id)}
    terms |= {("place", t) for t in _place(getattr(conclusion, "place", None))}
    terms |= {("type", fold(word)) for word in _types(conclusion)}
    terms |= {("source", t) for a in _speaking(conclusion) for t in _named(a.name, a.id)}
    return frozenset(terms)


def resting(conclusion: Conclusion) -> tuple[Iterable[str], Iterable[str]]:
    """The ids of the claims that a conclusion rests on, and of those that it sets against them."""
    match conclusion:
        case Presence() | Speaker() | Relay():
            return (), ()
        case Dispute():
            return conclusion.claims, conclusion.against
    return conclusion.claims, ()


def days(time: TimeResolution | TimeRef, otherwise: Days = NEVER) -> Days:
    """First and last day, ``otherwise`` when neither is known."""
    if time.start is None and time.end is None:
        return otherwise
    return time.start or FIRST, time.end or LAST


def claim_order(rc: ResolvedClaim) -> tuple[date, str, int, str]:
    """What claims are listed by: report day (unknown last), document, where the evidence starts, id."""
    return rc.published or LAST, rc.claim.doc, rc.claim.evidence.start, rc.claim.id


def claim_days(rc: ResolvedClaim) -> Days:
    """The days that a claim is about, or the publication date."""
    return days(rc.time, (rc.published, rc.published) if rc.published else NEVER)


def conclusion_days(conclusion: Conclusion) -> Days:
    """The days that a conclusion states; NEVER when it states none, and those of its claims count."""
    if isinstance(conclusion, Revision):
        return conclusion.day, conclusion.day
    if isinstance(conclusion, Statement):
        return (conclusion.reported, conclusion.reported) if conclusion.reported else NEVER
    if isinstance(conclusion, Dispute | Identity | Presence | Speaker | Relay):
        return NEVER
    if isinstance(conclusion, ControlSpell):
        return conclusion.start or FIRST, conclusion.end or LAST
    return days(conclusion.time)


BETWEEN = "\x1f"
"""What stands between the parts of what statements share."""


def alike(c: Conclusion) -> str | None:
    """What the near-duplicates of an event share with it: the place by its id, and the event type.

    What statements are counted by: the source, the kind, and what became of them or why they are passed over.
    """
    if isinstance(c, Statement):
        return BETWEEN.join((fold(c.source), c.kind, c.passed or c.outcome))
    if not isinstance(c, Event) or c.place is None or c.place.id is None:
        return None
    return f"{c.place.id} {c.event_type}"


def size(c: Conclusion) -> int:
    """The number of claims that a conclusion rests on, of a dispute on both sides; or that are counted in it."""
    if isinstance(c, Presence | Speaker | Relay):
        return c.claims
    return sum(len(set(ids)) for ids in resting(c))


def query_days(query: Query) -> Days:
    """The days that a query asks for."""
    starts = [day for day in (query.start, query.at) if day]
    ends = [day for day in (query.end, query.at) if day]
    return max(starts, default=FIRST), min(ends, default=LAST)


def _types(conclusion: Conclusion) -> Iterator[str]:
    match conclusion:
        case Event():
            yield from ("event", conclusion.event_type, conclusion.grade, conclusion.status, conclusion.kind)
            yield from (conclusion.sub_event_type,) if conclusion.sub_event_type else ()
        case ControlSpell():
            yield from ("control", conclusion.status)
        case TollEntry():
            yield from ("toll", conclusion.harm, conclusion.scope)
        case Dispute():
            yield from ("dispute", conclusion.about)
        case Identity():
            yield "actor"
        case Revision():
            yield from (conclusion.kind, conclusion.value)
        case Presence():
            yield "new" if conclusion.id.startswith(PROVISIONAL) else "known"
            yield from filter(None, (conclusion.kind, conclusion.side and f"side {conclusion.side}"))
        case Speaker():
            yield from (f"side {conclusion.side}",) if conclusion.side else ()
        case Statement():
            yield from (conclusion.kind, *(("passed",) if conclusion.passed else ("counted", conclusion.outcome)))
        case Relay():
            yield from (f"given as {conclusion.given_as}", f"taken as {conclusion.taken_as}")


def _actors(conclusion: Conclusion) -> Iterable[ActorRef]:
    match conclusion:
        case Event():
            return (*conclusion.actor, *conclusion.target)
        case ControlSpell():
            return conclusion.holders
        case TollEntry():
            return (conclusion.group,) if conclusion.group else ()
        case Identity():
            return (ActorRef(conclusion.name, conclusion.id),)
        case Presence():
            return (ActorRef(conclusion.name, conclusion.id),)
        case Revision():
            return conclusion.actors
    return ()


# Found by whose they are, and not by who speaks in their claims.
OWN_SOURCES = (Speaker, Statement, Relay)
# Listed by the number of their claims, the most first.
COUNTED = (Presence, Speaker, Relay)


def _speaking(conclusion: Conclusion) -> Iterable[ActorRef]:
    match conclusion:
        case Speaker():
            return (ActorRef(conclusion.name, conclusion.id),)
        case Statement():
            return (ActorRef(conclusion.source),)
        case Relay():
            return (ActorRef(conclusion.giver), ActorRef(conclusion.taker))
    return ()


def _person(r: ActorResolution) -> Iterator[str]:
    """Also what it was read as: a name that was merged into another is still asked for."""
    yield from _named(r.name, r.actor)
    if r.read_as:
        yield from _named(r.read_as.name, r.read_as.actor)


def _place(place: PlaceRef | None) -> Iterator[str]:
    if place:
        yield from (*_named(place.name, place.id), *_named(place.admin1), *_named(place.country))


def _named(name: str | None, id: str | None = None) -> Iterator[str]:
    if name and (folded := fold(name)):
        yield folded
    if id:
        yield _id(id)


def _id(id: str) -> str:
    return f"id:{id.strip().lower()}"
