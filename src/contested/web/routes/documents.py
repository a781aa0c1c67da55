"""Documents: the list, and one document with every claim marked in its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.interchange import claim_record, document_record, iso
from contested.link import rejected
from contested.link.families import Family
from contested.model import Judged
from contested.pipeline.copying import copies_of
from contested.store import Store
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor, paged
from contested.web.marking import marked
from contested.web.site import TheSite, TheStore

router = APIRouter()


@router.get("/documents")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The documents that meet the filters, by publication date."""
    found = [document_record(document) for document in store.documents(paged(asked))]
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    answer = Answer("documents.html", found[: asked.rows], COLUMNS["documents"], extra, {"asked": asked})
    return respond(request, answer)


@router.get("/documents/{id:path}")
def document(request: Request, id: str, site: TheSite, store: TheStore) -> Response:
    """One document. Raises NotFound."""
    found = store.document(id)
    if found is None:
        raise NotFound(f"There is no document {id} in the record.")
    claims = [claim_record(c) for c in store.claims_of(id)]
    copies = site.remembered.get(store.edition(), ("copies", id), lambda: copies_of(store, found, site.known))
    context = {"pieces": marked(found.text, claims), "clean": found.clean if found.clean != found.text else None}
    extra = {
        "document": document_record(found),
        "copies": _copies(store, id, copies),
        "rejected": sorted(_rejected(store, {c["id"] for c in claims})),
    }
    return respond(request, Answer("document.html", claims, COLUMNS["claims"], extra, context))


def _rejected(store: Store, claims: set[str]) -> frozenset[str]:
    """Those of the claims that reviewers rejected."""
    ever = {id for j in store.judged(Judged(kind="reject", in_force=True)) for id in j.subjects} & claims
    return frozenset(id for id in ever if rejected(store.judged(Judged(subject=id, in_force=True))) >= {id})


def _copies(store: Store, id: str, families: Sequence[Family]) -> list[dict[str, Any]]:
    """The documents that it is tied to, with what it has in common with each and which is the earlier."""
    ties = [c for f in families for c in f.copies if id in (c.doc, c.of)]
    others = {c: c.of if c.doc == id else c.doc for c in ties}
    heads = {d.id: d for d in store.documents_named(tuple(dict.fromkeys(others.values())))}
    return [
        {
            "id": other,
            "title": heads[other].title,
            "publisher": heads[other].publisher.value,
            "published": iso(heads[other].published),
            "kind": c.kind,
            "words": c.words,
            "likeness": c.likeness,
            "earlier": c.earlier,
            "reason": c.reason,
        }
        for c, other in others.items()
        if other in heads
    ]
