"""A record in a database, and what every question about it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, bindparam, select, update

from contested.model import Query
from contested.store.base import D
from contested.store.codec import decode
from contested.store.conclusions import select_conclusions
from contested.store.filters import are_frequent
from contested.store.schema import conclusion, state
from contested.store.terms import KIND_OF
from contested.store.text import FullText

_PAGE = 500
_MARK = (
    update(state).where(state.c.name == "outdated", state.c.value != bindparam("now")).values(value=bindparam("now"))
)
_ADDED = update(state).where(state.c.name == "outdated", state.c.value == "no").values(value="added")


class Connected:
    """The database of ``engine``, searched through ``text``.

    ``streams`` is whether the engine gives each use a connection of its own. Where all share one
    (SQLite in memory), what is listed or written is read whole first.
    """

    def __init__(self, engine: Engine, text: FullText, *, streams: bool = True) -> None:
        self.engine, self._text, self._streams = engine, text, streams

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a transaction that holds the write lock: kept when the block ends well, else undone."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def _rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        with self.engine.connect() as connection:
            if self._streams:
                yield from connection.execution_options(yield_per=_PAGE).execute(statement)
                return
            found = connection.execute(statement).all()
        yield from found

    def _frequent(self, query: Query, kind: str | None = None, types: Sequence[str] = ()) -> bool:
        with self.engine.connect() as connection:
            return are_frequent(connection, query, kind, types)

    def _walks(self, query: Query, kind: str | None = None, types: Sequence[str] = ()) -> bool:
        """Whether a listing, of which only some is wanted, is walked along its order."""
        return bool(query.limit) and self._frequent(query, kind, types)

    def _listed(self, cls: type[D], query: Query, types: Sequence[str] = ()) -> Iterator[D]:
        frequent = self._walks(query, KIND_OF[cls], types)
        return (decode(cls, row.body) for row in self._rows(select_conclusions(cls, query, types, frequent=frequent)))

    def _one(self, cls: type[D], id: str) -> D | None:
        named = select(conclusion.c.body).where(conclusion.c.id == id, conclusion.c.kind == KIND_OF[cls])
        return next((decode(cls, row.body) for row in self._rows(named)), None)


def mark(connection: Connection, *, outdated: bool) -> None:
    """Say whether the conclusions still rest on all that the record holds."""
    connection.execute(_MARK, {"now": "yes" if outdated else "no"})


def mark_added(connection: Connection) -> None:
    """Say that the conclusions rest on all that the record holds but the documents added since."""
    connection.execute(_ADDED)
