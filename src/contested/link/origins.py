"""Witnesses are counted, not outlets: the independent sources behind an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from contested.knowledge.names import fold
from contested.link.copies import NEAR, likeness
from contested.link.facets import Directory, Facets
from contested.model import Origin

# Steps from a spokesman to whom he speaks for; a directory with a loop must not hang the program.
MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Witness:
    """Whose word a claim is: the actor's id or the folded name, its name and its side."""

    key: str
    name: str
    side: str | None


def witness(claim: Facets, directory: Directory) -> Witness | None:
    """The innermost source of ``claim``, the one that it speaks for; None when the outlet speaks in its own voice."""
    if not claim.source.attribution:
        return None
    source = claim.source.attribution[-1]
    id, name = source.actor, source.name
    for _ in range(MOST_STEPS):
        actor = directory.get(id) if id else None
        if actor is None:
            break
        name = actor.name
        if not actor.speaks_for:
            break
        id = actor.speaks_for
    return Witness(id or fold(name), name, directory.side(id) if id else None)


def outlet(claim: Facets) -> Witness:
    """The outlet that published ``claim``; a document without one is its own."""
    name = claim.source.publisher or f"document {claim.doc}"
    return Witness(fold(name) or name, name, None)


def witnesses(claims: Sequence[Facets], directory: Directory) -> dict[str, Witness]:
    """Whose word each claim of one event is, by claim id.

    An outlet that names a source for the event anywhere in the report repeats that source in the rest of it;
    a sentence that is a near-copy of another outlet's earlier one has that one's witness.
    """
    ordered = sorted(claims, key=_when)
    named = {f.id: w for f in ordered if (w := witness(f, directory))}
    by_doc: dict[str, Witness] = {}
    for f in ordered:
        if f.id in named:
            by_doc.setdefault(f.doc, named[f.id])
    found: dict[str, Witness] = {}
    for f in ordered:
        found[f.id] = named.get(f.id) or by_doc.get(f.doc) or _copied(f, ordered, found) or outlet(f)
    return found


def _when(f: Facets) -> tuple[date, str, tuple[int, int], str]:
    return (f.published or date.max, f.doc, f.position, f.id)


def _copied(claim: Facets, ordered: Iterable[Facets], found: dict[str, Witness]) -> Witness | None:
    if not claim.shingles:
        return None
    for other in ordered:
        if other is claim:
            return None
        if other.doc != claim.doc and likeness(other.shingles, claim.shingles) >= NEAR:
            return found[other.id]
    return None


def origins(claims: Sequence[Facets], whose: dict[str, Witness]) -> tuple[Origin, ...]:
    """The distinct witnesses of an event, with their claims and the outlets that carried them."""
    groups: dict[str, list[Facets]] = {}
    for f in sorted(claims, key=_when):
        groups.setdefault(whose[f.id].key, []).append(f)
    return tuple(
        Origin(
            name=whose[fs[0].id].name,
            side=whose[fs[0].id].side,
            claims=tuple(sorted(f.id for f in fs)),
            outlets=tuple(sorted({f.source.publisher for f in fs if f.source.publisher})),
        )
        for _, fs in sorted(groups.items())
    )
