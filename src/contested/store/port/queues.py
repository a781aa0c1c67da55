"""What is asked of that which waits for a reviewer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Protocol

from contested.model import Dispute, Event, Identity, Judgement, Query, ResolvedClaim
from contested.store.port.answers import EVERYTHING, Queue


class Queues(Protocol):
    """The queues of review."""

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        """Claims of a confidence under ``below`` that nobody judged by themselves, the least confident first.

        Their order is by confidence and id. Such a judgement is to reject, to accept or to correct them.
        """
        ...

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        """Pairs of events that may be one and were not judged, by the first day and id of the one, then the other.

        They have the place and the event type in common, and begin on the same day or the one a day after the other.
        The query is asked of the one that is first.
        """
        ...

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        """Disputes by first day of their claims and id, but for those that people looked at: claims of both sides were
        judged, by themselves or against each other.
        """
        ...

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        """Actors that the directory lacks and nobody judged, those of most claims first, then by id backwards."""
        ...

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        """Judgements in force of others on claims and pairs of which ``author`` has not judged any, the first first."""
        ...

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        """How many wait in a queue; ``most`` + 1 for more than ``most``. The other parameters are those above."""
        ...
