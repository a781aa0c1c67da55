"""The claims of one document, grouped by what they tell of: the lead's and the body's mentions of one strike meet.

What points back at something told before ("the attack") joins it first. Then each step joins the two best-fitting
tellings and pools what they say, so that a lead that counts the dead and a body that names the village are compared
with the rest as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import combinations

from contested.link.antecedents import antecedents
from contested.link.facets import Facets
from contested.link.judged import JUDGED, Constraints
from contested.link.scoring import WITHIN
from contested.link.telling import Telling, pooled
from contested.model import ClaimLink

Pair = tuple[int, int]


def tellings(claims: Sequence[Facets], limits: Constraints, threshold: float) -> list[Telling]:
    """The tellings of one document's claims, in the order of the text."""
    must, cannot = limits.between([{f.id} for f in claims])
    apart = {frozenset((claims[i].id, claims[j].id)) for i, j in cannot}
    groups, joins = _started(claims, must, limits, apart)
    # How often each group has grown: what was said of the fit of a smaller one no longer holds.
    grown = dict.fromkeys(groups, 0)
    queue = [(-score, pair, 0, 0) for pair, score in _fits(groups, combinations(sorted(groups), 2), apart, threshold)]
    heapify(queue)
    while queue:
        _, (a, b), *as_fitted = heappop(queue)
        if [grown.get(a), grown.get(b)] != as_fitted:
            continue
        one, two = groups[a], groups.pop(b)
        joins.append(ClaimLink(two.claims[0].id, one.claims[0].id, WITHIN.explain(one, two)))
        groups[a] = pooled([*one.claims, *two.claims])
        grown[a] += grown.pop(b) + 1
        others = ((min(a, c), max(a, c)) for c in groups if c != a)
        for pair, score in _fits(groups, others, apart, threshold):
            heappush(queue, (-score, pair, grown[pair[0]], grown[pair[1]]))
    return sorted((_linked(t, joins) for t in groups.values()), key=lambda t: t.key)


def _started(
    claims: Sequence[Facets],
    must: Iterable[frozenset[int]],
    limits: Constraints,
    apart: AbstractSet[frozenset[str]],
) -> tuple[dict[int, Telling], list[ClaimLink]]:
    """The groups that people judged to be one, joined with what points back at them."""
    first = {i: min(group) for group in must for i in group}
    groups: dict[int, list[Facets]] = {}
    for i, f in enumerate(claims):
        groups.setdefault(first.get(i, i), []).append(f)
    joins = [
        ClaimLink(f.id, ms[0].id, limits.judged(f.id, ms[0].id) or JUDGED) for ms in groups.values() for f in ms[1:]
    ]
    at = {i: first.get(i, i) for i in range(len(claims))}
    for i, j, why in antecedents(claims):
        a, b = sorted((at[i], at[j]))
        if a == b or _parted(groups[a], groups[b], apart):
            continue
        joins.append(ClaimLink(claims[b].id, claims[j if b == at[i] else i].id, why))
        groups[a] += groups.pop(b)
        at = {n: a if group == b else group for n, group in at.items()}
    return {n: pooled(members) for n, members in groups.items()}, joins


def _parted(one: Iterable[Facets], two: Iterable[Facets], apart: AbstractSet[frozenset[str]]) -> bool:
    """Whether people judged a claim of the one to differ from a claim of the other."""
    return bool(apart) and any(frozenset((x.id, y.id)) in apart for x in one for y in two)


def _linked(telling: Telling, joins: Iterable[ClaimLink]) -> Telling:
    own = {f.id for f in telling.claims}
    return replace(telling, joins=tuple(j for j in joins if j.claim in own))


def _fits(
    groups: Mapping[int, Telling], pairs: Iterable[Pair], apart: AbstractSet[frozenset[str]], threshold: float
) -> Iterator[tuple[Pair, float]]:
    """The pairs that reach the threshold, with their scores."""
    for a, b in pairs:
        one, two = groups[a], groups[b]
        if _parted(one.claims, two.claims, apart):
            continue
        score = WITHIN.reaching(one, two, threshold)
        if score >= threshold:
            yield (a, b), score
