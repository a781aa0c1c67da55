"""Whose word a claim is: the innermost source, and whom that source speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from contested.knowledge.names import fold
from contested.model import Actor, ResolvedClaim

# Steps from a spokesman to whom he speaks for; a directory with a loop must not hang the program.
MOST_STEPS = 5


class Directory(Protocol):
    """What is asked of the directory of actors."""

    def get(self, id: str, /) -> Actor | None:
        """The actor with that id."""

    def side(self, id: str, on: date | None = None, /) -> str | None:
        """The side that it is on, that day if one is given; None when neutral or unknown."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A source: the actor's id or the folded name, its name and its side."""

    key: str
    name: str
    side: str | None


def quoted(claim: ResolvedClaim, directory: Directory) -> Witness | None:
    """The innermost source of ``claim``, whom it speaks for where it speaks for somebody; None when the outlet speaks
    in its own voice."""
    if not claim.attribution:
        return None
    source = claim.attribution[-1]
    id, name = source.actor, source.name
    for _ in range(MOST_STEPS):
        actor = directory.get(id) if id else None
        if actor is None:
            break
        id, name = actor.id, actor.name
        if not actor.speaks_for:
            break
        id = actor.speaks_for
    return Witness(id or fold(name) or name, name, directory.side(id) if id else None)


def outlet(claim: ResolvedClaim) -> Witness:
    """The outlet that published ``claim``; a document whose publisher is unknown is its own."""
    name = claim.publisher or f"document {claim.claim.doc}"
    return Witness(fold(name) or name, name, None)
