"""Conclusions as rows: dropped and written anew, as a whole or those that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from contested.knowledge.names import fold
from contested.model import (
    Conclusion,
    ControlSpell,
    Event,
    Query,
    TollEntry,
)
from contested.store.bulk import batches, emptied, insert_rows
from contested.store.codec import encode
from contested.store.dayspans import LASTING_DAYS, DaysAfter
from contested.store.filters import conclusion_conditions, ordered
from contested.store.schema import claim, conclusion, conclusion_claim, conclusion_term, resolution, toll
from contested.store.terms import (
    BEHIND_ALL,
    BETWEEN,
    COUNTED,
    FIRST,
    KIND_OF,
    LAST,
    alike,
    conclusion_days,
    conclusion_terms,
    resting,
    size,
)
from contested.store.tolls import insert_tolls

_BATCH = 1000
_NAMED = select(conclusion.c.key, conclusion.c.kind, conclusion.c.id)


def write_conclusions(connection: Connection, conclusions: Iterable[Conclusion]) -> None:
    """Put ``conclusions`` in the place of all those in the record."""
    with emptied(connection, (conclusion_claim, conclusion_term, toll, conclusion)):
        add_conclusions(connection, conclusions)


def add_conclusions(connection: Connection, conclusions: Iterable[Conclusion]) -> None:
    """Add ``conclusions``, of which none is there yet."""
    first = key = (connection.scalar(select(func.max(conclusion.c.key))) or 0) + 1
    for batch in batches(conclusions, _BATCH):
        _insert(connection, list(enumerate(batch, key)))
        key += len(batch)
    _date_by_claims(connection, conclusion.c.key >= first)
    _mark_lasting(connection, conclusion.c.key >= first)


def drop_conclusions(connection: Connection, ids: Iterable[tuple[str, str]]) -> None:
    """Take away the conclusions of these kinds and ids."""
    for some in batches(ids, _BATCH):
        # Found by id alone: asked for pairs, SQLite would go through all.
        wanted = set(some)
        found = connection.execute(_NAMED.where(conclusion.c.id.in_({id for _, id in some})))
        keys = [row.key for row in found if (row.kind, row.id) in wanted]
        for table in (conclusion_claim, conclusion_term, toll):
            connection.execute(delete(table).where(table.c.parent.in_(keys)))
        connection.execute(delete(conclusion).where(conclusion.c.key.in_(keys)))


def select_conclusions(
    cls: type[Conclusion], query: Query, types: Iterable[str] = (), *, frequent: bool = False
) -> Select[Any]:
    """The JSON objects of the conclusions of a class, and of all ``types``, that a query asks for. ``frequent`` as
    ``filters.are_frequent`` says.
    """
    conditions = conclusion_conditions(KIND_OF[cls], query, types, walking=frequent)
    statement = select(conclusion.c.body).where(*conditions)
    if cls in COUNTED:
        return ordered(statement, replace(query, reverse=not query.reverse), conclusion.c.size, conclusion.c.id)
    return ordered(statement, query, conclusion.c.about_from, conclusion.c.id)


def count_stated(source: str) -> Select[Any]:
    """What the statements of a source share (``terms.alike``), each with how many do."""
    own = fold(source) + BETWEEN
    mine = conclusion.c.alike.between(own, own + BEHIND_ALL)
    # No other kind has words with that sign between them; asked for the kind, SQLite would go through all statements.
    counted = select(conclusion.c.alike, func.count().label("n")).where(mine)
    return counted.group_by(conclusion.c.alike).order_by(conclusion.c.alike)


def select_resting_on(cls: type[Conclusion], event_id: str) -> Select[Any]:
    """The JSON objects of the conclusions of a class that rest on a claim of an event."""
    event = select(conclusion.c.key).where(conclusion.c.id == event_id, conclusion.c.kind == KIND_OF[Event])
    of_event = select(conclusion_claim.c.claim).where(conclusion_claim.c.parent == event.scalar_subquery())
    resting = select(conclusion_claim.c.parent).where(conclusion_claim.c.claim.in_(of_event))
    return select_conclusions(cls, Query()).where(conclusion.c.key.in_(resting))


def _insert(connection: Connection, numbered: list[tuple[int, Conclusion]]) -> None:
    terms = [
        {"parent": key, "role": role, "term": term} for key, c in numbered for role, term in sorted(conclusion_terms(c))
    ]
    claims = [
        {"parent": key, "side": side, "claim": id} for key, c in numbered for side, ids in _sides(c) for id in ids
    ]
    insert_rows(connection, conclusion, (_row(key, c) for key, c in numbered))
    insert_rows(connection, conclusion_term, terms)
    insert_rows(connection, conclusion_claim, claims)
    insert_tolls(connection, ((key, c) for key, c in numbered if isinstance(c, TollEntry)))


def _row(key: int, c: Conclusion) -> dict[str, Any]:
    first, last = conclusion_days(c)
    known_from, known_to = _known(c)
    return {
        "key": key,
        "kind": KIND_OF[type(c)],
        "id": c.id,
        "grade": c.grade if isinstance(c, Event) else None,
        "about_from": first,
        "about_to": last,
        "known_from": known_from,
        "known_to": known_to,
        "body": encode(c),
        "alike": alike(c),
        "size": size(c),
    }


def _known(c: Conclusion) -> tuple[date, date]:
    if isinstance(c, ControlSpell):
        return c.known_from or LAST, c.known_to or LAST
    return LAST, LAST


def _sides(c: Conclusion) -> Iterator[tuple[int, list[str]]]:
    one, other = resting(c)
    yield 0, sorted(set(one))
    yield 1, sorted(set(other))


def _date_by_claims(connection: Connection, new: ColumnElement[bool]) -> None:
    """Say since when each of the ``new`` ones is known, and what days one without days of its own is about: by claims.

    An event or toll is known from its first report on; a dispute once both sides have spoken.
    """
    connection.execute(
        update(conclusion)
        .where(new, conclusion.c.kind != KIND_OF[ControlSpell])
        .values(known_from=func.coalesce(_known_since(), LAST))
    )
    undated = (conclusion.c.about_from == LAST) & (conclusion.c.about_to == FIRST)
    first = _of_claims(func.min(resolution.c.about_from))
    last = _of_claims(func.max(resolution.c.about_to))
    connection.execute(
        update(conclusion)
        .where(new, undated)
        .values(about_from=func.coalesce(first, LAST), about_to=func.coalesce(last, FIRST))
    )


def _mark_lasting(connection: Connection, new: ColumnElement[bool]) -> None:
    until = DaysAfter(conclusion.c.about_from, LASTING_DAYS)
    connection.execute(update(conclusion).where(new, conclusion.c.about_to > until).values(lasting=True))


def _known_since() -> ColumnElement[date]:
    def side(number: int) -> ColumnElement[date | None]:
        return (
            select(func.min(claim.c.reported))
            .select_from(conclusion_claim.join(claim, claim.c.id == conclusion_claim.c.claim))
            .where(conclusion_claim.c.parent == conclusion.c.key, conclusion_claim.c.side == number)
            .correlate(conclusion)
            .scalar_subquery()
        )

    one, other = side(0), side(1)
    return case((other > one, other), else_=one)


def _of_claims(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return (
        select(value)
        .select_from(
            conclusion_claim.join(claim, claim.c.id == conclusion_claim.c.claim).join(
                resolution, resolution.c.claim == claim.c.key
            )
        )
        .where(conclusion_claim.c.parent == conclusion.c.key)
        .correlate(conclusion)
        .scalar_subquery()
    )
