"""Which lines of the toll ledger are added up, and what of them falls into a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.conclusions import Range, TimeRef, TollEntry
from contested.model.counting import words

CountsAs = Literal["counted", "apart", "loose"]
"""Added up; a total, kept apart as it counts the people of others again; or of no event, and maybe of one counted."""

SumBy = Literal["harm", "month", "group", "place", "province", "side"]
SideOf = Mapping[str, str]
"""The side of each actor who is on one, by id."""

# From so many days on what is counted is no single happening.
LONG = 7


@dataclass(frozen=True, slots=True)
class TollSum:
    """The people harmed under one ``key``: a harm, a month ("2015-08"), an id or a name; None where it is unknown.

    ``name`` is what to call it. ``entries`` are the lines of the ledger that are added; ``first``/``last`` bound the
    days on which what they count began, None where none is known.
    """

    key: str | None
    name: str | None
    range: Range
    entries: int
    first: date | None
    last: date | None


def lasts(time: TimeRef) -> bool:
    """Whether what is counted in these days is no single happening: "2,000 were killed in June"."""
    return time.start is not None and time.end is not None and (time.end - time.start).days >= LONG


def widespread(entry: TollEntry) -> bool:
    """Whether it counts many days in a whole province: it may count people of other events."""
    lies = entry.place.lies if entry.place else None
    return lasts(entry.time) and lies is not None and lies.is_province


def counts_as(entry: TollEntry) -> CountsAs:
    """How a line counts in a sum."""
    if entry.scope == "cumulative":
        return "apart"
    if entry.event is None:
        return "loose"
    return "apart" if widespread(entry) else "counted"


def days_of(entry: TollEntry) -> tuple[date | None, date | None]:
    """The first and the last day of what a line counts, None where unknown."""
    return entry.time.start, entry.time.end or entry.time.start


def counted_in(entry: TollEntry, start: date | None, end: date | None) -> Range:
    """What of a line falls into a period (None open): of what may lie outside of it none or all is counted."""
    first, last = days_of(entry)
    if not ((start and first and first < start) or (end and last and last > end)):
        return entry.range
    # It began in the period: rather in it than not.
    best = entry.range.best if first and (start is None or first >= start) else 0
    return Range(0, best, entry.range.high, words(0, entry.range.high))
