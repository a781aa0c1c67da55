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
        return self._one(cls, id)

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        return self._listed(cls, query, types)

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        own = (s for s in self._listed(Statement, EVERYTHING) if fold(s.source) == fold(source))
        counts = Counter((s.kind, s.passed or s.outcome) for s in own)
        return ((kind, outcome, n) for (kind, outcome), n in sorted(counts.items()))
