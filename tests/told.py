"""Claims as sources tell them, made by hand for tests of linking and the ledgers: resolved, of a small made-up war.

Actors are the real directory's; places are Northford and its neighbours, of no map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from contested import link
from contested.knowledge import ActorDirectory, files
from contested.knowledge.names import fold
from contested.model import (
    EVENT_TYPE_OF,
    ActorResolution,
    Claim,
    Event,
    Evidence,
    Judgement,
    Mention,
    Place,
    PlaceMention,
    PlaceResolution,
    ResolvedClaim,
    TimeResolution,
    Toll,
)
from contested.model.codes import ControlState, Harm, Modality, Polarity, Scope
from contested.model.resolution import Role

T = TypeVar("T")

DIRECTORY = ActorDirectory.load(files.conflict("syria"))
SURE = Evidence(1.0, "made by hand")

# name: latitude, longitude, province, kind, error in km
MAP = {
    "Northford": (35.00, 37.00, "Westmark", "town", 2.0),
    "Millbrook": (35.40, 37.40, "Westmark", "village", 1.0),
    "Saltgate": (35.01, 37.01, "Westmark", "neighbourhood", 1.0),
    "Eastwell": (34.00, 40.00, "Eastmark", "town", 2.0),
    "Westmark": (35.20, 37.20, "Westmark", "province", 40.0),
    "Meadowland": (34.80, 38.50, None, "country", 200.0),
}
PLACES = {
    fold(name): Place(f"x-{fold(name)}", name, (), lat, lon, kind, admin1, "Meadowland", km)
    for name, (lat, lon, admin1, kind, km) in MAP.items()
}
BY_ID = {p.id: p for p in PLACES.values()}


def day(text: str | None) -> date | None:
    """An ISO day; "05-03" is of the year 2015."""
    if text is None:
        return None
    return date.fromisoformat(text if len(text) > 5 else f"2015-{text}")


@dataclass(frozen=True)
class Head:
    """A document's title and text."""

    title: str | None
    text: str


def said(
    id: str,
    text: str,
    *,
    doc: str = "d1",
    at: int = 0,
    kind: Literal["event", "control", "toll"] = "event",
    sub: str | None = None,
    trigger: str | None = None,
    who: Sequence[str] = (),
    whom: Sequence[str] = (),
    where: Sequence[str] = (),
    relation: str = "in",
    when: str | tuple[str, str] | None = None,
    by: Sequence[str] = (),
    toll: Toll | None = None,
    state: ControlState | None = None,
    polarity: Polarity = "affirmed",
    modality: Modality = "actual",
    published: str | None = "05-04",
    outlet: str | None = "The Ferry Post",
    group: str | None = None,
    confidence: float = 0.9,
) -> ResolvedClaim:
    """A claim whose evidence is ``text``, at offset ``at``. Names of actors and places are looked up."""

    def mention(word: str) -> Mention:
        start = at + max(0, text.find(word))
        return Mention(word, start, start + len(word))

    places = tuple(PlaceMention(m.text, m.start, m.end, relation) for m in map(mention, where))
    claim = Claim(
        id=id,
        doc=doc,
        kind=kind,
        evidence=Mention(text, at, at + len(text)),
        trigger=mention(trigger) if trigger else None,
        event_type=EVENT_TYPE_OF[sub] if sub else None,
        sub_event_type=sub,
        actor=tuple(map(mention, who)),
        target=tuple(map(mention, whom)),
        place=places,
        toll=toll,
        control=state,
        attribution=tuple(map(mention, by)),
        polarity=polarity,
        modality=modality,
        confidence=confidence,
    )
    start, end = (when, when) if isinstance(when, str) or when is None else when
    return ResolvedClaim(
        claim=claim,
        publisher=outlet,
        published=day(published),
        actor=_people(id, "actor", who),
        target=_people(id, "target", whom),
        attribution=_people(id, "attribution", by),
        place=tuple(_place(id, i, name) for i, name in enumerate(where)),
        time=TimeResolution(id, day(start), day(end), "day" if start else "unknown", SURE),
        group=_people(id, "group", [group])[0] if group else None,
    )


def harmed(
    id: str,
    text: str,
    low: int,
    high: int | None,
    group: str | None = None,
    *,
    harm: Harm = "killed",
    scope: Scope = "incident",
    doc: str = "d1",
    at: int = 0,
    sub: str | None = None,
    where: Sequence[str] = (),
    when: str | tuple[str, str] | None = None,
    by: Sequence[str] = (),
    published: str | None = "05-04",
    outlet: str | None = "The Ferry Post",
    confidence: float = 0.9,
) -> ResolvedClaim:
    """A toll claim."""
    start = at + max(0, text.find(group)) if group else 0
    mention = Mention(group, start, start + len(group)) if group else None
    return said(
        id,
        text,
        doc=doc,
        at=at,
        kind="toll",
        sub=sub,
        where=where,
        when=when,
        by=by,
        toll=Toll(harm, mention, low, high, scope),
        published=published,
        outlet=outlet,
        group=group,
        confidence=confidence,
    )


def _people(id: str, role: Role, names: Sequence[str]) -> tuple[ActorResolution, ...]:
    found = [(name, DIRECTORY.match(name)) for name in names]
    return tuple(
        ActorResolution(id, role, i, hit[0].name if hit else name, hit[0].id if hit else None, SURE)
        for i, (name, hit) in enumerate(found)
    )


def _place(id: str, i: int, name: str) -> PlaceResolution:
    place = PLACES.get(fold(name))
    if place is None:
        return PlaceResolution(id, i, name, None, None, None, None, None, SURE)
    return PlaceResolution(id, i, place.name, place.id, place.lat, place.lon, place.admin1, place.country, SURE)


def linked(
    claims: Sequence[ResolvedClaim], judgements: Sequence[Judgement] = (), heads: dict[str, Head] | None = None
) -> tuple[Event, ...]:
    """The events of ``claims`` at the default threshold."""
    return link.events(claims, heads or {}, judgements, directory=DIRECTORY, threshold=0.6, place_of=BY_ID.get)


def together(events: Sequence[Event]) -> set[frozenset[str]]:
    """Which claims stand together."""
    return {frozenset(e.claims) for e in events}


def only(found: Sequence[T]) -> T:
    """The one thing there is."""
    assert len(found) == 1, found
    return found[0]
