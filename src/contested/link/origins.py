"""Witnesses are counted, not outlets: the independent sources behind an event, and how each claim leads to its own.

Whose word a claim is, by the first of these that holds:

1. the innermost source that it quotes, or whom that speaks for;
2. the source that its report names elsewhere for the same event: the rest of the report repeats it;
3. the witness of the text that its sentence, or half of its report, also stands in: a copy is no second witness;
4. the agency that its report credits; of copies of one text, the agency that any of them credits;
5. the outlet. Where an agency contributed to the report and is a witness of the event itself, it is the agency's: the
   two can't be counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from contested.knowledge.witness import Directory, Witness, called, innermost, joint, outlet, quoted
from contested.link.facets import Facets
from contested.link.likewise import Edge, likewise
from contested.link.passages import WordingOf
from contested.model import Origin, ResolvedClaim

Edges = Mapping[str, Sequence[Edge]]
How = Literal["quoted", "named elsewhere", "copied", "credited", "own voice"]


@dataclass(frozen=True, slots=True)
class Trace:
    """Whose word a claim is, how that is known, and the claim that it was taken over from, where there is one."""

    witness: Witness
    how: How
    reason: str
    through: str | None = None


def witnesses(
    claims: Iterable[ResolvedClaim], directory: Directory, wording_of: WordingOf = lambda _: None
) -> dict[str, Witness]:
    """Whose word each claim of one event is, by claim id."""
    return {id: trace.witness for id, trace in traced(claims, directory, wording_of).items()}


def traced(
    claims: Iterable[ResolvedClaim], directory: Directory, wording_of: WordingOf = lambda _: None
) -> dict[str, Trace]:
    """Whose word each claim of one event is and why, by claim id; the order of the claims does not matter.

    ``wording_of`` gives the sentences of a document; of one that is not at hand the claims' own words are compared.
    """
    ordered = sorted(claims, key=_when)
    found = _quoted(ordered, directory)
    rest = [c for c in ordered if c.claim.id not in found]
    if rest:
        edges = likewise(rest, ordered, wording_of)
        _spread(found, rest, edges)
        for group in _groups([c for c in rest if c.claim.id not in found], edges):
            _own(found, group, edges, directory)
        found |= _inseparable(rest, found, directory)
    return found


def _when(c: ResolvedClaim) -> tuple[date, str, tuple[int, int], str]:
    return (c.published or date.max, c.claim.doc, (c.claim.evidence.start, c.claim.evidence.end), c.claim.id)


def _quoted(ordered: Sequence[ResolvedClaim], directory: Directory) -> dict[str, Trace]:
    """Rules 1 and 2."""
    found: dict[str, Trace] = {}
    first: dict[str, tuple[str, Witness]] = {}
    for c in ordered:
        if witness := quoted(c, directory):
            first.setdefault(c.claim.doc, (c.claim.id, witness))
            found[c.claim.id] = Trace(witness, "quoted", _words(c, witness))
    for c in ordered:
        if c.claim.id not in found and c.claim.doc in first:
            through, witness = first[c.claim.doc]
            reason = f"the report names {witness.name} for it elsewhere"
            found[c.claim.id] = Trace(witness, "named elsewhere", reason, through)
    return found


def _words(c: ResolvedClaim, witness: Witness) -> str:
    at = innermost(c)
    assert at is not None
    said, name = c.claim.attribution[at].text, c.attribution[at].name
    return f"it quotes {said}" + (f"; {name} speaks for {witness.name}" if name != witness.name else "")


def _spread(found: dict[str, Trace], rest: Sequence[ResolvedClaim], edges: Edges) -> None:
    """Rule 3: from claims whose witness is named to those of the same words, and on to those of theirs."""
    waiting = [c for c in rest if c.claim.id not in found]
    while waiting:
        reached = {
            c.claim.id: _taken(edge, found[edge.other])
            for c in waiting
            if (edge := next((e for e in edges[c.claim.id] if e.other in found), None))
        }
        if not reached:
            return
        found |= reached
        waiting = [c for c in waiting if c.claim.id not in reached]


def _taken(edge: Edge, trace: Trace) -> Trace:
    return Trace(trace.witness, "copied", edge.reason, edge.other)


def _groups(claims: Sequence[ResolvedClaim], edges: Edges) -> list[list[ResolvedClaim]]:
    """The claims in groups of the same words, each in the order of ``claims``."""
    by_id = {c.claim.id: n for n, c in enumerate(claims)}
    group = list(range(len(claims)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for n, c in enumerate(claims):
        for edge in edges[c.claim.id]:
            if edge.other in by_id:
                one, other = root(n), root(by_id[edge.other])
                group[max(one, other)] = min(one, other)
    found: dict[int, list[ResolvedClaim]] = {}
    for n, c in enumerate(claims):
        found.setdefault(root(n), []).append(c)
    return list(found.values())


def _own(found: dict[str, Trace], group: Sequence[ResolvedClaim], edges: Edges, directory: Directory) -> None:
    """Rules 4 and 5, for claims of the same words, none of which names a source."""
    lead = next((c for c in group if c.wires), group[0])
    witness = outlet(lead, directory)
    found |= {c.claim.id: _voice(c, witness) for c in group if c.claim.doc == lead.claim.doc}
    _spread(found, group, edges)


def _voice(c: ResolvedClaim, witness: Witness) -> Trace:
    if c.wires:
        return Trace(witness, "credited", f"the report credits {' and '.join(c.wires)}")
    if not c.publisher:
        return Trace(witness, "own voice", "nobody is quoted, and who published it is not known")
    speaks = f"; it speaks for {witness.name}" if witness.name.casefold() != c.publisher.casefold() else ""
    return Trace(witness, "own voice", f"{c.publisher} says so in its own voice{speaks}")


def _inseparable(rest: Sequence[ResolvedClaim], found: Mapping[str, Trace], directory: Directory) -> dict[str, Trace]:
    """Claims of reports that are partly an agency's, where that agency is a witness of the event itself."""
    changed: dict[str, Trace] = {}
    carried = {t.witness.key: t.witness for t in found.values()}
    for c in rest:
        trace = found[c.claim.id]
        names = c.wires if len(c.wires) > 1 else c.contributors
        partly = {w.key: w for name in names if (w := called(name, directory)).key in carried}
        partly.pop(trace.witness.key, None)
        if trace.how in ("credited", "own voice") and partly:
            witness = joint(partly.values()) if len(partly) == 1 else trace.witness
            if witness != trace.witness:
                reason = f"{trace.reason}; what is {witness.name}'s in it can't be told apart"
                changed[c.claim.id] = replace(trace, witness=witness, how="credited", reason=reason)
    return changed


def origins(claims: Sequence[Facets], whose: dict[str, Witness]) -> tuple[Origin, ...]:
    """The distinct witnesses of an event, with their claims and the outlets that carried them."""
    groups: dict[str, list[Facets]] = {}
    for f in sorted(claims, key=lambda f: _when(f.source)):
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
