"""What changed hands in a period: from whom to whom, according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from contested.ledger.answers import known_on
from contested.model import ActorRef, ControlSpell, PlaceRef
from contested.model.conclusions import SpellStatus

DAY = timedelta(days=1)
# What a change of hands leads to; a siege or a fight over a place gives it to nobody.
_ENDS: frozenset[SpellStatus] = frozenset({"holds", "partly holds", "does not hold"})


@dataclass(frozen=True, slots=True)
class Change:
    """A place that came into other hands by the word of one source.

    It was so on ``day``; ``earliest`` is the first day on which it may have been, the same where the source tells the
    day of the change, and not only a span of days or what it led to. ``before`` and ``was`` are the holders and the
    status till then, empty and None where the source says nothing of it; ``after`` is empty where it only says who is
    gone. ``spell`` is the spell that began, ``ended`` the one before it.
    """

    place: PlaceRef
    day: date
    earliest: date
    before: tuple[ActorRef, ...]
    was: SpellStatus | None
    after: tuple[ActorRef, ...]
    status: SpellStatus
    source: str | None
    claims: tuple[str, ...]
    reason: str
    spell: str
    ended: str | None


def changes(
    spells: Iterable[ControlSpell], start: date | None = None, end: date | None = None, known_at: date | None = None
) -> tuple[Change, ...]:
    """The changes of hands from ``start`` to ``end`` (None: open), as known on ``known_at`` (None: now), the earliest
    first. A change that was on one of several days counts where it may have been in the period."""
    lines: dict[tuple[str, str], list[ControlSpell]] = {}
    for s in spells:
        if known_on(s, known_at):
            lines.setdefault((s.place.id or s.place.name, s.source or ""), []).append(s)
    found = [c for line in lines.values() for c in _of(sorted(line, key=_begins))]
    asked = (c for c in found if c.earliest <= (end or date.max) and c.day >= (start or date.min))
    return tuple(sorted(asked, key=lambda c: (c.day, c.place.name, c.place.id or "", c.source or "", c.spell)))


def _begins(s: ControlSpell) -> date:
    return s.start or s.first_said or date.min


def _of(line: list[ControlSpell]) -> Iterator[Change]:
    before: ControlSpell | None = None
    for s in line:
        if s.start and s.status in _ENDS and _other(before, s):
            yield _change(before, s, s.start)
        if s.status != "unknown":
            before = s


def _other(before: ControlSpell | None, s: ControlSpell) -> bool:
    if before is None:
        return True
    gone = (before.status == "does not hold") != (s.status == "does not hold")
    return gone or {h.id or h.name for h in before.holders} != {h.id or h.name for h in s.holders}


def _change(before: ControlSpell | None, s: ControlSpell, day: date) -> Change:
    earliest = s.earliest or day
    if before and before.last_said and (s.earliest or not s.taken):
        # It may have come on any day since the state before was told, of those that the source gives.
        earliest = min(day, max(s.earliest or date.min, before.last_said + DAY))
    was, ended = (before.status, before.id) if before else (None, None)
    lost = s.status == "does not hold"
    holders = before.holders if before else s.holders if lost else ()
    after = () if lost else s.holders
    return Change(s.place, day, earliest, holders, was, after, s.status, s.source, s.claims, s.reason, s.id, ended)
