"""Claims with their sentences and the reports that they stand in, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from contested.export.interchange import claim_record
from contested.model import ResolvedClaim
from contested.store import Store
from contested.web.passages import passage

Cited = Mapping[str, Any]
"""``claim`` in the interchange form, its ``passage``, its document's ``title``, and ``source``, whose word it is."""


def cited(store: Store, ids: Iterable[str]) -> list[Cited]:
    """The claims of these ids that are in the record, in their order."""
    asked = tuple(dict.fromkeys(ids))
    found = {rc.claim.id: rc for rc in store.claims_named(asked)}
    return cited_claims(store, [found[id] for id in asked if id in found])


def cited_claims(store: Store, claims: Sequence[ResolvedClaim]) -> list[Cited]:
    """The same for claims at hand."""
    documents = {d.id: d for d in store.documents_named(tuple(dict.fromkeys(rc.claim.doc for rc in claims)))}
    return [_cited(rc, documents) for rc in claims]


def _cited(rc: ResolvedClaim, documents: Mapping[str, Any]) -> Cited:
    document, evidence = documents.get(rc.claim.doc), rc.claim.evidence
    text = document.text if document else evidence.text
    start = evidence.start if document else 0
    return {
        "claim": claim_record(rc),
        "passage": passage(text, start, start + len(evidence.text)),
        "title": document.title if document else None,
        "source": rc.origin,
    }
