"""Spans of days: the arithmetic beneath dated expressions."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from contested.model.codes import Precision

# Thirds of a month and of a year as news uses them: "early June", "late 2014".
MONTH_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
YEAR_PARTS = {"early": (1, 4), "mid": (6, 7), "late": (9, 12)}


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """Days, both inclusive; None where open. ``start <= end`` where both are known. ``reason`` says how it was read."""

    start: date | None
    end: date | None
    precision: Precision
    reason: str
    score: float = 0.9

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.start is not None and self.start == self.end


def one_day(day: date, reason: str, score: float = 0.9) -> TimeInterval:
    """The interval of a single day."""
    return TimeInterval(day, day, "day", reason, score)


def days(
    start: date | None, end: date | None, reason: str, precision: Precision = "range", score: float = 0.8
) -> TimeInterval:
    """An interval of any length, its ends put in order."""
    if start and end and start > end:
        start, end = end, start
    if start is not None and start == end:
        precision = "day"
    return TimeInterval(start, end, precision, reason, score)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, None when the calendar has none such (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, the last of the month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add(day: date, count: int, unit: str) -> date:
    """``day`` and ``count`` (may be negative) of ``unit``: day, night, week, fortnight, month, year, decade.

    Units shorter than a day leave the day as it is, but 24 hours are a day.
    """
    try:
        match unit:
            case "day" | "night":
                return day + timedelta(days=count)
            case "week":
                return day + timedelta(weeks=count)
            case "fortnight":
                return day + timedelta(weeks=2 * count)
            case "hour":
                return day + timedelta(days=int(count / 24))
            case "month":
                return add_months(day, count)
            case "year":
                return add_months(day, 12 * count)
            case "decade":
                return add_months(day, 120 * count)
    except OverflowError:
        pass
    return day


def month_part(year: int, month: int, part: str | None = None) -> tuple[date, date]:
    """First and last day of a month, or of its early, mid or late third."""
    first, last = MONTH_THIRDS.get(part or "", (1, 31))
    end = month_end(year, month)
    return date(year, month, first), date(year, month, min(last, end.day))


def year_part(year: int, part: str | None = None) -> tuple[date, date]:
    """First and last day of a year, or of its early, mid or late part."""
    first, last = YEAR_PARTS.get(part or "", (1, 12))
    return date(year, first, 1), month_end(year, last)


def season_of(year: int, first_month: int) -> tuple[date, date]:
    """The season that begins in ``first_month`` of ``year``: three whole months."""
    start = date(year, first_month, 1)
    end = add_months(start, 2)
    return start, month_end(end.year, end.month)


def week_of(day: date) -> tuple[date, date]:
    """The week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_before(reference: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday up to the reference, the reference itself left out when ``strictly``."""
    back = (reference.weekday() - weekday) % 7
    return reference - timedelta(days=back or (7 if strictly else 0))


def weekday_after(reference: date, weekday: int, *, strictly: bool = False) -> date:
    """The next such weekday from the reference on, the reference itself left out when ``strictly``."""
    ahead = (weekday - reference.weekday()) % 7
    return reference + timedelta(days=ahead or (7 if strictly else 0))
