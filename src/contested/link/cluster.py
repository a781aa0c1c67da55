"""Clusters by average linkage: two clusters join while the average score between their members reaches the threshold.

The rule looks at whole clusters, so that a chain of neighbours (the days of one campaign) does not become one event.
Method: UPGMA (Sokal and Michener 1958), cut at the threshold, with must- and cannot-links.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

Pair = tuple[int, int]
Score = Callable[[int, int], float]


class Clusters:
    """Average-linkage clustering of the items 0…n-1, whose order breaks ties."""

    def __init__(self, n: int, score: Score, reaching: Score, threshold: float) -> None:
        """``reaching(i, j)`` is the score where it reaches ``threshold``, and any lower figure elsewhere."""
        self._score = score
        self._reaching = reaching
        self._threshold = threshold
        self._cache: dict[Pair, float] = {}
        self._n = n

    def run(
        self, candidates: Iterable[Pair], must: Sequence[frozenset[int]], cannot: frozenset[Pair]
    ) -> list[list[int]]:
        """The clusters, each sorted, in the order of their first items.

        ``candidates`` are the pairs worth scoring, lower first; ``must`` groups start as one cluster; no cluster
        holds a ``cannot`` pair (lower first).
        """
        edges = [p for p in sorted(candidates) if self._reaching(*p) >= self._threshold]
        merged: list[list[int]] = []
        for component in _components(self._n, edges, must):
            merged += (
                self._merge(component, [m for m in must if m & set(component)], cannot)
                if len(component) > 1
                else [component]
            )
        return sorted(merged)

    def _of(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self._cache:
            self._cache[pair] = self._score(*pair)
        return self._cache[pair]

    def _merge(self, items: list[int], must: Sequence[frozenset[int]], cannot: frozenset[Pair]) -> list[list[int]]:
        forced = {i: min(group) for group in must for i in group}
        clusters: dict[int, list[int]] = {}
        for i in items:
            clusters.setdefault(forced.get(i, i), []).append(i)
        sums = {(a, b): self._between(clusters[a], clusters[b], cannot) for a in clusters for b in clusters if a < b}
        heap = [(-s / (len(clusters[a]) * len(clusters[b])), a, b) for (a, b), s in sums.items()]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= self._threshold:
            negative, a, b = heapq.heappop(heap)
            pair = sums.get((a, b))
            if pair is None or -pair / (len(clusters[a]) * len(clusters[b])) != negative:
                continue
            self._join(a, b, clusters, sums, heap)
        return [sorted(c) for c in clusters.values()]

    def _between(self, a: list[int], b: list[int], cannot: frozenset[Pair]) -> float:
        if cannot and any(((i, j) if i < j else (j, i)) in cannot for i in a for j in b):
            return float("-inf")
        return sum(self._of(i, j) for i in a for j in b)

    @staticmethod
    def _join(
        a: int, b: int, clusters: dict[int, list[int]], sums: dict[Pair, float], heap: list[tuple[float, int, int]]
    ) -> None:
        clusters[a] += clusters.pop(b)
        del sums[a, b]
        for other in clusters:
            if other == a:
                continue
            mine, theirs = (min(a, other), max(a, other)), (min(b, other), max(b, other))
            sums[mine] += sums.pop(theirs)
            average = sums[mine] / (len(clusters[a]) * len(clusters[other]))
            heapq.heappush(heap, (-average, *mine))


def _components(n: int, edges: Iterable[Pair], must: Sequence[frozenset[int]]) -> list[list[int]]:
    parent = list(range(n))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in [*edges, *((min(group), k) for group in must for k in group)]:
        low, high = sorted((root(i), root(j)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for i in range(n):
        found.setdefault(root(i), []).append(i)
    return list(found.values())
