"""One body under the names it bore one after the other: which of them it bore on the days told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from contested.knowledge.relations import Relations
from contested.model.knowledge import Actor, Relation


@dataclass(frozen=True, slots=True)
class Told:
    """The days that a name is used of, both inclusive, None where open; ``written`` is when it was used.

    ``stated`` tells whether the text says the days; else they are the report's own.
    """

    first: date | None = None
    last: date | None = None
    written: date | None = None
    stated: bool = False

    @property
    def day(self) -> date | None:
        """One day of them: the last that is known."""
        return self.last or self.first


class Lineage:
    """The actors of a conflict as links of chains: each goes on as the next under a new name."""

    def __init__(self, actors: Mapping[str, Actor], relations: Relations) -> None:
        self._actors = actors
        self._relations = relations

    def at(self, actor: Actor, told: Told) -> tuple[Actor, str] | None:
        """Who the body called ``actor`` was on the days told of, and by which relations; None when that name is right.

        A name is right when it was borne on any of the days, or when no other of the chain is known to have been. An
        earlier name is taken only where the report is not older than the name that it uses.
        """
        if told.first is None and told.last is None:
            return None
        start, end = self.period(actor)
        if end and told.first and told.first > end:
            return self._later(actor, told)
        if start and told.last and told.last < start and (told.written is None or told.written >= start):
            return self._earlier(actor, told)
        return None

    def period(self, actor: Actor) -> tuple[date | None, date | None]:
        """The days between which the actor bore its name, by its own dates and by when it became another."""
        came, went = self._relations.previous(actor.id), self._relations.next(actor.id)
        start = _day(actor.start) or _day(came.start if came else None)
        change = _day(went.start if went else None)
        return start, _day(actor.end) or (change - timedelta(days=1) if change else None)

    def line(self, actor: Actor) -> tuple[Actor, ...]:
        """Every actor of the chain, in the order of time; the actor alone where it has none."""
        back = [actor]
        while (r := self._relations.previous(back[-1].id)) and (found := self._free(r.actor, back)):
            back.append(found)
        forth = back[::-1]
        while (r := self._relations.next(forth[-1].id)) and (found := self._free(r.other, forth)):
            forth.append(found)
        return tuple(forth)

    def _free(self, ident: str, taken: list[Actor]) -> Actor | None:
        """The actor with this id, None where it is taken: a chain that bites its tail ends there."""
        found = self._actors.get(ident)
        return found if found and found not in taken else None

    def _later(self, actor: Actor, told: Told) -> tuple[Actor, str] | None:
        chain = self.line(actor)
        for later in chain[chain.index(actor) + 1 :]:
            start, end = self.period(later)
            if told.last and start and told.last < start:
                return None
            if not (end and told.first and told.first > end):
                return later, f"“{actor.name}” {self._steps(chain, actor, later)}"
        return None

    def _earlier(self, actor: Actor, told: Told) -> tuple[Actor, str] | None:
        chain = self.line(actor)
        for earlier in reversed(chain[: chain.index(actor)]):
            start, end = self.period(earlier)
            if end and told.first and told.first > end:
                return None
            if not (start and told.last and told.last < start):
                return earlier, f"then “{earlier.name}”, which {self._steps(chain, earlier, actor)}"
        return None

    def _steps(self, chain: tuple[Actor, ...], first: Actor, last: Actor) -> str:
        names = chain[chain.index(first) : chain.index(last) + 1]
        return "became " + ", then ".join(_step(other, self._change(one, other)) for one, other in pairwise(names))

    def _change(self, one: Actor, other: Actor) -> Relation:
        """How one name followed the other; the first may have gone on as several, of which this is one."""
        return next(r for r in self._relations.of(one.id) if r.relation == "became" and r.other == other.id)


def _step(other: Actor, change: Relation) -> str:
    return f"{other.name} on {change.start}" if change.start else other.name


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
