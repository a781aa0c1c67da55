"""Search: names of places, actors and sources in any spelling, and words in claims and documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.export.columns import plain
from contested.export.interchange import claim_record, iso
from contested.pipeline.finding import Finding, Named, found
from contested.store import Hit, Store
from contested.web.answers import Answer, respond
from contested.web.links import link
from contested.web.site import TheSite, TheStore

router = APIRouter()
# So many claims and documents are found; words that nobody types more of.
_MOST, _LONGEST = 30, 300
_PAGES = {"place": "/places/", "actor": "/actors/", "source": "/sources/"}
_COLUMNS = (
    plain("kind", "place, actor, source, claim or document."),
    plain("id", "Its id; of a source the name."),
    plain("text", "Its name, or the passage that holds the words."),
    plain("publisher", "Publisher of the report."),
    plain("published", "Day of publication."),
)


@router.get("/search")
def search(request: Request, site: TheSite, store: TheStore, q: str = "") -> Response:
    """What ``q`` finds."""
    words = " ".join(q.split())[:_LONGEST]
    finding = found(store, words, site.names, site.own, _MOST) if words else Finding((), (), ())
    names = [_named(n) for n in finding.names]
    claims, documents = _claims(store, finding.claims), _documents(store, finding.documents)
    extra = {"q": words, "understood": names, "also": list(finding.also)}
    context = {"names": names, "claims": claims, "documents": documents}
    return respond(request, Answer("search.html", [*names, *claims, *documents], _COLUMNS, extra, context))


def _named(n: Named) -> dict[str, Any]:
    address = link(f"{_PAGES[n.role]}{n.id}")
    filtered = {"place": n.name, "actor": n.id, "source": n.name}[n.role]
    return {
        "kind": n.role,
        "id": n.id,
        "text": n.name,
        "about": n.about,
        "words": n.words,
        "address": address,
        "claims": link("/claims", **{n.role: filtered}),
        "events": link("/events", **{n.role: filtered}),
        "publisher": None,
        "published": None,
    }


def _claims(store: Store, hits: Iterable[Hit]) -> list[dict[str, Any]]:
    by_id = {h.id: h for h in hits}
    found = {rc.claim.id: rc for rc in store.claims_named(by_id)}
    rows = []
    for rc in (found[id] for id in by_id if id in found):
        head = {"publisher": rc.publisher, "published": iso(rc.published), "source": rc.origin, "doc": rc.claim.doc}
        told = {"claim": claim_record(rc), **head}
        rows.append({"kind": "claim", "id": rc.claim.id, **_passage(by_id[rc.claim.id]), **told})
    return rows


def _documents(store: Store, hits: Iterable[Hit]) -> list[dict[str, Any]]:
    by_id = {h.id: h for h in hits}
    rows = []
    for d in store.documents_named(tuple(by_id)):
        head = {"publisher": d.publisher.value, "published": iso(d.published), "title": d.title}
        rows.append({"kind": "document", "id": d.id, **_passage(by_id[d.id]), **head})
    return rows


def _passage(hit: Hit) -> dict[str, Any]:
    """The passage, also in pieces: (words, whether they were searched for)."""
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [(hit.passage[at:start], False), (hit.passage[start:end], True)]
        at = end
    return {"text": hit.passage, "pieces": [*pieces, (hit.passage[at:], False)]}
