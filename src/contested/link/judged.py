"""People's judgements as constraints on linking: same and different, the later of two contradicting ones wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from contested.model import ON_PAIRS, Claim, Evidence, Judgement, JudgementKind, ResolvedClaim, in_force

JUDGED = Evidence(1.0, "judged the same as another claim of the event")


@dataclass(frozen=True)
class Constraints:
    """``same``: groups of claim ids that are one event; ``different``: pairs, smaller id first, that are not.

    A claim that people ``affirmed``, or joined with another, is sure; of others an event needs one with a confidence
    of ``sure`` (0 to 1).
    """

    same: tuple[frozenset[str], ...]
    different: frozenset[tuple[str, str]]
    why: Mapping[frozenset[str], Judgement]
    affirmed: frozenset[str] = frozenset()
    sure: float = 0.0

    def is_sure(self, claim: Claim) -> bool:
        """Whether an event may rest on the claim alone."""
        return claim.confidence >= self.sure or claim.id in self.affirmed or claim.id in self._joined

    @cached_property
    def _joined(self) -> frozenset[str]:
        return frozenset().union(*self.same)

    @cached_property
    def claims(self) -> frozenset[str]:
        """All claims of which they speak."""
        return frozenset().union(*self.same, *self.different)

    def between(self, items: Sequence[AbstractSet[str]]) -> tuple[list[frozenset[int]], frozenset[tuple[int, int]]]:
        """The constraints on items, each given by its claim ids: disjoint groups of positions, pairs lower first."""
        if not self.same and not self.different:
            return ([], frozenset())
        at = {claim: n for n, item in enumerate(items) for claim in item}
        groups = [frozenset(at[c] for c in group if c in at) for group in self.same]
        cannot = {(at[a], at[b]) for a, b in self.different if a in at and b in at}
        return (_disjoint(groups), frozenset((min(p), max(p)) for p in cannot if p[0] != p[1]))

    def judged(self, a: str, b: str) -> Evidence | None:
        """The judgement that two claims are of one event, as evidence."""
        j = self.why.get(frozenset({a, b}))
        return Evidence(1.0, f"judged the same by {j.author} on {j.time:%Y-%m-%d}") if j else None


def _disjoint(groups: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    found: list[frozenset[int]] = []
    for group in groups:
        touching = [g for g in found if g & group]
        found = [g for g in found if not g & group] + [group.union(*touching)]
    return [g for g in found if len(g) > 1]


def rejected(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the claims that nothing may be concluded from: the last word on them is ``reject``."""
    return _last("reject", judgements)


def _last(word: JudgementKind, judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the claims on which that is the last word, of accepting and rejecting."""
    last: dict[str, str] = {}
    for j in in_force(judgements):
        if j.kind in ("reject", "accept"):
            for claim in j.subjects:
                last.setdefault(claim, j.kind)
    return frozenset(c for c, kind in last.items() if kind == word)


def accepted(claims: Sequence[ResolvedClaim], judgements: Iterable[Judgement]) -> tuple[ResolvedClaim, ...]:
    """The claims that conclusions may rest on: all but the rejected ones."""
    out = rejected(judgements)
    return tuple(c for c in claims if c.claim.id not in out)


def constraints(judgements: Iterable[Judgement], sure: float = 0.0) -> Constraints:
    """Judgements of pairs as groups and pairs. An earlier one that a later one contradicts is passed over.

    ``sure`` is the confidence that an event needs of one of its claims at least.
    """
    judgements = tuple(judgements)
    group: dict[str, frozenset[str]] = {}
    apart: set[frozenset[str]] = set()
    why: dict[frozenset[str], Judgement] = {}
    for j in in_force(judgements):
        for a, b in j.pairs if j.kind in ON_PAIRS else ():
            one, two = group.get(a, frozenset({a})), group.get(b, frozenset({b}))
            joined = b in one
            if j.kind == "different" and not joined:
                apart.add(frozenset({a, b}))
            elif j.kind == "same" and (joined or not any(frozenset({x, y}) in apart for x in one for y in two)):
                if not joined:
                    group.update(dict.fromkeys(one | two, one | two))
                why[frozenset({a, b})] = j
    same = tuple(sorted(set(group.values()), key=min))
    # What differs from one claim of an event differs from all that are judged the same as it.
    pairs = {(x, y) for a, b in map(sorted, apart) for x in group.get(a, {a}) for y in group.get(b, {b})}
    different = frozenset((min(p), max(p)) for p in pairs)
    return Constraints(same, different, why, _last("accept", judgements), sure)
