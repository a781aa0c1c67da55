"""Captures, states and sieges of Northford and of Westmark, its province, for tests of control."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contested import ledger
from contested.ledger import Ground
from contested.model import Claim, ControlSpell, Place, PlaceResolution, ResolvedClaim
from tests.told import DIRECTORY, PLACES, said

GOV = "Government regains territory"
NON = "Non-state actor overtakes territory"
MOVE = "Non-violent transfer of territory"
ARMY, REBELS = "Syrian government forces", "rebels"


def ground(sentences: dict[str, str] | None = None) -> Ground:
    """Westmark is the province of its towns; ``sentences`` by claim, else what a claim's evidence says."""

    def province(r: PlaceResolution) -> Place | None:
        return PLACES["westmark"] if r.admin1 == "Westmark" else None

    def sentence(claim: Claim) -> str:
        return (sentences or {}).get(claim.id, claim.evidence.text)

    return Ground(province, sentence)


def spells(*claims: ResolvedClaim, sentences: dict[str, str] | None = None) -> tuple[ControlSpell, ...]:
    """Their control spells, without events."""
    return ledger.control_spells(claims, directory=DIRECTORY, ground=ground(sentences))


def known(*claims: ResolvedClaim, sentences: dict[str, str] | None = None) -> list[tuple[Any, ...]]:
    """The spells as known in the end: place, holders, status, start, end."""
    found = (s for s in spells(*claims, sentences=sentences) if s.known_to is None)
    return [(s.place.name, [h.name for h in s.holders], s.status, s.start, s.end) for s in found]


def took(id: str, who: str, when: str | tuple[str, str] | None, published: str, **more: Any) -> ResolvedClaim:
    """A capture of Northford."""
    text = f"{who} captured the town of Northford"
    more = {"doc": f"d-{id}", "where": ["Northford"], "trigger": "captured", **more}
    sub = GOV if who == "Syrian army" else NON
    return said(id, more.pop("text", text), sub=sub, who=[who], when=when, published=published, **more)


def held(id: str, who: Sequence[str], published: str, state: Any = "holds", **more: Any) -> ResolvedClaim:
    """A state of control of Northford."""
    more = {"doc": f"d-{id}", "where": ["Northford"], **more}
    text = more.pop("text", "who holds Northford is told here")
    return said(id, text, kind="control", state=state, who=who, published=published, **more)


def besieged(
    id: str, who: Sequence[str], published: str, text: str = "besieged Northford", **more: Any
) -> ResolvedClaim:
    """A siege of Northford; its trigger is the first word."""
    more = {"doc": f"d-{id}", "where": ["Northford"], "trigger": text.split(" Northford")[0], **more}
    return said(id, text, sub="Armed clash", who=who, published=published, **more)
