"""Conclusions in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import select

from contested.model import ControlSpell, Dispute, Event, EventHead, Identity, Query, TollEntry
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum
from contested.store.base import EVERYTHING, NO_SIDES, D
from contested.store.bulk import batches
from contested.store.codec import decode
from contested.store.conclusions import select_conclusions, select_resting_on
from contested.store.heads import count_days, read_head, select_heads
from contested.store.schema import conclusion, conclusion_claim
from contested.store.sql.connected import Connected
from contested.store.sums import order
from contested.store.terms import KIND_OF
from contested.store.tolls import select_sums, sum_of
from contested.store.workings import ASKED


class Conclusions(Connected):
    """Events, control spells, the toll ledger, disputes and identities."""

    def event(self, id: str) -> Event | None:
        return self._one(Event, id)

    def events(self, query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Event]:
        return self._listed(Event, query, types)

    def events_of(self, claim_id: str) -> Iterator[Event]:
        resting = select(conclusion_claim.c.parent).where(conclusion_claim.c.claim == claim_id)
        statement = select_conclusions(Event, EVERYTHING).where(conclusion.c.key.in_(resting))
        return (decode(Event, row.body) for row in self._rows(statement))

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        return map(read_head, self._rows(select_heads(query, grade)))

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        return ((row.day, row.events) for row in self._rows(count_days(query, grade)))

    def spell(self, id: str) -> ControlSpell | None:
        return self._one(ControlSpell, id)

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        return self._listed(ControlSpell, query)

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        return self._resting_on(ControlSpell, event_id)

    def toll(self, id: str) -> TollEntry | None:
        return self._one(TollEntry, id)

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        return self._listed(TollEntry, query)

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        found = (e for e in self._resting_on(TollEntry, event_id) if e.event == event_id)
        return iter(sorted(found, key=lambda e: e.id))

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        found = map(sum_of, self._rows(select_sums(query, by, harm, which, sides)))
        return iter(sorted(found, key=lambda s: order(s.key, s.name)))

    def dispute(self, id: str) -> Dispute | None:
        return self._one(Dispute, id)

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        return self._listed(Dispute, query)

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        return self._resting_on(Dispute, event_id)

    def identity(self, id: str) -> Identity | None:
        return self._one(Identity, id)

    def identities(self) -> Iterator[Identity]:
        return iter(sorted(self._listed(Identity, EVERYTHING), key=lambda i: i.id))

    def concluded(self, cls: type[D], ids: Iterable[str]) -> Iterator[D]:
        bodies = select(conclusion.c.id, conclusion.c.body).where(conclusion.c.kind == KIND_OF[cls])
        for some in batches(dict.fromkeys(ids), ASKED):
            found = {row.id: row.body for row in self._rows(bodies.where(conclusion.c.id.in_(some)))}
            yield from (decode(cls, found[id]) for id in some if id in found)

    def _resting_on(self, cls: type[D], event_id: str) -> Iterator[D]:
        return (decode(cls, row.body) for row in self._rows(select_resting_on(cls, event_id)))
