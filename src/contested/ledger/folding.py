"""The fold from what one source says of one place to a line of spells that do not overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from operator import itemgetter

from contested.ledger.sightings import Sighting
from contested.ledger.spells import Spell, Unfinished
from contested.model import ActorRef
from contested.model.conclusions import SpellStatus

DAY = timedelta(days=1)
STATUS: dict[str, SpellStatus] = {
    "gains": "holds",
    "gains part": "partly holds",
    "holds": "holds",
    "partly holds": "partly holds",
    "contested": "contested",
    "unknown": "unknown",
}


# Sightings after which the fold is marked, to go on from there when something is told of a day before the last.
STRIDE = 8


class Fold:
    """The spells of one source and place while its sightings become known, one report day after the other.

    A sighting changes the last spell or begins another, so that all but the last spell stand fast, and what is told
    later of an earlier day leaves the spells before that day as they were.
    """

    def __init__(self) -> None:
        # Sightings by their number, with which they are in the order of their days.
        self._known: list[tuple[int, Sighting]] = []
        # Of the fold after every STRIDE sightings: how many spells there were before the last one, and that one.
        self._marks: list[tuple[int, Unfinished | None]] = [(0, None)]
        self._closed: list[Spell] = []
        self._last: Unfinished | None = None

    def hear(self, told: Iterable[tuple[int, Sighting]]) -> tuple[set[Spell], set[Spell]]:
        """Take in some more; the spells, from some on, as they were and as they are."""
        first = len(self._known)
        for item in told:
            first = min(first, bisect_left(self._known, item[0], key=itemgetter(0)))
            insort(self._known, item, key=itemgetter(0))
        mark = min(first // STRIDE, len(self._marks) - 1)
        was = self._spells(self._marks[mark][0])
        self._again(mark)
        return was, self._spells(self._marks[mark][0])

    def _spells(self, first: int) -> set[Spell]:
        return {*self._closed[first:], *((self._last.closed(),) if self._last else ())}

    def _again(self, mark: int) -> None:
        """Fold from a mark on."""
        count, last = self._marks[mark]
        del self._marks[mark + 1 :], self._closed[count:]
        spells = [last.copy()] if last else []
        for n in range(mark * STRIDE, len(self._known)):
            _take(spells, self._known[n][1])
            self._closed += (s.closed() for s in spells[:-1])
            del spells[:-1]
            if (n + 1) % STRIDE == 0:
                self._marks.append((len(self._closed), spells[0].copy() if spells else None))
        self._last = spells[0] if spells else None


def _take(spells: list[Unfinished], s: Sighting) -> None:
    """Go on from the last spell with one sighting, which is not of an earlier day."""
    now = spells[-1] if spells else None
    holders = _by_key(s.holders)
    if s.saying in ("loses", "does not hold"):
        _lost(spells, now, s, holders)
    elif s.saying == "besieged":
        _besieged(spells, now, s)
    elif s.saying == "relieved":
        _relieved(spells, now, s)
    elif now and now.over(s.day):
        _begin(spells, s, STATUS[s.saying], holders)
    else:
        _held(spells, now, s, holders)


def _held(spells: list[Unfinished], now: Unfinished | None, s: Sighting, holders: dict[str, ActorRef]) -> None:
    status = STATUS[s.saying]
    if now and _same(now, status, holders, s):
        now.heard(s)
        if now.status in (status, "besieged"):
            now.holders = {**now.holders, **holders}
            now.sides |= s.sides
    elif now and _shared(now, status, s):
        _share(spells, now, s, status, holders)
    else:
        _begin(spells, s, status, holders)


def _by_key(refs: Sequence[ActorRef]) -> dict[str, ActorRef]:
    return {r.id or r.name: r for r in refs}


def _same(now: Unfinished, status: SpellStatus, holders: Collection[str], s: Sighting) -> bool:
    if now.status == "besieged" and status in ("holds", "partly holds"):
        # Whoever holds it is inside, unless it is one of those around it, or it was taken.
        inside = not set(holders) & set(now.besiegers) and not s.changes
        return _ours(now, holders, s) or (inside and not now.holders)
    if now.status == "holds" and status in ("holds", "partly holds"):
        # Part of what one holds whole is no news; "partly holds" as a state is.
        return _ours(now, holders, s) and (status == "holds" or s.saying == "gains part")
    return now.status == status and (not holders or _ours(now, holders, s))


def _ours(now: Unfinished, holders: Collection[str], s: Sighting) -> bool:
    """Whether those who hold by a sighting hold already: one of them does, or, where nothing changed hands on another
    day, one of their side."""
    if set(holders) & set(now.holders):
        return True
    return bool(s.sides & now.sides) and (not s.changes or s.day == now.first)


def _shared(now: Unfinished, status: SpellStatus, s: Sighting) -> bool:
    if status == "partly holds":
        whole = now.status in ("holds", "besieged") and s.saying == "gains part"
        return whole or now.status in ("partly holds", "contested")
    return status == "contested" and now.status == "contested"


def _share(
    spells: list[Unfinished], now: Unfinished, s: Sighting, status: SpellStatus, holders: dict[str, ActorRef]
) -> None:
    """One more holder beside those there are."""
    together = {**now.holders, **holders}
    if now.status in ("holds", "besieged"):
        _begin(spells, s, "partly holds", together)
    elif s.day == now.first or set(together) == set(now.holders):
        now.holders, now.sides = together, now.sides | s.sides
        now.heard(s)
    else:
        _begin(spells, s, now.status, together)


def _lost(spells: list[Unfinished], now: Unfinished | None, s: Sighting, holders: dict[str, ActorRef]) -> None:
    if now is None or now.over(s.day):
        _begin(spells, s, "does not hold", holders)
    elif now.status == "does not hold":
        if set(holders) <= set(now.holders):
            now.heard(s)
    elif set(holders) & set(now.holders):
        left = {k: r for k, r in now.holders.items() if k not in holders}
        _begin(spells, s, now.status if left else "does not hold", left or holders)


def _besieged(spells: list[Unfinished], now: Unfinished | None, s: Sighting) -> None:
    """Those who hold a place hold it still when others stand around it; what they share or fight over stays so."""
    around = _by_key(s.besiegers)
    if now is None or now.over(s.day) or now.status in ("does not hold", "unknown"):
        _begin(spells, s, "besieged", {})
    elif now.status == "besieged":
        now.heard(s)
        now.besiegers = {**now.besiegers, **around}
    elif now.status == "holds" and not (set(around) & set(now.holders) or s.besieging & now.sides):
        if now.first < s.day and not (s.since and s.since <= now.first):
            _begin(spells, s, "besieged", now.holders, now.sides)
        else:
            now.status, now.besiegers = "besieged", around
            now.heard(s)


def _relieved(spells: list[Unfinished], now: Unfinished | None, s: Sighting) -> None:
    """The siege is over: those inside hold the place; where it was never said who they are, nothing more is said."""
    if now is None or now.status != "besieged" or now.over(s.day) or now.first >= s.day:
        return
    if now.holders:
        _begin(spells, s, "holds", now.holders, now.sides)
    else:
        now.claims.append(s.claim)
        now.until, now.why_until = s.day - DAY, "when the siege was lifted"


def _begin(
    spells: list[Unfinished],
    s: Sighting,
    status: SpellStatus,
    holders: dict[str, ActorRef],
    sides: frozenset[str] = frozenset(),
) -> None:
    """A new spell from the sighting's day on; the one before ends the day before, or when it was over."""
    now = spells[-1] if spells else None
    if now and now.first >= s.day:
        if not (s.changes and now.start is None):
            _clash(now, s, status, holders)
            return
        # A state seen on the day of the change is the state before it.
        now.first = now.last = s.day - DAY
    start = _start(now, s)
    if now:
        now.ends_before(start or s.day, taken=s.changes, told=s.day)
    around = _by_key(s.besiegers) if status == "besieged" else {}
    spells.append(Unfinished.begun(s, status, holders, s.sides | sides, start, around))


def _start(now: Unfinished | None, s: Sighting) -> date | None:
    if s.changes:
        return s.day
    if now is None:
        return s.since
    return s.since if s.since and s.since > now.last else s.day


def _clash(now: Unfinished, s: Sighting, status: SpellStatus, holders: dict[str, ActorRef]) -> None:
    """Two things said for one day by one source: contested, unless one fills in what the other leaves open."""
    if status == "unknown":
        return
    if now.status == "unknown" or _vacated(now, s, status, holders):
        now.status, now.holders, now.sides, now.taken = status, holders, s.sides, s.changes
        now.earliest = s.earliest
    elif set(holders) != set(now.holders) or status != now.status:
        now.status = "contested"
        now.holders = {**now.holders, **holders}
        now.besiegers = {}
        now.began = f"differing words of one day, {s.day}"
    now.heard(s)


def _vacated(now: Unfinished, s: Sighting, status: SpellStatus, holders: Collection[str]) -> bool:
    """Whether some left and others came on one day."""
    return now.status == "does not hold" and status != "does not hold" and not set(holders) & set(now.holders)
