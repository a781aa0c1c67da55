"""How each place stands on a day: the answers of all sources drawn together as a map shows them, none picked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.ledger.agreed import Agreement
from contested.ledger.answers import Holding
from contested.model import ActorRef, PlaceRef

StandingState = Literal["held", "claimed", "contested", "not held"]

_HELD = ("holds", "besieged")
_SHARED = ("contested", "partly holds")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the answers for one place come to.

    ``held`` by one side; ``claimed`` when only sources of the holders' own side say so; ``contested`` when a source
    says so, says that it is partly held, or sources name different sides; ``not held`` when all that is said is who
    does not hold it. ``sides`` are those of the holders (None: of no side), the one that most sources name first. One
    that is ``stale`` rests on nothing but words of long ago. ``sources`` are those who say it.
    """

    place: PlaceRef
    state: StandingState
    sides: tuple[str | None, ...]
    holders: tuple[ActorRef, ...]
    besieged: bool
    stale: bool
    sources: tuple[str, ...]
    last_said: date | None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who is on which side: sources by name, actors by reference."""

    of_source: Callable[[str], str | None]
    of_actor: Callable[[ActorRef], str | None]


def standings(holdings: Iterable[Holding], sides: Sides) -> tuple[Standing, ...]:
    """One standing a place, by name and id. What was said of late goes before what is stale."""
    places: dict[str, list[Holding]] = {}
    for h in holdings:
        if h.holders or h.status in _SHARED:
            places.setdefault(h.place.id or h.place.name, []).append(h)
    found = (_standing(answers, sides) for answers in places.values())
    return tuple(sorted(found, key=lambda s: (s.place.name, s.place.id or "")))


def standing_of(agreement: Agreement, sides: Sides) -> Standing:
    """An agreement as a standing; what both sides say is never merely claimed."""
    said = agreement.answers
    drawn = _standing([h for h in said if h.status == agreement.status] or said, sides)
    state: StandingState = "held" if drawn.state == "claimed" else drawn.state
    return Standing(
        place=agreement.place,
        state=state,
        sides=_ranked(sides.of_actor(a) for a in agreement.holders),
        holders=agreement.holders,
        besieged=any(h.status == "besieged" for h in said),
        stale=False,
        sources=_sources(said),
        last_said=drawn.last_said,
    )


def _standing(answers: Sequence[Holding], sides: Sides) -> Standing:
    fresh = [h for h in answers if h.stale_since is None]
    told = fresh or answers
    positive = [h for h in told if h.status != "does not hold"] or told
    named = [a for h in positive for a in h.holders]
    return Standing(
        place=told[0].place,
        state=_state(told, sides),
        sides=_ranked(sides.of_actor(a) for a in named),
        holders=tuple(sorted(set(named), key=lambda a: (a.name, a.id or ""))),
        besieged=any(h.status == "besieged" for h in positive),
        stale=not fresh,
        sources=_sources(positive),
        last_said=max((h.last_said for h in told if h.last_said), default=None),
    )


def _state(told: Sequence[Holding], sides: Sides) -> StandingState:
    held = [h for h in told if h.status in _HELD]
    if any(h.status in _SHARED for h in told):
        return "contested"
    if not held:
        return "not held"
    camps = {_camp(h, sides) for h in held}
    refused = {c for h in told if h.status == "does not hold" for c in _camp(h, sides)}
    if len(camps) > 1 or refused & next(iter(camps)):
        return "contested"
    return "claimed" if all(_own_word(h, sides) for h in held) else "held"


def _camp(h: Holding, sides: Sides) -> frozenset[str]:
    """The sides of those who hold it; who is on none is a side of its own."""
    return frozenset(sides.of_actor(a) or a.id or a.name for a in h.holders)


def _own_word(h: Holding, sides: Sides) -> bool:
    side = sides.of_source(h.source) if h.source else None
    return side is not None and _camp(h, sides) == {side}


def _ranked(sides: Iterable[str | None]) -> tuple[str | None, ...]:
    counted = Counter(sides)
    return tuple(sorted(counted, key=lambda side: (-counted[side], side is None, side or "")))


def _sources(answers: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(sorted({h.source or "a source" for h in answers}))
