"""Addresses of what is told on another thing's page: they lead there."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from contested.errors import NotFound
from contested.web.site import TheStore

router = APIRouter()


@router.get("/claims/{id}")
def claim(id: str, store: TheStore) -> Response:
    """A claim where it stands in its document. Raises NotFound."""
    found = store.claim(id)
    if found is None:
        raise NotFound(f"There is no claim {id} in the record.")
    return RedirectResponse(f"/documents/{quote(found.claim.doc)}#{quote(id)}", 307)


@router.get("/disputes/{id}")
def dispute(id: str, store: TheStore) -> Response:
    """A dispute on the page of its event, else where its first claim stands. Raises NotFound."""
    found = store.dispute(id)
    if found is None:
        raise NotFound(f"There is no dispute {id} in the record.")
    return RedirectResponse(f"/events/{found.event}" if found.event else f"/claims/{found.claims[0]}", 307)


@router.get("/actors/{name}")
def actor(name: str) -> Response:
    """The events of an actor."""
    return RedirectResponse(f"/events?actor={quote(name)}", 307)
