"""Judgements as rows: added, marked as taken back, never deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from contested.model import Judgement
from contested.store.checks import taken_back
from contested.store.codec import decode, encode
from contested.store.schema import judgement

JUDGEMENTS = select(judgement.c.body).order_by(judgement.c.key)


def insert_judgement(connection: Connection, j: Judgement) -> bool:
    """Keep a judgement; False when one of that id is there already."""
    if _body(connection, j.id) is not None:
        return False
    connection.execute(insert(judgement), {"id": j.id, "body": encode(j)})
    return True


def undo_judgement(connection: Connection, id: str, when: datetime) -> Judgement:
    """Mark a judgement as taken back. Raises NotFound."""
    undone = taken_back(id, _body(connection, id), when)
    connection.execute(update(judgement).where(judgement.c.id == id).values(body=encode(undone)))
    return undone


def _body(connection: Connection, id: str) -> Judgement | None:
    body = connection.scalar(select(judgement.c.body).where(judgement.c.id == id))
    return None if body is None else decode(Judgement, body)
