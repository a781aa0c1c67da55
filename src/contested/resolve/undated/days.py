"""Sets of days: the algebra in which readings of one report's day are intersected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# A Monday, so that a bit's number modulo seven is its weekday.
_ORIGIN = date(1900, 1, 1)
_SIZE = 255 * 365
_ALL = (1 << _SIZE) - 1
_MONDAYS = ((1 << 7 * (_SIZE // 7 + 1)) - 1) // ((1 << 7) - 1) & _ALL


@dataclass(frozen=True, slots=True)
class Days:
    """Days between 1900 and 2154, one bit a day."""

    bits: int

    def __and__(self, other: Days) -> Days:
        return Days(self.bits & other.bits)

    def __or__(self, other: Days) -> Days:
        return Days(self.bits | other.bits)

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __contains__(self, day: date) -> bool:
        number = (day - _ORIGIN).days
        return number >= 0 and bool(self.bits >> number & 1)

    def __iter__(self) -> Iterator[date]:
        bits, base = self.bits, 0
        while bits:
            zeros = (bits & -bits).bit_length() - 1
            bits >>= zeros + 1
            base += zeros + 1
            yield _ORIGIN + timedelta(days=base - 1)

    @property
    def first(self) -> date:
        """The first day. Raises ValueError for no days."""
        if not self.bits:
            raise ValueError("no days")
        return _ORIGIN + timedelta(days=(self.bits & -self.bits).bit_length() - 1)

    @property
    def last(self) -> date:
        """The last day. Raises ValueError for no days."""
        if not self.bits:
            raise ValueError("no days")
        return _ORIGIN + timedelta(days=self.bits.bit_length() - 1)

    @property
    def span(self) -> int:
        """Days from the first to the last, both counted; 0 for none."""
        return (self.last - self.first).days + 1 if self.bits else 0


EVERY = Days(_ALL)
NONE = Days(0)


def between(first: date | None, last: date | None) -> Days:
    """The days from ``first`` to ``last``, both inclusive, None where open."""
    low = max(0, (first - _ORIGIN).days) if first else 0
    high = min(_SIZE, (last - _ORIGIN).days + 1) if last else _SIZE
    return Days(((1 << high) - 1) >> low << low) if high > low else NONE


def on_weekdays(weekdays: Iterable[int]) -> Days:
    """All days of these weekdays, Monday being 0."""
    bits = 0
    for weekday in weekdays:
        bits |= _MONDAYS << weekday
    return Days(bits & _ALL)


def union(sets: Iterable[Days]) -> Days:
    """The days of any of the sets."""
    bits = 0
    for days in sets:
        bits |= days.bits
    return Days(bits)
