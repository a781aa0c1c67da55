"""Sums of tolls that need the record: totals beside the events that they cover, tolls by who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.ledger import Check, check
from contested.model import HARMS, Event, Query, ResolvedClaim, TollEntry
from contested.model.query import Names
from contested.pipeline.campaigns import Campaigns
from contested.store import Store


class Checks:
    """Totals of a record beside its events."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self._knowledge = store, knowledge

    @cached_property
    def _campaigns(self) -> Campaigns:
        return Campaigns(self._store, self._knowledge)

    def of(self, entries: Iterable[TollEntry]) -> Iterator[Check]:
        """Each total among ``entries`` that lies in no other, beside the sum of what it covers."""
        for total in entries:
            if total.scope == "cumulative" and total.within is None:
                yield self._check(total)

    def _check(self, total: TollEntry) -> Check:
        campaign = total.event or self._told_of(total)
        if campaign and (found := self._campaigns.get(campaign)):
            covered = {e.id for e in found.steps}
            days = Query(start=found.start, end=found.end)
            lines = [e for e in self._store.tolls(days) if e.event in covered]
            told = check(replace(total, time=replace(total.time, start=found.start, end=found.end)), lines)
            return replace(told, total=total)
        if total.time.start is None and total.time.end is None:
            return check(total, None)
        query = Query(start=total.time.start, end=total.time.end, place=_area(total))
        return check(total, self._store.tolls(query))

    def _told_of(self, total: TollEntry) -> str | None:
        """The one campaign that the reports of a total without days tell of."""
        if total.time.start or total.time.end:
            return None
        docs = {rc.claim.doc for id in total.claims if (rc := self._store.claim(id))}
        events = {
            e.id: e for doc in docs for rc in self._store.claims_of(doc) for e in self._store.events_of(rc.claim.id)
        }
        found = [e for e in events.values() if e.kind == "campaign" and _one_place(e, total)]
        return found[0].id if len(found) == 1 else None


def _one_place(event: Event, total: TollEntry) -> bool:
    one, other = event.place, total.place
    return one is None or other is None or one.id == other.id or fold(one.name) == fold(other.name)


def _area(total: TollEntry) -> Names | None:
    """The names that what lies in the total's place has as place, province or country."""
    place = total.place
    if place is None:
        return None
    lies = place.lies
    province = place.admin1 if lies and lies.is_province and not lies.is_country else None
    return tuple(filter(None, (place.name, place.id, province)))


def done_by(store: Store, entries: Iterable[TollEntry], names: Names) -> Iterator[TollEntry]:
    """The lines of events that one of these names, or ids, is an actor of."""
    wanted = {fold(n) for n in ((names,) if isinstance(names, str) else names)}
    events: dict[str, bool] = {}
    for entry in entries:
        if entry.event is None:
            continue
        if entry.event not in events:
            event = store.event(entry.event)
            who = {fold(n) for a in event.actor for n in (a.name, a.id or "")} if event else set()
            events[entry.event] = bool(who & wanted)
        if events[entry.event]:
            yield entry


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A claim of a toll that goes into no count, and why."""

    claim: ResolvedClaim
    why: str


def uncounted(store: Store, query: Query) -> Iterator[Uncounted]:
    """The toll claims that meet the query and count nobody: denied, or not said to have happened."""
    harms: Sequence[str] = (query.type,) if query.type in HARMS else HARMS
    if query.type not in (None, "toll", *HARMS):
        return
    for rc in store.claims(replace(query, type="toll", limit=0)):
        toll = rc.claim.toll
        if toll and toll.harm in harms and rc.claim.polarity == "denied":
            yield Uncounted(rc, "denied")
        elif toll and toll.harm in harms and rc.claim.modality != "actual":
            yield Uncounted(rc, rc.claim.modality)
