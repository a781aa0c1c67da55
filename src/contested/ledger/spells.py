"""A spell of one source and place, finished and in the making."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from contested.ledger.sightings import Sighting
from contested.model import ActorRef
from contested.model.conclusions import SpellStatus

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of one source and place, without its report time; fields as in ``ControlSpell``."""

    holders: tuple[ActorRef, ...]
    status: SpellStatus
    start: date | None
    end: date | None
    first_said: date
    last_said: date
    claims: tuple[str, ...]
    reason: str
    besiegers: tuple[ActorRef, ...] = ()
    taken: bool = False
    earliest: date | None = None


@dataclass(slots=True)
class Unfinished:
    """A spell in the making. Holders and besiegers are by id, or by name where they have none."""

    holders: dict[str, ActorRef]
    sides: frozenset[str]
    status: SpellStatus
    start: date | None
    first: date
    last: date
    began: str
    ended: str = ""
    end: date | None = None
    until: date | None = None
    why_until: str = ""
    claims: list[str] = field(default_factory=list)
    besiegers: dict[str, ActorRef] = field(default_factory=dict)
    taken: bool = False
    earliest: date | None = None

    @classmethod
    def begun(
        cls,
        s: Sighting,
        status: SpellStatus,
        holders: dict[str, ActorRef],
        sides: frozenset[str],
        start: date | None,
        besiegers: dict[str, ActorRef],
    ) -> Unfinished:
        """A spell that begins with a sighting."""
        began = f"since {start}{_or_before(s)}" if start else f"first said on {s.day}, the beginning is not stated"
        first, last = start or s.day, max(s.day, start or s.day)
        made = cls(holders, sides, status, start, first, last, began, claims=[s.claim], besiegers=besiegers)
        made.taken, made.earliest = s.changes, _from(s)
        made._bounded(s)
        return made

    def copy(self) -> Unfinished:
        """The same, which goes on by itself."""
        return replace(self, claims=list(self.claims))

    def closed(self) -> Spell:
        """The spell as it is when nothing more is said."""
        end, ended = self.end, self.ended or f"last said on {self.last}"
        if self.until and (end is None or self.until < end):
            end, ended = max(self.until, self.start or self.until), f"till {self.until}, {self.why_until}"
        return Spell(
            holders=_ordered(self.holders),
            status=self.status,
            start=self.start,
            end=end,
            first_said=self.first,
            last_said=self.last,
            claims=tuple(sorted(set(self.claims))),
            reason=f"{self.began}; {ended}.",
            besiegers=_ordered(self.besiegers),
            taken=self.taken,
            earliest=self.earliest,
        )

    def over(self, day: date) -> bool:
        """Whether it was over before the day by the word of those who told of it."""
        return self.until is not None and self.until < day

    def heard(self, s: Sighting) -> None:
        """Another claim that says the same."""
        self.claims.append(s.claim)
        if self.start is None and s.since and s.since <= self.first:
            self.start = self.first = s.since
            self.began = f"since {s.since}"
        elif self.start is None and s.changes and s.day == self.first:
            self.start, self.taken, self.earliest = s.day, True, _from(s)
            self.began = f"since {s.day}{_or_before(s)}"
        self.first, self.last = min(self.first, s.day), max(self.last, s.day)
        self._bounded(s)

    def ends_before(self, day: date, *, taken: bool, told: date) -> None:
        """The next spell begins on ``day``, as is told for the day ``told``."""
        self.end = day - DAY
        self.ended = f"till it was taken on {day}" if taken else f"till {self.end}, as {told} is told otherwise"

    def _bounded(self, s: Sighting) -> None:
        self.until = s.until
        self.why_until = "as the report that says so tells of its capture on the next day" if s.until else ""


def _from(s: Sighting) -> date | None:
    """The first day of a change that is told for several."""
    return s.earliest if s.earliest and s.earliest < s.day else None


def _or_before(s: Sighting) -> str:
    first = _from(s)
    return f" at the latest (from {first} on)" if first else ""


def _ordered(people: dict[str, ActorRef]) -> tuple[ActorRef, ...]:
    return tuple(people[k] for k in sorted(people))
