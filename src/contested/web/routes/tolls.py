"""Tolls: how many came to what harm, by month, group, place and side, down to the lines of the ledger and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound, UsageError
from contested.export.columns import COLUMNS
from contested.export.interchange import Record, event_record, toll_record
from contested.export.sums import check_record
from contested.ledger import told
from contested.model import HARMS, Query, TollEntry
from contested.model.codes import Harm
from contested.model.reckoning import SumBy, TollSum
from contested.pipeline.tallying import Checks
from contested.store import Store
from contested.web import tollview as view
from contested.web.answers import Answer, respond
from contested.web.asked import Asked, AskedFor
from contested.web.eventview import count_row
from contested.web.sentences import sentences
from contested.web.site import Site, TheSite

router = APIRouter()
# Lines with their sentences on a page.
_EXPLAINED = 50
_TOTALS = 10
# Totals are checked against the record's lines where it has no more.
_CHECKED = 10_000
# Sums that are named one by one in the tree.
_TREE = 60


@router.get("/tolls")
def overview(request: Request, site: TheSite, asked: AskedFor) -> Response:
    """The sums of one harm by what ``by`` says, and of every harm in all. Raises UsageError."""
    by, harm = _by(asked), _harm(asked) or "killed"
    query = replace(asked.query, type=None)
    rows = [view.row(s, by, asked.given | {"harm": harm}) for s in view.sums(site, query, by, harm)]
    rows = view.told_apart(rows, by, site.known.places)
    if by != "month":
        rows.sort(key=lambda r: (-r["low"], r["name"]))
    shown = rows[asked.skip : asked.skip + asked.rows]
    extra = {
        "by": by,
        "harm": harm,
        "page": asked.page,
        "more": len(rows) > asked.skip + asked.rows,
        "all": [view.row(s, "harm", asked.given) for s in _in_order(view.sums(site, query, "harm"))],
        "apart": [view.row(s, "harm", asked.given) for s in _in_order(view.sums(site, query, "harm", None, "apart"))],
        "loose": [view.row(s, "harm", asked.given) for s in _in_order(view.sums(site, query, "harm", None, "loose"))],
    }
    totals = site.store.tolls(replace(query, type="cumulative"))
    context = {
        "asked": asked,
        "harms": HARMS,
        "ways": view.BY,
        "plot": {"by": by, "rows": view.drawn(rows, by)},
        "tree": rows[:_TREE],
        "rows": len(rows),
        "totals": [toll_record(t) for t in islice((t for t in totals if t.harm == harm), _TOTALS)],
    }
    return respond(request, Answer("tolls.html", shown, view.COLUMNS, extra, context))


@router.get("/tolls/lines")
def lines(request: Request, site: TheSite, asked: AskedFor) -> Response:
    """Lines of the ledger; with ``explain`` as a tree, down to the sentences. ``event`` asks for those of one event."""
    event, harm, explain = asked.given.get("event"), _harm(asked), bool(asked.given.get("explain"))
    explain = explain or event is not None
    rows = min(asked.rows, _EXPLAINED) if explain else asked.rows
    skip = (asked.page - 1) * rows
    found = list(islice(_lines(site.store, asked, event, harm), skip, skip + rows + 1))
    shown = found[:rows]
    said = sentences(site.store, (id for e in shown for id in e.claims)) if explain else {}
    extra = {"page": asked.page, "more": len(found) > rows}
    context = {
        "asked": asked,
        "harms": HARMS,
        "explain": explain,
        "trees": view.trees(shown, said) if explain else [],
        "event": event,
    }
    return respond(
        request, Answer("toll_lines.html", [toll_record(e) for e in shown], COLUMNS["tolls"], extra, context)
    )


@router.get("/tolls/{id}")
def line(request: Request, id: str, site: TheSite) -> Response:
    """One line of the ledger. Raises NotFound."""
    store = site.store
    entry = store.toll(id)
    if entry is None:
        raise NotFound(f"There is no toll {id} in the record.", remedy="Its claims may be counted in another line now.")
    event = store.event(entry.event) if entry.event else None
    claims = list(store.claims_named(entry.claims))
    counts = told(claims, event, directory=site.directory) if claims else ()
    said = sentences(store, entry.claims)
    beside = list(store.tolls_of(entry.event)) if entry.event else []
    sides = {o.name: o.side for o in event.origins} if event else {}
    sources = [count_row(c, sides) for c in counts]
    extra = {
        "toll": toll_record(entry),
        "event": event_record(event) if event else None,
        "sources": sources,
        "said": [one.record for one in said.values()],
        "parts": [toll_record(e) for e in beside if e.within == entry.id],
        "beside": _beside(site, entry),
        "whole": next((toll_record(e) for e in beside if e.id == entry.within), None),
    }
    plot = {"event": extra["toll"], "sources": sources}
    context = {"lines": list(said.values()), "plot": plot}
    return respond(request, Answer("toll.html", [toll_record(entry)], COLUMNS["tolls"], extra, context))


def _beside(site: Site, entry: TollEntry) -> Record | None:
    """A total beside the record's own events of its time and area; None for no total, and where they are too many."""
    if entry.scope != "cumulative" or entry.within is not None:
        return None
    if sum(s.entries for s in view.sums(site, Query(), "harm")) > _CHECKED:
        return None
    return site.remember(("check", entry.id), lambda store: check_record(next(Checks(store, site.known).of([entry]))))


def _lines(store: Store, asked: Asked, event: str | None, harm: Harm | None) -> Iterable[TollEntry]:
    """The lines asked for: of an event, or those that meet the filters."""
    if event is not None:
        return (e for e in store.tolls_of(event) if harm in (None, e.harm))
    if harm is None or asked.query.type:
        return (e for e in store.tolls(asked.query) if harm in (None, e.harm))
    return store.tolls(replace(asked.query, type=harm))


def _in_order(found: Sequence[TollSum]) -> list[TollSum]:
    order = list(HARMS)
    return sorted(found, key=lambda s: order.index(s.key) if s.key in order else len(order))


def _by(asked: Asked) -> SumBy:
    given = asked.given.get("by", "month")
    for by in view.BY:
        if by == given:
            return by
    raise UsageError(f"Tolls are not added up by {given!r}.", remedy=f"There are {', '.join(view.BY)}.")


def _harm(asked: Asked) -> Harm | None:
    given = asked.given.get("harm")
    if given is None:
        return None
    for harm in HARMS:
        if harm == given:
            return harm
    raise UsageError(f"There is no harm {given!r}.", remedy=f"There are {', '.join(HARMS)}.")
