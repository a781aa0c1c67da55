"""The record in a database, through SQLAlchemy: what does not depend on which database it is."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from contested.store.sql.claims import Claims
from contested.store.sql.concluding import Concluding
from contested.store.sql.conclusions import Conclusions
from contested.store.sql.documents import Documents
from contested.store.sql.folds import Folds
from contested.store.sql.judgements import Judgements
from contested.store.sql.queues import Queues
from contested.store.sql.search import Search

__all__ = ["SqlStore"]


class SqlStore(Documents, Claims, Judgements, Concluding, Conclusions, Folds, Queues, Search):
    """A record in a database (see ``Connected``); the methods are told in ``Store``."""

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
