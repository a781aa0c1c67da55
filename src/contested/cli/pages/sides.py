"""A dispute with the sentences of both sides, for tables and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from contested.cli import telling
from contested.export.interchange import dispute_record
from contested.model import Dispute
from contested.store import Store


def dispute_object(dispute: Dispute, store: Store) -> dict[str, Any]:
    """The dispute as exported, and what is said on either side."""
    said, against = sentences_of(dispute.claims, store), sentences_of(dispute.against, store)
    return dispute_record(dispute) | {"said": said, "said_against": against}


def sentences_of(claims: Iterable[str], store: Store) -> list[dict[str, Any]]:
    """The sentence, source and report day of each claim that is still in the record, the earliest first."""
    found = [rc for id in claims if (rc := store.claim(id))]
    found.sort(key=lambda rc: (rc.published or date.max, rc.claim.doc, rc.claim.evidence.start))
    return [
        {
            "claim": rc.claim.id,
            "text": rc.claim.evidence.text,
            "source": telling.claim_source(rc),
            "published": rc.published.isoformat() if rc.published else None,
        }
        for rc in found
    ]
