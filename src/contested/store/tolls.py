"""The toll ledger in columns: written with the conclusions, added up by the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    case,
    cast,
    false,
    func,
    insert,
    literal,
    select,
    true,
)
from sqlalchemy.sql.selectable import NamedFromClause

from contested.model import Query, Range, TollEntry
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum, counts_as, days_of
from contested.store.filters import conclusion_conditions
from contested.store.schema import conclusion, toll
from contested.store.sums import began, period
from contested.store.terms import LAST

Key = tuple[ColumnElement[Any], ColumnElement[Any]]


def insert_tolls(connection: Connection, numbered: Iterable[tuple[int, TollEntry]]) -> None:
    """Write lines of the ledger, each under the key of its conclusion."""
    if rows := [toll_row(key, entry) for key, entry in numbered]:
        connection.execute(insert(toll), rows)


def toll_row(key: int, e: TollEntry) -> dict[str, Any]:
    """Columns of ``toll``."""
    first, last = days_of(e)
    return {
        "parent": key,
        "id": e.id,
        "within": e.within,
        "harm": e.harm,
        "counts_as": counts_as(e),
        "first": first,
        "last": last,
        "began": began(e),
        "group_id": e.group.id if e.group else None,
        "group_name": e.group.name if e.group else None,
        "place_id": e.place.id if e.place else None,
        "place_name": e.place.name if e.place else None,
        "province": e.place.admin1 if e.place else None,
        "low": e.range.low,
        "best": e.range.best,
        "high": e.range.high,
    }


def select_sums(query: Query, by: SumBy, harm: Harm | None, which: CountsAs, sides: SideOf) -> Select[Any]:
    """Rows for ``sum_of``. A line within another that is chosen and has the same key is not added."""
    key, name = _key(toll, by, sides)
    known = case((toll.c.began < LAST, toll.c.began))
    columns = (
        key.label("key"),
        name.label("name"),
        func.count().label("entries"),
        func.min(known).label("first"),
        func.max(known).label("last"),
        *(column for field, figure in _figures(query) for column in _added(figure, field)),
    )
    whole = toll.c.within.is_(None)
    rest = whole if _together(query, by) else whole | ~_counted_wider(query, by, harm, which, sides)
    return select(*columns).where(*_chosen(toll, query, harm, which), rest).group_by(key, name)


def _figures(query: Query) -> Iterable[tuple[str, ColumnElement[Any]]]:
    """The figures of a line, as ``counted_in`` has them: of what reaches beyond the period none or all is counted."""
    start, end = period(query)
    before = toll.c.first < start if start else false()
    behind = toll.c.last > end if end else false()
    beyond = func.coalesce(before, false()) | func.coalesce(behind, false())
    began_in = toll.c.first.is_not(None) & (toll.c.first >= start if start else true())
    yield "low", case((beyond, 0), else_=toll.c.low)
    yield "best", case((beyond & ~began_in, 0), else_=toll.c.best)
    yield "high", toll.c.high


def _together(query: Query, by: SumBy) -> bool:
    """Whether lines within another are chosen with it and have its key: they share its harm, days and place."""
    alike = by not in ("group", "side")
    return alike and not (query.actor or query.source or query.type or query.known_at)


def _counted_wider(query: Query, by: SumBy, harm: Harm | None, which: CountsAs, sides: SideOf) -> ColumnElement[bool]:
    """That the line that counts these people too is added under the same key."""
    wider = toll.alias("wider")
    (key, name), (its_key, its_name) = _key(toll, by, sides), _key(wider, by, sides)
    same = (key.is_not_distinct_from(its_key), name.is_not_distinct_from(its_name))
    chosen = _chosen(wider, query, harm, which)
    return select(wider.c.parent).where(wider.c.id == toll.c.within, *chosen, *same).exists()


def sum_of(row: Row[Any]) -> TollSum:
    """The sum of a row: a figure that one line leaves open is open."""
    figures = Range(row.low, None if row.best_open else row.best, None if row.high_open else row.high)
    return TollSum(row.key, row.name, figures, row.entries, row.first, row.last)


def _added(column: ColumnElement[Any], field: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return func.sum(column).label(field), func.sum(case((column.is_(None), 1), else_=0)).label(f"{field}_open")


def _chosen(table: NamedFromClause[Any], query: Query, harm: Harm | None, which: CountsAs) -> list[ColumnElement[bool]]:
    conditions = [table.c.counts_as == which]
    if harm:
        conditions.append(table.c.harm == harm)
    if query != Query():
        asked = select(conclusion.c.key).where(*conclusion_conditions("toll", query))
        conditions.append(table.c.parent.in_(asked))
    return conditions


def _key(table: NamedFromClause[Any], by: SumBy, sides: SideOf) -> Key:
    match by:
        case "harm":
            return table.c.harm, table.c.harm
        case "month":
            month = case((table.c.began < LAST, func.substr(cast(table.c.began, String), 1, 7)))
            return month, month
        case "group":
            return func.coalesce(table.c.group_id, table.c.group_name), table.c.group_name
        case "place":
            return func.coalesce(table.c.place_id, table.c.place_name), table.c.place_name
        case "province":
            return table.c.province, table.c.province
    side = case(dict(sides), value=table.c.group_id) if sides else literal(None, String)
    return side, side
