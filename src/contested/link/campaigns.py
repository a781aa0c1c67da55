"""Which events are steps of which campaign: inside its days and its area and by one of its parties, or tied by a text.

A campaign's own claims seldom say all of that. Its beginning may be told as a step ("launched on May 31"), and a
chronology may know it; what is taken from there is said. Where an end is unknown, its days go as far as the last report
that tells of it, and no further.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from contested.knowledge.chronology import fact_kinds
from contested.knowledge.names import fold
from contested.knowledge.witness import Directory
from contested.link.course import LASTS
from contested.link.likeness import kilometres
from contested.model import Event, PartOf, PlaceRef
from contested.model.knowledge import DatedFact

# How far from a town its campaign's steps may lie, km: the villages around it, which an offensive on it has to take.
AROUND_KM = 25.0
# Days by which a chronology's and a report's first days may differ.
NEAR_DAYS = 10
# A beginning this many days before the first report that tells of the campaign is another campaign's.
LONGEST = 730
_CIVIL = frozenset({"Protests", "Riots"})


class Sides(Directory, Protocol):
    """Who is who, and who stands behind whom."""

    def backers(self, id: str, on: date | None, /) -> Collection[str]:
        """The ids of those that back that actor on that day."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign's event with its extent: first and last day (None unknown), the parties' ids, and what says so.

    ``steps`` are filled in by ``with_steps``.
    """

    event: Event
    start: date | None
    end: date | None
    parties: frozenset[str]
    reasons: tuple[str, ...] = ()
    steps: tuple[Event, ...] = ()

    @property
    def length(self) -> int:
        """Days from the first to the last, 0 where one is unknown."""
        return (self.end - self.start).days if self.start and self.end else 0


def campaign(
    event: Event,
    reported: tuple[date | None, date | None],
    beginnings: Iterable[Event],
    facts: Iterable[DatedFact],
    sides: Sides,
) -> Campaign:
    """The extent of the campaign that ``event`` is. ``reported`` are the days of the first and the last report of it,
    ``beginnings`` events of its area that begin a campaign, ``facts`` those of the chronology at its place."""
    found = Campaign(event, event.time.start, event.time.end, _parties(event, sides))
    first, last = reported
    for fact in sorted(facts, key=lambda f: (f.start, f.end)):
        if _lasting(fact) and _is(fact, found, first, last):
            found = _known(found, fact)
            break
    begun = [e for e in beginnings if _begins(e, found, first, last, sides)]
    if found.start is None and begun:
        one = max(begun, key=lambda e: (e.time.start or date.min, e.id))
        found = replace(
            found,
            start=one.time.start,
            parties=found.parties | _parties(one, sides),
            reasons=(*found.reasons, f"it began on {one.time.start} ({one.id})"),
        )
    if found.start is None and first:
        found = replace(
            found, start=first, reasons=(*found.reasons, f"when it began is not told; reported since {first}")
        )
    if found.end is None and last:
        found = replace(found, end=last, reasons=(*found.reasons, f"when it ended is not told; reported until {last}"))
    return found


def _lasting(fact: DatedFact) -> bool:
    return not fact_kinds()[fact.kind].told and (fact.end - fact.start).days >= LASTS


def _is(fact: DatedFact, c: Campaign, first: date | None, last: date | None) -> bool:
    """Whether a fact of the campaign's place is the campaign: its days and parties fit."""
    parties = {p for p in (fact.actor, fact.other) if p}
    if c.parties and parties and not parties & c.parties:
        return False
    if c.start and abs((c.start - fact.start).days) > NEAR_DAYS:
        return False
    if c.end and abs((c.end - fact.end).days) > NEAR_DAYS:
        return False
    return first is not None and last is not None and fact.start <= last and (first - fact.end).days <= NEAR_DAYS


def _known(c: Campaign, fact: DatedFact) -> Campaign:
    called = f"{fact_kinds()[fact.kind].called} {fact.place}"
    reason = f"the chronology has {called} from {fact.start} to {fact.end}"
    parties = c.parties | {p for p in (fact.actor, fact.other) if p}
    return replace(c, start=c.start or fact.start, end=c.end or fact.end, parties=parties, reasons=(*c.reasons, reason))


def _begins(e: Event, c: Campaign, first: date | None, last: date | None, sides: Sides) -> bool:
    start, until = e.time.start, c.end or last
    if e.id == c.event.id or start is None or until is None or start > until or _area(e, c.event.place) is None:
        return False
    if first is not None and (first - start).days > LONGEST:
        return False
    who = _parties(e, sides)
    return not c.parties or not who or bool(c.parties & who)


def part_of(event: Event, campaigns: Sequence[Campaign], tied: frozenset[str], sides: Sides) -> PartOf | None:
    """The campaign that ``event`` is a step of: one that a text ties it to (``tied``, by id) first, then the shortest
    in whose area, days and parties it lies. None for what only is planned, protests, and a campaign itself."""
    if event.kind == "campaign" or event.status != "actual" or event.event_type in _CIVIL:
        return None
    found = [
        (c.event.id not in tied, c.length, c.event.id, why) for c in campaigns if (why := _why(event, c, tied, sides))
    ]
    if not found:
        return None
    _, _, id, reason = min(found)
    return PartOf(id, reason)


def _why(e: Event, c: Campaign, tied: frozenset[str], sides: Sides) -> str | None:
    first, last = e.time.start, e.time.end or e.time.start
    if (first and c.end and first > c.end) or (last and c.start and last < c.start):
        return None
    where = _area(e, c.event.place)
    if c.event.id in tied and (where or e.place is None or (e.place.lies and e.place.lies.is_province)):
        return "one sentence tells of both"
    if where is None or first is None or last is None or c.start is None or c.end is None:
        return None
    who = _party(e, c, sides) if first >= c.start and last <= c.end else None
    return f"{where}, within {c.start} to {c.end}, {who}" if who else None


def _area(e: Event, area: PlaceRef | None) -> str | None:
    """How the event lies in the area, in words; None where it does not or nobody knows."""
    place = e.place
    if place is None or area is None:
        return None
    if (place.id and place.id == area.id) or fold(place.name) == fold(area.name):
        return f"at {area.name}"
    if fold(area.name) == fold(area.country or "") or (area.lies and area.lies.is_country):
        return None
    if area.lies and area.lies.is_province:
        return f"in {area.admin1}" if area.admin1 and place.admin1 == area.admin1 else None
    if place.lies and place.lies.is_province:
        return None
    km = kilometres(place, area)
    return f"{km:.0f} km from {area.name}" if km is not None and km <= AROUND_KM else None


def _party(e: Event, c: Campaign, sides: Sides) -> str | None:
    """Who of the event is a party of the campaign, in words."""
    for who in (*e.actor, *e.target):
        if who.id in c.parties:
            return f"{who.name} is one of its parties"
    day = e.time.start
    theirs = {side for p in c.parties if (side := sides.side(p, day))}
    backing = {b for p in c.parties for b in sides.backers(p, day)}
    for who in (*e.actor, *e.target):
        if who.id and (who.id in backing or sides.side(who.id, day) in theirs):
            return f"{who.name} {'backs' if who.id in backing else 'is of the side of'} one of its parties"
    return None


def _parties(e: Event, sides: Sides) -> frozenset[str]:
    """The ids of those who fight in it."""
    known = ((a.id, sides.get(a.id)) for a in (*e.actor, *e.target) if a.id)
    return frozenset(id for id, actor in known if actor is not None and actor.kind != "Civilians")
