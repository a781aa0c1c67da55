"""Calendar days as reports write them: "8 Jun 2016", "August 12th, 2015", "05-11-2014", "Jul 262016"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Order = Literal["day first", "month first"]

# By the first three letters of their names, which tell them apart.
_MONTHS = dict(zip(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), range(1, 13), strict=True))
_WEEKDAYS = dict(zip(re.findall("...", "montuewedthufrisatsun"), range(7), strict=True))

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_GLUED_MONTH = MONTH.replace(r"\b", "(?![a-z])")
_WEEKDAY = (
    r"(?:(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?,?\s+(?:the\s+)?)?"
)
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY_MONTH = rf"(?<![\d.,])(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s,\-]*(?P<month>{_GLUED_MONTH})"
_MONTH_DAY = rf"(?<!\w)(?P<month>{_GLUED_MONTH})\s*(?P<day>\d{{1,2}}){_ORDINAL}"
_FORMS = (
    rf"{_WEEKDAY}{_DAY_MONTH}[\s,.\-]*{_YEAR}",
    rf"{_WEEKDAY}{_MONTH_DAY}[\s,]*{_YEAR}",
    rf"{_WEEKDAY}(?<!\d)(?P<year>(?:18|19|20)\d\d)(?P<sep>[-./])(?P<b>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
    rf"{_WEEKDAY}(?<![\d./-])(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}",
)
_SHORT_FORMS = (
    rf"{_DAY_MONTH}\s+(?P<short>\d\d)(?!\d)",
    rf"{_DAY_MONTH}(?!\s*\d)",
    rf"{_MONTH_DAY}(?!\s*\d)",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A day as written at ``text[start:end]``.

    ``readings`` are the days that it can mean, the likelier first: two where the order of day and
    month is open, none where there is no such day. ``month_day`` is given where no year is written.
    ``with_weekday`` tells that the day of the week is written too.
    """

    start: int
    end: int
    readings: tuple[dt.date, ...]
    month_day: tuple[int, int] | None = None
    with_weekday: bool = False

    @property
    def open_order(self) -> bool:
        """Whether day and month could be the other way round."""
        return len(self.readings) > 1


@cache
def _compiled(short: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in (_FORMS + _SHORT_FORMS if short else _FORMS))


def day_at(text: str, start: int, *, short: bool = False) -> Written | None:
    """The day written at ``start``; with ``short`` also "10 JAN 90" and days without a year."""
    return next((_written(m) for form in _compiled(short) if (m := form.match(text, start))), None)


def days_in(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """Every day with a year written in ``text[start:end]``, in order."""
    stop = len(text) if end is None else end
    found = [_written(m) for form in _compiled(False) for m in form.finditer(text, start, stop)]
    return sorted(found, key=lambda w: w.start)


def _written(m: re.Match[str]) -> Written:
    g = m.groupdict()
    weekday = _WEEKDAYS[g["weekday"][:3].lower()] if g.get("weekday") else None
    if g.get("month"):
        month, day = _MONTHS[g["month"][:3].lower()], int(g["day"])
        if g.get("year") or g.get("short"):
            days = _real((_year(g), month, day))
            return Written(m.start(), m.end(), days, None, weekday is not None)
        return Written(m.start(), m.end(), (), (month, day))
    if g.get("a"):
        days = _numeric(int(g["a"]), int(g["b"]), int(g["year"]), weekday)
    else:
        days = _real((int(g["year"]), int(g["b"]), int(g["day"])))
    return Written(m.start(), m.end(), days, None, weekday is not None)


def _year(g: dict[str, str | None]) -> int:
    if g.get("year"):
        return int(g["year"] or 0)
    short = int(g["short"] or 0)
    # POSIX strptime: 69–99 are of the twentieth century.
    return short + (1900 if short >= 69 else 2000)


def _numeric(a: int, b: int, year: int, weekday: int | None) -> tuple[dt.date, ...]:
    """Day first before month first: the order of most of the world."""
    days = _real((year, b, a), (year, a, b))
    if weekday is None:
        return days
    return tuple(d for d in days if d.weekday() == weekday) or days


def _real(*parts: tuple[int, int, int]) -> tuple[dt.date, ...]:
    days: list[dt.date] = []
    for year, month, day in parts:
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    return tuple(days)
