"""Review: what waits, one claim or pair at a time with its text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.interchange import claim_record, event_record, judgement_record
from contested.model import Judged
from contested.model.knowledge import ACTOR_KINDS
from contested.pipeline.happened import event_called
from contested.pipeline.judging import sides
from contested.store import Store
from contested.store.base import QUEUES
from contested.web.answers import Answer, Json, form_of, respond
from contested.web.asked import AskedFor, number
from contested.web.queues import BELOW, COLUMNS_OF, COUNTS, FILTERED, MOST, SAID, TITLES, Wanted, below, card, things
from contested.web.queues import record as record_of
from contested.web.reviewers import Reviewer
from contested.web.reviewing import KEYS, cards
from contested.web.site import Site, TheSite, TheStore
from contested.web.templating import address

router = APIRouter()
_LAST = 8
# So many claims of an event are on one page, to choose from.
_SPLIT = 40


@router.get("/review")
def overview(request: Request, site: TheSite, store: TheStore, reviewer: Reviewer) -> Response:
    """What waits for review, and what was judged last."""
    rows = [{"queue": q, "waiting": store.waiting(q, below=BELOW, author=reviewer, most=MOST)} for q in QUEUES]
    context = {
        "titles": TITLES,
        "said": SAID,
        "last": [judgement_record(j) for j in store.judged(Judged(limit=_LAST))],
        "outdated": store.outdated(),
        **_reviewing(request, site, reviewer),
    }
    return respond(request, Answer("review.html", rows, COUNTS, _state(site), context))


@router.get("/review/state")
def state(site: TheSite) -> Response:
    """Whether conclusions are being drawn anew."""
    return Json(_state(site), headers={"Cache-Control": "no-store"})


@router.get("/review/split/{event}")
def splitting(
    request: Request, event: str, site: TheSite, store: TheStore, asked: AskedFor, reviewer: Reviewer
) -> Response:
    """An event's claims, to choose those that tell of another. Raises NotFound."""
    found = event_called(store, event)
    some = found.claims[(asked.page - 1) * _SPLIT : asked.page * _SPLIT]
    extra = {"event": event_record(found), "page": asked.page, "more": asked.page * _SPLIT < len(found.claims)}
    rows = [claim_record(rc) for rc in map(store.claim, some) if rc]
    context = {"cards": cards(store, some, most=_SPLIT), **_reviewing(request, site, reviewer)}
    return respond(request, Answer("review_split.html", rows, COLUMNS["claims"], extra, context))


@router.get("/review/{queue}")
def queue(
    request: Request, queue: str, site: TheSite, store: TheStore, asked: AskedFor, reviewer: Reviewer
) -> Response:
    """One thing of a queue, or that which the address names. Raises NotFound."""
    if queue not in QUEUES:
        raise NotFound(f"There is no queue {queue!r}.", remedy=f"There are: {', '.join(QUEUES)}.")
    under, skip = below(asked.given.get("below")), number(asked.given.get("skip"), 0)
    rows = 1 if form_of(request) == "html" else asked.rows
    wanted = Wanted(queue, replace(asked.query, limit=rows, skip=skip), under, reviewer, asked.given)
    found = _found(store, wanted)
    left = store.waiting(queue, asked.query, below=under, author=reviewer, most=wanted.most)
    context = {
        "asked": asked,
        "title": TITLES[queue],
        "said": SAID[queue],
        "card": card(store, found[0], site.known) if found else None,
        "filtered": queue in FILTERED,
        "named": wanted.named,
        **_reviewing(request, site, reviewer),
        "most": wanted.most,
    }
    extra = {"queue": queue, "left": left, "skip": skip, **_state(site)}
    return respond(request, Answer(f"review_{queue}.html", [*map(record_of, found)], COLUMNS_OF[queue], extra, context))


def _found(store: Store, wanted: Wanted) -> list[Any]:
    """What is wanted; nothing where it was just judged, for then it may have been drawn anew. Raises NotFound."""
    try:
        return things(store, wanted)
    except NotFound:
        if wanted.given.keys().isdisjoint(("judged", "undone")):
            raise
        return []


def _state(site: Site) -> dict[str, Any]:
    drawing = site.drawer.state
    return {"drawing": drawing.running, "drawn": drawing.drawn, "failed": drawing.failed}


def _reviewing(request: Request, site: Site, reviewer: str) -> dict[str, Any]:
    """What every page of review needs."""
    asked = request.query_params
    return {
        "reviewer": reviewer,
        "keys": KEYS,
        "most": MOST,
        "back": address(request, judged=None, undone=None),
        "judged": site.store.judgement(asked["judged"]) if "judged" in asked else None,
        "undone": site.store.judgement(asked["undone"]) if "undone" in asked else None,
        "actor_kinds": ACTOR_KINDS,
        "known_sides": sides(site.known),
        "everyone": site.known.actors.all(),
        **_state(site),
    }
