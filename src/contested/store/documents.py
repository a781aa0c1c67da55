"""Documents, claims and decisions into the tables and out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, exists, func, insert, select, union_all, update

from contested.model import Claim, Dating, Document, Query, Resolution, ResolvedClaim, join
from contested.store.bulk import insert_rows
from contested.store.checks import CLAIMS_A_DOCUMENT, check_resolutions
from contested.store.codec import encode
from contested.store.filters import claim_conditions, document_conditions, ordered
from contested.store.rows import (
    claim_of,
    claim_row,
    document_of,
    document_row,
    head_of,
    resolution_bodies,
    resolution_rows,
    term_rows,
)
from contested.store.schema import claim, claim_term, document, resolution
from contested.store.terms import FIRST, LAST, query_days

CLAIMS = (
    select(claim, document.c.publisher, document.c.date, document.c.inferred, resolution.c.body.label("decided"))
    .join(document, document.c.id == claim.c.document)
    .join(resolution, resolution.c.claim == claim.c.key)
)

# Made once: building a statement takes longer than running this one, and it is run for every document.
_HAS_DOCUMENT = select(exists().where(document.c.id == bindparam("wanted")))


def has_document(connection: Connection, id: str) -> bool:
    """Whether there is a document of that id."""
    return bool(connection.scalar(_HAS_DOCUMENT, {"wanted": id}))


def insert_document(
    connection: Connection, d: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], reader: str
) -> None:
    """Add a document that is not there yet, with its claims and the decisions about them."""
    inserted = connection.execute(insert(document), document_row(d, reader)).inserted_primary_key
    assert inserted is not None
    first = inserted.key * CLAIMS_A_DOCUMENT
    keys = range(first, first + len(claims))
    if claims:
        insert_rows(connection, claim, (claim_row(key, c, d) for key, c in zip(keys, claims, strict=True)))
        _insert_decisions(connection, keys, list(join(d, claims, resolutions)), resolutions)


def redate(connection: Connection, document_id: str, inferred: Dating | None) -> None:
    """Put what is inferred of the date of a document in the place of what was; its claims are reported then too."""
    found = connection.execute(select(document).where(document.c.id == document_id)).one_or_none()
    if found is None:
        return
    reported = replace(document_of(found), inferred=inferred).published or LAST
    values = {"inferred": encode(inferred) if inferred else None, "reported": reported}
    connection.execute(update(document).where(document.c.id == document_id).values(values))
    connection.execute(update(claim).where(claim.c.document == document_id).values(reported=reported))
    own = resolution.c.claim.in_(select(claim.c.key).where(claim.c.document == document_id))
    connection.execute(update(resolution).where(own).values(early=resolution.c.about_to > reported))


def redecide(connection: Connection, document_id: str, resolutions: Sequence[Resolution]) -> None:
    """Put these decisions in the place of all those about the claims of the document."""
    found = connection.execute(CLAIMS.where(claim.c.document == document_id)).all()
    check_resolutions(document_id, (row.id for row in found), resolutions)
    keys = [row.key for row in found]
    for table, column in ((claim_term, claim_term.c.parent), (resolution, resolution.c.claim)):
        connection.execute(delete(table).where(column.in_(keys)))
    if found:
        head = head_of(found[0])
        joined = list(join(head, map(claim_of, found), resolutions))
        _insert_decisions(connection, keys, joined, resolutions)


def _insert_decisions(
    connection: Connection, keys: Sequence[int], joined: Sequence[ResolvedClaim], resolutions: Sequence[Resolution]
) -> None:
    bodies = resolution_bodies(resolutions)
    insert_rows(connection, resolution, resolution_rows(keys, joined, bodies))
    insert_rows(connection, claim_term, term_rows(keys, joined))


_ORDER = (claim.c.reported, claim.c.document, claim.c.evidence_start, claim.c.id)


def select_claims(query: Query, *, frequent: bool = False) -> Select[Any]:
    """The claims that a query asks for, as rows for ``Joiner``. ``frequent`` as ``filters.are_frequent`` says."""
    if not query.limit:
        return ordered(CLAIMS.where(*claim_conditions(query)), query, *_ORDER)
    # Those that are passed over need not be read whole.
    some = _keys(query, frequent)
    return ordered(CLAIMS.where(claim.c.key.in_(some)), Query(reverse=query.reverse), *_ORDER)


def _keys(query: Query, frequent: bool) -> Select[Any]:
    """The keys of the claims that a query asks for."""
    conditions = tuple(claim_conditions(query, walking=frequent))
    first, last = query_days(query)
    if (first, last, query.begun) == (FIRST, LAST, None):
        return ordered(select(claim.c.key).where(*conditions), query, *_ORDER)
    joined = select(claim.c.key, *_ORDER).join(resolution, resolution.c.claim == claim.c.key).where(*conditions)
    if first == FIRST:
        return ordered(joined, query, *_ORDER).with_only_columns(claim.c.key, maintain_column_froms=True)
    # Few claims are about a day that had not come when they were reported: all others are reported from that day on,
    # and those before need not be gone through.
    early = joined.where(resolution.c.early, claim.c.reported < first)
    both = union_all(early, joined.where(claim.c.reported >= first))
    # The order is that of the two together, so that both are gone through no further than is wanted.
    named = (both.selected_columns[column.name] for column in _ORDER)
    return select(ordered(both, query, *named).subquery().c.key)


def select_any_claim(query: Query) -> Select[Any]:
    """A claim that a query asks for, whichever is found first."""
    joined = select(claim.c.key).join(resolution, resolution.c.claim == claim.c.key)
    return joined.where(*claim_conditions(query)).limit(1)


def count_documents(query: Query) -> Select[Any]:
    """How many documents a query asks for."""
    return select(func.count()).select_from(document).where(*document_conditions(query))


def select_documents(query: Query) -> Select[Any]:
    """The documents that a query asks for."""
    statement = select(document).where(*document_conditions(query))
    return ordered(statement, query, document.c.reported, document.c.id)
