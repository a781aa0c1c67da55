"""Each kind of dispute within an event, and between the control spells of two sources."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from contested.knowledge.groups import Groups
from contested.knowledge.witness import Directory, outlet, quoted
from contested.ledger.sightings import CAPTURES
from contested.model import HARMS, ActorRef, ControlSpell, Dispute, Event, PlaceRef, Range, ResolvedClaim
from contested.model.counting import counted, fits, narrowed, single, words

About = Literal["denial", "control", "toll", "time", "actor"]

# Days two sources may differ by without a dispute: night falls between, and bulletins close at differing hours.
SAME_TIME = 1
# Types in which the actor is to blame; in a clash each side is the other's actor.
BLAMED = frozenset({"Explosions/Remote violence", "Violence against civilians", "Protests"})


class Disputed:
    """An event with its claims, and whose word each is."""

    def __init__(self, event: Event, claims: Sequence[ResolvedClaim], directory: Directory) -> None:
        self.event = event
        self.claims = claims
        self.directory = directory
        self._names = {c: o.name for o in event.origins for c in o.claims}

    def source(self, c: ResolvedClaim) -> str:
        """The name of the claim's witness."""
        return self._names.get(c.claim.id) or (quoted(c, self.directory) or outlet(c, self.directory)).name

    def by_source(self, claims: Iterable[ResolvedClaim]) -> dict[str, list[ResolvedClaim]]:
        """Claims by witness, in the order of names; each one's in the order reported."""
        found: dict[str, list[ResolvedClaim]] = {}
        for c in sorted(claims, key=_when):
            found.setdefault(self.source(c), []).append(c)
        return dict(sorted(found.items()))

    def dispute(
        self, about: About, one: Sequence[ResolvedClaim], other: Sequence[ResolvedClaim], reason: str
    ) -> Dispute:
        """The dispute between two sets of claims of this event."""
        return made(about, self.event.id, self.event.place, _ids(one), _ids(other), reason)


def _when(c: ResolvedClaim) -> tuple[date, str, int, str]:
    return (c.published or date.max, c.claim.doc, c.claim.evidence.start, c.claim.id)


def _ids(claims: Iterable[ResolvedClaim]) -> tuple[str, ...]:
    return tuple(sorted(c.claim.id for c in claims))


def made(
    about: About, event: str | None, place: PlaceRef | None, one: tuple[str, ...], other: tuple[str, ...], reason: str
) -> Dispute:
    """A dispute with its id, a hash of what stands against what."""
    digest = hashlib.sha256("\x1f".join((about, event or "", *one, "/", *other)).encode()).hexdigest()
    return Dispute(f"d-{digest[:16]}", about, event, place, one, other, reason)


def denials(d: Disputed) -> Iterator[Dispute]:
    """One affirms what another denies."""
    deny = [c for c in d.claims if c.claim.polarity == "denied"]
    affirm = [c for c in d.claims if c.claim.polarity == "affirmed" and c.claim.modality == "actual"]
    deniers = d.by_source(deny)
    affirmers = {s: cs for s, cs in d.by_source(affirm).items() if s not in deniers}
    if deniers and affirmers:
        what = _names(affirmers, "affirms", "affirm")
        reason = f"{what} what {_names(deniers, 'denies', 'deny')}."
        yield d.dispute("denial", [c for cs in affirmers.values() for c in cs], deny, reason)


def counts(d: Disputed) -> Iterator[Dispute]:
    """Counts of one group by two sources that no figure satisfies, unless the higher is the later report."""
    groups = Groups.load()
    for harm in HARMS:
        by_group: dict[str, list[ResolvedClaim]] = {}
        for c in d.claims:
            if c.claim.toll and c.claim.toll.harm == harm and counted(c) and not groups.part(c):
                by_group.setdefault(groups.key(c.group.name if c.group else None), []).append(c)
        for _, members in sorted(by_group.items()):
            said = [(source, cs, _said(cs)) for source, cs in d.by_source(members).items()]
            pairs = [(a, b) for a, b in combinations(said, 2) if _exclude(a, b)]
            if pairs:
                (one, less, low), (two, more, high) = max(pairs, key=lambda p: abs(p[0][2].low - p[1][2].low))
                reason = f"{one} counts {words(low.low, low.high)} {harm}, {two} {words(high.low, high.high)}."
                yield d.dispute("toll", less, more, reason)


def _said(claims: Sequence[ResolvedClaim]) -> Range:
    """What one source says in the end: the counts of its last report."""
    last = [c for c in claims if c.published == claims[-1].published]
    return narrowed([single(c.claim.toll.low, c.claim.toll.high) for c in last if c.claim.toll])


Said = tuple[str, list[ResolvedClaim], Range]


def _exclude(a: Said, b: Said) -> bool:
    if fits(a[2], b[2]):
        return False
    less, more = (a, b) if a[2].low < b[2].low else (b, a)
    first, later = less[1][-1].published, more[1][-1].published
    return first is None or later is None or later <= first


def days(d: Disputed) -> Iterator[Dispute]:
    """Single days that two sources state, more than a day apart."""
    stated = [c for c in d.claims if c.claim.kind == "event" and c.time.start and c.time.start == c.time.end]
    for (one, cs), (two, others) in combinations(d.by_source(stated).items(), 2):
        ours, theirs = {c.time.start for c in cs if c.time.start}, {c.time.start for c in others if c.time.start}
        if min(abs((x - y).days) for x in ours for y in theirs) > SAME_TIME:
            yield d.dispute("time", cs, others, f"{one} puts it on {min(ours)}, {two} on {min(theirs)}.")


def blame(d: Disputed) -> Iterator[Dispute]:
    """Actors of different allegiance whom two sources hold to have done it."""
    blaming = d.event.event_type in BLAMED or d.event.sub_event_type in CAPTURES
    acted = [
        c for c in d.claims if c.claim.kind == "event" and c.actor and c.claim.polarity == "affirmed"
        and c.claim.modality == "actual"
    ]  # fmt: skip
    if not blaming:
        return
    for (one, cs), (two, others) in combinations(d.by_source(acted).items(), 2):
        ours, theirs = _actors(cs), _actors(others)
        if opposed(ours, theirs, d.directory, d.event.time.start):
            reason = f"{one} says that it was {_list(ours)}, {two} that it was {_list(theirs)}."
            yield d.dispute("actor", cs, others, reason)


def _actors(claims: Iterable[ResolvedClaim]) -> tuple[ActorRef, ...]:
    return tuple(sorted({ActorRef(a.name, a.actor) for c in claims for a in c.actor}, key=lambda r: r.name))


def opposed(a: Sequence[ActorRef], b: Sequence[ActorRef], directory: Directory, on: date | None = None) -> bool:
    """Whether no actor of the one can stand with one of the other: the same, of one side that day, or part of it.
    Actors whose side nobody knows oppose only actors of another country."""
    return bool(a) and bool(b) and not any(_together(x, y, directory, on) for x in a for y in b)


def _together(a: ActorRef, b: ActorRef, directory: Directory, on: date | None) -> bool:
    if a == b or (a.id is not None and a.id == b.id):
        return True
    x, y = (directory.get(a.id) if a.id else None), (directory.get(b.id) if b.id else None)
    if x is None or y is None or x.id in y.parents or y.id in x.parents:
        return True
    one, other = directory.side(x.id, on), directory.side(y.id, on)
    if one is not None and other is not None:
        return one == other
    return None in (x.country, y.country) or x.country == y.country


def control(spells: Sequence[ControlSpell], directory: Directory) -> Iterator[Dispute]:
    """A place held by two, or held and not held, according to two sources, for days that both speak for."""
    lines: dict[str, list[ControlSpell]] = {}
    for s in spells:
        if s.known_to is None and s.status in ("holds", "does not hold"):
            lines.setdefault(s.place.id or s.place.name, []).append(s)
    for _, line in sorted(lines.items()):
        ordered = sorted(line, key=lambda s: (_said_days(s), s.id))
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 :]:
                if _said_days(b)[0] > _said_days(a)[1]:
                    break
                if a.source != b.source and _contradict(a, b, directory):
                    yield made("control", None, a.place, a.claims, b.claims, _told(a, b))


def _said_days(s: ControlSpell) -> tuple[date, date]:
    """The days that the source speaks for, as far as its words go and no further."""
    first = s.start or s.first_said or s.last_said or date.min
    return (first, max(first, min(s.last_said or first, s.end or date.max)))


def _contradict(a: ControlSpell, b: ControlSpell, directory: Directory) -> bool:
    if a.status == b.status:
        day = max(_said_days(a)[0], _said_days(b)[0])
        return a.status == "holds" and opposed(a.holders, b.holders, directory, day)
    holds, lost = (a, b) if a.status == "holds" else (b, a)
    return bool(set(holds.holders) & set(lost.holders))


def _told(a: ControlSpell, b: ControlSpell) -> str:
    day = max(_said_days(a)[0], _said_days(b)[0])
    one, other = (f"{_list(s.holders)} {s.status} by the word of {s.source}" for s in (a, b))
    return f"{a.place.name} on {day}: {one}; {other}."


def _names(sources: Collection[str], one: str, many: str) -> str:
    names = sorted(sources)
    return f"{names[0]} {one}" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} {many}"


def _list(refs: Sequence[ActorRef]) -> str:
    return " and ".join(r.name for r in refs)
