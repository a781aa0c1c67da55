"""Witnesses are counted, not outlets: the independent sources behind an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from contested.knowledge.witness import Directory, Witness, outlet, quoted
from contested.link.copies import NEAR, likeness
from contested.link.facets import Facets
from contested.model import Origin


def witnesses(claims: Sequence[Facets], directory: Directory) -> dict[str, Witness]:
    """Whose word each claim of one event is, by claim id.

    An outlet that names a source for the event anywhere in the report repeats that source in the rest of it;
    a sentence that is a near-copy of another outlet's earlier one has that one's witness.
    """
    ordered = sorted(claims, key=_when)
    named = {f.id: w for f in ordered if (w := quoted(f.source, directory))}
    by_doc: dict[str, Witness] = {}
    for f in ordered:
        if f.id in named:
            by_doc.setdefault(f.doc, named[f.id])
    found: dict[str, Witness] = {}
    for f in ordered:
        found[f.id] = named.get(f.id) or by_doc.get(f.doc) or _copied(f, ordered, found) or outlet(f.source)
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
