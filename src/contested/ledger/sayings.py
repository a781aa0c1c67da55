"""What one claim says of who holds its places: the states, and the events that make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contested.knowledge.taking import Taking, begins
from contested.knowledge.witness import Directory
from contested.model import ActorRef, ActorResolution, ResolvedClaim
from contested.model.knowledge import SPEAKING_KINDS

Saying = Literal[
    "gains", "gains part", "loses", "holds", "partly holds", "contested", "does not hold", "besieged", "relieved",
    "unknown",
]  # fmt: skip

CAPTURES = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
TRANSFER = "Non-violent transfer of territory"
# Sub-event types in which a trigger of besieging is a siege, and not a figure of speech about people or aid.
SIEGES = frozenset({"Armed clash", "Other"})
_NO_HOLDERS = frozenset({*SPEAKING_KINDS, "Civilians", "Protesters", "Rioters"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim's word on its places: who holds, comes to hold or loses them, and who besieges them."""

    saying: Saying
    holders: tuple[ActorRef, ...] = ()
    besiegers: tuple[ActorRef, ...] = ()


def said_by(c: ResolvedClaim, words: Taking, directory: Directory) -> Said | None:
    """What ``c`` says of who holds its places; None where it says nothing.

    Denied events, and whatever is planned, feared or supposed, say nothing.
    """
    claim = c.claim
    if claim.modality != "actual":
        return None
    who = refs(c.actor)
    if claim.kind == "control":
        return _state(c, who, words)
    if claim.kind != "event" or claim.polarity == "denied":
        return None
    trigger = claim.trigger.text if claim.trigger else ""
    if claim.sub_event_type in {*CAPTURES, *SIEGES} and begins(trigger, words.besieging):
        return _siege(c, who, trigger, words)
    if claim.sub_event_type in CAPTURES:
        return _capture(c, who, trigger, words, directory)
    if claim.sub_event_type == TRANSFER and who:
        return _transfer(c, who, trigger, words)
    return None


def refs(resolutions: Sequence[ActorResolution]) -> tuple[ActorRef, ...]:
    """Who they are, each once, ordered by name."""
    found = {ActorRef(r.name, r.actor) for r in resolutions if r.name}
    return tuple(sorted(found, key=lambda r: (r.name, r.id or "")))


def _state(c: ResolvedClaim, who: tuple[ActorRef, ...], words: Taking) -> Said | None:
    state = c.claim.control
    if state is None:
        return None
    if not who and state != "contested":
        return Said("unknown") if state != "does not hold" and _asks(c.claim.evidence.text, words) else None
    if c.claim.polarity == "affirmed":
        return Said(state, who)
    return Said("does not hold", who) if state in ("holds", "partly holds") else None


def _asks(text: str, words: Taking) -> bool:
    """ "(It is not clear) who controls the town": nobody knows."""
    return next(iter(text.lower().split()), "") in words.asking


def _capture(
    c: ResolvedClaim, who: tuple[ActorRef, ...], trigger: str, words: Taking, directory: Directory
) -> Said | None:
    if who:
        return Said("gains part" if begins(trigger, words.advancing) else "gains", who)
    # "The army lost the town": who has it now is not said.
    lost = tuple(r for r in refs(c.target) if _can_hold(r, directory))
    return Said("loses", lost) if lost else None


def losers(c: ResolvedClaim, words: Taking, directory: Directory) -> tuple[ActorRef, ...]:
    """From whom a place came into other hands by the claim itself: whom it was taken from, or who gave it."""
    trigger = c.claim.trigger.text if c.claim.trigger else ""
    if c.claim.sub_event_type in CAPTURES:
        return tuple(r for r in refs(c.target) if _can_hold(r, directory))
    gives = c.claim.sub_event_type == TRANSFER and begins(trigger, words.giving) and c.target
    return refs(c.actor) if gives else ()


def _can_hold(ref: ActorRef, directory: Directory) -> bool:
    actor = directory.get(ref.id) if ref.id else None
    return actor is not None and actor.kind not in _NO_HOLDERS


def _transfer(c: ResolvedClaim, who: tuple[ActorRef, ...], trigger: str, words: Taking) -> Said | None:
    if begins(trigger, words.leaving):
        return Said("loses", who)
    if begins(trigger, words.giving):
        return Said("gains", to) if (to := refs(c.target)) else Said("loses", who)
    return Said("gains", who) if begins(trigger, words.coming) else None


def _siege(c: ResolvedClaim, who: tuple[ActorRef, ...], trigger: str, words: Taking) -> Said | None:
    """A siege of the place. Men surrounded somewhere besiege nothing, so a siege has the place itself, or nothing, as
    its object."""
    if begins(trigger, words.lifting):
        return Said("relieved")
    places = {r.name for r in c.place} | {m.text for m in c.claim.place}
    other = [
        m for m, r in zip(c.claim.target, c.target, strict=True) if not any(p in m.text or p == r.name for p in places)
    ]
    return None if other else Said("besieged", besiegers=who)
