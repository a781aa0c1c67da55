"""A user's query as plain Python: what ``filters`` says in SQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from contested.knowledge.names import fold
from contested.model import GRADES, Conclusion, ControlSpell, Dispute, Document, Query, ResolvedClaim
from contested.model.query import Names
from contested.store.terms import (
    FIRST,
    LAST,
    NEVER,
    OWN_SOURCES,
    Days,
    Role,
    Term,
    claim_days,
    claim_terms,
    claim_type,
    conclusion_days,
    conclusion_terms,
    query_days,
    wanted,
)

Graded = Callable[[str, str], bool]
"""Whether a claim, by its id, stands in an event of a grade."""


def claim_matches(rc: ResolvedClaim, query: Query, graded: Graded) -> bool:
    """Whether a claim is asked for."""
    return (
        _names_match(rc, query, graded)
        and _overlap(claim_days(rc), query_days(query))
        and _not_begun_before(claim_days(rc), query.begun)
        and (query.known_at is None or _reported(rc) <= query.known_at)
    )


def document_matches(d: Document, claims: Iterable[ResolvedClaim], query: Query, graded: Graded) -> bool:
    """Whether a document with these claims is asked for."""
    claims, first_last = list(claims), query_days(query)
    filters = [Query(place=query.place), Query(actor=query.actor), Query(type=query.type)]
    by_claims = all(f == Query() or any(_names_match(rc, f, graded) for rc in claims) for f in filters)
    publisher: set[Term] = {("source", fold(d.publisher.value or ""))}
    terms = publisher.union(*map(claim_terms, claims))
    return (
        by_claims
        and (query.source is None or _named(terms, "source", query.source))
        and _within(d.published, first_last)
        and (query.begun is None or _within(d.published, (query.begun, LAST)))
        and (query.known_at is None or (d.published or LAST) <= query.known_at)
    )


def conclusion_matches(
    c: Conclusion, sides: Sequence[Sequence[ResolvedClaim]], query: Query, types: Iterable[str] = ()
) -> bool:
    """Whether a conclusion is asked for, and is of all ``types``. ``sides`` are the claims that it rests on, two of a
    dispute."""
    claims = [rc for side in sides for rc in side]
    own, theirs = conclusion_terms(c), frozenset[Term]().union(*map(claim_terms, claims))
    return (
        (query.place is None or _named(own | theirs if isinstance(c, Dispute) else own, "place", query.place))
        and all(("type", fold(name)) in own for name in (*((query.type,) if query.type else ()), *types))
        and (query.actor is None or _named(theirs if isinstance(c, Dispute) else own, "actor", query.actor))
        and (query.source is None or _named(own if isinstance(c, OWN_SOURCES) else theirs, "source", query.source))
        and _overlap(conclusion_about(c, claims), query_days(query))
        and _not_begun_before(conclusion_about(c, claims), query.begun)
        and (query.known_at is None or _known(c, sides, query.known_at))
    )


def conclusion_about(c: Conclusion, claims: Iterable[ResolvedClaim]) -> Days:
    """The days that a conclusion is about: those that it states, else those of its claims."""
    stated = conclusion_days(c)
    if stated != NEVER:
        return stated
    said = [claim_days(rc) for rc in claims]
    return min((first for first, _ in said), default=LAST), max((last for _, last in said), default=FIRST)


def _names_match(rc: ResolvedClaim, query: Query, graded: Graded) -> bool:
    terms = claim_terms(rc)
    asked: tuple[tuple[Role, Names | None], ...] = (
        ("place", query.place),
        ("actor", query.actor),
        ("source", query.source),
    )
    named = all(_named(terms, role, name) for role, name in asked if name)
    return named and (not query.type or _typed(rc, query.type, graded))


def _typed(rc: ResolvedClaim, name: str, graded: Graded) -> bool:
    if fold(name) in map(fold, GRADES):
        return graded(rc.claim.id, fold(name))
    field, value = claim_type(name) or ("id", None)
    return bool(getattr(rc.claim, field) == value)


def _named(terms: Collection[Term], role: Role, name: Names) -> bool:
    return any((role, term) in terms for term in wanted(name))


def _overlap(one: Days, other: Days) -> bool:
    # Unbounded queries ask for what has no days at all, too.
    return (other[0] == FIRST or one[1] >= other[0]) and (other[1] == LAST or one[0] <= other[1])


def _not_begun_before(days: Days, day: date | None) -> bool:
    """What has an end alone begins on the first day that there is."""
    return day is None or days[0] >= day or days[0] == FIRST


def _within(day: date | None, days: Days) -> bool:
    return days == (FIRST, LAST) if day is None else days[0] <= day <= days[1]


def _reported(rc: ResolvedClaim) -> date:
    return rc.published or LAST


def _known(c: Conclusion, sides: Sequence[Sequence[ResolvedClaim]], day: date) -> bool:
    if isinstance(c, ControlSpell):
        return (c.known_from or LAST) <= day < (c.known_to or LAST)
    since = [min(map(_reported, side)) for side in sides if side]
    return bool(since) and max(since) <= day
