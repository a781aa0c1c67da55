"""Whose word a claim is: the innermost source, and whom that source speaks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from contested.knowledge.language import table
from contested.knowledge.names import fold
from contested.model import Actor, ActorResolution, ResolvedClaim

# Steps from a spokesman to whom he speaks for; a directory with a loop must not hang the program.
MOST_STEPS = 5
# What a report is called that speaks for itself, before its id: its publisher is unknown.
_REPORT = "document "


class Directory(Protocol):
    """What is asked of the directory of actors."""

    def get(self, id: str, /) -> Actor | None:
        """The actor with that id."""

    def named(self, name: str, /) -> Actor | None:
        """The actor with that very name or spelling."""

    def side(self, id: str, on: date | None = None, /) -> str | None:
        """The side that it is on, that day if one is given; None when neutral or unknown."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A source: the actor's id or the folded name, its name and its side."""

    key: str
    name: str
    side: str | None


def quoted(claim: ResolvedClaim, directory: Directory) -> Witness | None:
    """The innermost source of ``claim`` that is somebody, whom it speaks for where it speaks for somebody.

    None when the outlet speaks in its own voice, or quotes nobody whom its words tell from anybody ("sources").
    """
    at = innermost(claim)
    if at is None:
        return None
    source = claim.attribution[at]
    return _speaking(source.actor, source.name, directory)


def innermost(claim: ResolvedClaim) -> int | None:
    """The place in ``claim.attribution`` of the innermost source that is somebody; None when there is none."""
    return next(
        (n for n in reversed(range(len(claim.attribution))) if not _nobody(claim.attribution[n])),
        None,
    )


@cache
def _nobodies() -> frozenset[str]:
    return frozenset(fold(str(word)) for word in table("attribution")["nobody"])


def _nobody(source: ActorResolution) -> bool:
    return source.actor is None and fold(source.name) in _nobodies()


def outlet(claim: ResolvedClaim, directory: Directory) -> Witness:
    """Whose word ``claim`` is where nobody is quoted: the agencies that its report credits, else the outlet.

    Several agencies are one witness, as which of them says what is not told. A document whose publisher is unknown is
    its own.
    """
    agencies = [called(name, directory) for name in claim.wires]
    if agencies:
        return joint(agencies)
    return called(claim.publisher or f"{_REPORT}{claim.claim.doc}", directory)


def speaking_report(name: str) -> str | None:
    """The id of the report that is called so as the word of nobody else, None of a name of somebody."""
    return name.removeprefix(_REPORT) if name.startswith(_REPORT) else None


def called(name: str, directory: Directory) -> Witness:
    """The outlet or agency of that name, whom it speaks for where it speaks for somebody."""
    known = directory.named(name)
    return _speaking(known.id if known else None, known.name if known else name, directory)


def joint(witnesses: Iterable[Witness]) -> Witness:
    """Several as one, on a side only where all are on it."""
    by_key = {w.key: w for w in witnesses}
    found = [by_key[key] for key in sorted(by_key)]
    if len(found) == 1:
        return found[0]
    sides = {w.side for w in found}
    names = sorted(w.name for w in found)
    side = sides.pop() if len(sides) == 1 else None
    return Witness("+".join(w.key for w in found), f"{', '.join(names[:-1])} and {names[-1]}", side)


def voices(id: str | None, directory: Directory) -> tuple[Actor, ...]:
    """The actor and those whom it speaks for, one after the other."""
    found: list[Actor] = []
    while id and len(found) < MOST_STEPS and (actor := directory.get(id)):
        found.append(actor)
        id = actor.speaks_for
    return tuple(found)


def _speaking(id: str | None, name: str, directory: Directory) -> Witness:
    line = voices(id, directory)
    if line:
        return Witness(line[-1].id, line[-1].name, directory.side(line[-1].id))
    return Witness(id or fold(name) or name, name, directory.side(id) if id else None)
