"""Clusters by average linkage: two clusters join while the average score between their members reaches the threshold.

The rule looks at whole clusters, so that a chain of neighbours (the days of one campaign) does not become one event.
Method: UPGMA (Sokal and Michener 1958), cut at the threshold, with must- and cannot-links. Items that no chain of
pairs reaching the threshold connects can't be in one cluster, so that each component is clustered by itself.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

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

    def run(
        self, must: Sequence[frozenset[int]], cannot: frozenset[Pair], near: Iterable[Pair] | None = None
    ) -> list[list[int]]:
        """The clusters, each sorted, in the order of their first items.

        ``must`` groups start as one cluster; no cluster holds a ``cannot`` pair (lower first). Only clusters with a
        pair of ``near`` are compared, all where it is None: where those are all the pairs that reach the threshold,
        the clusters are the same, as no others' average reaches it.
        """
        forced = {i: min(group) for group in must for i in group}
        clusters: dict[int, list[int]] = {}
        for i in range(self._n):
            clusters.setdefault(forced.get(i, i), []).append(i)
        pairs = combinations(clusters, 2) if near is None else ((forced.get(i, i), forced.get(j, j)) for i, j in near)
        joining = _Joining(clusters, pairs, lambda a, b: self._between(a, b, cannot))
        while (best := joining.best()) and best[0] >= self._threshold:
            joining.join(*best[1])
        return sorted(sorted(c) for c in clusters.values())

    def _between(self, a: list[int], b: list[int], cannot: frozenset[Pair]) -> float:
        if cannot and any(_pair(i, j) in cannot for i in a for j in b):
            return float("-inf")
        return sum(self._score(*_pair(i, j)) for i in a for j in b)


class _Joining:
    """Clusters by their first items, and the sums of the scores between those that are beside each other."""

    def __init__(
        self, clusters: dict[int, list[int]], pairs: Iterable[Pair], between: Callable[[list[int], list[int]], float]
    ) -> None:
        self._clusters, self._between = clusters, between
        self._beside: dict[int, set[int]] = {a: set() for a in clusters}
        self._sums: dict[Pair, float] = {}
        for a, b in pairs:
            if a != b and _pair(a, b) not in self._sums:
                self._meet(a, b, between(clusters[min(a, b)], clusters[max(a, b)]))
        self._heap = [self._entry(pair) for pair in self._sums]
        heapq.heapify(self._heap)

    def best(self) -> tuple[float, Pair] | None:
        """The highest average between two clusters, and which; the first of equal ones."""
        while self._heap:
            negative, a, b = self._heap[0]
            if (a, b) in self._sums and self._entry((a, b))[0] == negative:
                return -negative, (a, b)
            heapq.heappop(self._heap)
        return None

    def join(self, a: int, b: int) -> None:
        """Put the items of ``b`` to those of ``a``."""
        del self._sums[a, b]
        mine, theirs = self._clusters[a], self._clusters.pop(b)
        others = (self._beside[a] | self._beside.pop(b)) - {a, b}
        for other in others:
            self._beside[other].discard(b)
            self._meet(a, other, self._sum(a, mine, other) + self._sum(b, theirs, other))
        self._clusters[a] = mine + theirs
        self._beside[a] = others
        for other in others:
            heapq.heappush(self._heap, self._entry(_pair(a, other)))

    def _sum(self, a: int, items: list[int], other: int) -> float:
        known = self._sums.pop(_pair(a, other), None)
        return self._between(items, self._clusters[other]) if known is None else known

    def _meet(self, a: int, b: int, total: float) -> None:
        self._sums[_pair(a, b)] = total
        self._beside[a].add(b)
        self._beside[b].add(a)

    def _entry(self, pair: Pair) -> tuple[float, int, int]:
        a, b = pair
        return -self._sums[pair] / (len(self._clusters[a]) * len(self._clusters[b])), a, b


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
