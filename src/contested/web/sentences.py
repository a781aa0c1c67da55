"""Claims with their sentences, many at a time: what every figure leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.export.interchange import claim_record
from contested.model import Document, ResolvedClaim
from contested.pipeline.asking import in_order
from contested.store import Store
from contested.web.passages import Passage, passage


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as an object of the interchange form, its sentence, who says so, from the innermost outwards, and the
    title of its report."""

    claim: Mapping[str, Any]
    passage: Passage
    source: str
    title: str | None = None

    @property
    def record(self) -> dict[str, Any]:
        """For JSON."""
        c = self.claim
        return {"claim": c["id"], "doc": c["doc"], "text": c["evidence"]["text"], "source": self.source,
                "published": c["published"]}  # fmt: skip


def sentences(store: Store, ids: Iterable[str]) -> dict[str, Said]:
    """The claims of these ids that are in the record, by id, the earliest reported first."""
    found = store.claims_named(ids)
    ordered = sorted(found, key=lambda rc: (rc.published or date.max, rc.claim.doc, rc.claim.evidence.start))
    return {s.claim["id"]: s for s in cited_claims(store, ordered)}


def cited(store: Store, ids: Iterable[str]) -> list[Said]:
    """The claims of these ids that are in the record, in the order of the ids."""
    return cited_claims(store, in_order(store, ids))


def cited_claims(store: Store, claims: Sequence[ResolvedClaim]) -> list[Said]:
    """The same for claims at hand."""
    documents = {d.id: d for d in store.documents_named(dict.fromkeys(rc.claim.doc for rc in claims))}
    return [said(rc, documents.get(rc.claim.doc)) for rc in claims]


def said(rc: ResolvedClaim, document: Document | None) -> Said:
    """A claim with its sentence."""
    return Said(claim_record(rc), sentence_of(rc, document), source_of(rc), document.title if document else None)


def sentence_of(rc: ResolvedClaim, document: Document | None) -> Passage:
    """The sentence of a claim; its bare words where the document is not there."""
    words = rc.claim.evidence
    if document is None:
        return Passage("", words.text, "", words.start)
    return passage(document.text, words.start, words.end, document.title)


def source_of(rc: ResolvedClaim) -> str:
    """ "Observatory via Jazira Beacon"; empty where nobody is known."""
    chain = [r.name for r in reversed(rc.attribution)] + ([rc.publisher] if rc.publisher else [])
    return " via ".join(dict.fromkeys(chain))
