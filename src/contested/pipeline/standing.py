"""How every place stands on a day, asked again and again: of all control spells of a record, kept in memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from typing import Generic, TypeVar

import numpy as np

from contested import ledger
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.widened import Widened
from contested.ledger import Holding, Said, Sides, Standing
from contested.model import ActorRef, ControlSpell, Identity, PlaceRef
from contested.model.conclusions import SpellStatus
from contested.model.query import Names
from contested.pipeline.holding import own_names, sides_on, voice_of
from contested.store import Store

ALL, AGREED = "all", "agreed"
"""According to whom, besides a source's name: everybody, or sources of both sides."""
_NEVER, _ALWAYS, _NOT_SAID = date.max.toordinal(), 0, 0

Numbers = np.ndarray[tuple[int], np.dtype[np.int32]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
_Told = tuple[PlaceRef, str | None, tuple[ActorRef, ...], SpellStatus, date | None, date | None]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class OnDay:
    """What is asked of the day ``at``, as known on ``known_at`` (None: now), according to all, to both sides, or to the
    own word of the source of that name. ``holder`` (names or ids) keeps the places that one of them is said to hold;
    what nobody spoke of for ``stale_days`` is stale."""

    at: date
    known_at: date | None
    stale_days: int
    according: str = ALL
    holder: Names | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The ``standings`` that a map shows, the latest told first; how many more are ``left_out``, and of how many nobody
    knows ``nowhere`` they lie."""

    standings: tuple[Standing, ...]
    left_out: int
    nowhere: int


@dataclass
class _Table(Generic[T]):
    """Values that recur, each by its number."""

    values: list[T] = field(default_factory=list)
    numbers: dict[T, int] = field(default_factory=dict)

    def number(self, value: T) -> int:
        found = self.numbers.setdefault(value, len(self.values))
        if found == len(self.values):
            self.values.append(value)
        return found


class Control:
    """The control spells of a record as they were when it was loaded, as columns of numbers, and who is who in it."""

    def __init__(
        self, spells: Iterable[ControlSpell], knowledge: Knowledge, identities: Iterable[Identity] = ()
    ) -> None:
        self.knowledge, self.identities = knowledge, tuple(identities)
        # Looked up for every day anew, it would take longer than the rest.
        self._directory = Widened(knowledge.actors, self.identities)
        self._voice = cache(partial(voice_of, knowledge=knowledge))
        self._places: _Table[str] = _Table()
        self._refs: list[PlaceRef] = []
        self._holders: _Table[tuple[ActorRef, ...]] = _Table()
        self._statuses: _Table[SpellStatus] = _Table()
        self._sources: _Table[str | None] = _Table()
        self.ids: list[str] = []
        rows = [self._row(s) for s in spells]
        columns: list[Numbers] = list(np.array(rows, dtype=np.int32).reshape(len(rows), 11).T)
        self._start, self._end, self._since, self._until, self._begun, self._last = columns[:6]
        self._place, self._holder, self._status, self._source, self._come = columns[6:]
        self._located = np.array([(_degrees(r.lon), _degrees(r.lat)) for r in self._refs]).reshape(len(self._refs), 2)

    @classmethod
    def load(cls, store: Store, knowledge: Knowledge) -> Control:
        """All spells of a record."""
        return cls(store.spells(), knowledge, store.identities())

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says who holds what, those of most spells first."""
        counted = np.bincount(self._source, minlength=len(self._sources.values))
        said = [(int(n), name) for n, name in zip(counted, self._sources.values, strict=True) if name]
        return tuple(name for _, name in sorted(said, key=lambda s: (-s[0], s[1])))

    def sides(self, day: date) -> Sides:
        """Who was on which side on a day."""
        return sides_on(day, self._directory, self._voice)

    def said(
        self, at: date, known_at: date | None, stale_days: int, by: frozenset[str] | None = None
    ) -> Iterator[Said]:
        """The answers for a day, as known on another (None: now), of the sources of those folded names, if any are
        given. A stale one comes only where nobody spoke of late."""
        yield from self._alike(*self._answers(at, known_at, stale_days, by))

    def said_of_latest(
        self, at: date, known_at: date | None, stale_days: int, by: frozenset[str] | None, box: Box | None, most: int
    ) -> tuple[Iterator[Said], int, int]:
        """The answers for as many places in a box as a map shows, those told of last; how many places more there are,
        and how many lie nobody knows where."""
        chosen, stale = self._answers(at, known_at, stale_days, by)
        tells = (self._named | self._shared)[chosen]
        place, count = self._place[chosen[tells]], len(self._refs)
        there, aged, last = np.zeros(count, bool), np.ones(count, bool), np.zeros(count, np.int32)
        there[place] = True
        aged[place[~stale[tells]]] = False
        np.maximum.at(last, place, self._last[chosen[tells]])
        lies = ~np.isnan(self._located).any(axis=1)
        row = np.flatnonzero(there & lies & self._inside(box))
        row = row[np.lexsort((self._alphabet[row], -last[row], aged[row]))]
        shown = np.zeros(count, bool)
        shown[row[:most]] = True
        here = shown[self._place[chosen]]
        return self._alike(chosen[here], stale[here]), max(0, len(row) - most), int((there & ~lies).sum())

    def _answers(
        self, at: date, known_at: date | None, stale_days: int, by: frozenset[str] | None
    ) -> tuple[Numbers, Flags]:
        """The spells that answer for a day, and which of them are stale."""
        chosen = self._on(at, known_at)
        if by is not None:
            own = np.array([fold(name or "") in by for name in self._sources.values], dtype=bool)
            chosen = chosen[own[self._source[chosen]]]
        stale = self._stale(chosen, at, stale_days)
        fresh = np.zeros(len(self._places.values), dtype=bool)
        fresh[self._place[chosen[~stale]]] = True
        counts = ~stale | ~fresh[self._place[chosen]]
        return chosen[counts], stale[counts]

    def _inside(self, box: Box | None) -> Flags:
        """Which places lie in the box; all where there is none."""
        if box is None:
            return np.ones(len(self._refs), dtype=bool)
        west, south, east, north = box
        lon, lat = self._located.T
        inside: Flags = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        return inside

    @cached_property
    def _named(self) -> Flags:
        """Which spells name somebody."""
        names: Flags = np.array([bool(h) for h in self._holders.values], dtype=bool)[self._holder]
        return names

    @cached_property
    def _shared(self) -> Flags:
        """Which spells say that several hold the place."""
        shared: Flags = np.array([s in ledger.SHARED for s in self._statuses.values], dtype=bool)[self._status]
        return shared

    @cached_property
    def _alphabet(self) -> Numbers:
        """What each place is among all, by name and id."""
        order = np.empty(len(self._refs), dtype=np.int32)
        by_name = sorted(range(len(order)), key=lambda n: (self._refs[n].name, self._refs[n].id or ""))
        order[by_name] = np.arange(len(order), dtype=np.int32)
        return order

    def _alike(self, chosen: Numbers, stale: Flags) -> Iterator[Said]:
        """Spells by their numbers, those that say the same together."""
        if not len(chosen):
            return
        columns = (self._place, self._holder, self._status)
        place, holder, status = (c[chosen] for c in columns)
        order = np.lexsort((self._source[chosen], stale, status, holder, place))
        parts = np.stack([place, holder, status, stale])[:, order]
        starts = np.flatnonzero(np.r_[True, (parts[:, 1:] != parts[:, :-1]).any(axis=0)])
        sources = [self._sources.values[n] for n in self._source[chosen[order]].tolist()]
        last = np.maximum.reduceat(self._last[chosen[order]], starts).tolist()
        ends = [*starts[1:].tolist(), len(sources)]
        rows = zip(*parts[:, starts].tolist(), starts.tolist(), ends, last, strict=True)
        for in_place, by, how, is_stale, start, end, said in rows:
            yield Said(
                self._refs[in_place],
                tuple(sources[start:end]),
                self._holders.values[by],
                self._statuses.values[how],
                _day(said),
                bool(is_stale),
            )

    def fresh(self, at: date, known_at: date | None, stale_days: int) -> Iterator[Holding]:
        """The answers for a day that are not stale, without their claims and reasons."""
        chosen = self._on(at, known_at)
        for place, source, holders, status, since, last in self._told(chosen[~self._stale(chosen, at, stale_days)]):
            yield Holding(place, source, holders, status, since, last, stale_since=None, claims=(), reason="", spell="")

    def _told(self, chosen: Numbers) -> Iterator[_Told]:
        """Spells by their numbers, with the day they began, where it is stated, and the last day they were said for."""
        columns = (self._place, self._source, self._holder, self._status, self._begun, self._last)
        for place, source, holder, status, begun, last in zip(*(c[chosen].tolist() for c in columns), strict=True):
            yield (
                self._refs[place],
                self._sources.values[source],
                self._holders.values[holder],
                self._statuses.values[status],
                _day(begun),
                _day(last),
            )

    def _on(self, at: date, known_at: date | None) -> Numbers:
        """The numbers of the spells that cover a day."""
        day = at.toordinal()
        return np.flatnonzero((self._start <= day) & (day <= self._end) & self._known(known_at)).astype(np.int32)

    def _known(self, known_at: date | None) -> Flags:
        """Which spells were the word of their source on a day, or are now."""
        then = known_at.toordinal() if known_at else 0
        known: Flags = (self._since <= then) & (then < self._until) if known_at else self._until == _NEVER
        return known

    def _stale(self, chosen: Numbers, at: date, stale_days: int) -> Flags:
        last = self._last[chosen]
        silent: Flags = (self._end[chosen] == _NEVER) & (last != _NOT_SAID) & (last + stale_days < at.toordinal())
        return silent

    def on(self, at: date, known_at: date | None) -> list[str]:
        """The ids of the spells that cover a day, as known on another: by place, source and id, as answers stand."""
        chosen = self._on(at, known_at)
        return [self.ids[n] for n in chosen[np.argsort(self._order[chosen])].tolist()]

    def turns(self, start: date | None, end: date | None, known_at: date | None) -> Iterator[tuple[str, str | None]]:
        """The spells that may have begun with a change of hands between two days, each with the one before it."""
        row, before, earliest = self._turns(known_at) if known_at else self._turns_now
        first, last = _ordinal(start, _ALWAYS), _ordinal(end, _NEVER)
        chosen = (self._start[row] >= first) & (earliest <= last)
        for n, was in zip(row[chosen].tolist(), before[chosen].tolist(), strict=True):
            yield self.ids[n], self.ids[was] if was >= 0 else None

    @cached_property
    def _turns_now(self) -> tuple[Numbers, Numbers, Numbers]:
        return self._turns(None)

    def _turns(self, known_at: date | None) -> tuple[Numbers, Numbers, Numbers]:
        """The spells that began with another state than the one before in their line, that one (-1: none), and the
        first day on which it may have changed."""
        lines = self._place.astype(np.int64) * len(self._sources.values) + self._source
        row = np.flatnonzero(self._known(known_at) & (self._status != self._statuses.numbers.get("unknown", -1)))
        row = row[np.lexsort((self._start[row], lines[row]))]
        same = lines[row[1:]] == lines[row[:-1]]
        before = np.r_[-1, np.where(same, row[:-1], -1)][: len(row)]
        gone = self._status == self._statuses.numbers.get("does not hold", -1)
        alike = (self._holder[row] == self._holder[before]) & (gone[row] == gone[before])
        turned = (self._begun[row] != _NOT_SAID) & ((before < 0) | ~alike)
        row, before = row[turned], before[turned]
        since = np.where(before >= 0, self._last[before], _NOT_SAID)
        # Told for several days it may have changed hands on any of them; heard of later, on any since the state before.
        come = np.where(self._come[row] != _NOT_SAID, self._come[row], self._start[row])
        earliest = np.where(since != _NOT_SAID, np.minimum(come, since + 1), come)
        return row.astype(np.int32), before.astype(np.int32), earliest.astype(np.int32)

    @cached_property
    def _order(self) -> Numbers:
        """What each spell's place is among all: by place, source and id."""
        refs, sources = self._refs, self._sources.values
        columns = zip(self._place.tolist(), self._source.tolist(), self.ids, strict=True)
        keys = [(refs[p].name, refs[p].id or "", sources[s] or "", id) for p, s, id in columns]
        order = np.empty(len(keys), dtype=np.int32)
        order[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys), dtype=np.int32)
        return order

    def _row(self, s: ControlSpell) -> tuple[int, ...]:
        self.ids.append(s.id)
        place = self._places.number(s.place.id or s.place.name)
        if place == len(self._refs):
            self._refs.append(s.place)
        return (
            _ordinal(s.start or s.first_said, _ALWAYS),
            _ordinal(s.end, _NEVER),
            _ordinal(s.known_from, _ALWAYS),
            _ordinal(s.known_to, _NEVER),
            _ordinal(s.start, _NOT_SAID),
            _ordinal(s.last_said, _NOT_SAID),
            place,
            self._holders.number(s.holders),
            self._statuses.number(s.status),
            self._sources.number(s.source),
            _ordinal(s.earliest, _NOT_SAID),
        )


def standings_on(control: Control, day: OnDay) -> tuple[Standing, ...]:
    """How each place stood on a day."""
    sides = control.sides(day.at)
    if day.according == AGREED:
        fresh = control.fresh(day.at, day.known_at, day.stale_days)
        agreed = ledger.agreed(fresh, sides.of_source, sides.of_actor)
        found = tuple(ledger.standing_of(a, sides) for a in agreed)
    else:
        said = control.said(day.at, day.known_at, day.stale_days, _by(day, control))
        found = ledger.standings(said, sides)
    return tuple(s for s in found if _held_by(s, day.holder)) if day.holder else found


def standings_shown(control: Control, day: OnDay, box: Box | None, most: int) -> Shown:
    """How the places in a box stood on a day, ``most`` of them at most: those that were told of last."""
    if day.according == AGREED or day.holder:
        found = standings_on(control, day)
        here = sorted((s for s in found if s.place.lat is not None and _lies_in(s.place, box)), key=_latest_first)
        return Shown(tuple(here[:most]), max(0, len(here) - most), sum(s.place.lat is None for s in found))
    told = control.said_of_latest(day.at, day.known_at, day.stale_days, _by(day, control), box, most)
    said, left_out, nowhere = told
    shown = sorted(ledger.standings(said, control.sides(day.at)), key=_latest_first)
    return Shown(tuple(shown), left_out, nowhere)


def _by(day: OnDay, control: Control) -> frozenset[str] | None:
    """The folded names of the source that is asked for; None for all."""
    return None if day.according == ALL else own_names(day.according, control.knowledge)


def _latest_first(s: Standing) -> tuple[bool, int, str, str]:
    return (s.stale, -(s.last_said or date.min).toordinal(), s.place.name, s.place.id or "")


def _lies_in(place: PlaceRef, box: Box | None) -> bool:
    if box is None or place.lat is None or place.lon is None:
        return box is None
    west, south, east, north = box
    return west <= place.lon <= east and south <= place.lat <= north


def _degrees(angle: float | None) -> float:
    return np.nan if angle is None else angle


def _held_by(s: Standing, holder: Names) -> bool:
    wanted = {holder} if isinstance(holder, str) else set(holder)
    folded = set(map(fold, wanted))
    return any(a.id in wanted or fold(a.name) in folded for a in s.holders)


def _ordinal(day: date | None, otherwise: int) -> int:
    return day.toordinal() if day else otherwise


@cache
def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal > _NOT_SAID else None
