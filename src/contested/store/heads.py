"""Events in brief, and how many there are of each day: what is asked of very many events at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from contested.model import Event, EventHead, PlaceRef, Query, Range, TimeRef
from contested.model.query import Names
from contested.store.codec import decode, values
from contested.store.filters import Condition, conclusion_conditions, limited
from contested.store.schema import conclusion, conclusion_term
from contested.store.terms import FIRST, LAST, Role, wanted

# Events carry their status as a term; all others are told as having happened. Of a campaign the steps have.
_NOT_HAPPENED = ("hypothetical", "intended", "predicted", "campaign")
_BODY, _TERM = conclusion.c.body, conclusion_term.c


def head_of(event: Event) -> EventHead:
    """An event in brief."""
    place = event.place
    brief = PlaceRef(place.name, "in", place.id, place.lat, place.lon) if place else None
    tolls = tuple((harm, Range(r.low, r.best, r.high)) for harm, r in event.tolls)
    return EventHead(event.id, event.event_type, event.sub_event_type, event.time, brief, tolls, event.grade)


def select_heads(query: Query, grade: str | None) -> Select[Any]:
    """The rows of events in brief: their long parts, the claims and links, are not read."""
    fields = (
        conclusion.c.id,
        conclusion.c.grade,
        *(_text(name).label(name) for name in ("event_type", "sub_event_type")),
        *(_BODY["time", name].as_string().label(name) for name in ("start", "end")),
        *(_BODY["place", name].as_string().label(f"place_{name}") for name in ("name", "id")),
        *(_BODY["place", name].as_float().label(name) for name in ("lat", "lon")),
        _BODY["tolls"].label("tolls"),
    )
    order = (conclusion.c.about_from, conclusion.c.id)
    return limited(select(*fields).where(*_happened(query, grade)).order_by(*order), query)


def read_head(row: Row[Any]) -> EventHead:
    """The event of a row of ``select_heads``."""
    place = PlaceRef(row.place_name, "in", row.place_id, row.lat, row.lon) if row.place_name else None
    counted = values(row.tolls) if row.tolls else ()
    tolls = tuple((harm, Range(r["low"], r["best"], r["high"])) for harm, r in counted)
    time = decode(TimeRef, {"start": row.start, "end": row.end})
    return EventHead(row.id, row.event_type, row.sub_event_type, time, place, tolls, row.grade)


def count_days(query: Query, grade: str | None) -> Select[Any]:
    """Days, and the events that begin on each."""
    day = conclusion.c.about_from
    dated = (day > FIRST, day < LAST)
    counted = select(day.label("day"), func.count().label("events")).where(*_happened(query, grade), *dated)
    return counted.group_by(day).order_by(day)


def _happened(query: Query, grade: str | None) -> Iterator[Condition]:
    if query.begun is None:
        yield from conclusion_conditions("event", query)
        others = select(_TERM.parent).where(_TERM.term.in_(_NOT_HAPPENED), _TERM.role == "type")
        yield conclusion.c.key.not_in(others.scalar_subquery())
    else:
        # Few days of very many events: these are gone through, and each is asked for its terms.
        yield from conclusion_conditions("event", replace(query, place=None, actor=None, type=None))
        yield ~_has("type", _NOT_HAPPENED)
        asked: tuple[tuple[Role, Names | None], ...] = (
            ("place", query.place),
            ("actor", query.actor),
            ("type", query.type),
        )
        yield from (_has(role, wanted(names)) for role, names in asked if names)
    if grade:
        yield conclusion.c.grade == grade


def _has(role: Role, terms: Iterable[str]) -> Condition:
    """Whether the event at hand is found by one of the terms."""
    of_it = select(_TERM.parent).where(_TERM.parent == conclusion.c.key, _TERM.role == role, _TERM.term.in_(terms))
    return of_it.correlate(conclusion).exists()


def _text(name: str) -> ColumnElement[str]:
    text: ColumnElement[str] = _BODY[name].as_string()
    return text
