"""What every store asks of what it is given, and how it answers for what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from contested.errors import NotFound, UsageError
from contested.model import Claim, Document, Judgement, Resolution
from contested.store.base import Thing

# So many keys of claims there are between two keys of documents.
CLAIMS_A_DOCUMENT = 1 << 20
# So many of several ids are named.
SHOWN = 5


def check_claims(document: Document, claims: Sequence[Claim], resolutions: Iterable[Resolution]) -> None:
    """Raise ValueError unless the claims are the document's, each of its own id, and the decisions about them."""
    if len(claims) > CLAIMS_A_DOCUMENT:
        raise ValueError(f"document {document.id} has more than {CLAIMS_A_DOCUMENT} claims")
    ids = {c.id for c in claims}
    if len(ids) < len(claims):
        raise ValueError(f"two claims of document {document.id} have the same id")
    if strange := {c.doc for c in claims} - {document.id}:
        raise ValueError(f"claims of {sorted(strange)} were given with document {document.id}")
    check_resolutions(document.id, ids, resolutions)


def check_resolutions(document_id: str, claims: Iterable[str], resolutions: Iterable[Resolution]) -> None:
    """Raise ValueError unless every decision is about one of the claims."""
    if strange := {r.claim for r in resolutions} - set(claims):
        raise ValueError(f"decisions about {sorted(strange)}, which are no claims of document {document_id}")


def the_one(id: str, found: list[Thing]) -> Thing:
    """The one thing found. Raises NotFound when there is none, UsageError when there are several."""
    if not found:
        raise NotFound(f"Nothing in the record has the id {id!r}, or one that begins so.")
    if len(found) > 1:
        some = ", ".join(f"{thing.id} ({thing.kind})" for thing in found[:SHOWN])
        more = " and more" if len(found) > SHOWN else ""
        raise UsageError(f"Several ids begin with {id!r}: {some}{more}.", remedy="Give more letters of the one meant.")
    return found[0]


def taken_back(id: str, j: Judgement | None, when: datetime) -> Judgement:
    """The judgement as undone at ``when``, or earlier if it was. Raises NotFound when there is none."""
    if j is None:
        raise NotFound(f"There is no judgement {id!r} in the record.")
    return j if j.undone else replace(j, undone=when)
