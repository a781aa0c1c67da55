"""Times that count from the days last spoken of: that day, the next day, two weeks later, a day after."""

from __future__ import annotations

from datetime import timedelta

import contested.resolve.calendar as cal
from contested.knowledge.timewords import time_words
from contested.resolve.calendar import TimeInterval, days, one_day
from contested.resolve.clock import Clock, Groups, count_of, no_report_day, unknown
from contested.resolve.relative import PRECISION, unit_around

BACK = frozenset({"earlier", "after", "before", "prior", "previously", "previous", "preceding"})
"""Ways of counting back. "A day after" opens the clause of the earlier thing: "fled a day after the town fell"."""

# Ways in which "hours later" tells of the day spoken of, not of what follows ("hours after the raid").
_THEN = frozenset({"later", "earlier", "afterward", "afterwards"})
_HALF_A_DAY = 12


def ago(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """five years ago: a year; three months ago: a month; two weeks ago: a week."""
    count, unit = count_of(g["n"]), time_words().units[g["unit"] or ""]
    if not clock.reference:
        return no_report_day(text)
    if count is None:
        return unknown(f"“{text}” says not how long ago")
    then = cal.add(clock.reference, -count, unit)
    start, end = unit_around(then, unit)
    reason = f"“{text}” is counted back from the report of {clock.reference}"
    return days(start, end, reason, PRECISION.get(unit, "range"), 0.7)


def shift(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """two days later, a week earlier, a day after."""
    count, unit = count_of(g["n"]), time_words().units[g["unit"] or ""]
    if unit in ("second", "minute", "hour"):
        hours = count or (None if g["n"] else 1)
        if g["way"] in _THEN and clock.anchor and clock.anchor.is_day and hours and hours < _HALF_A_DAY:
            return same(g, clock, text)
        return unknown(f"“{text}” is shorter than a day")
    if count is None:
        return unknown(f"“{text}” says not how long")
    back = g["way"] in BACK
    base = clock.anchor
    if base is None and back and clock.reference:
        base = one_day(clock.reference, "the report", 0.5)
    if base is None or base.start is None:
        return unknown(f"“{text}” counts from a day that is not known")
    return _moved(base, -count if back else count, unit, text)


def _moved(base: TimeInterval, count: int, unit: str, text: str) -> TimeInterval:
    """The base moved on; from a single day, months and years lead to a whole month or year."""
    assert base.start
    last = base.end or base.start
    start, end = cal.add(base.start, count, unit), cal.add(last, count, unit)
    reason = f"“{text}” is counted from {base.start}"
    if base.is_day and unit in ("month", "year"):
        start, end = unit_around(start, unit)
        return days(start, end, reason, PRECISION[unit], 0.6)
    return days(start, end, reason, score=0.7)


def same(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """that day, the same day, later in the day: the days last spoken of."""
    if clock.anchor is None or clock.spoken is None:
        return unknown(f"“{text}” is a day that the text has not named before")
    anchor = clock.anchor
    return days(anchor.start, anchor.end, f"“{text}” is the time last spoken of", anchor.precision, 0.7)


def next_day(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """the next morning, the following day, the day before."""
    if clock.spoken is None:
        return unknown(f"“{text}” counts from a day that is not known")
    back = g["way"] in BACK - {"after"}
    base = clock.spoken[0] if back else clock.spoken[1]
    return one_day(cal.add(base, -1 if back else 1, "day"), f"“{text}” is counted from {base}", 0.75)


def next_unit(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """the following month, the same week, that year."""
    if clock.spoken is None:
        return unknown(f"“{text}” counts from a time that is not known")
    unit, way = g["unit"] or "", g["way"] or ""
    step = -1 if way in BACK else 1 if way in ("next", "following") else 0
    start, end = unit_around(cal.add(clock.spoken[0], step, unit), unit)
    return days(start, end, f"“{text}” is counted from {clock.spoken[0]}", PRECISION[unit], 0.6)


def coming_length(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """over the next two days: counted on from the days last spoken of, else from the report."""
    count, unit = count_of(g["n"]), time_words().units[g["unit"] or ""]
    base = clock.spoken[1] if clock.spoken else clock.reference
    if count is None or base is None:
        return unknown(f"“{text}” says not how long, or counts from a day that is not known")
    start = cal.add(base, 1, "day")
    return days(start, max(start, cal.add(base, count, unit)), f"“{text}” is counted on from {base}", score=0.6)


def part_of_day(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """at dawn, in the evening, at 22:45: of the day last spoken of, else of the report."""
    if clock.anchor and clock.anchor.is_day:
        return same(g, clock, text)
    if not clock.reference:
        return no_report_day(text)
    return one_day(clock.reference, f"“{text}” names no day; that of the report is taken", 0.4)


def vague(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """recently, later, meanwhile."""
    return unknown(f"“{text}” names no day")


def night_between(g: Groups, clock: Clock, text: str) -> TimeInterval | None:
    """in the following night: from the day last spoken of to the next."""
    if clock.spoken is None:
        return unknown(f"“{text}” counts from a day that is not known")
    last = clock.spoken[1]
    return days(last, last + timedelta(days=1), f"“{text}” is the night after {last}", score=0.6)
