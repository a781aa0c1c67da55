"""Changes: which figure, grade or holder changed when reports came in, and because of which sentence; as a feed too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS, Column
from contested.export.folds import REVISION_COLUMNS, revision_record
from contested.model import REVISION_KINDS, Query, Revision
from contested.store import Store
from contested.web.answers import Answer, respond
from contested.web.asked import Asked, AskedFor, paged
from contested.web.feed import feed
from contested.web.sentences import cited
from contested.web.site import TheStore

router = APIRouter()
# So many sentences behind a change are shown in the list; so many changes stand in the feed.
_SENTENCES, _FEED = 2, 60
KINDS = {"control": "who holds a place", "toll": "figures", "grade": "grades"}
_SAID = Column("sentences", "The sentences because of which it changed.", lambda record: record["sentences"])


@router.get("/changes")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The changes that meet the filters, the latest first."""
    found = list(store.folds(Revision, _latest(asked)))
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    rows = _rows(store, found[: asked.rows])
    context = {"asked": asked, "kinds": {kind: KINDS[kind] for kind in REVISION_KINDS}}
    return respond(request, Answer("changes.html", rows, (*REVISION_COLUMNS, _SAID), extra, context))


@router.get("/changes.atom")
def atom(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The latest changes that meet the filters, as an Atom feed (RFC 4287)."""
    rows = _rows(store, list(store.folds(Revision, replace(_latest(asked), limit=_FEED, skip=0))))
    return Response(feed(str(request.url), rows), media_type="application/atom+xml")


@router.get("/changes/{id}")
def change(request: Request, id: str, store: TheStore) -> Response:
    """One change. Raises NotFound."""
    found = store.fold(Revision, id)
    if found is None:
        raise NotFound(
            f"There is no change {id} in the record.",
            cause="it was reckoned otherwise since: events are linked anew at every build.",
            remedy="Look in the list of changes.",
        )
    rows = cited(store, found.claims)
    extra = {"change": revision_record(found)}
    return respond(
        request, Answer("change.html", [row.claim for row in rows], COLUMNS["claims"], extra, {"cited": rows})
    )


def _latest(asked: Asked) -> Query:
    return replace(paged(asked), reverse=True)


def _rows(store: Store, found: Sequence[Revision]) -> list[dict[str, Any]]:
    """The changes with the sentences because of which they happened."""
    shown = [c for r in found for c in r.claims[:_SENTENCES]]
    said = {rc.claim.id: rc for rc in store.claims_named(tuple(dict.fromkeys(shown)))}
    rows = []
    for r in found:
        claims = [said[c] for c in r.claims[:_SENTENCES] if c in said]
        because = [
            {"id": c.claim.id, "doc": c.claim.doc, "text": c.claim.evidence.text, "publisher": c.publisher}
            for c in claims
        ]
        rows.append(revision_record(r) | {"because": because, "sentences": [b["text"] for b in because]})
    return rows
