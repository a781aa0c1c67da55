"""A place: its line of control by each source, what happened there, who came to harm, and its names."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export import held
from contested.export.columns import COLUMNS
from contested.export.interchange import event_record, iso, spell_record, toll_record
from contested.ledger import Holding, holders
from contested.ledger.answers import known_on
from contested.model import ControlSpell, Place, Query
from contested.pipeline.holding import said_of_provinces
from contested.pipeline.placing import Located, located, spelled
from contested.web import heldview as view
from contested.web.answers import Answer, respond
from contested.web.asked import Asked, AskedFor, named
from contested.web.sentences import sentences
from contested.web.site import Site, TheSite

router = APIRouter()
# So many spells, totals and events stand on the page; the listings have all.
MOST_SPELLS, MOST_TOTALS, MOST_EVENTS = 400, 12, 25


@router.get("/places/{asked_for:path}")
def place(request: Request, asked_for: str, site: TheSite, asked: AskedFor) -> Response:
    """A place by id or name, in any spelling. Raises NotFound."""
    named(asked_for, "place")
    store = site.store
    at = located(store, asked_for, site.known)
    if at is None:
        raise NotFound(
            f"No report of the record speaks of {asked_for!r}, and no place of that name is known.",
            remedy="Try another spelling, or search for it.",
        )
    spells = _spells(site, at)
    believed = [s for s in spells if known_on(s, asked.query.known_at)][:MOST_SPELLS]
    day = asked.query.at or max((s.last_said for s in believed if s.last_said), default=None)
    found = _answers(believed, asked, day, site)
    implied = _around(site, at, asked, day, found)
    ids = [*(h.claims for h in found), *(i.claims for i in implied)]
    lines = sentences(store, (id for claims in ids for id in claims))
    events = list(store.events(Query(place=at.names, limit=MOST_EVENTS + 1, skip=(asked.page - 1) * MOST_EVENTS)))
    records = [spell_record(s) for s in believed]
    extra = {
        "place": _record(at, spelled(store, at)),
        "day": iso(day),
        "holding": [held.holding_record(h) for h in found],
        "said_of_province": [held.implied_record(i) for i in implied],
        "superseded": len(spells) - len(believed),
        "events": [event_record(e) for e in events[:MOST_EVENTS]],
        "tolls": [_sum(s) for s in store.toll_sums(Query(place=at.names))],
        "totals": [toll_record(t) for t in store.tolls(Query(place=at.names, type="cumulative", limit=MOST_TOTALS))],
        "page": asked.page,
        "more": len(events) > MOST_EVENTS,
    }
    context = {
        "asked": asked,
        "answers": view.answers(found, lines),
        "around": view.around(implied, lines),
        "timeline": view.timeline(believed, site.directory, site.sides, site.settings.stale_days),
        "area": at.is_area,
    }
    return respond(request, Answer("place.html", records, COLUMNS["control"], extra, context))


def _spells(site: Site, at: Located) -> list[ControlSpell]:
    """The spells of the place itself, and not of what lies in it."""
    key = at.id or at.name
    return [s for s in site.store.spells(Query(place=key)) if (s.place.id or s.place.name) == key]


def _answers(spells: list[ControlSpell], asked: Asked, day: date | None, site: Site) -> tuple[Holding, ...]:
    if day is None:
        return ()
    return holders(spells, None, day, asked.query.known_at, stale_days=site.settings.stale_days)


def _around(site: Site, at: Located, asked: Asked, day: date | None, found: tuple[Holding, ...]) -> Any:
    """What is said of its province, where that is not the place asked for."""
    last = site.keeper.kept().last
    if at.place is None or at.is_area or not (day or last):
        return ()
    query = replace(Query(known_at=asked.query.known_at), at=day or last)
    answered = {h.place.id for h in found}
    said = said_of_provinces(site.store, query, at.name, site.settings.stale_days, site.known)
    return tuple(i for i in said if i.holding.place.id not in answered)


def _record(at: Located, written: tuple[str, ...]) -> dict[str, Any]:
    known = _known(at.place) if at.place else None
    return {
        "name": at.name,
        "id": at.id,
        "gazetteer": known,
        "written": list(written),
        "others": [{"id": p.id, "name": p.name, "kind": p.kind, "admin1": p.admin1, "country": p.country}
                   for p in at.others],
    }  # fmt: skip


def _known(place: Place) -> dict[str, Any]:
    return asdict(place) | {"spellings": list(place.spellings)}


def _sum(s: Any) -> dict[str, Any]:
    return {"harm": s.key, "low": s.range.low, "best": s.range.best, "high": s.range.high, "entries": s.entries}
