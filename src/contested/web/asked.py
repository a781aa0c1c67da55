"""What a listing is asked for, in its address: the same filters as in the terminal, and a page of so many rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends, Request

from contested.errors import NotFound, UsageError
from contested.model import Query
from contested.pipeline.asking import identified, lacking
from contested.pipeline.kinds import type_called
from contested.store import Store
from contested.web.site import TheSite

ROWS = 50
MOST_ROWS = 1000
# Pages reckon with weeks and months around a day: of these years all exist.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
# No record has more of anything; a database takes no larger numbers than of 18.
_DIGITS = 9
# What changes can be asked for beside the types of the record.
_OF_CHANGES = ("grade", "holder")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a listing as they were typed, and the query that they make. ``page`` counts from 1."""

    query: Query
    given: dict[str, str]
    page: int
    rows: int

    @property
    def skip(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * self.rows

    def by(self, rows: int) -> Asked:
        """The same with pages of so many rows, where the address does not say how many."""
        return self if "rows" in self.given else replace(self, rows=rows)


def asked_of(request: Request, site: TheSite) -> Asked:
    """Read a listing's address. Raises UsageError for a day, period, type or number that is none."""
    given = given_of(request)
    start, end = period(given.get("from"), given.get("to"))
    query = Query(
        place=given.get("place"),
        actor=given.get("actor"),
        source=given.get("source"),
        type=type_called(given.get("type"), _OF_CHANGES),
        start=start,
        end=end,
        at=day(given.get("at")),
        known_at=day(given.get("known_at"), last=True),
    )
    if query.place or query.actor or query.source:
        query = identified(query, site.known, site.own)
    rows = min(max(1, number(given.get("rows"), ROWS)), MOST_ROWS)
    return Asked(query, given, max(1, number(given.get("page"), 1)), rows)


def given_of(request: Request) -> dict[str, str]:
    """The parameters of an address that say something."""
    return {k: v.strip() for k, v in request.query_params.items() if v.strip()}


def day(text: str | None, *, last: bool = False) -> date | None:
    """A day, month or year: its first day, or its last. Raises UsageError."""
    if not text:
        return None
    match = _DAY.match(text)
    try:
        if match is None:
            raise ValueError
        year, month, of_month = (int(part) if part else None for part in match.groups())
        first = date(year or 0, month or 1, of_month or 1)
        if not _FIRST_YEAR <= first.year <= _LAST_YEAR:
            raise ValueError
    except ValueError as e:
        raise UsageError(f"{text!r} is no day.", remedy="Write 2015-08-01, 2015-08 or 2015.") from e
    if not last or of_month:
        return first
    following = first.replace(year=first.year + 1) if month is None else (first + timedelta(days=31)).replace(day=1)
    return following - timedelta(days=1)


def period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first day of the one and the last of the other. Raises UsageError, also for the wrong order."""
    start, end = day(first), day(last, last=True)
    if start and end and start > end:
        raise UsageError(f"{first} comes after {last}.", remedy=f"Give the first day first: from {last} to {first}.")
    return start, end


def why_nothing(store: Store, asked: Asked) -> str:
    """Why a listing has no rows, in a sentence; "" where nothing but its filters tells."""
    if asked.page > 1:
        return f"There is no page {asked.page} of this."
    unknown = [f"The record has no {role} “{name}”." for role, name in lacking(store, asked.query)]
    return " ".join(unknown)


def number(text: str | None, default: int) -> int:
    """A whole number. Raises UsageError."""
    if not text:
        return default
    if not text.isdecimal() or len(text) > _DIGITS:
        raise UsageError(f"{text!r} is no number.")
    return int(text)


def named(name: str, what: str) -> None:
    """Raises NotFound where an address ends before the name of what it asks for."""
    if not name.strip():
        where = "Look for one: /search." if what == "place" else f"List them: /{what}s."
        raise NotFound(f"The address names no {what}.", remedy=where)


def paged(asked: Asked) -> Query:
    """The query of one page, with a row more: it tells whether there is a next page."""
    return replace(asked.query, limit=asked.rows + 1, skip=asked.skip)


AskedFor = Annotated[Asked, Depends(asked_of)]
