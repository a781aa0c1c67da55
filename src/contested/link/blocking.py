"""Which tellings are compared at all: those that share a key of place and day, of copied words, or of a count.

The number of keys a telling has is bounded, and a key that too many share is dropped, so that work grows with the
number of tellings and not with its square.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from contested.link.copies import sketch
from contested.link.facets import Days
from contested.link.telling import Telling

Key = tuple[object, ...]

# Degrees of one grid cell, some 20 km; two grids, shifted by half a cell, so that neighbours share a cell of one.
CELL = 0.2
# A key that more tellings share says nothing, and is not used.
LARGEST = 150
# A span longer than this many days is looked for at its ends only.
LONGEST = 5
# Copies are looked for among the reports of these days, a place's change of hands in these days around the day told.
COPY_DAYS = 10
TAKEN_DAYS = 365
# Counts from here on are seldom equal by chance.
TELLING_COUNT = 8


def pairs(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Pairs of positions in ``tellings`` that are worth comparing, of two documents each, lower first."""
    blocks: dict[Key, list[int]] = {}
    for i, telling in enumerate(tellings):
        for key in set(keys(telling)):
            blocks.setdefault(key, []).append(i)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 2 <= len(members) <= LARGEST:
            found.update((i, j) for i, j in combinations(members, 2) if tellings[i].doc != tellings[j].doc)
    return found


def keys(telling: Telling) -> Iterator[Key]:
    """The keys of one telling."""
    days = sorted({day for span in telling.days[:LONGEST] for day in _days(span)})
    for where in _where(telling):
        yield from ((where, day) for day in days)
    yield from (
        ("copy", h, n) for n in _near(telling.published, COPY_DAYS) for f in telling.claims for h in sketch(f.shingles)
    )
    for harm, _, low, _ in telling.counts:
        if low >= TELLING_COUNT:
            yield from (("count", harm, low, day.toordinal() // 4) for day in days)
    # An aside that dates something to a month meets the report of the day by the count.
    months = {f"{day:%Y-%m}" for span in telling.days[:LONGEST] for day in (span.start, span.end)}
    for harm, _, low, _ in telling.counts:
        if low >= TELLING_COUNT:
            yield from (("month", harm, low, s.key, month) for month in months for s in telling.spots)
    if telling.course:
        yield from (("campaign", s.key, n) for n in _near(telling.published, TAKEN_DAYS) for s in telling.spots)
    taken = [sub for sub in telling.subs if sub.endswith("territory")]
    when = telling.days[0].end if telling.days else None
    yield from (("taken", sub, s.key, n) for n in _near(when, TAKEN_DAYS) for sub in taken for s in telling.spots)


def _near(day: date | None, within: int) -> tuple[int, ...]:
    """Numbers of which two days no further apart than ``within`` share one."""
    return (-1,) if day is None else (day.toordinal() // within, day.toordinal() // within + 1)


def _where(telling: Telling) -> Iterator[Key]:
    for spot in telling.spots:
        if spot.level == "place" and spot.lat is not None and spot.lon is not None:
            yield from _cells(spot.lat, spot.lon)
        elif spot.level == "place":
            yield ("name", spot.key)
        if spot.level == "country":
            yield from (("country", spot.key, sub) for sub in telling.subs)
        elif spot.admin1:
            yield ("province", spot.admin1, telling.type)


def _cells(lat: float, lon: float) -> Iterator[Key]:
    for shift in (0.0, 0.5):
        yield ("cell", shift, math.floor(lat / CELL + shift), math.floor(lon / CELL + shift))


def _days(days: Days) -> Iterable[date]:
    # One day more in front, so that tellings one day apart share a key.
    length = days.length + 1
    offsets = range(length + 1) if length < LONGEST else (0, 1, 2, length - 1, length)
    first = days.start - timedelta(days=1)
    return [first + timedelta(days=n) for n in offsets]
