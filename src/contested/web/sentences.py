"""Claims with their sentences, many at a time: what every figure leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.export.interchange import claim_record
from contested.model import Document, ResolvedClaim
from contested.store import Store
from contested.web.passages import Passage, passage


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as an object of the interchange form, its sentence, and who says so, from the innermost outwards."""

    claim: Mapping[str, Any]
    passage: Passage
    source: str

    @property
    def record(self) -> dict[str, Any]:
        """For JSON."""
        c = self.claim
        return {"claim": c["id"], "doc": c["doc"], "text": c["evidence"]["text"], "source": self.source,
                "published": c["published"]}  # fmt: skip


def sentences(store: Store, ids: Iterable[str]) -> dict[str, Said]:
    """The claims of these ids that are in the record, by id, the earliest reported first."""
    claims = list(store.claims_named(ids))
    documents = {d.id: d for d in store.documents_named(sorted({rc.claim.doc for rc in claims}))}
    ordered = sorted(claims, key=lambda rc: (rc.published or date.max, rc.claim.doc, rc.claim.evidence.start))
    return {rc.claim.id: said(rc, documents.get(rc.claim.doc)) for rc in ordered}


def said(rc: ResolvedClaim, document: Document | None) -> Said:
    """A claim with its sentence."""
    words = rc.claim.evidence
    around = passage(document.text, words.start, words.end) if document else Passage("", words.text, "", words.start)
    return Said(claim_record(rc), around, source_of(rc))


def source_of(rc: ResolvedClaim) -> str:
    """ "Observatory via Jazira Beacon"; empty where nobody is known."""
    chain = [r.name for r in reversed(rc.attribution)] + ([rc.publisher] if rc.publisher else [])
    return " via ".join(dict.fromkeys(chain))
