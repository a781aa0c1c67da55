"""The toll ledger: for each event and harm one line for all, one for each group inside it; cumulative totals apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contested.knowledge.groups import Groups
from contested.knowledge.names import fold
from contested.knowledge.witness import Directory, outlet, quoted
from contested.model import HARMS, Event, PlaceRef, ResolvedClaim, TimeRef, TollEntry
from contested.model.codes import Harm, Scope
from contested.model.counting import Count, counted
from contested.model.reckoning import lasts
from contested.model.tallying import GroupCount, SourceCount, Tally, by_source, tally


def tolls(
    claims: Iterable[ResolvedClaim], events: Sequence[Event] = (), *, directory: Directory
) -> tuple[TollEntry, ...]:
    """The entries that ``claims`` (those that conclusions may rest on) make, ordered by event, harm and id.

    A harm of an event has one entry that lies in no other: its people at large. Where groups are counted too, each has
    an entry within it. A count of no event, and every cumulative total, has an entry without an event.
    """
    ledger = _Ledger(events, directory)
    for c in claims:
        ledger.take(c)
    return tuple(sorted(ledger.entries(), key=lambda e: (e.event or "", HARMS.index(e.harm), e.within or "", e.id)))


def told(claims: Iterable[ResolvedClaim], event: Event | None, *, directory: Directory) -> tuple[SourceCount, ...]:
    """What each source gives of one line of the ledger, whose ``claims`` these are; ``event`` is the one it is of."""
    sources = {c: o.name for o in (event.origins if event else ()) for c in o.claims}
    groups = Groups.load()
    counts = [
        groups.count(c, sources.get(c.claim.id) or (quoted(c, directory) or outlet(c, directory)).name, directory)
        for c in claims
    ]
    return by_source(counts, groups.inside)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a set of counts is about."""

    key: tuple[str, ...]
    event: str | None
    harm: Harm
    scope: Scope
    time: TimeRef
    place: PlaceRef | None


class _Ledger:
    """Counts by what they are about."""

    def __init__(self, events: Sequence[Event], directory: Directory) -> None:
        self._events = {c: e for e in events for c in e.claims}
        self._sources = {c: o.name for e in events for o in e.origins for c in o.claims}
        self._directory = directory
        self._groups = Groups.load()
        self._counts: dict[tuple[str, ...], list[Count]] = {}
        self._subjects: dict[tuple[str, ...], _Subject] = {}

    def take(self, c: ResolvedClaim) -> None:
        """Enter one claim; one that is no affirmed, actual toll is passed over."""
        toll = c.claim.toll
        if toll is None or c.claim.polarity == "denied" or c.claim.modality != "actual":
            return
        source = self._sources.get(c.claim.id) or (quoted(c, self._directory) or outlet(c, self._directory)).name
        count = self._groups.count(c, source, self._directory)
        subject = self._subject(c, toll.harm, toll.scope, count.group)
        self._subjects.setdefault(subject.key, subject)
        self._counts.setdefault(subject.key, []).append(count)

    def entries(self) -> Iterator[TollEntry]:
        """All entries."""
        for key, counts in sorted(self._counts.items()):
            yield from _entries(self._subjects[key], tally(counts, self._groups.inside), self._groups)

    def _subject(self, c: ResolvedClaim, harm: Harm, scope: Scope, group: str) -> _Subject:
        event = self._events.get(c.claim.id) if counted(c) else None
        if event:
            whole: Scope = "cumulative" if event.kind == "campaign" else "incident"
            return _Subject(("event", event.id, harm), event.id, harm, whole, event.time, event.place)
        place, time = _place(c), TimeRef(c.time.start, c.time.end)
        scope = "cumulative" if lasts(time) else scope
        key = (scope, *setting(c), harm, group if scope == "cumulative" else "")
        return _Subject(key, None, harm, scope, time, place)


def setting(c: ResolvedClaim) -> tuple[str, str]:
    """Where and when a claim counts people of no event: no entry has counts of two settings."""
    place, time = _place(c), c.time
    where = fold(place.name) if place else c.claim.doc
    days = f"{time.start or ''}/{time.end or ''}" if time.start or time.end else c.claim.doc
    return where, days


def _place(c: ResolvedClaim) -> PlaceRef | None:
    if not c.place:
        return None
    r = c.place[0]
    return PlaceRef(r.name, c.claim.place[0].relation, r.place, r.lat, r.lon, r.admin1, r.country, r.lies)


def _entries(subject: _Subject, sums: Tally, groups: Groups) -> Iterator[TollEntry]:
    if len(sums.groups) == 1:
        only = sums.groups[0]
        yield _entry(subject, GroupCount(only.group, only.ref, sums.total, sums.claims, sums.sources, False), None)
        return
    whole = next((g for g in sums.groups if g.group == ""), None) or _alone(sums)
    ref = whole.ref if whole else None
    top = _entry(subject, GroupCount("", ref, sums.total, sums.claims, sums.sources, False), None)
    yield top
    parts = {g.group: g for g in sums.groups if g.group and g is not whole}
    for g in parts.values():
        yield _entry(subject, g, _id(subject, wider) if (wider := _wider(g.group, parts, groups)) else top.id)


def _alone(sums: Tally) -> GroupCount | None:
    """The one group that all others are parts of."""
    whole = [g for g in sums.groups if not g.part]
    return whole[0] if len(whole) == 1 else None


def _wider(group: str, parts: Iterable[str], groups: Groups) -> str | None:
    """The narrowest of the counted groups that ``group`` is a kind of."""
    wider = [k for k in parts if groups.inside(group, k)]
    return min(wider, key=lambda k: (-sum(groups.inside(k, other) for other in wider), k), default=None)


def _entry(subject: _Subject, g: GroupCount, within: str | None) -> TollEntry:
    return TollEntry(
        id=_id(subject, g.group if within else ""),
        event=subject.event,
        harm=subject.harm,
        group=g.ref,
        range=g.range,
        scope=subject.scope,
        time=subject.time,
        place=subject.place,
        claims=tuple(sorted(g.claims)),
        sources=g.sources,
        within=within,
    )


def _id(subject: _Subject, group: str) -> str:
    return f"t-{hashlib.sha256(chr(31).join((*subject.key, group)).encode()).hexdigest()[:16]}"
