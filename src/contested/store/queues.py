"""What waits for a reviewer, as SQL. Queues are read in the order of an index: their first items come at once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from contested.model import PROVISIONAL, Query
from contested.store.base import Queue
from contested.store.dayspans import DaysAfter
from contested.store.documents import CLAIMS
from contested.store.filters import are_frequent, claim_conditions, conclusion_conditions, limited
from contested.store.schema import (
    claim,
    conclusion,
    conclusion_claim,
    judgement,
    judgement_about,
    resolution,
)
from contested.store.terms import BEHIND_ALL, FIRST

ON_ONE = ("accept", "reject", "correct")
ON_TWO = ("same", "different")
# Queues of conclusions, by their kind.
KIND_OF_QUEUE = {"events": "event", "disputes": "dispute"}
# Events that may be the same one as ``conclusion``.
_other = conclusion.alias("other")


def select_doubtful(query: Query, below: float, *, frequent: bool = False) -> Select[Any]:
    """The doubtful claims, as rows for ``Joiner``. ``frequent`` as ``filters.are_frequent`` says."""
    conditions = _doubtful(query, below, frequent)
    return limited(CLAIMS.where(*conditions).order_by(claim.c.confidence, claim.c.id), query)


def select_near_events(query: Query, *, frequent: bool = False) -> Select[Any]:
    """The JSON objects ``one`` and ``other`` of pairs of events that may be one."""
    near = and_(
        _other.c.alike == conclusion.c.alike,
        _other.c.about_from >= conclusion.c.about_from,
        _other.c.about_from <= DaysAfter(conclusion.c.about_from, 1),
        or_(_other.c.about_from > conclusion.c.about_from, _other.c.id > conclusion.c.id),
    )
    statement = (
        select(conclusion.c.body.label("one"), _other.c.body.label("other"))
        .select_from(conclusion.join(_other, near))
        .where(*conclusion_conditions("event", query, walking=frequent), conclusion.c.about_from > FIRST, ~_compared())
        .order_by(conclusion.c.about_from, conclusion.c.id, _other.c.about_from, _other.c.id)
    )
    return limited(statement, query)


def select_unsettled(query: Query, *, frequent: bool = False) -> Select[Any]:
    """The JSON objects of disputes that nobody looked at."""
    statement = select(conclusion.c.body).where(
        *conclusion_conditions("dispute", query, walking=frequent), ~and_(_seen(0), _seen(1))
    )
    return limited(statement.order_by(conclusion.c.about_from, conclusion.c.id), query)


def select_unknown_actors(limit: int, skip: int) -> Select[Any]:
    """The JSON objects of actors that the directory lacks."""
    statement = select(conclusion.c.body).where(
        conclusion.c.kind == "actor",
        conclusion.c.id.between(PROVISIONAL, PROVISIONAL + BEHIND_ALL),
        conclusion.c.body["judgements"].as_string().is_(None),
        ~_judged(conclusion.c.id, ("merge", "split", "name")),
    )
    ordered = statement.order_by(conclusion.c.size.desc(), conclusion.c.id.desc())
    return limited(ordered, Query(limit=limit, skip=skip))


def select_second_opinions(author: str, limit: int, skip: int) -> Select[Any]:
    """The JSON objects of the judgements of others on what the author has not judged."""
    mine, own = judgement.alias("mine"), judgement_about.alias("own")
    judged_too = exists().where(
        *(judgement_about.c.parent == judgement.c.key, judgement_about.c.role == "unit"),
        *(own.c.term == judgement_about.c.term, own.c.role == "unit", mine.c.key == own.c.parent),
        *(mine.c.author == author, ~mine.c.undone),
    )
    statement = select(judgement.c.body).where(
        judgement.c.kind.in_((*ON_ONE, *ON_TWO)), judgement.c.author != author, ~judgement.c.undone, ~judged_too
    )
    return limited(statement.order_by(judgement.c.key), Query(limit=limit, skip=skip))


def waiting(connection: Connection, queue: Queue, query: Query, below: float, author: str, most: int) -> int:
    """How many rows a queue has; ``most`` + 1 for more."""
    first = replace(query, limit=most + 1, skip=0)
    frequent = are_frequent(connection, query, KIND_OF_QUEUE.get(queue))
    match queue:
        case "claims":
            statement = limited(select(claim.c.key).join(resolution).where(*_doubtful(first, below, frequent)), first)
        case "events":
            statement = select_near_events(first, frequent=frequent).with_only_columns(
                conclusion.c.key, maintain_column_froms=True
            )
        case "disputes":
            statement = select_unsettled(first, frequent=frequent).with_only_columns(conclusion.c.key)
        case "actors":
            statement = select_unknown_actors(most + 1, 0).with_only_columns(conclusion.c.key)
        case "second":
            statement = select_second_opinions(author, most + 1, 0).with_only_columns(judgement.c.key)
    return connection.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0


def _doubtful(query: Query, below: float, frequent: bool) -> Iterator[ColumnElement[bool]]:
    """Conditions on ``claim`` joined with ``resolution``."""
    yield from claim_conditions(query, walking=frequent)
    yield ~_judged(claim.c.id, ON_ONE)
    if below < math.inf:
        yield claim.c.confidence < below


def _judged(id: ColumnElement[str], kinds: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether a judgement of these kinds is in force on a claim or an actor."""
    return exists().where(
        *(judgement_about.c.term == id, judgement_about.c.role == "subject"),
        *(judgement.c.key == judgement_about.c.parent, judgement.c.kind.in_(kinds), ~judgement.c.undone),
    )


def _compared() -> ColumnElement[bool]:
    """Whether a claim of the one event and a claim of the other were judged the same or different."""
    return _against(conclusion.c.key, _other.c.key)


def _against(
    parent: ColumnElement[int], other: ColumnElement[int], sides: tuple[int, int] | None = None
) -> ColumnElement[bool]:
    one, two = conclusion_claim.alias(), conclusion_claim.alias()
    first, second = judgement_about.alias(), judgement_about.alias()
    on_sides = (one.c.side == sides[0], two.c.side == sides[1]) if sides else ()
    return exists().where(
        *(one.c.parent == parent, first.c.term == one.c.claim, first.c.role == "subject"),
        *(second.c.parent == first.c.parent, second.c.role == "subject", two.c.claim == second.c.term),
        *(two.c.parent == other, judgement.c.key == first.c.parent, *on_sides),
        *(judgement.c.kind.in_(ON_TWO), ~judgement.c.undone),
    )


def _seen(side: int) -> ColumnElement[bool]:
    """Whether somebody judged a claim of one side of a dispute, or held it against the other side."""
    resting = conclusion_claim.alias()
    alone = exists().where(
        *(resting.c.parent == conclusion.c.key, resting.c.side == side),
        *(judgement_about.c.term == resting.c.claim, judgement_about.c.role == "subject"),
        *(judgement.c.key == judgement_about.c.parent, judgement.c.kind.in_(ON_ONE), ~judgement.c.undone),
    )
    return or_(alone, _against(conclusion.c.key, conclusion.c.key, (side, 1 - side)))
