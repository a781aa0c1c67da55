"""The date field of an input, in whatever form a catalogue writes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from contested.sources.days import Order, day_at, days_in

_NUMERIC = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-]((?:\d\d)?\d\d)(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_DAY, _YEAR = re.compile(r"(?<!\d)\d{1,2}(?!\d)"), re.compile(r"(?<!\d)\d{4}(?!\d)")
# Trying all of dateparser's two hundred takes seconds.
_LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "ru", "uk", "tr", "ar", "fa", "he")


@dataclass(frozen=True, slots=True)
class FieldDate:
    """A date field: as written, the days it can mean (the likelier first), and how it was read."""

    written: str
    readings: tuple[dt.date, ...]
    note: str = ""


def settle_order(values: Iterable[str]) -> Order | None:
    """The order of day and month that a table writes, from those of its dates that leave no choice.

    None when no date of the table tells; where they differ, that of most.
    """
    day_first = month_first = 0
    for value in values:
        if m := _NUMERIC.match(value):
            a, b = int(m[1]), int(m[2])
            day_first += a > 12 >= b
            month_first += b > 12 >= a
    if day_first == month_first:
        return None
    return "day first" if day_first > month_first else "month first"


def read_field(written: str, order: Order | None = None) -> FieldDate:
    """What a date field means; without readings when it names no day.

    ``order`` is that of the table's other dates; None reads the day first and keeps both readings.
    """
    value = written.strip()
    if m := _ISO.match(value):
        return FieldDate(written, _iso(m[1]))
    if m := _COMPACT.fullmatch(value):
        return FieldDate(written, _iso("-".join(m.groups())))
    if m := _NUMERIC.match(value):
        return _numeric(written, m, order)
    day = day_at(value, 0) or next(iter(days_in(value)), None)
    if day and day.readings:
        return FieldDate(written, day.readings)
    return _foreign(written, value)


def _iso(text: str) -> tuple[dt.date, ...]:
    try:
        return (dt.date.fromisoformat(text),)
    except ValueError:
        return ()


def _numeric(written: str, m: re.Match[str], order: Order | None) -> FieldDate:
    year = m[3] if len(m[3]) == 4 else ("19" if int(m[3]) >= 69 else "20") + m[3]
    day_first, month_first = _iso(f"{year}-{m[2]:0>2}-{m[1]:0>2}"), _iso(f"{year}-{m[1]:0>2}-{m[2]:0>2}")
    if not (day_first and month_first) or day_first == month_first:
        return FieldDate(written, day_first or month_first)
    if order:
        note = f"read with the {order.replace(' ', ' ')}, as other dates of the table are written"
        return FieldDate(written, day_first if order == "day first" else month_first, note)
    note = "read with the day first, though the month could come first"
    return FieldDate(written, day_first + month_first, note)


def _foreign(written: str, value: str) -> FieldDate:
    """A day in another language or form. Slow to import and to run, so only for what nothing else reads."""
    if len(value) > 60 or not (_DAY.search(value) and _YEAR.search(value)):
        return FieldDate(written, ())
    found = _parse_foreign(value)
    return FieldDate(written, (found,) if found else (), "read by its words" if found else "")


@lru_cache(maxsize=10_000)
def _parse_foreign(value: str) -> dt.date | None:
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    found = dateparser.parse(value, languages=list(_LANGUAGES), settings=settings)
    return found.date() if found else None
