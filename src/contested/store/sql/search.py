"""Searching the database."""

from __future__ import annotations

from collections.abc import Iterator

from contested.store.base import Counts, Hit, Thing
from contested.store.find import counts, find
from contested.store.sql.connected import Connected


class Search(Connected):
    """What words and ids find, and how much there is."""

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        with self.engine.connect() as connection:
            yield from self._text.documents(connection, text, limit)

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        with self.engine.connect() as connection:
            yield from self._text.holding(connection, text, limit)

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        with self.engine.connect() as connection:
            yield from self._text.claims(connection, text, limit)

    def find(self, id: str) -> Thing:
        with self.engine.connect() as connection:
            return find(connection, id)

    def counts(self) -> Counts:
        with self.engine.connect() as connection:
            return counts(connection)
