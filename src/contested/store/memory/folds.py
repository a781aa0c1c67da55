"""What is reckoned for the pages, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from contested.knowledge.names import fold
from contested.model import Query, Statement
from contested.store.base import EVERYTHING, F
from contested.store.memory.held import Held


class Folds(Held):
    """Revisions, presences, speakers, statements and relays."""

    def fold(self, cls: type[F], id: str) -> F | None:
        return next((f for f in self._folds if isinstance(f, cls) and f.id == id), None)

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        return self._asked([f for f in self._folds if isinstance(f, cls)], query, types)

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        own = (f for f in self._folds if isinstance(f, Statement) and fold(f.source) == fold(source))
        counts = Counter((f.kind, f.passed or f.outcome) for f in own)
        return ((kind, outcome, n) for (kind, outcome), n in sorted(counts.items()))
