"""Dates of the calendar, with their year or without: days, months, seasons, years, decades."""

from __future__ import annotations

import re
from datetime import date, timedelta

import contested.resolve.calendar as cal
from contested.knowledge.timewords import time_words
from contested.resolve.calendar import TimeInterval, days, one_day
from contested.resolve.clock import Clock, Groups, no_report_day, no_year, part_of, unknown


def year_of(month: int, day: int, clock: Clock) -> int | None:
    """The year of a date that states none.

    With a report day, the latest year in which the date is not after it (for what is to come: not
    before it); else the year in which it lies nearest to the days last spoken of; else None.
    """
    ref = clock.reference
    if ref and clock.future:
        return ref.year + ((month, day) < (ref.month, ref.day))
    if ref:
        return ref.year - ((month, day) > (ref.month, ref.day))
    if not clock.spoken:
        return None
    first, last = clock.spoken
    years = range(max(1, first.year - 1), min(9998, last.year + 1) + 1)
    return min(years, key=lambda year: _distance(year, month, day, first, last))


def _distance(year: int, month: int, day: int, first: date, last: date) -> tuple[int, int]:
    """Days between a date and a span of days (0 inside); of two as near, the later year wins."""
    when = cal.make_date(year, month, day) or cal.month_end(year, month)
    away = 0 if first <= when <= last else min(abs((when - first).days), abs((when - last).days))
    return away, -year


def before(day: date, limit: date) -> date:
    """``day`` moved back by whole years until it lies not after ``limit``."""
    while day > limit and day.year > 1:
        day = cal.add(day, -1, "year")
    return day


def month_number(word: str | None) -> int:
    """1 to 12, of a month's name or abbreviation."""
    return time_words().months[(word or "").rstrip(".")]


def up_to_report(start: date, end: date, clock: Clock) -> date:
    """A month, season or year that still runs on the day of the report ends with it."""
    if clock.reference and start <= clock.reference < end and not clock.future:
        return clock.reference
    return end


def numeric(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """2015-07-29, 29.07.2015; day before month, unless only the other way round is a date."""
    year, month, day = (int(g[key] or 0) for key in ("y", "m", "d"))
    when = cal.make_date(year, month, day) or cal.make_date(year, day, month)
    return one_day(when, f"“{text}” is a full date", 1.0) if when else None


def calendar_day(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """29 July 2015, July 29, 12 and 13 September."""
    month = month_number(g["month"])
    numbers = [int(n) for n in re.findall(r"\d+", g["days"] or "")] or [1]
    year = int(g["year"] or 0) or year_of(month, numbers[-1], clock)
    if year is None:
        return no_year(text)
    start, end = cal.make_date(year, month, numbers[0]), cal.make_date(year, month, numbers[-1])
    if start is None or end is None:
        return unknown(f"“{text}” is no day of the calendar")
    how = "is a full date" if g["year"] else f"is taken for the year {year}"
    return days(start, end, f"“{text}” {how}", score=0.95 if g["year"] else 0.9)


def calendar_month(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """June 2014, early April, in August last year."""
    month = month_number(g["month"])
    stated = g.get("year")
    year = int(stated) if stated else None
    if g.get("rel"):
        if not clock.reference:
            return no_report_day(text)
        year = clock.reference.year + {"last": -1, "this": 0, "next": 1}[g["rel"] or "this"]
    year = year or year_of(month, 1, clock)
    if year is None:
        return no_year(text)
    start, end = cal.month_part(year, month, part_of(g.get("part")))
    end = up_to_report(start, end, clock)
    return days(start, end, f"“{text}” is taken for {year}-{month:02d}", "month", 0.85)


def near_month(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """last June, next March."""
    if not clock.reference:
        return no_report_day(text)
    month, ref = month_number(g["month"]), clock.reference
    step = {"last": -(month >= ref.month), "this": 0, "next": int(month <= ref.month)}[g["rel"] or "this"]
    start, end = cal.month_part(ref.year + step, month)
    return days(start, end, f"“{text}” is taken for {start.year}-{month:02d}", "month", 0.8)


def season(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """the summer of 2014, last winter, in the spring."""
    first = time_words().seasons[g["season"] or ""]
    year = int(g["year"]) if g["year"] else year_of(first, 1, clock)
    if year is None:
        return no_year(text)
    start, end = cal.season_of(year, first)
    if g["rel"] == "last" and clock.reference and end >= clock.reference and not g["year"]:
        start, end = cal.season_of(year - 1, first)
    end = up_to_report(start, end, clock)
    return days(start, end, f"“{text}” is taken for the season that began on {start}", "season", 0.7)


def year(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """2011, early 2014, the end of 2013."""
    number, words = int(g["year"] or 1), g["part"] or ""
    start, end = cal.year_part(number, part_of(words))
    if words.endswith("of"):
        start, end = cal.month_part(number, {"early": 1, "mid": 6}.get(part_of(words) or "", 12))
    end = up_to_report(start, end, clock)
    return days(start, end, f"“{text}” names a year", "year", 0.85)


def decade(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """the 1990s."""
    first = int(g["decade"] or 1)
    return days(date(first, 1, 1), date(first + 9, 12, 31), f"“{text}” names a decade", "range", 0.7)


def century(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """the 19th century."""
    number = int(g["century"] or 1)
    if not 1 <= number <= 21:
        return None
    start, end = date(100 * (number - 1) + 1, 1, 1), date(100 * number, 12, 31)
    return days(start, end, f"“{text}” names a century", "range", 0.6)


def day_of_month(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """on the 12th: of the month last spoken of, else of the report's."""
    base = clock.spoken[0] if clock.spoken else clock.reference
    day = cal.make_date(base.year, base.month, int(g["d"] or 0)) if base else None
    if day and not clock.spoken and clock.reference and day > clock.reference and not clock.future:
        day = cal.add(day, -1, "month")
    return one_day(day, f"“{text}” is taken for the month of {base}", 0.6) if day else None


def weekend_of(day: date) -> tuple[date, date]:
    """The Saturday and Sunday nearest before a day (its own where it lies in them)."""
    saturday = cal.weekday_before(day, 5)
    return saturday, saturday + timedelta(days=1)
