"""The port: what a record keeps and answers, whatever keeps it.

Documents, claims and judgements are precious: they are added, never changed or deleted. Resolutions
are replaced, conclusions dropped and rebuilt, at will.
"""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from contested.store.port.answers import EVERYTHING, NO_SIDES, QUEUES, Counts, Hit, Queue, Thing, ThingKind
from contested.store.port.claims import Claims
from contested.store.port.concluding import Concluding
from contested.store.port.conclusions import Conclusions, D
from contested.store.port.documents import Documents
from contested.store.port.folds import F, Folds
from contested.store.port.judgements import Judgements
from contested.store.port.neighbourhood import Neighbourhood
from contested.store.port.queues import Queues
from contested.store.port.search import Search

__all__ = [
    "EVERYTHING",
    "NO_SIDES",
    "QUEUES",
    "Counts",
    "D",
    "F",
    "Hit",
    "Neighbourhood",
    "Queue",
    "Store",
    "Thing",
    "ThingKind",
]


class Store(Documents, Claims, Judgements, Concluding, Conclusions, Folds, Queues, Search, Protocol):
    """A record. Every write is one transaction: it is there whole, or not at all.

    Writing raises RecordLocked when another process keeps writing, RecordFull when there is no space
    or the record is read-only. Listings are streamed, in an order that depends on the content alone,
    and see the record as it was when the first item was asked for.
    """

    def close(self) -> None:
        """Let go of the record."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
