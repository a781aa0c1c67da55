"""Events: the list, and one event with its claims by side, its tolls and its origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contested.export.columns import COLUMNS
from contested.export.interchange import Record, event_record, spell_record
from contested.model import EVENT_TYPE_OF, GRADES, SUB_EVENT_TYPES, Event, ResolvedClaim
from contested.pipeline.grounds import Grounds, grounds_of
from contested.pipeline.happened import event_called, successor
from contested.store import Store
from contested.web import eventview as view
from contested.web.answers import Answer, form_of, respond
from contested.web.asked import AskedFor, paged
from contested.web.links import link
from contested.web.sentences import said as one_said
from contested.web.site import TheSite
from contested.web.witnesses import drawn

router = APIRouter()
# What the list of events can be asked for.
TYPES = (*SUB_EVENT_TYPES, *EVENT_TYPE_OF, *GRADES, "intended", "predicted", "hypothetical", "campaign")


@router.get("/events")
def listing(request: Request, site: TheSite, asked: AskedFor) -> Response:
    """The events that meet the filters, by first day; campaigns, whose steps these are, where they are asked for."""
    kinds = () if asked.query.type == "campaign" else ("happening",)
    events: Iterable[Event] = site.store.events(paged(asked), kinds)
    if form_of(request) != "html" and (campaigns := view.campaigns_of(site)):
        events = campaigns.placed(events)
    found = list(map(event_record, events))
    answer = Answer(
        "events.html",
        found[: asked.rows],
        COLUMNS["events"],
        extra={"page": asked.page, "more": len(found) > asked.rows},
        context={"asked": asked, "types": TYPES, "told": _told(site.store, found[: asked.rows])},
    )
    return respond(request, answer)


@router.get("/events/{id}")
def event(request: Request, id: str, site: TheSite) -> Response:
    """One event; the id of one whose first claim went into another leads to that. Raises NotFound."""
    store = site.store
    if store.event(id) is None and (other := successor(store, id)):
        return RedirectResponse(str(request.url.replace(path=link(f"/events/{other.id}"))), 307)
    found = event_called(store, id)
    grounds = grounds_of(store, found, site.known, site.directory)
    said = {rc.claim.id: one_said(rc, grounds.documents.get(rc.claim.doc)) for rc in _ordered(grounds)}
    graph, steps, tolls = grounds.graph, grounds.history(site.known), view.toll_rows(grounds)
    disputes, course = view.disputed(store, found), view.course(site, found)
    extra = {
        "event": event_record(found) | {"part_of": view.course_record(course)["step_of"]},
        "disputes": [record for _, record in disputes],
        "tolls": [{"harm": harm, "event": total, "sources": rows} for harm, total, rows in tolls],
        "witnesses": view.graph_record(graph),
        "history": [view.step_record(step) for step in steps],
        "course": view.course_record(course),
        "control": [spell_record(spell) for spell in store.spells_of(id)],
    }
    context = {
        "sides": view.by_side(found, said, grounds),
        "origins": view.branches(graph),
        "drawing": drawn(graph),
        "campaign": event_record(course.campaign) if course.campaign else None,
        "steps": [event_record(e) for e in course.steps or ()],
        "sources": {d.id: d.publisher.value or d.id for d in grounds.documents.values()},
    }
    return respond(request, Answer("event.html", [s.claim for s in said.values()], COLUMNS["claims"], extra, context))


def _told(store: Store, events: Sequence[Record]) -> dict[str, str]:
    """The day of the first report of those of the events whose own day is not known: it is what they are listed by."""
    undated = {e["id"]: [d["id"] for d in e["documents"]] for e in events if not any(e["time"].values())}
    heads = store.documents_named(tuple(dict.fromkeys(id for ids in undated.values() for id in ids)))
    published = {d.id: d.published.isoformat() for d in heads if d.published}
    return {id: min(days) for id, ids in undated.items() if (days := [published[d] for d in ids if d in published])}


def _ordered(grounds: Grounds) -> list[ResolvedClaim]:
    """The claims, the earliest reported first."""
    return sorted(
        grounds.claims.values(),
        key=lambda rc: (rc.published or date.max, rc.claim.doc, rc.claim.evidence.start, rc.claim.id),
    )
