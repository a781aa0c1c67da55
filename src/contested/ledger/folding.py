"""The fold from what one source says of one place to a line of spells that do not overlap."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from contested.ledger.sightings import Sighting
from contested.model import ActorRef
from contested.model.conclusions import SpellStatus

DAY = timedelta(days=1)
STATUS: dict[str, SpellStatus] = {
    "gains": "holds",
    "gains part": "partly holds",
    "holds": "holds",
    "partly holds": "partly holds",
    "contested": "contested",
}


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of one source and place, without its report time."""

    holders: tuple[ActorRef, ...]
    status: SpellStatus
    start: date | None
    end: date | None
    first_said: date
    last_said: date
    claims: tuple[str, ...]
    reason: str


def folded(line: Sequence[Sighting]) -> tuple[Spell, ...]:
    """The spells that the sightings of one source and place, in the order of their days, make."""
    spells: list[_Open] = []
    for s in line:
        _take(spells, s)
    return tuple(s.closed() for s in spells)


@dataclass(slots=True)
class _Open:
    """A spell in the making."""

    holders: dict[str, ActorRef]
    sides: frozenset[str]
    status: SpellStatus
    start: date | None
    first: date
    last: date
    began: str
    ended: str = ""
    end: date | None = None
    claims: list[str] = field(default_factory=list)

    def closed(self) -> Spell:
        holders = tuple(self.holders[k] for k in sorted(self.holders))
        reason = f"{self.began}; {self.ended or f'last said on {self.last}'}."
        claims = tuple(sorted(set(self.claims)))
        return Spell(holders, self.status, self.start, self.end, self.first, self.last, claims, reason)

    def heard(self, s: Sighting) -> None:
        """Another claim that says the same."""
        self.claims.append(s.claim)
        if self.start is None and s.since and s.since <= self.first:
            self.start = self.first = s.since
            self.began = f"since {s.since}"
        self.first, self.last = min(self.first, s.day), max(self.last, s.day)


def _take(spells: list[_Open], s: Sighting) -> None:
    """Go on from the last spell with one sighting, which is not of an earlier day."""
    now = spells[-1] if spells else None
    holders = {r.id or r.name: r for r in s.holders}
    if s.saying in ("loses", "does not hold"):
        _lost(spells, now, s, holders)
        return
    status = STATUS[s.saying]
    if now and _same(now, status, holders, s):
        now.heard(s)
        if now.status == status:
            now.holders = {**now.holders, **holders}
    elif now and _shared(now, status, s):
        _share(spells, now, s, status, holders)
    else:
        _begin(spells, s, status, holders)


def _same(now: _Open, status: SpellStatus, holders: Collection[str], s: Sighting) -> bool:
    if now.status == "holds" and status in ("holds", "partly holds"):
        # Part of what one holds whole is no news; "partly holds" as a state is.
        return _ours(now, holders, s) and (status == "holds" or s.saying == "gains part")
    return now.status == status and (not holders or _ours(now, holders, s))


def _ours(now: _Open, holders: Collection[str], s: Sighting) -> bool:
    """Whether those who hold by a sighting hold already: one of them does, or, where nothing changed hands on another
    day, one of their side."""
    if set(holders) & set(now.holders):
        return True
    return bool(s.sides & now.sides) and (not s.changes or s.day == now.first)


def _shared(now: _Open, status: SpellStatus, s: Sighting) -> bool:
    if status == "partly holds":
        return now.status in ("partly holds", "contested") or (now.status == "holds" and s.saying == "gains part")
    return status == "contested" and now.status == "contested"


def _share(spells: list[_Open], now: _Open, s: Sighting, status: SpellStatus, holders: dict[str, ActorRef]) -> None:
    """One more holder beside those there are."""
    together = {**now.holders, **holders}
    if now.status == "holds":
        _begin(spells, s, "partly holds", together)
    elif s.day == now.first or set(together) == set(now.holders):
        now.holders, now.sides = together, now.sides | s.sides
        now.heard(s)
    else:
        _begin(spells, s, now.status, together)


def _lost(spells: list[_Open], now: _Open | None, s: Sighting, holders: dict[str, ActorRef]) -> None:
    if now is None:
        _begin(spells, s, "does not hold", holders)
    elif now.status == "does not hold":
        if set(holders) <= set(now.holders):
            now.heard(s)
    elif set(holders) & set(now.holders):
        left = {k: r for k, r in now.holders.items() if k not in holders}
        _begin(spells, s, now.status if left else "does not hold", left or holders)


def _begin(spells: list[_Open], s: Sighting, status: SpellStatus, holders: dict[str, ActorRef]) -> None:
    """A new spell from the sighting's day on; the one before ends the day before."""
    now = spells[-1] if spells else None
    if now and now.first >= s.day:
        if not (s.changes and now.start is None):
            _clash(now, s, status, holders)
            return
        # A state seen on the day of the change is the state before it.
        now.first = now.last = s.day - DAY
    start = _start(now, s)
    if now:
        now.end = (start or s.day) - DAY
        now.ended = f"till it was taken on {start}" if s.changes else f"till {now.end}, as {s.day} is told otherwise"
    began = f"since {start}{_or_before(s)}" if start else f"first said on {s.day}, the beginning is not stated"
    spells.append(
        _Open(holders, s.sides, status, start, start or s.day, max(s.day, start or s.day), began, claims=[s.claim])
    )


def _or_before(s: Sighting) -> str:
    return f" at the latest (from {s.earliest} on)" if s.earliest and s.earliest < s.day else ""


def _start(now: _Open | None, s: Sighting) -> date | None:
    if s.changes:
        return s.day
    if now is None:
        return s.since
    return s.since if s.since and s.since > now.last else s.day


def _clash(now: _Open, s: Sighting, status: SpellStatus, holders: dict[str, ActorRef]) -> None:
    """Two things said for one day by one source: contested."""
    if set(holders) != set(now.holders) or status != now.status:
        now.status = "contested"
        now.holders = {**now.holders, **holders}
        now.began = f"differing words of one day, {s.day}"
    now.heard(s)
