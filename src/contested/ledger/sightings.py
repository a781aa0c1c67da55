"""What a claim says of who holds a place on a day: the material of control spells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from contested.knowledge.names import fold
from contested.knowledge.taking import Taking
from contested.knowledge.witness import Directory, outlet, quoted
from contested.ledger.reach import excepted, last_of, only_part
from contested.ledger.sayings import CAPTURES, TRANSFER, Said, Saying, said_by
from contested.model import ActorRef, Claim, Event, Place, PlaceMention, PlaceRef, PlaceResolution, ResolvedClaim

__all__ = ["CAPTURES", "Ground", "Sighting", "sightings"]

CHANGES = frozenset({"gains", "gains part", "loses"})
_CHANGING = CAPTURES | {TRANSFER}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is asked besides the claims: the province that a place lies in, and the sentence of a claim."""

    province: Callable[[PlaceResolution], Place | None] = lambda _: None
    sentence: Callable[[Claim], str] = lambda claim: claim.evidence.text


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim's word on one place.

    ``day`` is the day that it speaks for; ``since`` the first day of a state that it states, None when it does not;
    ``until`` the last day that it can speak for, None when it may go on;
    ``earliest`` the first day on which a change told for several days may have been.
    ``dated`` is False where the day is only that of the report. ``reported`` is the report time, ``sides`` those of the
    holders, ``besieging`` those of the besiegers.
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
    until: date | None = None
    besiegers: tuple[ActorRef, ...] = ()
    besieging: frozenset[str] = frozenset()

    @property
    def changes(self) -> bool:
        """Whether it tells of a change of hands on a day, and not of a state; a change of an unknown day is known only
        by the state that it left."""
        return self.dated and self.saying in CHANGES


def sightings(
    claims: Iterable[ResolvedClaim], events: Sequence[Event], directory: Directory, ground: Ground
) -> list[Sighting]:
    """What ``claims`` say of who holds what, in an order that does not depend on theirs.

    An undated capture takes the day that another claim of its event states for the same place. A state that is not
    dated, in a report that tells of the place's capture by another, is the state before. Who is told to hold the last
    place in a province holds no more than that of it, and nothing once it is taken.
    """
    claims = list(claims)
    days = _days(claims, events)
    sources = {c: o.name for e in events for o in e.origins for c in o.claims}
    reader = _Reader(days, sources, Taking.load(), directory, ground)
    found = _before_captures([s for c in claims for s in reader.read(c)])
    lasts = reader.lasts(claims, found)
    return sorted([*found, *lasts], key=_order)


def _days(claims: Sequence[ResolvedClaim], events: Sequence[Event]) -> dict[str, date | None]:
    """The day of each claim by the event that it stands in, where another of its claims states one for its place: one
    that tells of a change of hands too, if the event as a whole is none. The day on which a battle began is not that on
    which it was won."""
    dated: dict[str, frozenset[str]] = {}
    places: dict[str, frozenset[str]] = {}
    changing: set[str] = set()
    for c in claims:
        places[c.claim.id] = frozenset(r.place or fold(r.name) for r in c.place)
        if c.time.start or c.time.end:
            dated[c.claim.id] = places[c.claim.id]
        if c.claim.sub_event_type in _CHANGING:
            changing.add(c.claim.id)
    found: dict[str, date | None] = {}
    for e in events:
        telling = e.claims if e.sub_event_type in _CHANGING else [c for c in e.claims if c in changing]
        told = frozenset[str]().union(*(dated.get(c, frozenset()) for c in telling))
        found |= {c: e.time.end for c in e.claims if not told.isdisjoint(places.get(c, frozenset()))}
    return found


def _order(s: Sighting) -> tuple[date, bool, date, str, int, str, str, str]:
    return (s.day, s.changes, s.reported or date.min, s.doc, s.position, s.claim, s.place_key, s.saying)


Extent = Literal["whole", "part", "none"]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Claims to sightings, one at a time."""

    days: Mapping[str, date | None]
    sources: Mapping[str, str]
    words: Taking
    directory: Directory
    ground: Ground

    def read(self, c: ResolvedClaim) -> Iterator[Sighting]:
        said = said_by(c, self.words, self.directory)
        day = c.time.end or c.time.start or self.days.get(c.claim.id) or c.published
        if said is None or day is None:
            return
        for resolution, mention in zip(c.place, c.claim.place, strict=True):
            if said.saying == "loses" and self._goes_to(c.claim, mention):
                continue
            narrowed = _narrowed(said.saying, self._extent(c, resolution, mention))
            if narrowed is not None and resolution.name:
                yield self._sighting(c, said, narrowed, resolution, mention, day)

    def _sighting(
        self, c: ResolvedClaim, said: Said, saying: Saying, r: PlaceResolution, mention: PlaceMention, day: date
    ) -> Sighting:
        since = _since(c)
        stated = c.time.start if said.saying == "besieged" else None
        return Sighting(
            claim=c.claim.id,
            doc=c.claim.doc,
            source=self.sources.get(c.claim.id) or (quoted(c, self.directory) or outlet(c, self.directory)).name,
            place=_ref(r, mention.relation.lower() in self.words.itself),
            place_key=r.place or fold(r.name),
            saying=saying,
            holders=said.holders,
            sides=self._sides(said.holders, day),
            day=day,
            since=None if said.saying in CHANGES else since or stated,
            earliest=since if said.saying in CHANGES else None,
            dated=bool(c.time.end or c.time.start or self.days.get(c.claim.id)),
            reported=c.published,
            position=c.claim.evidence.start,
            besiegers=said.besiegers,
            besieging=self._sides(said.besiegers, day),
        )

    def _sides(self, refs: Iterable[ActorRef], day: date) -> frozenset[str]:
        return frozenset(s for r in refs if r.id and (s := self.directory.side(r.id, day)))

    def _extent(self, c: ResolvedClaim, r: PlaceResolution, mention: PlaceMention) -> Extent:
        """Whether a claim speaks of the place itself, of a part of it, or of somewhere by it."""
        relation, words = mention.relation.lower(), self.words
        if relation not in words.itself:
            return "part" if set(relation.split()) & words.part else "none"
        trigger, evidence = c.claim.trigger, c.claim.evidence
        if c.claim.control == "partly holds" and c.claim.polarity == "denied":
            # Who holds no part of it holds nothing of it.
            return "whole"
        if c.claim.kind == "control" and excepted(c.claim, mention, self.ground.sentence(c.claim), words):
            return "part"
        if trigger is None or mention.start < trigger.end or mention.start >= evidence.end:
            return "whole"
        gap = _gap(c.claim, mention)
        if self._is_province(r) and only_part(gap, words):
            return "part"
        return "whole" if c.claim.kind == "control" or words.only_whole(gap) else "part"

    def _goes_to(self, claim: Claim, mention: PlaceMention) -> bool:
        """Whether a place is not what was left but where those who left it went, in the words of its sentence."""
        sentence, evidence = self.ground.sentence(claim), claim.evidence
        at = sentence.find(evidence.text)
        if (
            claim.trigger is None
            or at < 0
            or not claim.trigger.end <= mention.start < evidence.start - at + len(sentence)
        ):
            return False
        return self.words.leads_to(
            sentence[at + claim.trigger.end - evidence.start : at + mention.start - evidence.start]
        )

    def _is_province(self, r: PlaceResolution) -> bool:
        province = self.ground.province(r)
        return province is not None and province.id == r.place

    def lasts(self, claims: Iterable[ResolvedClaim], found: Sequence[Sighting]) -> Iterator[Sighting]:
        """What "the last town in Hama province held by the government" says of the province."""
        by_id = {c.claim.id: c for c in claims}
        for s in found:
            c = by_id[s.claim]
            resolution = next((r for r in c.place if (r.place or fold(r.name)) == s.place_key), None)
            province = self.ground.province(resolution) if resolution else None
            if s.saying != "holds" or province is None or province.id == s.place_key:
                continue
            if not last_of(self.ground.sentence(c.claim), province, self.words):
                continue
            at = PlaceRef(
                province.name, "in", province.id, province.lat, province.lon, province.admin1, province.country
            )
            gone = s.until is not None
            yield replace(
                s,
                place=at,
                place_key=province.id,
                saying="does not hold" if gone else "partly holds",
                day=s.until + DAY if s.until else s.day,
                since=None,
                until=None,
            )


def _gap(claim: Claim, mention: PlaceMention) -> str:
    """The words between a claim's trigger and a place, without the names of its other places."""
    trigger, evidence = claim.trigger, claim.evidence
    assert trigger is not None
    between = list(evidence.text)
    for other in claim.place:
        for i in range(max(0, other.start - evidence.start), min(len(between), other.end - evidence.start)):
            between[i] = " "
    return "".join(between[trigger.end - evidence.start : mention.start - evidence.start])


def _narrowed(saying: Saying, extent: Extent) -> Saying | None:
    if extent == "whole":
        return saying
    if extent == "none" or saying in ("loses", "does not hold", "besieged", "relieved", "unknown"):
        return None
    if saying == "contested":
        return saying
    return "gains part" if saying in ("gains", "gains part") else "partly holds"


def _since(c: ResolvedClaim) -> date | None:
    """The first day of a state that is said to last; a state seen on one day says nothing of its beginning, nor does
    the time of another clause: "shelling the rebel-held town since May"."""
    start, end = c.time.start, c.time.end
    said, evidence = c.claim.time, c.claim.evidence
    if c.claim.kind == "control" and said and not evidence.start <= said.start < evidence.end:
        return None
    return start if start and (end is None or start < end) else None


def _ref(r: PlaceResolution, itself: bool) -> PlaceRef:
    """The place; what lies beside it, which a control spell is not about, tells nothing of where it lies itself."""
    return PlaceRef(r.name, "in", r.place, r.lat, r.lon, r.admin1, r.country, r.lies if itself else None)


def _before_captures(found: Sequence[Sighting]) -> list[Sighting]:
    taken: dict[tuple[str, str], list[Sighting]] = {}
    for s in found:
        if s.changes and s.saying != "loses":
            taken.setdefault((s.doc, s.place_key), []).append(s)
    return [_before(s, taken.get((s.doc, s.place_key), ())) for s in found]


def _before(s: Sighting, taken: Iterable[Sighting]) -> Sighting:
    """A state that is not dated, or dated to the day of a capture by others that its report tells of, as of the day
    before it."""
    if s.changes or s.saying in ("relieved", "unknown"):
        return s
    others = (t.day for t in taken if not {*_keys(t.holders)} & {*_keys(s.holders)})
    day = min((d for d in others if not s.dated or d == s.day), default=None)
    return replace(s, day=min(s.day, day - DAY), until=day - DAY) if day else s


def _keys(refs: Iterable[ActorRef]) -> Iterator[str]:
    return (r.id or r.name for r in refs)
