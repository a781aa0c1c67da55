"""Days in words: a month or a year as one, not as its first and last day."""

from __future__ import annotations

import calendar
from datetime import date


def span(first: date, last: date) -> str:
    """``"2015-08-01"``, ``"2015-08-01 to 2015-08-03"``; of whole months and years ``"2015-08"``, ``"1990 to 1999"``."""
    if first == last:
        return f"{first}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, 12):
            return _to(f"{first.year:04}", f"{last.year:04}")
        return _to(f"{first}"[:7], f"{last}"[:7])
    return f"{first} to {last}"


def _to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
