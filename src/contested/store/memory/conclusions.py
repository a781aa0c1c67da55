"""Conclusions in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from contested.model import ControlSpell, Dispute, Event, EventHead, Identity, Query, TollEntry
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum
from contested.store.base import EVERYTHING, NO_SIDES, D
from contested.store.heads import head_of
from contested.store.matching import conclusion_about
from contested.store.memory.held import Held, limited
from contested.store.sums import summed
from contested.store.terms import FIRST, LAST


class Conclusions(Held):
    """Events, control spells, the toll ledger, disputes and identities."""

    def event(self, id: str) -> Event | None:
        return self._one(Event, id)

    def events(self, query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Event]:
        return self._listed(Event, query, types)

    def events_of(self, claim_id: str) -> Iterator[Event]:
        return (event for event in self.events() if claim_id in event.claims)

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        return limited((head_of(e) for _, e in self._happened(query, grade)), query)

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        days = Counter(first for first, _ in self._happened(query, grade) if FIRST < first < LAST)
        return iter(sorted(days.items()))

    def spell(self, id: str) -> ControlSpell | None:
        return self._one(ControlSpell, id)

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        return self._listed(ControlSpell, query)

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        return (s for s in self.spells() if self._rests_on(s, event_id))

    def toll(self, id: str) -> TollEntry | None:
        return self._one(TollEntry, id)

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        return self._listed(TollEntry, query)

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        return iter(
            sorted((e for e in self.tolls() if e.event == event_id and self._rests_on(e, event_id)), key=lambda e: e.id)
        )

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        return iter(summed(self.tolls(query), query, by, harm, which, sides))

    def dispute(self, id: str) -> Dispute | None:
        return self._one(Dispute, id)

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        return self._listed(Dispute, query)

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        return (d for d in self.disputes() if self._rests_on(d, event_id))

    def identity(self, id: str) -> Identity | None:
        return self._one(Identity, id)

    def identities(self) -> Iterator[Identity]:
        return iter(sorted(self._listed(Identity, EVERYTHING), key=lambda i: i.id))

    def concluded(self, cls: type[D], ids: Iterable[str]) -> Iterator[D]:
        return (c for id in dict.fromkeys(ids) if (c := self._one(cls, id)))

    def _happened(self, query: Query, grade: str | None) -> Iterator[tuple[date, Event]]:
        """The events told as having happened, each with its first day."""
        for event in self._listed(Event, replace(query, limit=0, skip=0)):
            if event.status == "actual" and event.kind == "happening" and grade in (None, event.grade):
                yield self._begins(event), event

    def _begins(self, event: Event) -> date:
        return conclusion_about(event, [rc for side in self._sides(event) for rc in side])[0]

    def _rests_on(self, c: ControlSpell | Dispute | TollEntry, event_id: str) -> bool:
        event = self.event(event_id)
        theirs = {*c.claims, *(c.against if isinstance(c, Dispute) else ())}
        return event is not None and not theirs.isdisjoint(event.claims)
