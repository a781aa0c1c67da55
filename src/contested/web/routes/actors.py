"""Actors: the list, and one at length: names, relations over time, in how many claims as whom."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.folds import PRESENCE_COLUMNS, presence_record
from contested.export.interchange import identity_record
from contested.model import PROVISIONAL, Presence, Query
from contested.model.knowledge import ACTOR_KINDS
from contested.pipeline.actors import actor_called
from contested.pipeline.asking import OwnNames
from contested.pipeline.judging import sides
from contested.pipeline.portraits import Portrait, portrait
from contested.store import Store
from contested.web.answers import Answer, respond
from contested.web.asked import Asked, AskedFor, named
from contested.web.figures.lifeline import lifeline
from contested.web.links import link
from contested.web.sentences import cited_claims
from contested.web.site import TheSite, TheStore

router = APIRouter()
# So many of its sentences stand on the page of an actor.
_SENTENCES = 10
WHO = {"known": "those of the directory", "new": "those that it lacks"}


@router.get("/actors")
def listing(request: Request, site: TheSite, store: TheStore, asked: AskedFor) -> Response:
    """The actors of the record that meet the filters, those in most claims first."""
    types = _types(asked)
    query = Query(actor=site.called(asked.given.get("name")), limit=asked.rows + 1, skip=asked.skip)
    found = list(store.folds(Presence, query, types))
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    rows = _rows(store, site.own, found[: asked.rows])
    context = {"asked": asked, "sides": sides(site.known), "actor_kinds": ACTOR_KINDS, "who": WHO}
    return respond(request, Answer("actors.html", rows, PRESENCE_COLUMNS, extra, context))


@router.get("/actors/{name:path}")
def actor(request: Request, name: str, site: TheSite, store: TheStore) -> Response:
    """One actor, by its id or by any of its names. Raises NotFound."""
    named(name, "actor")
    try:
        id = actor_called(store, name, site.known, site.own)
    except NotFound:
        # Somebody whom reports describe or quote and nobody names: there are only the claims.
        if store.has_claim(Query(actor=name)):
            return RedirectResponse(link("/claims", actor=name), 307)
        if store.has_claim(Query(source=name)):
            return RedirectResponse(link("/claims", source=name), 307)
        raise
    if id != name:
        return RedirectResponse(str(request.url.replace(path=link(f"/actors/{id}"))), 307)
    found = portrait(store, id, site.known, site.own)
    claims = cited_claims(store, found.claims[:_SENTENCES])
    context = {
        "portrait": found,
        "cited": claims,
        "lifeline": lifeline(id, found.relations, found.names),
        "new": id.startswith(PROVISIONAL),
    }
    extra = {"actor": _record(found)}
    rows = [row.claim for row in claims]
    return respond(request, Answer("actor.html", rows, COLUMNS["claims"], extra, context))


def _types(asked: Asked) -> tuple[str, ...]:
    given = asked.given
    side = f"side {given['side']}" if "side" in given else None
    return tuple(filter(None, (given.get("who"), given.get("kind"), side)))


def _rows(store: Store, own: OwnNames, found: list[Presence]) -> list[dict[str, Any]]:
    """The actors, each with a sentence of those whom the directory lacks."""
    first = {p.id: own.by_id[p.id].claims[:1] for p in found if p.id in own.by_id and p.id.startswith(PROVISIONAL)}
    wanted = [c for claims in first.values() for c in claims]
    said = {rc.claim.id: rc.claim.evidence.text for rc in store.claims_named(wanted)}

    def sample(id: str) -> dict[str, str] | None:
        return next(({"claim": c, "text": said[c]} for c in first.get(id, ()) if c in said), None)

    return [presence_record(p) | {"sample": sample(p.id)} for p in found]


def _record(found: Portrait) -> dict[str, Any]:
    return asdict(found.actor) | {
        "side": found.side,
        "presence": presence_record(found.presence) if found.presence else None,
        "written": dict(found.written),
        "parts": [a.id for a in found.parts],
        "relations": [asdict(r) for r in found.relations],
        "voices": [{"id": a.id, "name": a.name, "claims": n} for a, n in found.voices],
        "judged": identity_record(found.judged) if found.judged else None,
    }
