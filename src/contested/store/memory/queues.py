"""What waits for a reviewer, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from contested.model import Dispute, Event, Identity, Judgement, Query, ResolvedClaim
from contested.store.base import EVERYTHING, Queue
from contested.store.memory.claims import Claims
from contested.store.memory.conclusions import Conclusions
from contested.store.memory.held import limited
from contested.store.waiting import Reviewed, near


class Queues(Claims, Conclusions):
    """The queues of review."""

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        reviewed = Reviewed(self._in_force)
        claims = self.claims(replace(query, limit=0, skip=0))
        found = [rc for rc in claims if rc.claim.confidence < below and rc.claim.id not in reviewed.alone]
        return limited(sorted(found, key=lambda rc: (rc.claim.confidence, rc.claim.id)), query)

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        reviewed = Reviewed(self._in_force)
        ordered = sorted(((self._begins(e), e.id, e) for e in self.events()), key=lambda found: found[:2])
        asked = {event.id for event in self.events(replace(query, limit=0, skip=0))}
        pairs = (
            (one, other)
            for n, (day, id, one) in enumerate(ordered)
            for later, _, other in ordered[n + 1 :]
            if id in asked and near(one, other, day, later) and not reviewed.compared(one.claims, other.claims)
        )
        return limited(pairs, query)

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        reviewed = Reviewed(self._in_force)
        disputes = self.disputes(replace(query, limit=0, skip=0))
        return limited((d for d in disputes if not reviewed.settled(d)), query)

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        reviewed = Reviewed(self._in_force)
        unknown = [i for i in self.identities() if reviewed.is_unknown(i)]
        unknown.sort(key=lambda i: (len(set(i.claims)), i.id), reverse=True)
        return limited(unknown, Query(limit=limit, skip=skip))

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        own = {unit for j in self._in_force if j.author == author for unit in j.units}
        others = (j for j in self._in_force if j.author != author and j.units and own.isdisjoint(j.units))
        return limited(others, Query(limit=limit, skip=skip))

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        first = replace(query, limit=most + 1, skip=0)
        waits: dict[Queue, Callable[[], Iterator[object]]] = {
            "claims": lambda: self.doubtful(first, below),
            "events": lambda: self.near_events(first),
            "disputes": lambda: self.unsettled(first),
            "actors": lambda: self.unknown_actors(most + 1),
            "second": lambda: self.second_opinions(author, most + 1),
        }
        return sum(1 for _ in waits[queue]())
