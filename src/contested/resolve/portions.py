"""Parts of a month or a year: the second half of June, the last week of October, the first six months of the year."""

from __future__ import annotations

from datetime import date, timedelta

import contested.resolve.calendar as cal
from contested.knowledge.timewords import time_words
from contested.resolve.calendar import TimeInterval, days
from contested.resolve.clock import Clock, Groups, count_of, no_report_day, no_year, part_of, unknown
from contested.resolve.dates import month_number, up_to_report, year_of
from contested.resolve.relative import PRECISION, unit_around

_ONE_DAY = timedelta(days=1)
# Months of a half, third and quarter of a year.
_MONTHS = {"half": 6, "third": 4, "quarter": 3}
# First days of the parts of a month.
_DAYS = {"half": (1, 16), "third": (1, 11, 21), "quarter": (1, 8, 15, 22), "week": (1, 8, 15, 22)}
_SHIFT = {"last": -1, "this": 0, "next": 1}


def portion(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """The second half of June, the last week of October, the first six months of the year."""
    whole = _whole(g, clock, text)
    if isinstance(whole, TimeInterval):
        return whole
    first, last = whole
    part = _counted(first, last, g) if g["unit"] else _ordered(first, last, g["order"] or "", g["share"] or "")
    if part is None:
        return unknown(f"“{text}” is no part of a month or a year")
    start, end = part
    return days(start, up_to_report(start, end, clock), f"“{text}” is a part of {first} to {last}", "range", 0.8)


def _whole(g: Groups, clock: Clock, text: str) -> tuple[date, date] | TimeInterval:
    """The month or year that the part is of."""
    year: int | None
    if g.get("month"):
        month = month_number(g["month"])
        if g.get("rel"):
            if not clock.reference:
                return no_report_day(text)
            year = clock.reference.year + _SHIFT[g["rel"] or "this"]
        else:
            stated = g.get("year")
            year = int(stated) if stated else year_of(month, 1, clock)
        return cal.month_part(year, month) if year else no_year(text)
    if g.get("alone"):
        return cal.year_part(int(g["alone"] or 1))
    if not clock.reference:
        return no_report_day(text)
    unit, rel = g["whole"] or "year", g.get("which") or "this"
    return unit_around(cal.add(clock.reference, _SHIFT.get(rel, 0), unit), unit)


def _counted(first: date, last: date, g: Groups) -> tuple[date, date] | None:
    """The first or last so many days, weeks or months."""
    count, unit = count_of(g["n"]), time_words().units[g["unit"] or ""]
    if not count:
        return None
    if g["order"] == "first":
        return first, min(last, cal.add(first, count, unit) - _ONE_DAY)
    return max(first, cal.add(last + _ONE_DAY, -count, unit)), last


def _ordered(first: date, last: date, order: str, share: str) -> tuple[date, date] | None:
    """The half, third, quarter or week by its number; the last week is the last seven days."""
    if share == "day":
        return (last, last) if order in ("last", "final") else (first, first) if order == "first" else None
    if last - first > timedelta(days=31):
        return _of_year(first.year, order, _MONTHS.get(share))
    if share == "week" and order in ("last", "final"):
        return last - timedelta(days=6), last
    starts = _DAYS[share]
    number = len(starts) if order in ("last", "final") else count_of(order) or 1
    if number > len(starts):
        return None
    end = (
        last if number == len(starts) and share != "week" else first.replace(day=(*starts, starts[-1] + 7)[number] - 1)
    )
    return first.replace(day=starts[number - 1]), end


def _of_year(year: int, order: str, months: int | None) -> tuple[date, date] | None:
    if months is None:
        return None
    number = 12 // months if order in ("last", "final") else count_of(order) or 1
    if number * months > 12:
        return None
    return date(year, (number - 1) * months + 1, 1), cal.month_end(year, number * months)


def part_of_period(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """At the end of the month, late last year, early this week.

    "The end of the year" that still lies ahead when something past is told is that of the days spoken of before.
    """
    base = clock.reference or (clock.spoken[0] if clock.spoken else None)
    if base is None:
        return no_report_day(text)
    unit = g["unit"] or ""
    base = cal.add(base, _SHIFT.get(g.get("rel") or "this", 0), unit)
    start, end = _part(base, unit, g["part"] or "")
    if not g.get("rel") and clock.reference and clock.spoken and not clock.future and end > clock.reference:
        base = min(base, clock.spoken[0])
        start, end = _part(base, unit, g["part"] or "")
    return days(start, up_to_report(start, end, clock), f"“{text}” is taken for that of {base}", PRECISION[unit], 0.6)


def _part(base: date, unit: str, words: str) -> tuple[date, date]:
    part = part_of(words)
    if unit == "month":
        return cal.month_part(base.year, base.month, part)
    if unit == "year" and words.endswith("of"):
        return cal.month_part(base.year, {"early": 1, "mid": 6}.get(part or "", 12))
    if unit == "year":
        return cal.year_part(base.year, part)
    monday, sunday = cal.week_of(base)
    return (monday, monday + _ONE_DAY) if part == "early" else (sunday - 2 * _ONE_DAY, sunday)
