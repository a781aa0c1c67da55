"""What sources of opposing sides agree on, or one says against the interest of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.ledger.answers import Holding
from contested.model import ActorRef, PlaceRef
from contested.model.conclusions import SpellStatus

Basis = Literal["opposing sides", "against interest"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who holds a place by the word of those who would rather have it otherwise. ``answers`` are all that say so,
    ``dissent`` those of no side that say otherwise."""

    place: PlaceRef
    holders: tuple[ActorRef, ...]
    status: SpellStatus
    basis: tuple[Basis, ...]
    reason: str
    answers: tuple[Holding, ...]
    dissent: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One answer: what it says of whom. Holders of one side are one camp; who is on none is a camp of its own, and
    whose interest is served then is not known (``sided`` is False)."""

    holding: Holding
    side: str | None
    status: SpellStatus
    camps: frozenset[str]
    sided: bool

    @property
    def against_interest(self) -> bool:
        if self.side is None or not self.sided:
            return False
        if self.status == "does not hold":
            return self.camps == {self.side}
        return self.status == "holds" and self.side not in self.camps

    def supports(self, other: _Word) -> bool:
        """Whether it says the same, or what the other follows from: who holds a place keeps the others out of it."""
        if self.status == "holds" and other.status == "does not hold":
            return not self.camps & other.camps
        return (self.status, self.camps) == (other.status, other.camps)

    def denies(self, other: _Word) -> bool:
        """Whether both cannot be so."""
        if "does not hold" in (self.status, other.status):
            return self.status != other.status and bool(self.camps & other.camps)
        return (self.status, self.camps) != (other.status, other.camps)


def agreed(
    holdings: Iterable[Holding],
    side_of_source: Callable[[str], str | None],
    side_of_actor: Callable[[ActorRef], str | None],
) -> tuple[Agreement, ...]:
    """What of the answers for one day is agreed: said by sources of opposing sides, or by one against its own side's
    interest, while no source on a side says of the days since it began what cannot be so with it. Stale answers are
    left out."""
    places: dict[str, list[_Word]] = {}
    for h in holdings:
        if h.stale_since is None and h.holders:
            side = side_of_source(h.source) if h.source else None
            sides = [side_of_actor(r) for r in h.holders]
            camps = frozenset(s or r.id or r.name for s, r in zip(sides, h.holders, strict=True))
            # Who is besieged holds the place.
            status: SpellStatus = "holds" if h.status == "besieged" else h.status
            places.setdefault(h.place.id or h.place.name, []).append(_Word(h, side, status, camps, None not in sides))
    found = [a for words in places.values() for a in _agreements(words)]
    return tuple(sorted(found, key=lambda a: (a.place.name, a.place.id or "", a.status)))


def _agreements(words: Sequence[_Word]) -> Iterator[Agreement]:
    for status, camps in sorted({(w.status, w.camps) for w in words}, key=lambda k: (k[0], sorted(k[1]))):
        first = next(w for w in words if (w.status, w.camps) == (status, camps))
        say = [w for w in words if w.supports(first)]
        # A word of the days before the change that others tell of is no dissent.
        told = min(w.holding.since or date.min for w in say)
        deny = [w for w in words if w.denies(first) and (w.holding.last_said or date.max) >= told]
        basis = tuple(_basis(say))
        if not basis or any(w.side for w in deny):
            continue
        same = [w.holding for w in say if (w.status, w.camps) == (status, camps)]
        dissent = tuple(w.holding for w in deny)
        answers = tuple(w.holding for w in say)
        reason = _reason(say, basis, dissent)
        yield Agreement(first.holding.place, _holders(same), same[0].status, basis, reason, answers, dissent)


def _basis(say: Sequence[_Word]) -> Iterator[Basis]:
    if len({w.side for w in say if w.side}) > 1:
        yield "opposing sides"
    if any(w.against_interest for w in say):
        yield "against interest"


def _holders(same: Sequence[Holding]) -> tuple[ActorRef, ...]:
    """Those whom all name; where each names others of one side, all of them."""
    common = set(same[0].holders).intersection(*(h.holders for h in same))
    return tuple(sorted(common or {r for h in same for r in h.holders}, key=lambda r: (r.name, r.id or "")))


def _reason(say: Sequence[_Word], basis: Sequence[Basis], dissent: Sequence[Holding]) -> str:
    parts = []
    if "opposing sides" in basis:
        sided = [w for w in say if w.side]
        parts.append(f"{_list(map(_called, sided))} say so, from opposing sides")
    against = sorted({_called(w) for w in say if w.against_interest})
    if against:
        parts.append(
            f"{_list(against)} {'says' if len(against) == 1 else 'say'} so against the interest of its own side"
        )
    if dissent:
        parts.append(f"{_list(h.source or 'a source' for h in dissent)}, on neither side, says otherwise")
    return "; ".join(parts) + "."


def _called(w: _Word) -> str:
    return f"{w.holding.source} ({w.side})"


def _list(names: Iterable[str]) -> str:
    each = sorted(set(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"
