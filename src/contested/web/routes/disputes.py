"""Disputes: what sources contradict each other about, with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS, Column
from contested.export.interchange import dispute_record, event_record
from contested.model import DISPUTE_KINDS, Dispute
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor, paged
from contested.web.sentences import Said, cited, sentences
from contested.web.site import TheStore

router = APIRouter()
# So many sentences of a side stand on the page of a dispute, one in the list.
_MOST = 60
_SAID = (
    Column("said", "The first sentence of the one side.", lambda record: record["said"] or ""),
    Column("said_against", "The first sentence of the other.", lambda record: record["said_against"] or ""),
)


@router.get("/disputes")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The disputes that meet the filters, by the days that they are about."""
    found = list(store.disputes(paged(asked)))
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    shown = found[: asked.rows]
    said = sentences(store, [c for d in shown for c in (*d.claims[:1], *d.against[:1])])
    rows = [_row(d, said) for d in shown]
    context = {"asked": asked, "order": DISPUTE_KINDS, "said": said}
    return respond(request, Answer("disputes.html", rows, (*COLUMNS["disputes"], *_SAID), extra, context))


@router.get("/disputes/{id}")
def dispute(request: Request, id: str, store: TheStore) -> Response:
    """One dispute. Raises NotFound."""
    found = store.dispute(id)
    if found is None:
        raise NotFound(f"There is no dispute {id} in the record.", remedy="Look in the list of disputes.")
    event = store.event(found.event) if found.event else None
    one, other = cited(store, found.claims[:_MOST]), cited(store, found.against[:_MOST])
    claims = [row.claim for row in (*one, *other)]
    extra = {"dispute": dispute_record(found), "event": event_record(event) if event else None}
    context = {"one": one, "other": other, "most": _MOST}
    return respond(request, Answer("dispute.html", claims, COLUMNS["claims"], extra, context))


def _row(d: Dispute, said: Mapping[str, Said]) -> dict[str, Any]:
    """The dispute with the first words of each side."""

    def words(claims: Sequence[str]) -> str | None:
        return said[claims[0]].passage.words if claims and claims[0] in said else None

    return dispute_record(d) | {"said": words(d.claims), "said_against": words(d.against)}
