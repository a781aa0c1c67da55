"""Documents in plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from contested.model import Claim, Dating, Document, Query, Resolution, ResolvedClaim
from contested.store.base import EVERYTHING
from contested.store.checks import check_claims
from contested.store.matching import document_matches
from contested.store.memory.claims import Claims
from contested.store.memory.held import limited
from contested.store.terms import LAST


class Documents(Claims):
    """The documents, and what is inferred of their dates."""

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        check_claims(document, claims, resolutions)
        if self.has(document.id):
            return False
        self._documents[document.id] = document
        self._decide(document, tuple(claims), tuple(resolutions))
        return True

    def has(self, document_id: str) -> bool:
        return document_id in self._documents

    def known_ids(self) -> frozenset[str]:
        return frozenset(self._documents)

    def document(self, id: str) -> Document | None:
        return self._documents.get(id)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        ordered = sorted(self._documents.values(), key=lambda d: (d.published or LAST, d.id), reverse=query.reverse)
        found = (d for d in ordered if document_matches(d, self.claims_of(d.id), query, self._graded))
        return limited(found, query)

    def count_documents(self, query: Query = EVERYTHING) -> int:
        return sum(1 for _ in self.documents(replace(query, limit=0, skip=0)))

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        return (self._documents[id] for id in dict.fromkeys(ids) if id in self._documents)

    def document_ids(self, until: int | None = None) -> list[str]:
        there = set(islice(self._documents, until))
        return [d.id for d in self.documents() if d.id in there]

    def undated(self) -> Iterator[Document]:
        return iter(sorted((d for d in self._documents.values() if not d.date.value), key=lambda d: d.id))

    def last(self) -> int:
        return len(self._documents)

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        given = list(resolutions)
        self._check(given)
        for document_id, dating in inferred.items():
            if document := self._documents.get(document_id):
                self._documents[document_id] = replace(document, inferred=dating)
                self._decide(self._documents[document_id], *self._read[document_id])
        self.replace_resolutions(given)

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        told = [(self._documents.get(id), list(self.claims_of(id))) for id in document_ids]
        return [(document, claims) for document, claims in told if document and claims]

    def may_be_copied(self) -> bool:
        return True
