"""Documents, claims and the decisions about them as rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from contested.knowledge.names import fold
from contested.model import (
    ActorResolution,
    Claim,
    Dating,
    Document,
    Found,
    OffsetMap,
    PlaceResolution,
    Resolution,
    ResolvedClaim,
    TimeResolution,
    join,
)
from contested.store.codec import decode, encode, values
from contested.store.terms import LAST, claim_days, claim_terms

Values = dict[str, Any]
_IN_COLUMNS = ("id", "doc", "kind", "event_type", "sub_event_type", "evidence")
_NO_TEXT = OffsetMap(())


def document_row(d: Document, reader: str) -> Values:
    """Columns of ``document``; a text that was not cleaned is kept once."""
    cleaned = d.clean != d.text or d.offsets != OffsetMap.identity(len(d.text))
    return {
        "id": d.id,
        "reported": d.published or LAST,
        "publisher": encode(d.publisher),
        "date": encode(d.date),
        "inferred": encode(d.inferred) if d.inferred else None,
        "publisher_term": fold(d.publisher.value or ""),
        "title": d.title,
        "url": d.url,
        "origin": d.origin,
        "reader": reader,
        "text": d.text,
        "clean": d.clean if cleaned else None,
        "offsets": [list(piece) for piece in d.offsets.pieces] if cleaned else None,
    }


def document_of(row: Row[Any]) -> Document:
    """The document of a row of ``document``."""
    cleaned = row.clean is not None
    return Document(
        id=row.id,
        text=row.text,
        clean=row.clean if cleaned else row.text,
        offsets=OffsetMap(tuple((a, b, n) for a, b, n in values(row.offsets)))
        if cleaned
        else OffsetMap.identity(len(row.text)),
        title=row.title,
        publisher=decode(Found, row.publisher),
        date=decode(Found, row.date),
        url=row.url,
        origin=row.origin,
        inferred=_inferred(row),
    )


def _inferred(row: Row[Any]) -> Dating | None:
    return decode(Dating, row.inferred) if row.inferred else None


def claim_row(key: int, c: Claim, d: Document) -> Values:
    """Columns of ``claim``."""
    return {
        "key": key,
        "id": c.id,
        "document": c.doc,
        "reported": d.published or LAST,
        "kind": c.kind,
        "event_type": c.event_type,
        "sub_event_type": c.sub_event_type,
        "evidence_start": c.evidence.start,
        "evidence_end": c.evidence.end,
        "evidence": c.evidence.text,
        "body": {name: value for name, value in encode(c).items() if name not in _IN_COLUMNS},
        "confidence": c.confidence,
    }


def claim_of(row: Row[Any]) -> Claim:
    """The claim of a row of ``claim``."""
    columns = {
        "id": row.id,
        "doc": row.document,
        "kind": row.kind,
        "event_type": row.event_type,
        "sub_event_type": row.sub_event_type,
        "evidence": {"text": row.evidence, "start": row.evidence_start, "end": row.evidence_end},
    }
    return decode(Claim, columns | values(row.body))


def resolution_rows(keys: Iterable[int], joined: Sequence[ResolvedClaim], bodies: dict[str, Values]) -> list[Values]:
    """Columns of ``resolution``; ``bodies`` by claim id, see ``resolution_bodies``."""
    rows = []
    for key, rc in zip(keys, joined, strict=True):
        first, last = claim_days(rc)
        body = bodies.get(rc.claim.id, {})
        early = last > (rc.published or LAST)
        rows.append({"claim": key, "about_from": first, "about_to": last, "early": early, "body": body})
    return rows


def term_rows(keys: Iterable[int], joined: Sequence[ResolvedClaim]) -> list[Values]:
    """Columns of ``claim_term``."""
    return [
        {"parent": key, "role": role, "term": term}
        for key, rc in zip(keys, joined, strict=True)
        for role, term in sorted(claim_terms(rc))
    ]


def resolution_bodies(resolutions: Iterable[Resolution]) -> dict[str, Values]:
    """The decisions about each claim as one JSON object, by claim id."""
    bodies: dict[str, Values] = {}
    for r in resolutions:
        about = bodies.setdefault(r.claim, {})
        written = encode(r)
        del written["claim"]
        match r:
            case ActorResolution():
                about.setdefault("people", []).append(written)
            case PlaceResolution():
                about.setdefault("places", []).append(written)
            case TimeResolution():
                about["time"] = written
    return bodies


def resolutions_of(claim: str, body: str) -> list[Resolution]:
    """The decisions about a claim from their JSON object."""
    about, decided = {"claim": claim}, values(body)
    found: list[Resolution] = [decode(ActorResolution, about | r) for r in decided.get("people", ())]
    found += [decode(PlaceResolution, about | r) for r in decided.get("places", ())]
    return found + ([decode(TimeResolution, about | decided["time"])] if "time" in decided else [])


def head_of(row: Row[Any]) -> Document:
    """The document of a row of claims, without its text."""
    publisher, day = decode(Found, row.publisher), decode(Found, row.date)
    return Document(row.document, "", "", _NO_TEXT, None, publisher, day, inferred=_inferred(row))


class Joiner:
    """Joins rows of ``documents.CLAIMS`` to resolved claims, reading each document's head once."""

    def __init__(self) -> None:
        self._head: Document | None = None

    def __call__(self, row: Row[Any]) -> ResolvedClaim:
        """The claim of the row with the decisions about it."""
        if self._head is None or self._head.id != row.document:
            self._head = head_of(row)
        claim = claim_of(row)
        return next(join(self._head, (claim,), resolutions_of(claim.id, row.decided)))
