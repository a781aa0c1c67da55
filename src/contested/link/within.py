"""The claims of one document, grouped by what they tell of: the lead's and the body's mentions of one strike meet.

Each step joins the two best-fitting tellings and pools what they say, so that a lead that counts the dead and a body
that names the village are compared with the rest as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.link.facets import Facets
from contested.link.judged import Constraints
from contested.link.scoring import WITHIN
from contested.link.telling import Telling, pooled


def tellings(claims: Sequence[Facets], limits: Constraints, threshold: float) -> list[Telling]:
    """The tellings of one document's claims, in the order of the text."""
    must, cannot = limits.between([{f.id} for f in claims])
    groups = _started(claims, must)
    apart = {frozenset((claims[i].id, claims[j].id)) for i, j in cannot}
    scores = {(a, b): _score(groups[a], groups[b], apart, threshold) for a in groups for b in groups if a < b}
    while scores:
        (a, b), best = min(scores.items(), key=lambda item: (-item[1], item[0]))
        if best < threshold:
            break
        groups[a] = pooled([*groups[a].claims, *groups.pop(b).claims])
        scores = {pair: s for pair, s in scores.items() if b not in pair and a not in pair}
        scores.update(
            {(min(a, c), max(a, c)): _score(groups[a], groups[c], apart, threshold) for c in groups if c != a}
        )
    return sorted(groups.values(), key=lambda t: t.key)


def _started(claims: Sequence[Facets], must: Iterable[frozenset[int]]) -> dict[int, Telling]:
    first = {i: min(group) for group in must for i in group}
    groups: dict[int, list[Facets]] = {}
    for i, f in enumerate(claims):
        groups.setdefault(first.get(i, i), []).append(f)
    return {n: pooled(members) for n, members in groups.items()}


def _score(a: Telling, b: Telling, apart: set[frozenset[str]], threshold: float) -> float:
    if apart and any(frozenset((x.id, y.id)) in apart for x in a.claims for y in b.claims):
        return 0.0
    return WITHIN.reaching(a, b, threshold)
