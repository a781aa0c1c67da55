"""What many pages ask of the whole record, kept in memory until the record changes."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from contested.knowledge import Knowledge
from contested.pipeline.standing import Control
from contested.store import Counts, Store, open_store

# A record that loads within so many seconds is loaded anew on the spot; a larger one while the old state is shown, and
# not sooner than after so many times the time that it takes.
_AT_ONCE = 0.5
_REST = 10
# The share of events before the first day of the slider: a few are of long ago, told as background.
_BACKGROUND = 0.03
Stamp = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The record's control spells, how much it holds, and how many events begin on each day. ``first`` and ``last`` are
    the days from which and till which it tells."""

    control: Control
    counts: Counts
    days: tuple[tuple[date, int], ...]
    first: date | None
    last: date | None


class Keeper:
    """Loads what is kept when it is first asked for, and again after the record changed."""

    def __init__(self, record: Path, known: Callable[[], Knowledge]) -> None:
        self._record, self._known = record, known
        self._lock = threading.Lock()
        self._kept: Kept | None = None
        self._stamp: Stamp = ()
        self._took = self._loaded = 0.0

    def kept(self) -> Kept:
        """The record's state: the present one, or for some seconds after a change of a large record the one before."""
        kept = self._kept
        if kept is not None and self._stamp == self._now():
            return kept
        if kept is None or self._took < _AT_ONCE:
            with self._lock:
                return self._kept if self._kept and self._stamp == self._now() else self._load()
        if perf_counter() - self._loaded > _REST * self._took:
            self.warm()
        return kept

    def state(self) -> Stamp | None:
        """What the record's present state is told by; None while ``kept`` may still give the one before."""
        now = self._now()
        return now if self._kept is None or self._stamp == now else None

    def warm(self) -> None:
        """Begin to load, if nobody does, and do not wait."""
        if self._lock.acquire(blocking=False):
            threading.Thread(target=self._load_and_release, daemon=True).start()

    def _load_and_release(self) -> None:
        try:
            self._load()
        finally:
            self._lock.release()

    def _load(self) -> Kept:
        known = self._known()
        began, stamp = perf_counter(), self._now()
        with open_store(self._record, readonly=True) as store:
            kept = _loaded(store, known)
        self._loaded = perf_counter()
        self._kept, self._stamp, self._took = kept, stamp, self._loaded - began
        # Python would go through all of it, a tenth of a second for a large record, each time it searches for cycles.
        gc.freeze()
        return kept

    def _now(self) -> Stamp:
        """What tells that the record was written to: size and time of its file and of the log beside it."""
        files = (self._record, self._record.with_name(self._record.name + "-wal"))
        found = (f.stat() for f in files if f.exists())
        # Who only looks at a record leaves an empty log beside it.
        return tuple((s.st_mtime_ns, s.st_size) for s in found if s.st_size)


def _loaded(store: Store, knowledge: Knowledge) -> Kept:
    counts, days = store.counts(), tuple(store.event_days())
    return Kept(Control.load(store, knowledge), counts, days, *_range(days, counts))


def _range(days: Sequence[tuple[date, int]], counts: Counts) -> tuple[date | None, date | None]:
    """The days from which and till which the record tells: its events', but for the background, and its reports'."""
    passed, total = 0, sum(n for _, n in days)
    first = counts.first
    for day, n in days:
        passed += n
        if passed > total * _BACKGROUND:
            first = min(day, first or day)
            break
    return first, counts.last or (days[-1][0] if days else None)
