"""What the kinds of disputes share: an event with its claims, whose word each is, and a dispute's making."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from contested.knowledge.witness import Directory, outlet, quoted
from contested.model import ActorRef, Dispute, Event, PlaceRef, ResolvedClaim
from contested.model.codes import DisputeKind


class Disputed:
    """An event with its claims, and whose word each is."""

    def __init__(self, event: Event, claims: Sequence[ResolvedClaim], directory: Directory) -> None:
        self.event = event
        self.claims = claims
        self.directory = directory
        self._names = {c: o.name for o in event.origins for c in o.claims}

    def source(self, c: ResolvedClaim) -> str:
        """The name of the claim's witness."""
        return self._names.get(c.claim.id) or (quoted(c, self.directory) or outlet(c, self.directory)).name

    def happened(self) -> list[ResolvedClaim]:
        """The claims that an event happened: affirmed and actual."""
        return [
            c for c in self.claims if c.claim.kind == "event" and c.claim.polarity == "affirmed"
            and c.claim.modality == "actual"
        ]  # fmt: skip

    def by_source(self, claims: Iterable[ResolvedClaim]) -> dict[str, list[ResolvedClaim]]:
        """Claims by witness, in the order of names; each one's in the order reported."""
        found: dict[str, list[ResolvedClaim]] = {}
        for c in sorted(claims, key=reported):
            found.setdefault(self.source(c), []).append(c)
        return dict(sorted(found.items()))

    def dispute(
        self, about: DisputeKind, one: Sequence[ResolvedClaim], other: Sequence[ResolvedClaim], reason: str
    ) -> Dispute:
        """The dispute between two sets of claims of this event."""
        return made(about, self.event.id, self.event.place, self._side(one), self._side(other), reason)

    def _side(self, claims: Sequence[ResolvedClaim]) -> Side:
        return tuple(sorted(c.claim.id for c in claims)), tuple(self.by_source(claims))


Side = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids of the claims, and the names of the sources, of one side."""


def made(about: DisputeKind, event: str | None, place: PlaceRef | None, one: Side, other: Side, reason: str) -> Dispute:
    """A dispute with its id, a hash of what stands against what; between events, also of the place.

    The same two claims may stand against each other in each of several places that both name.
    """
    over = event or (place and (place.id or place.name)) or ""
    digest = hashlib.sha256("\x1f".join((about, over, *one[0], "/", *other[0])).encode()).hexdigest()
    return Dispute(f"d-{digest[:16]}", about, event, place, one[0], other[0], reason, one[1], other[1])


def reported(c: ResolvedClaim) -> tuple[date, str, int, str]:
    """What claims are put in order by: the report's day and id, the place in it."""
    return (c.published or date.max, c.claim.doc, c.claim.evidence.start, c.claim.id)


def names(sources: Collection[str], one: str, many: str) -> str:
    """The names with a verb, which is ``one`` for one name: "White Helmets and Turkey affirm"."""
    ordered = sorted(sources)
    return f"{ordered[0]} {one}" if len(ordered) == 1 else f"{', '.join(ordered[:-1])} and {ordered[-1]} {many}"


def listed(refs: Sequence[ActorRef]) -> str:
    """The names of actors in a sentence."""
    return " and ".join(r.name for r in refs)
