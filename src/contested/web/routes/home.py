"""The first page, and the link that lets its bearer write."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contested.export.interchange import iso
from contested.pipeline.happened import thing_called
from contested.web.answers import Answer, form_of, respond
from contested.web.links import link
from contested.web.routes.map import AskedOfMap
from contested.web.routes.map import answer as map_answer
from contested.web.site import TheSite, TheStore

router = APIRouter()


@router.get("/enter/{token}")
def enter(request: Request, token: str, site: TheSite) -> Response:
    """Take the token of the printed link."""
    return site.guard.enter(request, token)


@router.get("/")
def home(request: Request, site: TheSite, store: TheStore, asked: AskedOfMap) -> Response:
    """What the record holds, above the map."""
    counts = site.keeper.kept().counts
    extra = {
        "documents": counts.documents,
        "undated": counts.undated,
        "first": iso(counts.first),
        "last": iso(counts.last),
        "claims": dict(counts.claims),
        "events": dict(counts.events),
        "spells": counts.spells,
        "tolls": counts.tolls,
        "disputes": counts.disputes,
        "judgements": counts.judgements,
    }
    outdated = store.outdated()
    if not counts.documents or form_of(request) == "json":
        return respond(request, Answer("home.html", extra=extra, context={"outdated": outdated}))
    drawn = map_answer(request, site, store, asked)
    return respond(request, replace(drawn, context={**drawn.context, "home": {**extra, "outdated": outdated}}))


@router.get("/show/{id:path}")
def show(id: str, store: TheStore) -> Response:
    """The page of whatever the id names. Raises NotFound."""
    thing = thing_called(store, id)
    return RedirectResponse(link(f"/{PAGES[thing.kind]}/{thing.id}"), 307)


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
