"""How every place stands on a day, asked again and again: of all control spells of a record, kept in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from contested import ledger
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.widened import Widened
from contested.ledger import Holding, Standing
from contested.model import ControlSpell, Identity
from contested.model.query import Names
from contested.pipeline.holding import own_names, sides_on
from contested.store import Store

ALL, AGREED = "all", "agreed"
"""According to whom, besides a source's name: everybody, or sources of both sides."""
_NEVER, _ALWAYS = date.max.toordinal(), 0


@dataclass(frozen=True, eq=False)
class Control:
    """The control spells of a record as they were when it was loaded, and who is who in it."""

    spells: tuple[ControlSpell, ...]
    identities: tuple[Identity, ...]

    @classmethod
    def load(cls, store: Store) -> Control:
        """All spells of a record."""
        return cls(tuple(store.spells()), tuple(store.identities()))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Who says who holds what, those of most spells first."""
        said = Counter(s.source for s in self.spells if s.source)
        return tuple(sorted(said, key=lambda name: (-said[name], name)))

    def on(self, at: date, known_at: date | None) -> list[ControlSpell]:
        """The spells that cover a day, as known on another; None: as known now."""
        day, then = at.toordinal(), _NEVER - 1 if known_at is None else known_at.toordinal()
        start, end, since, until = self._days
        known = until == _NEVER if known_at is None else (since <= then) & (then < until)
        return [self.spells[n] for n in np.flatnonzero((start <= day) & (day <= end) & known)]

    @cached_property
    def _days(self) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """First and last day of each, and since when until when it was the word of its source, as ordinals."""
        rows = [
            (
                _ordinal(s.start or s.first_said, _ALWAYS),
                _ordinal(s.end, _NEVER),
                _ordinal(s.known_from, _ALWAYS),
                _ordinal(s.known_to, _NEVER),
            )
            for s in self.spells
        ]
        return np.array(rows, dtype=np.int32).reshape(len(rows), 4).T


def standings_on(
    control: Control,
    knowledge: Knowledge,
    at: date,
    known_at: date | None,
    *,
    according: str = ALL,
    holder: Names | None = None,
    stale_days: int,
) -> tuple[Standing, ...]:
    """How each place stood on the day ``at``, as known on ``known_at``, according to all, to both sides, or to the own
    word of the source of that name. ``holder`` (names or ids) keeps the places that one of them is said to hold."""
    sides = sides_on(at, knowledge, Widened(knowledge.actors, control.identities))
    answers = ledger.holders(control.on(at, known_at), None, at, known_at, stale_days=stale_days)
    if according == AGREED:
        agreed = ledger.agreed(answers, sides.of_source, sides.of_actor)
        found = tuple(ledger.standing_of(a, sides) for a in agreed)
    else:
        found = ledger.standings(_by(answers, according, knowledge), sides)
    return tuple(s for s in found if _held_by(s, holder)) if holder else found


def _by(answers: Iterable[Holding], according: str, knowledge: Knowledge) -> Iterable[Holding]:
    if according == ALL:
        return answers
    own = own_names(according, knowledge)
    return (h for h in answers if fold(h.source or "") in own)


def _held_by(s: Standing, holder: Names) -> bool:
    wanted = {holder} if isinstance(holder, str) else set(holder)
    folded = set(map(fold, wanted))
    return any(a.id in wanted or fold(a.name) in folded for a in s.holders)


def _ordinal(day: date | None, otherwise: int) -> int:
    return day.toordinal() if day else otherwise
