"""A claim joined with the decisions about it: what linking, the ledgers and the exports work on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from contested.model.claim import Claim, Mention, PlaceMention
from contested.model.document import Document
from contested.model.evidence import Evidence
from contested.model.resolution import ActorResolution, PlaceResolution, Resolution, Role, TimeResolution

UNRESOLVED = Evidence(0.0, "not resolved")


@dataclass(frozen=True, slots=True)
class ResolvedClaim:
    """One claim, its document's head, and its resolutions, parallel to the claim's mentions.

    ``published`` is the report time. ``actor``, ``target``, ``attribution`` and ``place`` have one
    entry for each mention of the claim, in its order; ``group`` is the toll's group. ``wires`` and ``contributors`` are
    the agencies that the report credits, as in ``Document``.
    """

    claim: Claim
    publisher: str | None
    published: date | None
    actor: tuple[ActorResolution, ...]
    target: tuple[ActorResolution, ...]
    attribution: tuple[ActorResolution, ...]
    place: tuple[PlaceResolution, ...]
    time: TimeResolution
    group: ActorResolution | None = None
    wires: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()

    @property
    def origin(self) -> str | None:
        """Name of the innermost source, the publisher where the outlet speaks in its own voice."""
        return self.attribution[-1].name if self.attribution else self.publisher

    @property
    def people(self) -> tuple[ActorResolution, ...]:
        """The decisions about all who act, are acted upon, speak and are counted."""
        return (*self.actor, *self.target, *self.attribution, *((self.group,) if self.group else ()))

    @property
    def decisions(self) -> tuple[Resolution, ...]:
        """Everything decided about the claim."""
        return (*self.people, *self.place, self.time)

    def with_people(self, decide: Callable[[ActorResolution], ActorResolution]) -> ResolvedClaim:
        """The same claim, each of its people decided anew; itself where nothing changes."""
        people = self.people
        decided = tuple(map(decide, people))
        if all(new is old for new, old in zip(decided, people, strict=True)):
            return self
        a = len(self.actor)
        t = a + len(self.target)
        s = t + len(self.attribution)
        group = decided[s] if self.group else None
        return replace(self, actor=decided[:a], target=decided[a:t], attribution=decided[t:s], group=group)

    def mention_of(self, person: ActorResolution) -> Mention:
        """The words that a decision about one of its people is about."""
        group = self.claim.toll.group if self.claim.toll else None
        if person.role == "group":
            assert group is not None
            return group
        mentions: tuple[Mention, ...] = getattr(self.claim, person.role)
        return mentions[person.index]


def join(document: Document, claims: Iterable[Claim], resolutions: Iterable[Resolution]) -> Iterator[ResolvedClaim]:
    """Join the claims of one document with the resolutions about them, in the order of the claims."""
    actors: dict[tuple[str, str, int], ActorResolution] = {}
    places: dict[tuple[str, int], PlaceResolution] = {}
    times: dict[str, TimeResolution] = {}
    for r in resolutions:
        if isinstance(r, ActorResolution):
            actors[r.claim, r.role, r.index] = r
        elif isinstance(r, PlaceResolution):
            places[r.claim, r.index] = r
        else:
            times[r.claim] = r
    for claim in claims:
        yield _joined(document, claim, actors, places, times)


def _joined(
    document: Document,
    claim: Claim,
    actors: dict[tuple[str, str, int], ActorResolution],
    places: dict[tuple[str, int], PlaceResolution],
    times: dict[str, TimeResolution],
) -> ResolvedClaim:
    def people(role: Role, mentions: Iterable[Mention]) -> tuple[ActorResolution, ...]:
        return tuple(
            actors.get((claim.id, role, i)) or ActorResolution(claim.id, role, i, m.text, None, UNRESOLVED)
            for i, m in enumerate(mentions)
        )

    def where(i: int, m: PlaceMention) -> PlaceResolution:
        unknown = PlaceResolution(claim.id, i, m.text, None, None, None, None, None, UNRESOLVED)
        return places.get((claim.id, i)) or unknown

    group = claim.toll.group if claim.toll else None
    return ResolvedClaim(
        claim=claim,
        publisher=document.publisher.value,
        published=document.published,
        actor=people("actor", claim.actor),
        target=people("target", claim.target),
        attribution=people("attribution", claim.attribution),
        place=tuple(where(i, m) for i, m in enumerate(claim.place)),
        time=times.get(claim.id) or TimeResolution(claim.id, None, None, "unknown", UNRESOLVED),
        group=people("group", (group,))[0] if group else None,
        wires=document.wires,
        contributors=document.contributors,
    )
