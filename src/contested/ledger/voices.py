"""Whose word each claim of a record is, and which sources are another side's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contested.knowledge.witness import Directory, outlet, quoted
from contested.model import Event, ResolvedClaim


@dataclass(frozen=True, slots=True)
class Voice:
    """A source by its name, and its side; None when it is neutral or nobody knows."""

    name: str
    side: str | None

    def another_side(self, other: Voice) -> bool:
        """Whether ``other`` is of a known side that is not this one's."""
        return other.name != self.name and other.side is not None and other.side != self.side


def voices(claims: Iterable[ResolvedClaim], events: Sequence[Event], directory: Directory) -> dict[str, Voice]:
    """The voice of each claim by its id: the witness that linking found, for whom copies of one's words count too, else
    the innermost source, else the outlet."""
    found = {c: Voice(o.name, o.side) for e in events for o in e.origins for c in o.claims}
    for rc in claims:
        if rc.claim.id not in found:
            witness = quoted(rc, directory) or outlet(rc, directory)
            found[rc.claim.id] = Voice(witness.name, witness.side)
    return found
