"""When a report came out, and how that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from contested.model import Found
from contested.sources.agencies import agency
from contested.sources.days import Written, day_at
from contested.sources.fielddate import FieldDate
from contested.sources.furniture import furniture
from contested.sources.part import Part

_EARLIEST = dt.date(1900, 1, 1)
_HEAD, _TAIL = 400, 250
_RANK = {"published": 0, "dateline": 1, "updated": 2}
_HOW = {"published": "published line", "dateline": "dateline", "updated": "published line"}
_SAYS = {
    "published": "The report says when it was published",
    "dateline": "The dateline of the report",
    "updated": "The report says when it was last changed",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the day of publication: how it was found, the day, a sentence."""

    how: str
    day: dt.date
    reason: str


def published(text: str, heads: list[list[Part]], given: FieldDate | None, meta: str | None, today: dt.date) -> Found:
    """The day of publication of a report, as an ISO date.

    ``heads`` are the headers of ``text``, ``given`` the input's own field, ``meta`` the ISO date of
    the page's metadata. What the report says of itself wins over the field, the field over the
    metadata; what disagrees is kept in ``others``. Days before 1900 or after tomorrow are not taken.
    """
    latest = today + dt.timedelta(days=1)
    hints = [d for d in (*(given.readings if given else ()), _iso(meta)) if d and _EARLIEST <= d <= latest]
    own = _own(text, heads, hints, latest)
    readings = [r for r in (own, _of_field(given, own, latest), _of_meta(meta, latest)) if r]
    if not readings:
        others = (("field", given.written),) if given else ()
        return Found(None, "unknown", _why_unknown(given), others)
    return _settled(readings, given)


def _settled(readings: list[Reading], given: FieldDate | None) -> Found:
    best = readings[0]
    agreeing = next((r for r in readings[1:] if r.day == best.day), None)
    differing = [r for r in readings[1:] if r.day != best.day]
    others = [(r.how, r.day.isoformat()) for r in differing]
    if given and not any(r.how == "field" for r in readings):
        others.append(("field", given.written))
    elif given and best.how == "field":
        others.extend(("field", day.isoformat()) for day in given.readings if day != best.day)
    reason = f"{best.reason}."
    if agreeing and best.how not in _NAMED:
        reason = f"{agreeing.reason}; the report itself agrees."
        return Found(agreeing.day.isoformat(), agreeing.how, reason, tuple(others))
    if differing:
        reason = f"{best.reason}; it goes before " + " and ".join(f"{_NAMED[r.how]} {r.day}" for r in differing) + "."
    return Found(best.day.isoformat(), best.how, reason, tuple(others))


_NAMED = {"field": "the field's", "metadata": "the page's"}


def _own(text: str, heads: list[list[Part]], hints: list[dt.date], latest: dt.date) -> Reading | None:
    """What the report says of itself: a published line before a dateline before a last change."""
    found = [(p.kind, p.day) for parts in heads for p in parts if p.day]
    for kind, written in sorted(found, key=lambda item: _RANK[item[0]]) or _elsewhere(text):
        day = _day_of(written, hints, latest)
        if day:
            return Reading(_HOW[kind], day, f"{_SAYS[kind]}: {_words(text, written)}")
    return None


def _words(text: str, written: Written) -> str:
    return " ".join(text[written.start : written.end].split())


def _elsewhere(text: str) -> Iterator[tuple[str, Written]]:
    """Inside a line: "Published" with a capital and a date, or a weekday with its full date right behind an
    agency's name, near the top; a last change at the end."""
    for m in furniture().published.finditer(text, 0, _HEAD):
        if m.group()[0].isupper() and (day := day_at(text, m.end())):
            yield "published", day
    for m in agency().finditer(text, 0, _HEAD):
        day = day_at(text, len(text) - len(text[m.end() :].lstrip(" ,|–-")))
        if day and day.with_weekday:
            yield "dateline", day
    for m in furniture().updated.finditer(text, max(len(text) - _TAIL, 0)):
        if day := day_at(text, m.end()):
            yield "updated", day


def _day_of(written: Written, hints: list[dt.date], latest: dt.date) -> dt.date | None:
    """The day meant; an open order or a year that is not written is settled by the other dates known."""
    if written.month_day:
        return _with_year(*written.month_day, hints, latest)
    possible = [d for d in written.readings if _EARLIEST <= d <= latest]
    return next((d for d in possible if d in hints), possible[0] if possible else None)


def _with_year(month: int, day: int, hints: list[dt.date], latest: dt.date) -> dt.date | None:
    """The day of that month nearest to the first date known; None when none is known within half a year."""
    if not hints:
        return None
    near: list[dt.date] = []
    for year in (hints[0].year - 1, hints[0].year, hints[0].year + 1):
        try:
            near.append(dt.date(year, month, day))
        except ValueError:
            continue
    best = min(near, key=lambda d: abs(d - hints[0]), default=None)
    return best if best and best <= latest else None


def _of_field(given: FieldDate | None, own: Reading | None, latest: dt.date) -> Reading | None:
    if not given:
        return None
    possible = [d for d in given.readings if _EARLIEST <= d <= latest]
    if not possible:
        return None
    agrees = own and own.day in possible
    day = own.day if own and agrees else possible[0]
    settled = len(possible) > 1 and agrees
    note = "its order settled by the report's own date" if settled else given.note
    return Reading("field", day, f"The input's date field, {given.written.strip()}" + (f", {note}" if note else ""))


def _of_meta(meta: str | None, latest: dt.date) -> Reading | None:
    day = _iso(meta)
    if day is None or not _EARLIEST <= day <= latest:
        return None
    return Reading("metadata", day, "The metadata of the page")


def _iso(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _why_unknown(given: FieldDate | None) -> str:
    if given and given.readings:
        return f"The date field says {given.written.strip()}, before 1900 or still to come, and the text gives no date."
    if given:
        return f"The date field says {given.written.strip()}, which names no day, and the text gives no date."
    return "Neither a field, the page's metadata nor the text gives a date of publication."
