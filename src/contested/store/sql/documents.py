"""Documents in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import bindparam, or_, select

from contested.model import Claim, Dating, Document, Query, Resolution, ResolvedClaim
from contested.store.base import EVERYTHING
from contested.store.bulk import batches
from contested.store.checks import check_claims
from contested.store.documents import (
    CLAIMS,
    count_documents,
    has_document,
    insert_document,
    redate,
    redecide,
    select_documents,
)
from contested.store.rows import Joiner, document_of
from contested.store.schema import claim, document
from contested.store.sql.connected import Connected, mark, mark_added
from contested.store.terms import LAST
from contested.store.workings import ASKED, last_document

# Made once: building a statement takes longer than running this one, and it is run for many documents.
_DOCUMENT = select(document).where(document.c.id == bindparam("wanted"))


class Documents(Connected):
    """The documents, and what is inferred of their dates."""

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        check_claims(document, claims, resolutions)
        with self._writing() as connection:
            if has_document(connection, document.id):
                return False
            insert_document(connection, document, claims, resolutions, reader)
            mark_added(connection)
        return True

    def has(self, document_id: str) -> bool:
        with self.engine.connect() as connection:
            return has_document(connection, document_id)

    def known_ids(self) -> frozenset[str]:
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(select(document.c.id)))

    def document(self, id: str) -> Document | None:
        with self.engine.connect() as connection:
            row = connection.execute(_DOCUMENT, {"wanted": id}).one_or_none()
        return None if row is None else document_of(row)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        return map(document_of, self._rows(select_documents(query)))

    def count_documents(self, query: Query = EVERYTHING) -> int:
        with self.engine.connect() as connection:
            return connection.scalar(count_documents(query)) or 0

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        for some in batches(dict.fromkeys(ids), ASKED):
            found = {row.id: document_of(row) for row in self._rows(select(document).where(document.c.id.in_(some)))}
            yield from (found[id] for id in some if id in found)

    def document_ids(self, until: int | None = None) -> list[str]:
        there = select(document.c.id).order_by(document.c.reported, document.c.id)
        with self.engine.connect() as connection:
            return list(connection.scalars(there if until is None else there.where(document.c.key <= until)))

    def undated(self) -> Iterator[Document]:
        stateless = or_(document.c.reported == LAST, document.c.inferred.is_not(None))
        found = map(document_of, self._rows(select(document).where(stateless).order_by(document.c.id)))
        return (d for d in found if not d.date.value)

    def last(self) -> int:
        with self.engine.connect() as connection:
            return last_document(connection)

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        given = resolutions if self._streams else list(resolutions)
        with self._writing() as connection:
            for document_id, dating in inferred.items():
                redate(connection, document_id, dating)
            for document_id, decisions in given:
                redecide(connection, document_id, decisions)
            mark(connection, outdated=True)

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        documents: dict[str, Document] = {}
        told: dict[str, list[ResolvedClaim]] = {}
        with self.engine.connect() as connection:
            for some in batches(document_ids, ASKED):
                rows = connection.execute(select(document).where(document.c.id.in_(some)))
                documents |= {row.id: document_of(row) for row in rows}
                claims = CLAIMS.where(claim.c.document.in_(some))
                order = (claim.c.document, claim.c.evidence_start, claim.c.id)
                for rc in map(Joiner(), connection.execute(claims.order_by(*order))):
                    told.setdefault(rc.claim.doc, []).append(rc)
        return [(documents[id], told[id]) for id in document_ids if id in told]

    def may_be_copied(self) -> bool:
        if self._streams:
            self.engine.dispose()
        return self._streams
