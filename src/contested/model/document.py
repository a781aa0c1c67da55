"""A document: one report, as it was given and as it is read."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass

# How a publisher, or a name beside it, was found: credited by the text with the whole report, or with a part of it.
CREDITED, CONTRIBUTED = "text", "contributed"


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a clean text back to the original.

    ``pieces`` are ``(clean_start, original_start, length)``, ascending in both texts and not
    overlapping: the runs of characters that cleaning carried over unchanged. Characters of the
    clean text between two pieces were put in by cleaning (a space for a line break).
    """

    pieces: tuple[tuple[int, int, int], ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was not cleaned."""
        return cls(((0, 0, length),))

    def start(self, clean: int) -> int:
        """Original offset of the clean character ``clean``; of the next carried-over one if it was put in."""
        i = bisect.bisect_right(self.pieces, clean, key=lambda piece: piece[0]) - 1
        if i >= 0 and clean < self.pieces[i][0] + self.pieces[i][2]:
            return self.pieces[i][1] + clean - self.pieces[i][0]
        if i + 1 < len(self.pieces):
            return self.pieces[i + 1][1]
        return self.pieces[-1][1] + self.pieces[-1][2] if self.pieces else 0

    def end(self, clean: int) -> int:
        """Original offset just behind the clean character ``clean - 1`` (or the last carried-over one before it)."""
        i = bisect.bisect_left(self.pieces, clean, key=lambda piece: piece[0]) - 1
        if i < 0:
            return self.pieces[0][1] if self.pieces else 0
        clean_start, original, length = self.pieces[i]
        return original + min(clean - clean_start, length)


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a document's head and how it came to be known.

    ``value`` is None when unknown; ``how`` is one of ``field`` (the input's own field), ``metadata``
    (of the page), ``dateline``, ``published line``, ``text``, ``inferred`` (only in a view of the
    past), ``unknown``; ``reason`` is a sentence; ``others`` holds ``(how, value)`` of readings that were
    found and not taken; beside a publisher stand the agencies that the text credits with the report (``text``) or
    with a part of it (``contributed``).
    """

    value: str | None
    how: str
    reason: str
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When a report that states no date came out, inferred from what it and the record's other reports say.

    Days, both inclusive; both None where it stays unknown. ``reasons`` are sentences: what each narrowed it to, or
    why nothing is concluded.
    """

    start: dt.date | None
    end: dt.date | None
    reasons: tuple[str, ...]

    @property
    def day(self) -> dt.date | None:
        """The day, None when it is not one alone."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    ``text`` is the text as given on input, title + blank line + body where there is a title; all
    offsets of claims count its code points. ``clean`` is what the reader reads, ``offsets`` leads
    from it back to ``text``. ``date`` holds an ISO date. ``origin`` says where it was read
    from (a path, with the line of a table), for people; it is no part of the identity. ``inferred`` is concluded
    from the record and no part of what was read: ``date`` keeps what is stated.
    """

    id: str
    text: str
    clean: str
    offsets: OffsetMap
    title: str | None
    publisher: Found
    date: Found
    url: str | None = None
    origin: str = ""
    inferred: Dating | None = None

    @property
    def published(self) -> dt.date | None:
        """The publication date: as stated, else as inferred where that is one day; None when unknown."""
        if self.date.value:
            return dt.date.fromisoformat(self.date.value)
        return self.inferred.day if self.inferred else None

    @property
    def wires(self) -> tuple[str, ...]:
        """The agencies that the text credits with the report, by their usual names."""
        own = (self.publisher.value,) if self.publisher.how == CREDITED and self.publisher.value else ()
        return (*own, *self._credited(CREDITED))

    @property
    def contributors(self) -> tuple[str, ...]:
        """The agencies that contributed to the report, as its text says."""
        return self._credited(CONTRIBUTED)

    def _credited(self, how: str) -> tuple[str, ...]:
        return tuple(name for kind, name in self.publisher.others if kind == how)
