"""Words in claims and documents."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.store import Hit, Store
from contested.web.answers import Answer, respond
from contested.web.site import TheStore

router = APIRouter()
MOST = 50


@router.get("/search")
def search(request: Request, store: TheStore, q: str = "") -> Response:
    """What holds all the words: claims first, best first."""
    words = q.strip()
    found = [_record(hit) for hit in _hits(store, words)] if words else []
    return respond(request, Answer("search.html", found, extra={"asked": words}))


def _hits(store: Store, words: str) -> list[Hit]:
    return [*store.search_claims(words, MOST), *store.search(words, MOST)]


def _record(hit: Hit) -> dict[str, Any]:
    return {"kind": hit.kind, "id": hit.id, "passage": hit.passage, "marks": [list(mark) for mark in hit.marks]}
