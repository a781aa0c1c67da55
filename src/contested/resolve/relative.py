"""Times that count from the day of the report: weekdays, yesterday, last week, the past 24 hours."""

from __future__ import annotations

from datetime import date, timedelta

import contested.resolve.calendar as cal
from contested.knowledge.timewords import time_words
from contested.model.codes import Precision
from contested.resolve.calendar import TimeInterval, days, one_day
from contested.resolve.clock import Clock, Groups, count_of, no_report_day, unknown
from contested.resolve.dates import weekend_of

PRECISION: dict[str, Precision] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """The week, month or year that holds the day; else the day itself."""
    match unit:
        case "week":
            return cal.week_of(day)
        case "month":
            return cal.month_part(day.year, day.month)
        case "year":
            return cal.year_part(day.year)
    return day, day


def weekday(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """Monday: the last one up to the report, or the coming one for what is to come."""
    if not clock.reference:
        return no_report_day(text)
    rel, number = g["rel"], _number(g["weekday"])
    if rel == "next" or (clock.future and rel not in ("last", "past")):
        day = cal.weekday_after(clock.reference, number, strictly=rel == "next")
        return one_day(day, f"“{text}” is taken for the coming one from {clock.reference} on", 0.75)
    day = cal.weekday_before(clock.reference, number, strictly=rel == "last")
    return one_day(day, f"“{text}” is taken for the last one up to the report of {clock.reference}")


def _number(name: str | None) -> int:
    """0 for Monday to 6 for Sunday; a plural or a possessive is the day."""
    name = name or ""
    return time_words().weekdays[name if name in time_words().weekdays else name.removesuffix("s").removesuffix("'")]


def named_day(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """today, yesterday, this morning."""
    if not clock.reference:
        return no_report_day(text)
    count = time_words().named_days.get(g["named"] or "", 0)
    return one_day(cal.add(clock.reference, count, "day"), f"“{text}” counts from the report of {clock.reference}")


def present(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """now, currently."""
    if not clock.reference:
        return no_report_day(text)
    return one_day(clock.reference, f"“{text}” is the day of the report", 0.6)


def weekend(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """over the weekend."""
    if not clock.reference:
        return no_report_day(text)
    saturday, sunday = weekend_of(clock.reference)
    if g["back"]:
        saturday, sunday = saturday - timedelta(days=7), sunday - timedelta(days=7)
    if g["rel"] == "next" or clock.future:
        saturday, sunday = saturday + timedelta(days=7), sunday + timedelta(days=7)
    return days(saturday, sunday, f"“{text}” is taken for the one nearest to the report of {clock.reference}")


def period(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """last week, this month, next year, earlier this year.

    What was so "this week" in a report of its first day was so in the week before.
    """
    if not clock.reference:
        return no_report_day(text)
    rel, unit, ref = g["rel"] or "this", g["unit"] or "", clock.reference
    step = {"last": -1, "past": -1, "previous": -1, "this": 0}.get(rel, 1)
    start, end = unit_around(cal.add(ref, step, unit), unit)
    past = step == 0 and not clock.future and not g["later"]
    if past and start == ref:
        start, end = unit_around(cal.add(ref, -1, unit), unit)
    elif past:
        end = ref
    return days(start, end, f"“{text}” counts from the report of {ref}", PRECISION[unit], 0.8)


def length(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """in the past 24 hours, over the last two weeks, for two years, five-year: counted back from the report.

    "The previous few days" of an account of times past are counted back from the days spoken of.
    "More than", "nearly" and numbers that are not stated leave the beginning open.
    """
    ref = clock.reference or (clock.spoken[1] if clock.spoken and g.get("rel") == "previous" else None)
    if not ref:
        return no_report_day(text)
    unit = time_words().units[g["unit"] or ""]
    count = count_of(g["n"])
    if count is None and g.get("rel") and not g["n"] and not g["plural"]:
        count = 1
    if unit in ("second", "minute") or (unit == "hour" and (count is None or count < 12)):
        return unknown(f"“{text}” is shorter than a day")
    if count is None or g["open"]:
        return days(None, ref, f"“{text}” runs up to {ref}; its beginning is left open", score=0.5)
    return days(cal.add(ref, -count, unit), ref, f"“{text}” is counted back from {ref}", score=0.75)


def nth_day(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """for the third day in a row: so many days up to the report."""
    count = count_of(g["n"])
    if not clock.reference or not count:
        return no_report_day(text)
    start = clock.reference - timedelta(days=count - 1)
    return days(start, clock.reference, f"“{text}” is counted back from the report of {clock.reference}", score=0.6)


def day_of_week(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """Tuesday of last week, Monday this week."""
    if not clock.reference:
        return no_report_day(text)
    step = {"last": -1, "this": 0}.get(g["rel"] or "", 1)
    monday, _ = cal.week_of(cal.add(clock.reference, step, "week"))
    return one_day(monday + timedelta(days=_number(g["weekday"])), f"“{text}” counts from {clock.reference}")


def before_last(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """The week before last."""
    if not clock.reference:
        return no_report_day(text)
    unit = g["unit"] or ""
    start, end = unit_around(cal.add(clock.reference, -2, unit), unit)
    return days(start, end, f"“{text}” counts from the report of {clock.reference}", PRECISION[unit], 0.8)


def overnight_of(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """Overnight Monday: to Tuesday, where the report is no older than that; "overnight into Monday" ends on Monday."""
    day = weekday(g, clock, text)
    if day is None or day.start is None:
        return day
    ends = g["into"] or day.start == clock.reference
    start = day.start - timedelta(days=1) if ends else day.start
    return days(start, start + timedelta(days=1), f"“{text}” is the night of {day.start}", score=0.8)


def overnight(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """The night before the report, or before the day last spoken of."""
    base = clock.reference or (clock.spoken[0] if clock.spoken else None)
    if not base:
        return no_report_day(text)
    return days(base - timedelta(days=1), base, f"“{text}” is the night before {base}", score=0.7)
