"""Who holds a place on a day, as known on a day, according to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from contested.knowledge.names import fold
from contested.model import ActorRef, ControlSpell, PlaceRef
from contested.model.conclusions import SpellStatus


@dataclass(frozen=True, slots=True)
class Holding:
    """One source's answer. ``since`` is None where the beginning is not stated; ``last_said`` the last day that it
    speaks for; ``stale_since`` the day from which its silence is too long to lean on, None while it is not."""

    place: PlaceRef
    source: str | None
    holders: tuple[ActorRef, ...]
    status: SpellStatus
    since: date | None
    last_said: date | None
    stale_since: date | None
    claims: tuple[str, ...]
    reason: str
    spell: str
    besiegers: tuple[ActorRef, ...] = ()


def holders(
    spells: Iterable[ControlSpell], place: str | None, at: date, known_at: date | None = None, *, stale_days: int
) -> tuple[Holding, ...]:
    """Who held ``place`` (an id or a name in any spelling; None for all) on day ``at``, as known on day ``known_at``
    (None: as known now), by each source. Sources of whom nothing is known for that day do not answer.

    Silence does not end a spell: after ``stale_days`` without a word the answer is stale, with the day.
    """
    found = [
        _answer(s, at, stale_days)
        for s in spells
        if (place is None or called(s.place, place)) and known_on(s, known_at) and _covers(s, at)
    ]
    return tuple(sorted(found, key=lambda h: (h.place.name, h.place.id or "", h.source or "", h.spell)))


def called(place: PlaceRef, wanted: str) -> bool:
    """Whether ``wanted`` is the place's id, or its name in another spelling."""
    return place.id == wanted or fold(place.name) == fold(wanted)


def known_on(s: ControlSpell, known_at: date | None) -> bool:
    """Whether the spell was the word of its source on day ``known_at``, or is now."""
    if known_at is None:
        return s.known_to is None
    return (s.known_from is None or s.known_from <= known_at) and (s.known_to is None or known_at < s.known_to)


def _covers(s: ControlSpell, at: date) -> bool:
    start = s.start or s.first_said
    return (start is None or start <= at) and (s.end is None or at <= s.end)


def _answer(s: ControlSpell, at: date, stale_days: int) -> Holding:
    silent = s.last_said + timedelta(days=stale_days + 1) if s.last_said and s.end is None else None
    stale = silent if silent and silent <= at else None
    return Holding(
        s.place, s.source, s.holders, s.status, s.start, s.last_said, stale, s.claims, s.reason, s.id, s.besiegers
    )
