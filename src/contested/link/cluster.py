"""Clusters by average linkage: two clusters join while the average score between their members reaches the threshold.

The rule looks at whole clusters, so that a chain of neighbours (the days of one campaign) does not become one event.
Method: UPGMA (Sokal and Michener 1958), cut at the threshold, with must- and cannot-links. Items that no chain of
pairs reaching the threshold connects can't be in one cluster, so that each component is clustered by itself.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

Pair = tuple[int, int]
Score = Callable[[int, int], float]


def components(n: int, edges: Iterable[Pair]) -> list[list[int]]:
    """The items 0…n-1 in groups that ``edges`` connect, each sorted, in the order of their first items."""
    parent = list(range(n))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in edges:
        low, high = sorted((root(i), root(j)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for i in range(n):
        found.setdefault(root(i), []).append(i)
    return list(found.values())


class Clusters:
    """Average-linkage clustering of the items 0…n-1 of one component, whose order breaks ties."""

    def __init__(self, n: int, score: Score, threshold: float) -> None:
        """``score(i, j)``, in (0, 1), is asked for ``i < j``, at most once."""
        self._n, self._score, self._threshold = n, score, threshold

    def run(self, must: Sequence[frozenset[int]], cannot: frozenset[Pair]) -> list[list[int]]:
        """The clusters, each sorted, in the order of their first items.

        ``must`` groups start as one cluster; no cluster holds a ``cannot`` pair (lower first).
        """
        forced = {i: min(group) for group in must for i in group}
        clusters: dict[int, list[int]] = {}
        for i in range(self._n):
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
        return sorted(sorted(c) for c in clusters.values())

    def _between(self, a: list[int], b: list[int], cannot: frozenset[Pair]) -> float:
        if cannot and any(((i, j) if i < j else (j, i)) in cannot for i in a for j in b):
            return float("-inf")
        return sum(self._score(min(i, j), max(i, j)) for i in a for j in b)

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
