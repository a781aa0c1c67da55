"""Which tellings are compared at all: those that share a key of place and day, of copied words, or of a count.

The number of keys a telling has is bounded, and a key that too many share is dropped, so that work grows with the
number of tellings and not with its square.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from contested.link.copies import sketch
from contested.link.facets import Days
from contested.link.telling import Telling

Key = tuple[object, ...]
Numbers = npt.NDArray[np.int64]

# Degrees of one grid cell, some 20 km; two grids, shifted by half a cell, so that neighbours share a cell of one.
CELL = 0.2
# A key that more tellings share says nothing, and is not used.
LARGEST = 150
# A span longer than this many days is looked for at its ends only.
LONGEST = 5
# So many tellings are compared with so many others before the next ones are.
STRETCH = 4096
# So many pairs are packed at once.
PAIRS = 1 << 21
# Copies are looked for among the reports of these days, a place's change of hands in these days around the day told.
COPY_DAYS = 10
TAKEN_DAYS = 365
# Counts from here on are seldom equal by chance.
TELLING_COUNT = 8


class Blocks:
    """Tellings, numbered from 0 in the order in which they are added, by the hashes of their keys."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._members = array("q")
        self._documents = array("q")

    def add(self, hashes: Iterable[int], document: int) -> None:
        """Add the next telling, of a document of that number."""
        n = len(self._documents)
        self._documents.append(document)
        for h in hashes:
            self._hashes.append(h)
            self._members.append(n)

    def entries(self) -> Iterator[tuple[int, int]]:
        """Hash and telling, ordered by hash and then by telling."""
        hashes, members = self._sorted()
        for at in range(0, len(hashes), 65536):
            yield from zip(hashes[at : at + 65536].tolist(), members[at : at + 65536].tolist(), strict=True)

    def pairs(self, usable: Callable[[int], bool] = lambda _: True) -> Iterator[tuple[int, int]]:
        """Pairs of tellings worth comparing, of two documents each, lower first.

        They come by stretches of ``STRETCH`` tellings, all pairs of two stretches together, so that no more than these
        have to be at hand.
        Hashes that are not ``usable`` (asked only of those that several tellings share) count for nothing.
        """
        hashes, members = self._sorted()
        starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
        sizes = np.diff(np.r_[starts, len(hashes)])
        kept = (sizes > 1) & (sizes <= LARGEST)
        kept[kept] = [usable(int(h)) for h in hashes[starts[kept]]]
        n = len(self._documents)
        found: list[Numbers] = []
        starts, sizes = starts[kept], sizes[kept]
        for size in np.unique(sizes):
            # All blocks of one size at once, as the rows of a table.
            table = members[starts[sizes == size][:, None] + np.arange(size)]
            one, other = np.triu_indices(int(size), 1)
            step = max(1, PAIRS // len(one))
            for at in range(0, len(table), step):
                some = table[at : at + step]
                found.append(self._distinct((some[:, one] * n + some[:, other]).ravel(), n))
        packed = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
        packed = packed[np.lexsort((packed % n // STRETCH, packed // n // STRETCH))] if n else packed
        for at in range(0, len(packed), 65536):
            some = packed[at : at + 65536]
            yield from zip((some // n).tolist(), (some % n).tolist(), strict=True)

    def _distinct(self, packed: Numbers, n: int) -> Numbers:
        documents = np.frombuffer(self._documents, np.int64)
        apart = documents[packed // n] != documents[packed % n]
        return np.unique(packed[apart])

    def _sorted(self) -> tuple[Numbers, Numbers]:
        if not self._hashes:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        hashes, members = np.frombuffer(self._hashes, np.int64), np.frombuffer(self._members, np.int64)
        # Members were added in order, which a stable sort keeps.
        order = np.argsort(hashes, kind="stable")
        return hashes[order], members[order]


def hashes(telling: Telling) -> set[int]:
    """The keys of one telling as numbers of 64 bits, the same on every machine."""
    return {_number(key) for key in set(keys(telling))}


def _number(key: Key) -> int:
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def keys(telling: Telling) -> Iterator[Key]:
    """The keys of one telling."""
    days = sorted({day.toordinal() for span in telling.days[:LONGEST] for day in _days(span)})
    for where in _where(telling):
        yield from ((where, day) for day in days)
    yield from (
        ("copy", h, n) for n in _near(telling.published, COPY_DAYS) for f in telling.claims for h in sketch(f.shingles)
    )
    for harm, _, low, _ in telling.counts:
        if low >= TELLING_COUNT:
            yield from (("count", harm, low, day // 4) for day in days)
    # An aside that dates something to a month meets the report of the day by the count.
    months = {f"{day:%Y-%m}" for span in telling.days[:LONGEST] for day in (span.start, span.end)}
    for harm, _, low, _ in telling.counts:
        if low >= TELLING_COUNT:
            yield from (("month", harm, low, s.key, month) for month in months for s in telling.spots)
    if telling.course:
        yield from (("campaign", s.key, n) for n in _near(telling.published, TAKEN_DAYS) for s in telling.spots)
    taken = [sub for sub in telling.subs if sub.endswith("territory")]
    when = telling.days[0].end if telling.days else None
    yield from (("taken", sub, s.key, n) for n in _near(when, TAKEN_DAYS) for sub in taken for s in telling.spots)


def _near(day: date | None, within: int) -> tuple[int, ...]:
    """Numbers of which two days no further apart than ``within`` share one."""
    return (-1,) if day is None else (day.toordinal() // within, day.toordinal() // within + 1)


def _where(telling: Telling) -> Iterator[Key]:
    for spot in telling.spots:
        if spot.level == "place" and spot.lat is not None and spot.lon is not None:
            yield from _cells(spot.lat, spot.lon)
        elif spot.level == "place":
            yield ("name", spot.key)
        if spot.level == "country":
            yield from (("country", spot.key, sub) for sub in sorted(telling.subs))
        elif spot.admin1:
            yield ("province", spot.admin1, telling.type)


def _cells(lat: float, lon: float) -> Iterator[Key]:
    for shift in (0.0, 0.5):
        yield ("cell", shift, math.floor(lat / CELL + shift), math.floor(lon / CELL + shift))


def _days(days: Days) -> Iterable[date]:
    # One day more in front, so that tellings one day apart share a key.
    length = days.length + 1
    offsets = range(length + 1) if length < LONGEST else (0, 1, 2, length - 1, length)
    first = days.start - timedelta(days=1)
    return [first + timedelta(days=n) for n in offsets]
