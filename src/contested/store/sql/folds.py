"""What is reckoned for the pages, in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contested.model import Query
from contested.store.base import EVERYTHING, F
from contested.store.conclusions import count_stated
from contested.store.sql.connected import Connected
from contested.store.terms import BETWEEN


class Folds(Connected):
    """Revisions, presences, speakers, statements and relays."""

    def fold(self, cls: type[F], id: str) -> F | None:
        return self._one(cls, id)

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        return self._listed(cls, query, types)

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        for row in self._rows(count_stated(source)):
            _, kind, outcome = row.alike.split(BETWEEN, 2)
            yield kind, outcome, row.n
