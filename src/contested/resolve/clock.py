"""Where a time expression stands, and the answers that all its readers share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contested.knowledge.timewords import time_words
from contested.resolve.calendar import TimeInterval

Groups = Mapping[str, str | None]
"""The named groups of a form's pattern."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The day of the report, the days last spoken of, and whether the expression looks ahead."""

    reference: date | None
    anchor: TimeInterval | None
    future: bool = False

    @property
    def spoken(self) -> tuple[date, date] | None:
        """First and last day last spoken of; an open end counts as the other one."""
        if self.anchor is None:
            return None
        first, last = self.anchor.start or self.anchor.end, self.anchor.end or self.anchor.start
        return (first, last) if first and last else None


def unknown(reason: str) -> TimeInterval:
    """An expression that is understood but can't be dated."""
    return TimeInterval(None, None, "unknown", reason, 0.0)


def no_report_day(text: str) -> TimeInterval:
    """The expression counts from the day of the report, which is not known."""
    return unknown(f"“{text}” counts from the day of the report, which is not known")


def no_year(text: str) -> TimeInterval:
    """The expression states no year, and nothing else does."""
    return unknown(f"“{text}” states no year, and the text names none that it could be of")


def count_of(words: str | None) -> int | None:
    """The number that words or digits state, None for none and for vague ones."""
    if not words:
        return None
    words = " ".join(words.split())
    if words.isdigit():
        return int(words)
    return time_words().numbers.get(words) or time_words().ordinals.get(words)


def part_of(words: str | None) -> str | None:
    """early, mid or late, from the words that say so: "the beginning of"."""
    for part, signs in (("early", ("early", "beginning", "start")), ("mid", ("mid",)), ("late", ("late", "end"))):
        if words and any(sign in words for sign in signs):
            return part
    return None
