"""Many rows written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Table, delete, insert

T = TypeVar("T")
Row = dict[str, Any]

BATCH = 5000


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, so many at once."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


@contextmanager
def emptied(connection: Connection, tables: Sequence[Table]) -> Iterator[None]:
    """The tables without their rows, to be filled; parents come after what refers to them.

    Their indexes are made once the rows are there: sorting them all is far quicker than finding the place of each.
    """
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda i: str(i.name))]
    for index in indexes:
        index.drop(connection)
    for table in tables:
        connection.execute(delete(table))
    yield
    for index in indexes:
        index.create(connection)


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows, which all have the same columns, some thousands at once."""
    for some in batches(rows, BATCH):
        names = list(some[0])
        if len(names) < 2 or not connection.dialect.positional:
            connection.execute(insert(table), some)
            continue
        # What the database's driver takes: SQLAlchemy looks at each row for longer than the driver needs to write it.
        statement, convert = _prepared(connection.dialect, table, names)
        values = map(itemgetter(*names), some)
        connection.exec_driver_sql(statement, [convert(row) for row in values] if convert else list(values))


def _prepared(
    dialect: Dialect, table: Table, names: list[str]
) -> tuple[str, Callable[[Sequence[Any]], tuple[Any, ...]] | None]:
    """The statement that inserts these columns, in their order, and what makes a row's values the driver's."""
    columns = ", ".join(dialect.identifier_preparer.quote(name) for name in names)
    marks = ", ".join("?" if dialect.paramstyle == "qmark" else "%s" for _ in names)
    statement = f"INSERT INTO {dialect.identifier_preparer.format_table(table)} ({columns}) VALUES ({marks})"
    each = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    if not any(each):
        return statement, None
    return statement, lambda row: tuple(do(v) if do else v for do, v in zip(each, row, strict=True))
