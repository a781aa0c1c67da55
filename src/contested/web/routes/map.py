"""The map: how every place stood on a day, what happened around it, and the record's events over time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse, Response

from contested.errors import NotFound, UsageError
from contested.export.interchange import iso
from contested.model import GRADES, SUB_EVENT_TYPES, Query
from contested.pipeline.kinds import type_called
from contested.pipeline.standing import AGREED, ALL
from contested.settings import Settings
from contested.store import Store
from contested.web.answers import Answer, Json, form_of, respond
from contested.web.asked import day, given_of, named, number
from contested.web.cards import event_card, place_card
from contested.web.kept import Kept
from contested.web.links import link
from contested.web.mapped import (
    AROUND,
    COLUMNS,
    MOST_AROUND,
    MapAsked,
    by_side,
    day_of,
    event_row,
    in_brief,
    place_row,
)
from contested.web.site import Site, TheSite, TheStore
from contested.web.templating import render

router = APIRouter()
TYPES = tuple(SUB_EVENT_TYPES)
# Rows of the tables that stand below the map; further places are in the CSV, further events in the list of events.
_ROWS = 100
# Sources that can be chosen from a list; any other is given in the address.
_SOURCES = 60
_MONTH = 31


def map_asked_of(request: Request, site: TheSite) -> MapAsked:
    """Read the map's address. Raises UsageError for a day, number or box that is none."""
    given = given_of(request)
    kept = site.keeper.kept()
    grade = given.get("grade")
    if grade is not None and grade not in GRADES:
        raise UsageError(f"There is no grade {grade!r}.", remedy=f"There are {', '.join(GRADES)}.")
    return MapAsked(
        at=day(given.get("at")) or kept.last or date.today(),
        known_at=day(given.get("known_at"), last=True),
        according=given.get("according", ALL),
        around=min(number(given.get("around"), AROUND), MOST_AROUND),
        actor=given.get("actor"),
        type=type_called(given.get("type")),
        grade=grade,
        box=_box(given.get("box")),
    )


AskedOfMap = Annotated[MapAsked, Depends(map_asked_of)]


@router.get("/map")
def page(request: Request, site: TheSite, store: TheStore, asked: AskedOfMap) -> Response:
    """The map of a day."""
    return respond(request, answer(request, site, store, asked))


def answer(request: Request, site: Site, store: Store, asked: MapAsked) -> Answer:
    """The map of a day: in brief for the browser's drawing, in full for tables."""
    kept = site.keeper.kept()
    found = day_of(asked, store, kept, site.known, site.settings.stale_days)
    extra: dict[str, Any] = {
        "at": asked.at.isoformat(),
        "known_at": iso(asked.known_at),
        "according": asked.according,
        "around": found.around,
        "left_out": dict(found.left_out),
        "sides": list(site.sides),
        "types": list(TYPES),
        "grades": list(GRADES),
    }
    form = form_of(request)
    if form == "json":
        brief = in_brief(found, site.sides, TYPES, GRADES)
        return Answer("map.html", brief["records"], extra={**extra, **{k: brief[k] for k in ("actors", "events")}})
    rows = [place_row(s) for s in (found.standings[:_ROWS] if form == "html" else found.standings)]
    context = {
        "asked": asked,
        "kept": kept,
        "tally": by_side(found.standings),
        "events": [event_row(e) for e in found.events[:_ROWS]],
        "more_events": max(0, len(found.events) - _ROWS),
        "all_events": _listed(asked, found.around),
        "shown": rows[:_ROWS],
        "places": len(found.standings),
        "sources": _sources(kept, asked),
        "steps": tuple(_steps(asked.at)),
        "stale_days": site.settings.stale_days,
        **_card(request, site, store, asked),
        "ALL": ALL,
        "AGREED": AGREED,
    }
    return Answer("map.html", rows, COLUMNS, extra, context)


@router.get("/map/timeline.json")
def timeline(site: TheSite, store: TheStore, asked: AskedOfMap, by: str = "day") -> Response:
    """How many events begin on each day, or in each month, of those that meet the filters."""
    if by not in ("day", "month"):
        raise UsageError(f"There is no counting by {by!r}.", remedy="There are day and month.")
    kept = site.keeper.kept()
    counted: Counter[str] = Counter()
    query = asked.query(site.known, kept)
    whole = query == Query() and asked.grade is None
    for on, n in kept.days if whole else store.event_days(query, grade=asked.grade):
        if (kept.first or on) <= on <= (kept.last or on):
            counted[on.isoformat()[: 10 if by == "day" else 7]] += n
    span = {"first": iso(kept.first), "last": iso(kept.last), "by": by}
    return Json({**span, "records": sorted(counted.items())})


@router.get("/map/boundaries.json")
def boundaries(site: TheSite) -> Response:
    """The borders that the map draws: the program's, or those of the setting. Raises UsageError."""
    return FileResponse(boundary_file(site.settings), media_type="application/json")


@router.get("/map/place/{id:path}")
def place(request: Request, id: str, site: TheSite, store: TheStore, asked: AskedOfMap) -> Response:
    """The card of a place: what each source says of it on the day. Raises NotFound."""
    named(id, "place")
    return render(request, "map_place.html", _place(id, site, store, asked))


@router.get("/map/event/{id}")
def event(request: Request, id: str, store: TheStore) -> Response:
    """The card of an event. Raises NotFound."""
    return render(request, "map_event.html", _event(id, store))


def boundary_file(settings: Settings) -> Path:
    """The file with the borders. Raises UsageError when there is none where the setting says, or it holds no shapes."""
    if not settings.boundaries:
        return Path(str(files("contested.web").joinpath("static/basemap/boundaries.json")))
    path = Path(settings.boundaries)
    path = path / "boundaries.json" if path.is_dir() else path
    try:
        kind = json.loads(path.read_text(encoding="utf-8")).get("type")
    except (OSError, ValueError, AttributeError) as e:
        raise UsageError(f"{path} can't be read as borders: {e}", remedy=_WHICH) from e
    if kind not in ("FeatureCollection", "Topology"):
        raise UsageError(f"{path} holds no borders.", remedy=_WHICH)
    return path


_WHICH = "Let the setting boundaries name a GeoJSON or TopoJSON file, or a folder with a boundaries.json; empty: ours."


def _card(request: Request, site: Site, store: Store, asked: MapAsked) -> dict[str, Any]:
    """The card that the address asks for; one that is no longer there is passed over."""
    chosen = request.query_params
    try:
        if chosen.get("event"):
            return {"card_template": "map_event.html", **_event(chosen["event"], store)}
        if chosen.get("place"):
            return {"card_template": "map_place.html", **_place(chosen["place"], site, store, asked)}
    except NotFound:
        pass
    return {"card_template": None}


def _place(id: str, site: Site, store: Store, asked: MapAsked) -> dict[str, Any]:
    card = place_card(id, asked, store, site.known, site.settings.stale_days)
    return {"card": card, "asked": asked}


def _event(id: str, store: Store) -> dict[str, Any]:
    return {"card": event_card(id, store)}


def _sources(kept: Kept, asked: MapAsked) -> list[str]:
    listed = list(kept.control.sources[:_SOURCES])
    other = asked.according not in (ALL, AGREED, *listed)
    return sorted([*listed, asked.according] if other else listed, key=str.casefold)


def _listed(asked: MapAsked, around: int) -> str:
    """The address of the list of the map's events. It is asked for a type or a grade: of both it takes the type."""
    days = {"from": asked.at - timedelta(around), "to": asked.at + timedelta(around)}
    return link("/events", actor=asked.actor, type=asked.type or asked.grade, known_at=asked.known_at, **days)


def _steps(at: date) -> Iterator[tuple[str, str]]:
    """Names of days to go on to, without a script."""
    for name, away in (("month before", -_MONTH), ("day before", -1), ("day after", 1), ("month after", _MONTH)):
        yield name, (at + timedelta(days=away)).isoformat()


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError as e:
        raise UsageError(f"{text!r} is no box.", remedy="Write west,south,east,north in degrees.") from e
    return west, south, east, north
