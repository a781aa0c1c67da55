"""What a claim on a province says of a town in it: as far as it says so, and no further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.knowledge.taking import Taking
from contested.ledger.answers import Holding
from contested.ledger.reach import excepted, mentions, names_one
from contested.ledger.sayings import refs
from contested.ledger.sightings import Ground
from contested.model import ActorRef, Place, ResolvedClaim

Extent = Literal["all of it", "all but", "none of it", "the last of it"]


@dataclass(frozen=True, slots=True)
class Implied:
    """What one source's word on a province says of the town ``town``.

    ``holding`` is its answer for the province. ``says`` is None where ``town`` may be among places that are left out
    and not named; ``but`` are the words for what is left out, or the last place that there is.
    """

    holding: Holding
    town: str
    holders: tuple[ActorRef, ...]
    says: Literal["holds", "does not hold"] | None
    extent: Extent
    but: str | None
    claims: tuple[str, ...]


def implied(holding: Holding, claims: Iterable[ResolvedClaim], town: Place, ground: Ground) -> Implied | None:
    """What the latest of the claims behind a province's answer says of a town; None where none says anything."""
    words = Taking.load()
    for c in sorted(claims, key=_when, reverse=True):
        if found := _of(holding, c, town, ground.sentence(c.claim), words):
            return found
    return None


def _when(c: ResolvedClaim) -> tuple[date, date, str, int]:
    published = c.published or date.min
    return (c.time.end or published, published, c.claim.doc, c.claim.evidence.start)


def _of(holding: Holding, c: ResolvedClaim, town: Place, sentence: str, words: Taking) -> Implied | None:
    names = (town.name, *town.spellings)
    mention = next((m for m, r in zip(c.claim.place, c.place, strict=True) if r.place == holding.place.id), None)
    who = refs(c.actor) or holding.holders
    ids = (c.claim.id,)
    if mention is None:
        # "The last town in the province": all others are not theirs.
        if any(r.place == town.id for r in c.place):
            return None
        last = " and ".join(r.name for r in c.place)
        return Implied(holding, town.name, who, "does not hold", "the last of it", last, ids)
    but = excepted(c.claim, mention, sentence, words)
    if but:
        out = mentions(but, names)
        if holding.status == "contested" or (_partly(c) and not out):
            return None
        inside: Literal["holds"] | None = "holds" if names_one(but) else None
        return Implied(holding, town.name, who, "does not hold" if out else inside, "all but", but, ids)
    if holding.status == "holds" and not _partly(c):
        return Implied(holding, town.name, holding.holders, "holds", "all of it", None, ids)
    if holding.status == "does not hold":
        return Implied(holding, town.name, holding.holders, "does not hold", "none of it", None, ids)
    return None


def _partly(c: ResolvedClaim) -> bool:
    return c.claim.control == "partly holds"
