"""How each place stands on a day: the answers of all sources drawn together as a map shows them, none picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from contested.ledger.agreed import Agreement
from contested.model import ActorRef, PlaceRef
from contested.model.conclusions import SpellStatus

StandingState = Literal["held", "claimed", "contested", "not held"]

_HELD = ("holds", "besieged")
SHARED = ("contested", "partly holds")
"""What is said of a place that several hold."""


class Said(NamedTuple):
    """What ``sources`` (None: one of no name) answer alike for one place and day; ``stale`` when it rests on words of
    long ago."""

    place: PlaceRef
    sources: tuple[str | None, ...]
    holders: tuple[ActorRef, ...]
    status: SpellStatus
    last_said: date | None
    stale: bool = False


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


def standings(answers: Iterable[Said], sides: Sides) -> tuple[Standing, ...]:
    """One standing a place, by name and id. Where a source spoke of late, what is stale does not count."""
    places: dict[str, list[Said]] = {}
    for said in answers:
        if said.holders or said.status in SHARED:
            places.setdefault(said.place.id or said.place.name, []).append(said)
    found = (_standing(told, sides) for told in places.values())
    return tuple(sorted(found, key=lambda s: (s.place.name, s.place.id or "")))


def standing_of(agreement: Agreement, sides: Sides) -> Standing:
    """An agreement as a standing; what both sides say is never merely claimed."""
    states: dict[SpellStatus, StandingState] = {"holds": "held", "does not hold": "not held"}
    said = agreement.answers
    return Standing(
        place=agreement.place,
        state=states.get(agreement.status, "contested"),
        sides=_ranked(dict.fromkeys(agreement.holders, 1), sides),
        holders=agreement.holders,
        besieged=any(h.status == "besieged" for h in said),
        stale=False,
        sources=_sources(h.source for h in said),
        last_said=max((h.last_said for h in said if h.last_said), default=None),
    )


def _standing(answers: Sequence[Said], sides: Sides) -> Standing:
    fresh = [s for s in answers if not s.stale]
    told = fresh or answers
    positive = [s for s in told if s.status != "does not hold"] or told
    named: dict[ActorRef, int] = {}
    for s in positive:
        for actor in s.holders:
            named[actor] = named.get(actor, 0) + len(s.sources)
    return Standing(
        place=told[0].place,
        state=_state(told, sides),
        sides=_ranked(named, sides),
        holders=tuple(sorted(named, key=lambda a: (a.name, a.id or ""))),
        besieged=any(s.status == "besieged" for s in positive),
        stale=not fresh,
        sources=_sources(chain.from_iterable(s.sources for s in positive)),
        last_said=max((s.last_said for s in told if s.last_said), default=None),
    )


def _state(told: Sequence[Said], sides: Sides) -> StandingState:
    statuses = {s.status for s in told}
    if not statuses.isdisjoint(SHARED):
        return "contested"
    held = [s for s in told if s.status in _HELD]
    if not held:
        return "not held"
    camps = {_camp(s.holders, sides) for s in held}
    refused = {c for s in told if s.status == "does not hold" for c in _camp(s.holders, sides)}
    camp = camps.pop()
    if camps or refused & camp:
        return "contested"
    # Only one side says so, the holders' own.
    voices = {sides.of_source(name) if name else None for s in held for name in s.sources}
    return "claimed" if {camp} == {frozenset({v}) for v in voices} else "held"


def _camp(holders: Iterable[ActorRef], sides: Sides) -> frozenset[str]:
    """The sides of those who hold it; who is on none is a side of its own."""
    return frozenset(sides.of_actor(a) or a.id or a.name for a in holders)


def _ranked(named: Mapping[ActorRef, int], sides: Sides) -> tuple[str | None, ...]:
    counted: dict[str | None, int] = {}
    for actor, n in named.items():
        side = sides.of_actor(actor)
        counted[side] = counted.get(side, 0) + n
    return tuple(sorted(counted, key=lambda side: (-counted[side], side is None, side or "")))


def _sources(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name or "a source" for name in names}))
