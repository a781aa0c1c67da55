"""Documents: the list, and one document with every claim marked in its text."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.interchange import claim_record, document_record
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor, paged
from contested.web.marking import marked
from contested.web.site import TheStore

router = APIRouter()


@router.get("/documents")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The documents that meet the filters, by publication date."""
    found = [document_record(document) for document in store.documents(paged(asked))]
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    answer = Answer("documents.html", found[: asked.rows], COLUMNS["documents"], extra, {"asked": asked})
    return respond(request, answer)


@router.get("/documents/{id}")
def document(request: Request, id: str, store: TheStore) -> Response:
    """One document. Raises NotFound."""
    found = store.document(id)
    if found is None:
        raise NotFound(f"There is no document {id} in the record.")
    claims = [claim_record(c) for c in store.claims_of(id)]
    context = {"pieces": marked(found.text, claims), "clean": found.clean if found.clean != found.text else None}
    extra = {"document": document_record(found)}
    return respond(request, Answer("document.html", claims, COLUMNS["claims"], extra, context))
