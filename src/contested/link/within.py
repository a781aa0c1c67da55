"""The claims of one document, grouped by what they tell of: the lead's and the body's mentions of one strike meet.

Each step joins the two best-fitting tellings and pools what they say, so that a lead that counts the dead and a body
that names the village are compared with the rest as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations

from contested.link.facets import Facets
from contested.link.judged import JUDGED, Constraints
from contested.link.scoring import WITHIN
from contested.link.telling import Telling, pooled
from contested.model import ClaimLink

Pair = tuple[int, int]


def tellings(claims: Sequence[Facets], limits: Constraints, threshold: float) -> list[Telling]:
    """The tellings of one document's claims, in the order of the text."""
    must, cannot = limits.between([{f.id} for f in claims])
    groups, joins = _started(claims, must, limits)
    apart = {frozenset((claims[i].id, claims[j].id)) for i, j in cannot}
    fits = dict(_fits(groups, combinations(sorted(groups), 2), apart, threshold))
    while fits:
        a, b = min(fits, key=lambda pair: (-fits[pair], pair))
        one, two = groups[a], groups.pop(b)
        joins.append(ClaimLink(two.claims[0].id, one.claims[0].id, WITHIN.explain(one, two)))
        groups[a] = pooled([*one.claims, *two.claims])
        fits = {pair: s for pair, s in fits.items() if not {a, b} & {*pair}}
        fits.update(_fits(groups, ((min(a, c), max(a, c)) for c in groups if c != a), apart, threshold))
    return sorted((_linked(t, joins) for t in groups.values()), key=lambda t: t.key)


def _started(
    claims: Sequence[Facets], must: Iterable[frozenset[int]], limits: Constraints
) -> tuple[dict[int, Telling], list[ClaimLink]]:
    first = {i: min(group) for group in must for i in group}
    groups: dict[int, list[Facets]] = {}
    for i, f in enumerate(claims):
        groups.setdefault(first.get(i, i), []).append(f)
    joins = [
        ClaimLink(f.id, ms[0].id, limits.judged(f.id, ms[0].id) or JUDGED) for ms in groups.values() for f in ms[1:]
    ]
    return {n: pooled(members) for n, members in groups.items()}, joins


def _linked(telling: Telling, joins: Iterable[ClaimLink]) -> Telling:
    own = {f.id for f in telling.claims}
    return replace(telling, joins=tuple(j for j in joins if j.claim in own))


def _fits(
    groups: Mapping[int, Telling], pairs: Iterable[Pair], apart: AbstractSet[frozenset[str]], threshold: float
) -> Iterator[tuple[Pair, float]]:
    """The pairs that reach the threshold, with their scores."""
    for a, b in pairs:
        one, two = groups[a], groups[b]
        if apart and any(frozenset((x.id, y.id)) in apart for x in one.claims for y in two.claims):
            continue
        score = WITHIN.reaching(one, two, threshold)
        if score >= threshold:
            yield (a, b), score
