"""Searching the texts of a record, and telling what an id names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from contested.store.port.answers import Counts, Hit, Thing


class Search(Protocol):
    """What words and ids find, and how much there is."""

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        """Documents that hold all the words of ``text``, best first. ``"…"`` is a phrase, ``word*`` a beginning.

        Where thousands hold them, the best of those added last are found.
        """
        ...

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        """Ids of documents that hold all the words of ``text`` (as in ``search``), those added last first."""
        ...

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        """Claims whose evidence holds all the words of ``text``, best first."""
        ...

    def find(self, id: str) -> Thing:
        """What an id names, also by a beginning that only one id has. Raises NotFound; UsageError when several do."""
        ...

    def counts(self) -> Counts:
        """How much the record holds."""
        ...
