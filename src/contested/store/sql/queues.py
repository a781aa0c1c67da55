"""What waits for a reviewer, in the database."""

from __future__ import annotations

import math
from collections.abc import Iterator

import contested.store.queues as queues
from contested.model import Dispute, Event, Identity, Judgement, Query, ResolvedClaim
from contested.store.base import EVERYTHING, Queue
from contested.store.codec import decode
from contested.store.rows import Joiner
from contested.store.sql.connected import Connected


class Queues(Connected):
    """The queues of review."""

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        return map(Joiner(), self._rows(queues.select_doubtful(query, below, frequent=self._frequent(query))))

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        pairs = self._rows(queues.select_near_events(query, frequent=self._frequent(query, "event")))
        return ((decode(Event, row.one), decode(Event, row.other)) for row in pairs)

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        found = self._rows(queues.select_unsettled(query, frequent=self._frequent(query, "dispute")))
        return (decode(Dispute, row.body) for row in found)

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        return (decode(Identity, row.body) for row in self._rows(queues.select_unknown_actors(limit, skip)))

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        others = self._rows(queues.select_second_opinions(author, limit, skip))
        return (decode(Judgement, row.body) for row in others)

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        with self.engine.connect() as connection:
            return queues.waiting(connection, queue, query, below, author, most)
