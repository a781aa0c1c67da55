"""Claims in the database, each with what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contested.model import Query, Resolution, ResolvedClaim
from contested.store.base import EVERYTHING
from contested.store.bulk import batches
from contested.store.documents import CLAIMS, redecide, select_any_claim, select_claims
from contested.store.rows import Joiner
from contested.store.schema import claim
from contested.store.sql.connected import Connected, mark
from contested.store.terms import claim_order
from contested.store.workings import ASKED


class Claims(Connected):
    """The claims, and the decisions about them."""

    def claim(self, id: str) -> ResolvedClaim | None:
        return next(map(Joiner(), self._rows(CLAIMS.where(claim.c.id == id))), None)

    def has_claim(self, query: Query) -> bool:
        with self.engine.connect() as connection:
            return connection.scalar(select_any_claim(query)) is not None

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        return map(Joiner(), self._rows(select_claims(query, frequent=self._walks(query))))

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        statement = CLAIMS.where(claim.c.document == document_id).order_by(claim.c.evidence_start, claim.c.id)
        return map(Joiner(), self._rows(statement))

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        found: list[ResolvedClaim] = []
        for some in batches(sorted(set(ids)), ASKED):
            found += map(Joiner(), self._rows(CLAIMS.where(claim.c.id.in_(some)).order_by(claim.c.key)))
        return iter(sorted(found, key=claim_order))

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        given = resolutions if self._streams else list(resolutions)
        with self._writing() as connection:
            for document_id, decisions in given:
                redecide(connection, document_id, decisions)
            mark(connection, outdated=True)
