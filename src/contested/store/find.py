"""What an id names, and how much there is of everything."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, literal, select, union_all

from contested.store.base import Counts, Thing
from contested.store.checks import SHOWN, the_one
from contested.store.schema import claim, conclusion, conclusion_term, document, judgement
from contested.store.terms import BEHIND_ALL, LAST

# Conclusions that are asked for by their ids; of the others ids are ranks.
_KINDS = ("event", "spell", "toll", "dispute", "actor")


def find(connection: Connection, id: str) -> Thing:
    """What ``id``, or the one id that begins so, names. Raises NotFound, UsageError when several begin so."""
    exactly = connection.execute(_named(id, id)).all()
    found = exactly or connection.execute(_named(id, id + BEHIND_ALL).limit(SHOWN + 1)).all() if id else []
    return the_one(id, [Thing(kind, name) for kind, name in found])


def _named(low: str, high: str) -> Any:
    def of(kind: Any, column: Any) -> Select[Any]:
        return select(kind.label("kind"), column.label("id")).where(column >= low, column <= high)

    return union_all(
        of(literal("document"), document.c.id),
        of(literal("claim"), claim.c.id),
        of(literal("judgement"), judgement.c.id),
        of(conclusion.c.kind, conclusion.c.id).where(conclusion.c.kind.in_(_KINDS)),
    ).order_by("id", "kind")


def counts(connection: Connection) -> Counts:
    """How much the record holds."""
    dated = document.c.reported < LAST
    documents, first, last = connection.execute(
        select(func.count(), func.min(document.c.reported), func.max(document.c.reported)).where(dated)
    ).one()
    undated = connection.scalar(select(func.count()).select_from(document).where(~dated)) or 0
    by_kind = dict(_tally(connection, select(claim.c.kind, func.count()).group_by(claim.c.kind)))
    # Campaigns hold events that are counted.
    term = conclusion_term.c
    campaigns = select(term.parent).where(term.role == "type", term.term == "campaign")
    of_kind, happened = conclusion.c.kind == "event", conclusion.c.key.not_in(campaigns)
    events = select(conclusion.c.grade, func.count()).where(of_kind, happened)
    drawn = dict(_tally(connection, select(conclusion.c.kind, func.count()).group_by(conclusion.c.kind)))
    return Counts(
        documents=documents + undated,
        undated=undated,
        first=first,
        last=last,
        claims=by_kind,
        events=dict(_tally(connection, events.group_by(conclusion.c.grade))),
        spells=drawn.get("spell", 0),
        tolls=drawn.get("toll", 0),
        disputes=drawn.get("dispute", 0),
        judgements=connection.scalar(select(func.count()).select_from(judgement)) or 0,
    )


def _tally(connection: Connection, statement: Select[str, int]) -> list[tuple[str, int]]:
    return sorted((name, n) for name, n in connection.execute(statement))
