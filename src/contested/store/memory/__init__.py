"""The record in plain Python: what every store has to answer, in the fewest words.

For tests, and for work that needs no file. Each listing looks at everything.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from contested.store.memory.concluding import Concluding
from contested.store.memory.folds import Folds
from contested.store.memory.queues import Queues
from contested.store.memory.search import Search

__all__ = ["MemoryStore"]


class MemoryStore(Concluding, Folds, Queues, Search):
    """A record that ends with the program; the methods are told in ``Store``."""

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
