"""The map of one day: how each place stands, and what happened around that day, as rows for the page and in brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from contested.export.columns import Column, plain
from contested.export.interchange import days, iso
from contested.knowledge import Knowledge
from contested.ledger import Standing
from contested.model import ActorRef, EventHead, Query
from contested.pipeline.asking import identified
from contested.pipeline.standing import ALL, Box, OnDay, standings_shown
from contested.store import Store
from contested.web.kept import Kept

MOST_PLACES, MOST_EVENTS = 1200, 600
AROUND = 3
"""Days before and after the day of which events are shown, unless asked otherwise."""
MOST_AROUND = 31
LASTS = timedelta(days=31)
"""An event that began longer before is not looked for, however long it lasted."""
_UNSAFE = ("killed", "wounded")
# From this precision on (UCDP's) a place is a unit or a country, and not a town.
_AREA = 3


@dataclass(frozen=True, slots=True)
class MapAsked:
    """What the map is asked for. ``box`` is west, south, east, north; ``around`` counts days."""

    at: date
    known_at: date | None = None
    according: str = ALL
    around: int = AROUND
    actor: str | None = None
    type: str | None = None
    grade: str | None = None
    box: Box | None = None

    def query(self, knowledge: Knowledge, kept: Kept) -> Query:
        """The events meant, of whatever day."""
        asked = Query(actor=self.actor, type=self.type, known_at=self.known_at)
        return identified(asked, knowledge, kept.control.identities) if self.actor else asked


@dataclass(frozen=True, slots=True)
class Day:
    """What the map shows. ``around`` is how many days the events reach, fewer than asked for where there are too many;
    ``left_out`` how many places and events are not among them, and how many lie nobody knows where."""

    standings: Sequence[Standing]
    events: Sequence[EventHead]
    around: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def day_of(asked: MapAsked, store: Store, kept: Kept, knowledge: Knowledge, stale_days: int) -> Day:
    """The map of the day asked for."""
    query = asked.query(knowledge, kept)
    on_day = OnDay(asked.at, asked.known_at, stale_days, asked.according, query.actor)
    shown = standings_shown(kept.control, on_day, asked.box, MOST_PLACES)
    events, around = _events(asked, query, store)
    here = [e for e in events if e.place and e.place.lat is not None and _inside(e.place.lon, e.place.lat, asked)]
    left_out = {
        "places": shown.left_out,
        "events": max(0, len(here) - MOST_EVENTS),
        "places_nowhere": shown.nowhere,
        "events_nowhere": sum(e.place is None or e.place.lat is None for e in events),
    }
    return Day(shown.standings, here[:MOST_EVENTS], around, left_out)


def _inside(lon: float | None, lat: float | None, asked: MapAsked) -> bool:
    if asked.box is None or lon is None or lat is None:
        return True
    west, south, east, north = asked.box
    return west <= lon <= east and south <= lat <= north


def _events(asked: MapAsked, query: Query, store: Store) -> tuple[list[EventHead], int]:
    """The events around the day, of fewer days where these have too many."""
    far = timedelta(days=asked.around)
    days = replace(query, end=asked.at + far)
    counted = dict(store.event_days(replace(days, begun=asked.at - far), grade=asked.grade))
    around = asked.around
    while around and sum(n for day, n in counted.items() if abs((day - asked.at).days) <= around) > MOST_EVENTS:
        around //= 2
    reach = timedelta(days=around)
    near = replace(query, start=asked.at - reach, end=asked.at + reach, limit=2 * MOST_EVENTS)
    return list(store.event_heads(replace(near, begun=asked.at - reach - LASTS), grade=asked.grade)), around


def harm_of(e: EventHead) -> int | None:
    """Persons killed and wounded, at best or at least; None where nothing is said of it."""
    said = [r.low if r.best is None else r.best for harm, r in e.tolls if harm in _UNSAFE]
    return sum(said) if said else None


def place_row(s: Standing) -> dict[str, Any]:
    """A place and how it stands, for tables."""
    return {
        "id": s.place.id,
        "name": s.place.name,
        "lat": s.place.lat,
        "lon": s.place.lon,
        "admin1": s.place.admin1,
        "state": s.state,
        "besieged": s.besieged,
        "stale": s.stale,
        "sides": [side or "no side" for side in s.sides],
        "holders": [{"name": a.name, "id": a.id} for a in s.holders],
        "sources": list(s.sources),
        "last_said": iso(s.last_said),
    }


COLUMNS: tuple[Column, ...] = (
    plain("id", "The place's id."),
    plain("name", "The place."),
    plain("admin1", "Its first-level unit."),
    plain("lat", "Degrees north."),
    plain("lon", "Degrees east."),
    plain("state", "held, claimed, contested or not held."),
    plain("besieged", "Whether the holders are said to be besieged."),
    plain("stale", "Whether nothing was said of it of late."),
    plain("sides", "The holders' sides."),
    Column("holders", "Who is said to hold it.", lambda r: [a["name"] for a in r["holders"]]),
    plain("sources", "Who says so."),
    plain("last_said", "The last day that it was said for."),
)


def event_row(e: EventHead) -> dict[str, Any]:
    """An event, for tables."""
    place = {"name": e.place.name, "id": e.place.id, "relation": "in", "admin1": None} if e.place else None
    return {
        "id": e.id,
        "what": e.sub_event_type or e.event_type,
        "time": days(e.time),
        "place": place,
        "harm": harm_of(e),
        "grade": e.grade,
    }


def in_brief(day: Day, sides: Sequence[str], types: Sequence[str], grades: Sequence[str]) -> dict[str, Any]:
    """The places and events as the map draws them: numbers for sides, types, grades and holders, and what is plain left
    out. -1 is the side of those on none."""
    actors: dict[ActorRef, int] = {}
    places = [_brief_place(s, sides, actors) for s in day.standings]
    return {
        "records": places,
        "events": [_brief_event(e, types, grades) for e in day.events],
        "actors": [[a.name, a.id] for a in actors],
    }


def _brief_place(s: Standing, sides: Sequence[str], actors: dict[ActorRef, int]) -> dict[str, Any]:
    flags: Mapping[str, bool] = {
        "besieged": s.besieged,
        "stale": s.stale,
        "area": bool(s.place.lies and s.place.lies.where_prec >= _AREA),
    }
    return {
        **({"id": s.place.id} if s.place.id else {}),
        "name": s.place.name,
        "lat": s.place.lat,
        "lon": s.place.lon,
        "state": s.state,
        "sides": [sides.index(side) if side in sides else -1 for side in s.sides],
        "holders": [actors.setdefault(a, len(actors)) for a in s.holders],
        "sources": len(s.sources),
        "said": iso(s.last_said),
        **{name: 1 for name, on in flags.items() if on},
    }


def _brief_event(e: EventHead, types: Sequence[str], grades: Sequence[str]) -> dict[str, Any]:
    assert e.place is not None
    harm = harm_of(e)
    return {
        "id": e.id,
        "type": types.index(e.event_type) if e.event_type in types else -1,
        **({"sub": e.sub_event_type} if e.sub_event_type else {}),
        "day": iso(e.time.start or e.time.end),
        "lat": e.place.lat,
        "lon": e.place.lon,
        "place": e.place.name,
        "grade": grades.index(e.grade),
        **({"harm": harm} if harm is not None else {}),
    }


def by_side(standings: Iterable[Standing]) -> list[tuple[str, int]]:
    """How many places each side holds by the word of somebody, for the line above the table."""
    counted = Counter((s.sides[0] or "no side") for s in standings if s.state in ("held", "claimed") and not s.stale)
    return counted.most_common()
