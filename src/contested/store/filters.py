"""A user's query as SQL conditions, all of which must hold.

What many claims or conclusions share, a frequent source or type, is not gathered first: a listing that is ``walking``
goes along its order and asks each row for its terms, till it has as many as are wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import GenerativeSelect

from contested.knowledge.names import fold
from contested.model import GRADES, Query
from contested.model.query import Names
from contested.store.dayspans import LASTING_DAYS
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
S = TypeVar("S", bound=GenerativeSelect)
_GRADE_OF_TERM = {fold(grade): grade for grade in GRADES}
# Up to so many rows that meet a filter are gathered.
RARE = 2000
# What is about a period of up to so many days is gathered.
SHORT = 100


def claim_conditions(query: Query, *, walking: bool = False) -> Iterator[Condition]:
    """Conditions on ``claim`` joined with ``resolution``."""
    yield from _claim_names(query, walking)
    yield from _of_days(resolution.c, *query_days(query), query.begun)
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
    first = max(first, query.begun or FIRST)
    if first > FIRST:
        yield and_(document.c.reported >= first, document.c.reported < LAST)
    if min(last, query.known_at or LAST) < LAST:
        yield document.c.reported <= min(last, query.known_at or LAST)


# Kinds of conclusions that are found by their own sources, not by those of their claims.
_OWN_SOURCES = ("speaker", "statement", "relay")
# Kinds of which there are few: all are gone through before what shares a name with them.
_FEW = ("presence", "speaker", "relay")


def conclusion_conditions(
    kind: str, query: Query, types: Iterable[str] = (), *, walking: bool = False
) -> Iterator[Condition]:
    """Conditions on ``conclusion``: those of a kind (``terms.KIND_OF``) that are of all ``types`` too."""
    walking = walking or kind in _FEW
    names, typed, of_kind = _names(query), [*filter(None, [query.type, *types])], conclusion.c.kind == kind
    stretches = None if (names or (typed and query.begun)) and not walking else _stretches(kind, query)
    # What is gathered, by a name or by its days, is not looked for among all of the kind.
    gathered = stretches is not None or ((names or typed) and not walking)
    yield _unindexed(of_kind) if gathered else of_kind
    yield from (_concluded_of(kind, role, name, walking) for role, name in names)
    for name in typed:
        # Many are of a type: fewer share a name, or days.
        yield _named(conclusion.c.key, conclusion_term, "type", name, walking or bool(names) or stretches is not None)
    if stretches is None:
        yield from _of_days(conclusion.c, *query_days(query), query.begun)
    else:
        yield conclusion.c.key.in_(stretches)
    if query.known_at:
        yield and_(conclusion.c.known_from <= query.known_at, conclusion.c.known_to > query.known_at)


def _stretches(kind: str, query: Query) -> CompoundSelect[Any] | None:
    """The keys of the conclusions of a kind that are about the days asked for, as two stretches of an index: asked for
    otherwise, SQLite goes through all that began before them. None where the days are not bounded so."""
    one, (first, last) = conclusion.alias(), query_days(query)
    ended = select(one.c.key).where(one.c.kind == kind, one.c.about_to >= first)
    about = ended.where(one.c.about_from <= last)
    if query.begun:
        return union_all(about.where(one.c.about_from >= query.begun), ended.where(one.c.about_from == FIRST))
    if FIRST < first <= last < LAST and (last - first).days <= SHORT:
        began = first - min(timedelta(LASTING_DAYS), first - FIRST)
        return union_all(about.where(~one.c.lasting, one.c.about_from >= began), about.where(one.c.lasting))
    return None


def _concluded_of(kind: str, role: Role, name: Names, walking: bool) -> Condition:
    """That a conclusion of a kind has the name, or where it has none of its own, one of its claims."""
    if _by_claims(kind, role):
        return _resting_on(role, name, walking)
    here = _named(conclusion.c.key, conclusion_term, role, name, walking)
    # Sides that disagree may name neighbouring places: one of them is where the event is taken to be.
    return or_(here, _resting_on(role, name, walking)) if (kind, role) == ("dispute", "place") else here


def _by_claims(kind: str, role: Role) -> bool:
    """Whether the claims of a conclusion say who it is of in that role."""
    return (role == "source" and kind not in _OWN_SOURCES) or (kind, role) == ("dispute", "actor")


def are_frequent(connection: Connection, query: Query, kind: str | None = None, types: Iterable[str] = ()) -> bool:
    """Whether many claims, or conclusions of a ``kind``, meet each filter by names and types: then walking till some
    meet them is quicker than gathering all that do. Filters by days alone do not count.
    """
    probes = [*_probes(query, kind, types)]
    counts = (select(func.count()).select_from(probe.limit(RARE + 1).subquery()) for probe in probes)
    return bool(probes) and all((connection.scalar(count) or 0) > RARE for count in counts)


def _probes(query: Query, kind: str | None, types: Iterable[str]) -> Iterator[Select[Any]]:
    """What meets each filter alone."""
    for role, name in _names(query):
        of_claims = kind in (None, "dispute") or _by_claims(kind or "", role)
        terms = claim_term if of_claims else conclusion_term
        yield select(terms.c.parent).where(terms.c.term.in_(wanted(name)), terms.c.role == role)
    if kind is None:
        yield from (select(claim.c.key).where(_typed(name)) for name in filter(None, [query.type]))
        return
    for name in filter(None, [query.type, *types]):
        term = conclusion_term.c
        yield select(term.parent).where(term.term.in_(wanted(name)), term.role == "type")


def ordered(statement: S, query: Query, *order: ColumnElement[Any]) -> S:
    """The statement in that order or the reverse, with the query's limit and what it passes over."""
    turned = (column.desc() for column in order) if query.reverse else order
    return limited(statement.order_by(*turned), query)


def limited(statement: S, query: Query) -> S:
    """The statement with the query's limit and what it passes over, where it has them."""
    some = statement.limit(query.limit) if query.limit else statement
    # SQLite passes over rows only where it has a limit; -1 is none.
    return (some if query.limit else some.limit(-1)).offset(query.skip) if query.skip else some


def _names(query: Query) -> list[tuple[Role, Names]]:
    given: tuple[tuple[Role, Names | None], ...] = (
        ("place", query.place),
        ("actor", query.actor),
        ("source", query.source),
    )
    return [(role, name) for role, name in given if name]


def _claim_names(query: Query, walking: bool = False) -> Iterator[Condition]:
    yield from (_named(claim.c.key, claim_term, role, name, walking) for role, name in _names(query))
    if query.type:
        yield _unindexed(_typed(query.type)) if walking or _names(query) else _typed(query.type)


def _typed(name: str) -> Condition:
    if grade := _GRADE_OF_TERM.get(fold(name)):
        graded = select(conclusion_claim.c.claim).join(conclusion).where(conclusion.c.grade == grade)
        return claim.c.id.in_(graded)
    if found := claim_type(name):
        column, value = found
        return claim.c[column] == value
    return false()


def _named(key: ColumnElement[int], terms: Table, role: Role, name: Names, walking: bool = False) -> Condition:
    here = (terms.c.term.in_(wanted(name)), terms.c.role == role)
    if walking:
        return exists().where(terms.c.parent == key, *here)
    return key.in_(select(terms.c.parent).where(*here))


def _resting_on(role: Role, name: Names, walking: bool) -> Condition:
    if walking:
        return exists().where(
            *(conclusion_claim.c.parent == conclusion.c.key, claim.c.id == conclusion_claim.c.claim),
            *(claim_term.c.parent == claim.c.key, claim_term.c.role == role, claim_term.c.term.in_(wanted(name))),
        )
    claims = select(claim.c.id).where(_named(claim.c.key, claim_term, role, name))
    return conclusion.c.key.in_(select(conclusion_claim.c.parent).where(conclusion_claim.c.claim.in_(claims)))


def _of_days(about: Any, first: date, last: date, begun: date | None) -> Iterator[Condition]:
    """That what is about these days (columns of claims or conclusions) touches those from ``first`` to ``last``, and
    did not begin before ``begun``: what has an end alone begins on the first day that there is."""
    if first > FIRST:
        yield about.about_to >= first
    if last < LAST:
        yield about.about_from <= last
    if begun:
        yield or_(about.about_from >= begun, about.about_from == FIRST)


def _unindexed(condition: Condition) -> Condition:
    """The same condition, for which no index is taken."""
    return case((condition, 1), else_=0) == 1
