"""Read one time expression: from its words, the report's day and an anchor to days of the calendar.

The frame is read first (from … to …, since, until, by), then the core by the forms of ``timeforms``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from contested.knowledge.timewords import alternatives, pieces, time_words
from contested.resolve.calendar import TimeInterval, days
from contested.resolve.clock import Clock, unknown
from contested.resolve.dates import before
from contested.resolve.timeforms import forms


def parse_time(
    text: str, reference: date | None, anchor: TimeInterval | None = None, *, future: bool = False
) -> TimeInterval | None:
    """The days that ``text`` names, None when it holds no time expression that is known here.

    ``reference`` is the day of the report (None when unknown, or when the account tells of times long
    before it); ``anchor`` the days last spoken of, for "the next day" and for dates without a year;
    ``future`` whether the claim is about what is to come. An expression that is understood but names
    no day gives an interval with both ends None and the reason.
    """
    words = _plain(text)
    clock = Clock(reference, anchor, future)
    for read in (_range, _since, _starting, _until, _core):
        interval = read(words, clock, text)
        if interval is not None:
            return interval
    return None


def _plain(text: str) -> str:
    folded = re.sub(r"[’`]", "'", re.sub(r"[–—]", "-", text.lower()))
    return " ".join(folded.split()).strip(" ,.;:()[]\"'")


@cache
def _frames() -> Mapping[str, re.Pattern[str]]:
    lists = time_words().lists
    p = pieces()
    return {
        **{name: re.compile(rf"^{alternatives(lists[name])} (.+)$") for name in ("since", "starting", "until", "by")},
        "range": re.compile(r"^(.+?)(?:(?<=\d) ?- ?| (?:to|and|and into|until|till|through) )(.+)$"),
        "days": re.compile(rf"(?<!\w){p['DATE']}$"),
        "month": re.compile(rf"\b{p['MONTH']}(?!\w)"),
        "year": re.compile(rf"\b{p['YEAR']}\b"),
        "bare day": re.compile(rf"^(?:.* )?{p['DAY']}$"),
        "part": re.compile(r"\b(?:early|mid|late)$"),
        "named": re.compile(rf"\b(?:{p['WEEKDAY']}|{p['MONTH']})\b"),
        "within a day": re.compile(rf"\b(?:{p['PART']}|{p['CLOCK']}|(?:next|following|same|that) day)\b"),
    }


def _core(words: str, clock: Clock, text: str) -> TimeInterval | None:
    """The expression without its frame."""
    for form in forms():
        match = form.pattern.search(words)
        interval = form.read(match.groupdict(), clock, text) if match else None
        if interval is not None:
            return interval
    return None


def _range(words: str, clock: Clock, text: str) -> TimeInterval | None:
    """ "from 5 May to 10 June", "Friday and Saturday": from the first day of the one to the last of the other."""
    frames = _frames()
    match = frames["range"].match(words)
    if not match or (frames["days"].search(words) and len(frames["month"].findall(words)) == 1):
        return None
    right = _core(match[2], clock, text)
    if right is None or right.end is None:
        return None
    left = _core(_completed(match[1], match[2]), replace(clock, anchor=right), text)
    if left is None or left.start is None:
        return None
    start = before(left.start, right.end)
    return days(start, right.end, f"“{text}” runs from {start} to {right.end}", score=0.85)


def _completed(left: str, right: str) -> str:
    """The left side with the month and the year that only the right side states."""
    frames = _frames()
    month, year = frames["month"].search(right), frames["year"].search(right)
    if month and not frames["month"].search(left) and (frames["bare day"].match(left) or frames["part"].search(left)):
        left = f"{left} {month[0]}"
    return f"{left} {year[0]}" if year and frames["month"].search(left) and not frames["year"].search(left) else left


def _since(words: str, clock: Clock, text: str) -> TimeInterval | None:
    """ "since June": from its first day to the day of the report; where that is unknown, the beginning is all."""
    match = _frames()["since"].match(words)
    if not match:
        return None
    begun = _core(match[1], replace(clock, future=False), text)
    start, ref = begun.start if begun else None, clock.reference
    if ref is None and start is None:
        return unknown(f"“{text}”: neither its beginning nor the day of the report is known")
    if ref is None and begun and start:
        return TimeInterval(
            start, start, begun.precision, f"“{text}”: it began on {start}; until when is not said", 0.6
        )
    if start and ref and start > ref:
        return days(start, start, f"“{text}” lies ahead of the report of {ref}", score=0.6)
    known = "" if start else "; its beginning is not dated"
    return days(start, ref, f"“{text}” runs up to the report of {ref}{known}", score=0.8 if start else 0.5)


def _starting(words: str, clock: Clock, text: str) -> TimeInterval | None:
    """ "starting on Thursday", "beginning in 2021": the first day."""
    match = _frames()["starting"].match(words)
    begun = _core(match[1], clock, text) if match else None
    if begun is None or begun.start is None:
        return begun
    return days(begun.start, begun.start, f"“{text}” starts on {begun.start}", score=0.7)


def _until(words: str, clock: Clock, text: str) -> TimeInterval | None:
    """ "until July", "by 4 June", "by Tuesday night": up to its last day, the beginning open.

    "By nightfall", "by the next day" are that day itself.
    """
    for frame in ("until", "by"):
        match = _frames()[frame].match(words)
        inner = _core(match[1], clock, text) if match else None
        if match is None or inner is None:
            continue
        if inner.end is None or (frame == "by" and _is_within_a_day(match[1])):
            return inner
        return days(None, inner.end, f"“{text}” ends on {inner.end}; its beginning is open", score=0.7)
    return None


def _is_within_a_day(words: str) -> bool:
    """Whether the words tell a part of the day spoken of, and name none."""
    frames = _frames()
    return frames["within a day"].search(words) is not None and not frames["named"].search(words)
