"""A user's query as SQL conditions, all of which must hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, or_, select

from contested.knowledge.names import fold
from contested.model import GRADES, Query
from contested.model.query import Names
from contested.store.schema import (
    claim,
    claim_term,
    conclusion,
    conclusion_claim,
    conclusion_term,
    document,
    resolution,
)
from contested.store.terms import FIRST, LAST, Role, claim_type, query_days, wanted

Condition = ColumnElement[bool]
_GRADE_OF_TERM = {fold(grade): grade for grade in GRADES}


def claim_conditions(query: Query) -> Iterator[Condition]:
    """Conditions on ``claim`` joined with ``resolution``."""
    yield from _claim_names(query)
    first, last = query_days(query)
    if first > FIRST:
        yield resolution.c.about_to >= first
    if last < LAST:
        yield resolution.c.about_from <= last
    if query.known_at:
        yield claim.c.reported <= query.known_at


def document_conditions(query: Query) -> Iterator[Condition]:
    """Conditions on ``document``."""
    names = Query(place=query.place, actor=query.actor, type=query.type)
    yield from (document.c.id.in_(select(claim.c.document).where(c)) for c in _claim_names(names))
    if query.source:
        said = select(claim.c.document).where(_named(claim.c.key, claim_term, "source", query.source))
        yield or_(document.c.publisher_term.in_(wanted(query.source)), document.c.id.in_(said))
    first, last = query_days(query)
    if first > FIRST:
        yield and_(document.c.reported >= first, document.c.reported < LAST)
    if min(last, query.known_at or LAST) < LAST:
        yield document.c.reported <= min(last, query.known_at or LAST)


# Kinds of conclusions that are found by their own sources, not by those of their claims.
_OWN_SOURCES = ("speaker", "statement", "relay")


def conclusion_conditions(kind: str, query: Query, types: Iterable[str] = ()) -> Iterator[Condition]:
    """Conditions on ``conclusion``: those of a kind (``conclusions.KIND_OF``) that are of all ``types`` too."""
    yield conclusion.c.kind == kind
    if query.place:
        here = _named(conclusion.c.key, conclusion_term, "place", query.place)
        # SideOf that disagree may name neighbouring places: one of them is where the event is taken to be.
        yield or_(here, _resting_on("place", query.place)) if kind == "dispute" else here
    for name in (*((query.type,) if query.type else ()), *types):
        yield _named(conclusion.c.key, conclusion_term, "type", name)
    if query.actor:
        own = _named(conclusion.c.key, conclusion_term, "actor", query.actor)
        yield _resting_on("actor", query.actor) if kind == "dispute" else own
    if query.source:
        own = _named(conclusion.c.key, conclusion_term, "source", query.source)
        yield own if kind in _OWN_SOURCES else _resting_on("source", query.source)
    first, last = query_days(query)
    if first > FIRST:
        yield conclusion.c.about_to >= first
    if last < LAST:
        yield conclusion.c.about_from <= last
    if query.known_at:
        yield and_(conclusion.c.known_from <= query.known_at, conclusion.c.known_to > query.known_at)


def ordered(statement: Select[Any], query: Query, *order: ColumnElement[Any]) -> Select[Any]:
    """The statement in that order or the reverse, with the query's limit and what it passes over."""
    turned = (column.desc() for column in order) if query.reverse else order
    return limited(statement.order_by(*turned), query)


def limited(statement: Select[Any], query: Query) -> Select[Any]:
    """The statement with the query's limit and what it passes over, where it has them."""
    some = statement.limit(query.limit) if query.limit else statement
    # SQLite passes over rows only where it has a limit; -1 is none.
    return (some if query.limit else some.limit(-1)).offset(query.skip) if query.skip else some


def _claim_names(query: Query) -> Iterator[Condition]:
    names: tuple[tuple[Role, Names | None], ...] = (
        ("place", query.place),
        ("actor", query.actor),
        ("source", query.source),
    )
    yield from (_named(claim.c.key, claim_term, role, name) for role, name in names if name)
    if query.type:
        yield _typed(query.type)


def _typed(name: str) -> Condition:
    if grade := _GRADE_OF_TERM.get(fold(name)):
        graded = select(conclusion_claim.c.claim).join(conclusion).where(conclusion.c.grade == grade)
        return claim.c.id.in_(graded)
    if found := claim_type(name):
        column, value = found
        return claim.c[column] == value
    return false()


def _named(key: ColumnElement[int], terms: Table, role: Role, name: Names) -> Condition:
    return key.in_(select(terms.c.parent).where(terms.c.term.in_(wanted(name)), terms.c.role == role))


def _resting_on(role: Role, name: Names) -> Condition:
    claims = select(claim.c.id).where(_named(claim.c.key, claim_term, role, name))
    return conclusion.c.key.in_(select(conclusion_claim.c.parent).where(conclusion_claim.c.claim.in_(claims)))
