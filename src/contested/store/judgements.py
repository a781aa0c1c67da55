"""Judgements as rows: added, marked as taken back, never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, insert, select, update

from contested.model import Judged, Judgement, Query
from contested.store.checks import taken_back
from contested.store.codec import decode, encode
from contested.store.filters import limited
from contested.store.schema import judgement, judgement_about

JUDGEMENTS = select(judgement.c.body).order_by(judgement.c.key)
JUDGES = (
    select(judgement.c.author, func.sum(case((judgement.c.undone, 0), else_=1)).label("n"))
    .group_by(judgement.c.author)
    .order_by(judgement.c.author)
)


def edition_of_judgements(connection: Connection) -> str:
    """A word for the judgements as they stand: another one after each that is added or taken back."""
    undone = func.coalesce(func.sum(case((judgement.c.undone, 1), else_=0)), 0)
    added, taken = connection.execute(select(func.count(), undone).select_from(judgement)).one()
    return f"{added} {taken}"


def insert_judgement(connection: Connection, j: Judgement) -> bool:
    """Keep a judgement; False when one of that id is there already."""
    if _body(connection, j.id) is not None:
        return False
    values = {"id": j.id, "body": encode(j), "kind": j.kind, "author": j.author, "undone": j.undone is not None}
    inserted = connection.execute(insert(judgement), values).inserted_primary_key
    assert inserted is not None
    connection.execute(insert(judgement_about), about_rows(inserted.key, j))
    return True


def undo_judgement(connection: Connection, id: str, when: datetime) -> Judgement:
    """Mark a judgement as taken back. Raises NotFound."""
    undone = taken_back(id, _body(connection, id), when)
    connection.execute(update(judgement).where(judgement.c.id == id).values(body=encode(undone), undone=True))
    return undone


def about_rows(key: int, j: Judgement) -> list[dict[str, Any]]:
    """Columns of ``judgement_about`` for the judgement of that key."""
    about = (("subject", set(j.subjects)), ("unit", set(j.units)))
    return [{"parent": key, "role": role, "term": term} for role, terms in about for term in sorted(terms)]


def select_judged(asked: Judged) -> Select[Any]:
    """The JSON objects of the judgements asked for, the latest first."""
    statement = select(judgement.c.body).where(*_conditions(asked)).order_by(judgement.c.key.desc())
    return limited(statement, Query(limit=asked.limit, skip=asked.skip))


def _conditions(asked: Judged) -> Iterator[Any]:
    if asked.author:
        yield judgement.c.author == asked.author
    if asked.kind:
        yield judgement.c.kind == asked.kind
    if asked.subject:
        on_it = (judgement_about.c.role == "subject", judgement_about.c.term == asked.subject)
        yield judgement.c.key.in_(select(judgement_about.c.parent).where(*on_it))
    if asked.in_force is not None:
        yield judgement.c.undone != asked.in_force


def _body(connection: Connection, id: str) -> Judgement | None:
    body = connection.scalar(select(judgement.c.body).where(judgement.c.id == id))
    return None if body is None else decode(Judgement, body)
