"""Events: the list, and one event with its claims by side, its tolls and its origins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.interchange import claim_record, dispute_record, event_record
from contested.model import Event, ResolvedClaim
from contested.store import Store
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor, paged
from contested.web.passages import passage_of
from contested.web.site import TheStore

router = APIRouter()
_NO_SIDE = "no side or unknown"


@router.get("/events")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The events that meet the filters, by first day."""
    found = [event_record(event) for event in store.events(paged(asked))]
    answer = Answer(
        "events.html",
        found[: asked.rows],
        COLUMNS["events"],
        extra={"page": asked.page, "more": len(found) > asked.rows},
        context={"asked": asked},
    )
    return respond(request, answer)


@router.get("/events/{id}")
def event(request: Request, id: str, store: TheStore) -> Response:
    """One event. Raises NotFound."""
    found = store.event(id)
    if found is None:
        raise NotFound(f"There is no event {id} in the record.", remedy="Its claims may have joined another event.")
    claims = [c for c in map(store.claim, found.claims) if c]
    extra = {
        "event": event_record(found),
        "disputes": [dispute_record(d) for d in _disputes(store, found)],
    }
    context = {"sides": _by_side(found, claims, store), "reasons": {link.claim: link for link in found.links}}
    return respond(request, Answer("event.html", [claim_record(c) for c in claims], COLUMNS["claims"], extra, context))


def _disputes(store: Store, event: Event) -> list[Any]:
    return [d for d in store.disputes() if d.event == event.id]


def _by_side(event: Event, claims: Iterable[ResolvedClaim], store: Store) -> list[tuple[str, list[dict[str, Any]]]]:
    """The claims in columns, one a side, each with its sentence."""
    whose = {claim: origin for origin in event.origins for claim in origin.claims}
    columns: dict[str, list[dict[str, Any]]] = {}
    for claim in sorted(claims, key=lambda c: (str(c.published), c.claim.id)):
        origin = whose.get(claim.claim.id)
        row = {"claim": claim_record(claim), "origin": origin, "passage": passage_of(store, claim)}
        columns.setdefault((origin.side if origin else None) or _NO_SIDE, []).append(row)
    return sorted(columns.items(), key=lambda column: (column[0] == _NO_SIDE, column[0]))
