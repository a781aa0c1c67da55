"""The first page, and the link that lets its bearer write."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contested.web.answers import Answer, respond
from contested.web.guard import Guard
from contested.web.site import TheSite, TheStore

router = APIRouter()


@router.get("/enter/{token}")
def enter(token: str, site: TheSite) -> Response:
    """Take the token of the printed link."""
    guard: Guard = site.guard
    return guard.enter(token)


@router.get("/")
def home(request: Request, store: TheStore) -> Response:
    """What the record holds."""
    counts = store.counts()
    extra = {
        "documents": counts.documents,
        "undated": counts.undated,
        "first": counts.first.isoformat() if counts.first else None,
        "last": counts.last.isoformat() if counts.last else None,
        "claims": dict(counts.claims),
        "events": dict(counts.events),
        "spells": counts.spells,
        "tolls": counts.tolls,
        "disputes": counts.disputes,
        "judgements": counts.judgements,
    }
    return respond(request, Answer("home.html", extra=extra, context={"outdated": store.outdated()}))


@router.get("/show/{id}")
def show(id: str, store: TheStore) -> Response:
    """The page of whatever the id names. Raises NotFound."""
    thing = store.find(id)
    return RedirectResponse(f"/{PAGES[thing.kind]}/{thing.id}", 307)


PAGES = {
    "document": "documents",
    "claim": "claims",
    "event": "events",
    "spell": "spells",
    "toll": "tolls",
    "dispute": "disputes",
    "actor": "actors",
    "judgement": "judgements",
}
