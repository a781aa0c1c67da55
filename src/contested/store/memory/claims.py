"""Claims in plain Python, each with what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contested.model import Claim, Document, Query, Resolution, ResolvedClaim, join
from contested.store.base import EVERYTHING
from contested.store.checks import check_resolutions
from contested.store.matching import claim_matches
from contested.store.memory.held import Held, limited
from contested.store.terms import claim_order


class Claims(Held):
    """The claims, and the decisions about them."""

    def claim(self, id: str) -> ResolvedClaim | None:
        return self._claims.get(id)

    def has_claim(self, query: Query) -> bool:
        return any(True for _ in self.claims(query))

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        ordered = sorted(self._claims.values(), key=claim_order, reverse=query.reverse)
        return limited((rc for rc in ordered if claim_matches(rc, query, self._graded)), query)

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        claims, _ = self._read.get(document_id, ((), ()))
        return iter(sorted((self._claims[c.id] for c in claims), key=claim_order))

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        return iter(sorted((self._claims[id] for id in set(ids) & self._claims.keys()), key=claim_order))

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        given = list(resolutions)
        self._check(given)
        for document_id, decisions in given:
            if document_id in self._documents:
                self._decide(self._documents[document_id], self._read[document_id][0], tuple(decisions))

    def _check(self, given: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        for document_id, decisions in given:
            check_resolutions(document_id, (c.id for c in self._read.get(document_id, ((), ()))[0]), decisions)

    def _decide(self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution]) -> None:
        self._read[document.id] = claims, resolutions
        self._claims |= {rc.claim.id: rc for rc in join(document, claims, resolutions)}
        self._outdated = True
