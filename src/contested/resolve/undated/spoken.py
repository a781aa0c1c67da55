"""Expressions of time as functions of the report's day, and their inverse: on which days could this have been said?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from contested.knowledge.language import table
from contested.knowledge.timewords import alternatives, pieces, time_words
from contested.resolve.timeparse import parse_time
from contested.resolve.undated.days import NONE, Days, between

# A happening is not told apart by an expression of more days than a month has.
LONGEST = 31
# How long after a day an expression may still name it: for words without a month or a unit, with a month, with a year.
_LAG_WEEK, _LAG_MONTH, _LAG_YEAR = 15, 368, 740


@dataclass(frozen=True, slots=True)
class Window:
    """The days on one of which something happened, both inclusive; ``night``: in the night that begins then."""

    first: date
    last: date
    night: bool = False

    def meets(self, other: Window) -> bool:
        """Whether both can be of one moment. A night lies on its day and the next, but is no other night."""
        mine, theirs = (self.last, other.last)
        if self.night != other.night:
            mine, theirs = mine + timedelta(days=self.night), theirs + timedelta(days=other.night)
        return self.first <= theirs and other.first <= mine

    @property
    def length(self) -> int:
        """Days from the first to the last, both counted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """An expression of time where it stands in a text."""

    words: str
    start: int
    end: int


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What finds expressions that count from the report's day, and what tells their kinds."""
    p, own = pieces(), table("undated")
    weekday = rf"{p['WEEKDAY']}(?:\s+(?:night|evening|morning|afternoon))?"
    forms = (
        rf"{p['DATE']}(?!\w)",
        rf"(?:{p['EARLY']}[-\s]+)?{p['MONTH']},?\s+{p['YEAR']}\b",
        rf"(?:(?<=in\s)|(?<=since\s)){p['FULLMONTH']}\b",
        rf"{weekday}\b",
        rf"{p['NAMEDDAY']}\b",
        r"overnight\b",
        r"last\s+(?:week|month|year)\b",
    )
    return {
        "any": re.compile(rf"(?<![\w.])(?:since\s+(?:late\s+|early\s+)?(?:on\s+)?)?(?:{'|'.join(forms)})", re.I),
        "weekday": re.compile(rf"{p['WEEKDAY']}\b", re.I),
        "night": re.compile(r"\b(?:night|evening|overnight|tonight)\b", re.I),
        "part": re.compile(rf"\b{p['PART']}\b", re.I),
        "since": re.compile(rf"^{alternatives(time_words().lists['since'])}\s+", re.I),
        "month": re.compile(rf"\b{p['MONTH']}(?!\w)|\bmonths?\b", re.I),
        "date": re.compile(rf"{p['DATE']}(?!\w)", re.I),
        "long": re.compile(r"\byears?\b|\bago\b", re.I),
        "year": re.compile(rf"\b{p['YEAR']}\b"),
        "not past": re.compile(rf"\b{alternatives(own['not_past'])}(?:\s+on)?\s+$", re.I),
        "ahead": re.compile(rf"\b{alternatives(own['ahead'])}\s+(?:[\w-]+\s+){{1,6}}$", re.I),
    }


def spoken(text: str, start: int = 0, end: int | None = None) -> Iterator[Spoken]:
    """The expressions of ``text[start:end]`` that name days past; those of what is to come are left out."""
    for match in patterns()["any"].finditer(text, start, len(text) if end is None else end):
        before = text[max(start, match.start() - 60) : match.start()]
        if not (patterns()["not past"].search(before) or patterns()["ahead"].search(before)):
            yield Spoken(match[0], match.start(), match.end())


@lru_cache(maxsize=100_000)
def window(words: str, day: date) -> Window | None:
    """The days that ``words`` name in a report of ``day``; what is told "since" a day began on it.

    None for words that name none, or more than LONGEST.
    """
    core = patterns()["since"].sub("", words)
    night = patterns()["night"].search(words) is not None
    weekday = patterns()["weekday"].search(words) is not None
    if not weekday and "overnight" in words.lower():
        return Window(day - timedelta(days=1), day - timedelta(days=1), night=True)
    interval = parse_time(core, day)
    if interval is None or interval.start is None or interval.end is None:
        return None
    found = Window(interval.start, interval.end, night and interval.is_day)
    return found if found.length <= LONGEST else None


def said_on(words: str, meant: Iterable[Window]) -> Days:
    """The days of a report in which ``words`` can name one of the windows ``meant``."""
    bits = 0
    for target in meant:
        if patterns()["year"].search(words):
            absolute = window(words, target.last)
            bits |= between(target.first, None).bits if absolute and absolute.meets(target) else 0
            continue
        for number in range((target.last - target.first).days + _lag(words) + 2):
            day = target.first + timedelta(days=number - 1)
            named = window(words, day)
            if named and named.meets(target):
                bits |= between(day, day).bits
    return Days(bits) if bits else NONE


def _lag(words: str) -> int:
    if patterns()["long"].search(words):
        return _LAG_YEAR
    return _LAG_MONTH if patterns()["month"].search(words) else _LAG_WEEK


def sharpest(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Of tellings of one happening the most precise; of those that do not meet, each: it happened more than once."""
    kept: list[Window] = []
    for one in sorted(set(windows), key=lambda w: (w.length, w.first, w.last, w.night)):
        if not any(one.meets(other) for other in kept):
            kept.append(one)
    return tuple(kept)
