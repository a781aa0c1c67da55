"""What a claim says of who holds a place on a day: the material of control spells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from contested.knowledge.names import fold
from contested.knowledge.taking import Taking, begins
from contested.knowledge.witness import Directory, outlet, quoted
from contested.model import ActorRef, ActorResolution, Event, PlaceMention, PlaceRef, PlaceResolution, ResolvedClaim

Saying = Literal["gains", "gains part", "loses", "holds", "partly holds", "contested", "does not hold"]

CHANGES = frozenset({"gains", "gains part", "loses"})
CAPTURES = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
TRANSFER = "Non-violent transfer of territory"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim's word on one place.

    ``day`` is the day that it speaks for; ``since`` the first day of a state that it states, None when it does not;
    ``earliest`` the first day on which a change told for several days may have been.
    ``dated`` is False where the day is only that of the report. ``reported`` is the report time, ``sides`` those of the
    holders.
    """

    claim: str
    doc: str
    source: str
    place: PlaceRef
    place_key: str
    saying: Saying
    holders: tuple[ActorRef, ...]
    sides: frozenset[str]
    day: date
    since: date | None
    earliest: date | None
    dated: bool
    reported: date | None
    position: int

    @property
    def changes(self) -> bool:
        """Whether it tells of a change of hands on a day, and not of a state; a change of an unknown day is known only
        by the state that it left."""
        return self.dated and self.saying in CHANGES


def sightings(claims: Iterable[ResolvedClaim], events: Sequence[Event], directory: Directory) -> list[Sighting]:
    """What ``claims`` say of who holds what, in an order that does not depend on theirs.

    Denied captures, and whatever is planned, feared or supposed, feed nothing. An undated capture takes the day that
    another claim of its event states. A state that is not dated, in a report that tells of the place's capture by
    another, is the state before.
    """
    claims = list(claims)
    stated = {c.claim.id for c in claims if c.time.start or c.time.end}
    days = {c: e.time.end for e in events if not stated.isdisjoint(e.claims) for c in e.claims}
    sources = {c: o.name for e in events for o in e.origins for c in o.claims}
    words = Taking.load()
    found = [s for c in claims for s in _of(c, days, sources, words, directory)]
    found = [*_before_captures(found)]
    return sorted(found, key=_order)


def _order(s: Sighting) -> tuple[date, bool, date, str, int, str, str]:
    return (s.day, s.changes, s.reported or date.min, s.doc, s.position, s.claim, s.place_key)


def _of(
    c: ResolvedClaim, days: Mapping[str, date | None], sources: Mapping[str, str], words: Taking, directory: Directory
) -> Iterator[Sighting]:
    said = _said(c, words)
    day = c.time.end or c.time.start or days.get(c.claim.id) or c.published
    if said is None or day is None:
        return
    saying, holders = said
    source = sources.get(c.claim.id) or (quoted(c, directory) or outlet(c, directory)).name
    for resolution, mention in zip(c.place, c.claim.place, strict=True):
        extent = _extent(c, mention, words)
        narrowed = _narrowed(saying, extent)
        if narrowed is None or not resolution.name:
            continue
        yield Sighting(
            claim=c.claim.id,
            doc=c.claim.doc,
            source=source,
            place=_ref(resolution, mention.relation.lower() in words.itself),
            place_key=resolution.place or fold(resolution.name),
            saying=narrowed,
            holders=holders,
            sides=frozenset(s for h in holders if h.id and (s := directory.side(h.id, day))),
            day=day,
            since=None if said[0] in CHANGES else _since(c),
            earliest=_since(c) if said[0] in CHANGES else None,
            dated=bool(c.time.end or c.time.start or days.get(c.claim.id)),
            reported=c.published,
            position=c.claim.evidence.start,
        )


def _said(c: ResolvedClaim, words: Taking) -> tuple[Saying, tuple[ActorRef, ...]] | None:
    claim = c.claim
    if claim.modality != "actual":
        return None
    who = _refs(c.actor)
    if claim.kind == "control":
        return _state(c, who)
    if claim.kind != "event" or claim.polarity == "denied" or not who:
        return None
    trigger = claim.trigger.text if claim.trigger else ""
    if claim.sub_event_type in CAPTURES:
        return ("gains part" if begins(trigger, words.advancing) else "gains", who)
    if claim.sub_event_type == TRANSFER:
        return _transfer(c, who, trigger, words)
    return None


def _state(c: ResolvedClaim, who: tuple[ActorRef, ...]) -> tuple[Saying, tuple[ActorRef, ...]] | None:
    state = c.claim.control
    if state is None or (not who and state != "contested"):
        return None
    if c.claim.polarity == "affirmed":
        return (state, who)
    return ("does not hold", who) if state in ("holds", "partly holds") else None


def _transfer(
    c: ResolvedClaim, who: tuple[ActorRef, ...], trigger: str, words: Taking
) -> tuple[Saying, tuple[ActorRef, ...]] | None:
    if begins(trigger, words.leaving):
        return ("loses", who)
    if begins(trigger, words.giving):
        return ("gains", to) if (to := _refs(c.target)) else ("loses", who)
    return ("gains", who) if begins(trigger, words.coming) else None


Extent = Literal["whole", "part", "none"]


def _extent(c: ResolvedClaim, mention: PlaceMention, words: Taking) -> Extent:
    """Whether a claim speaks of the place itself, of a part of it, or of somewhere by it."""
    relation = mention.relation.lower()
    if relation not in words.itself:
        return "part" if set(relation.split()) & words.part else "none"
    trigger, evidence = c.claim.trigger, c.claim.evidence
    if c.claim.kind == "control" or trigger is None or mention.start < trigger.end or mention.start >= evidence.end:
        return "whole"
    between = list(evidence.text)
    for other in c.claim.place:
        for i in range(max(0, other.start - evidence.start), min(len(between), other.end - evidence.start)):
            between[i] = " "
    gap = "".join(between[trigger.end - evidence.start : mention.start - evidence.start])
    return "whole" if words.only_whole(gap) else "part"


def _narrowed(saying: Saying, extent: Extent) -> Saying | None:
    if extent == "whole":
        return saying
    if extent == "none" or saying in ("loses", "does not hold"):
        return None
    if saying == "contested":
        return saying
    return "gains part" if saying in ("gains", "gains part") else "partly holds"


def _since(c: ResolvedClaim) -> date | None:
    """The first day of a state that is said to last; a state seen on one day says nothing of its beginning."""
    start, end = c.time.start, c.time.end
    return start if start and (end is None or start < end) else None


def _refs(resolutions: Sequence[ActorResolution]) -> tuple[ActorRef, ...]:
    refs = {ActorRef(r.name, r.actor) for r in resolutions if r.name}
    return tuple(sorted(refs, key=lambda r: (r.name, r.id or "")))


def _ref(r: PlaceResolution, itself: bool) -> PlaceRef:
    """The place; what lies beside it, which a control spell is not about, tells nothing of where it lies itself."""
    return PlaceRef(r.name, "in", r.place, r.lat, r.lon, r.admin1, r.country, r.lies if itself else None)


def _before_captures(found: Sequence[Sighting]) -> Iterator[Sighting]:
    taken: dict[tuple[str, str], list[Sighting]] = {}
    for s in found:
        if s.changes and s.saying != "loses":
            taken.setdefault((s.doc, s.place_key), []).append(s)
    for s in found:
        if s.changes or s.dated:
            yield s
            continue
        others = [t for t in taken.get((s.doc, s.place_key), ()) if not {*_keys(t.holders)} & {*_keys(s.holders)}]
        day = min((t.day for t in others), default=None)
        yield replace(s, day=min(s.day, day - timedelta(days=1))) if day else s


def _keys(refs: Iterable[ActorRef]) -> Iterator[str]:
    return (r.id or r.name for r in refs)
