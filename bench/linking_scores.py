"""Ways of linking compared on the same tellings: what a record tells, pairs of documents that meet, right and wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.gold import Row
from contested.knowledge.witness import Directory
from contested.link import DocumentHead
from contested.link.blocking import Blocks, hashes
from contested.link.cluster import Clusters, components
from contested.link.conclude import status
from contested.link.facets import PlaceOf
from contested.link.judged import constraints
from contested.link.teller import Teller
from contested.link.telling import Telling
from contested.model import Document, ResolvedClaim
from contested.store import open_store

Pair = tuple[int, int]
Named = tuple[str, str]
Score = Callable[[int, int], float]
Floats = npt.NDArray[np.float64]

# Draws of the months for an interval.
DRAWS = 4000
SEED = 20161122


def opened(record: Path) -> tuple[list[ResolvedClaim], dict[str, Document]]:
    """The claims of a record, and its documents by id."""
    with open_store(record, readonly=True) as store:
        return list(store.claims()), {d.id: d for d in store.documents()}


def told(
    claims: Iterable[ResolvedClaim],
    documents: Mapping[str, DocumentHead],
    directory: Directory,
    place_of: PlaceOf,
    threshold: float,
) -> list[Telling]:
    """The tellings that linking compares, as it orders them; no judgement binds them."""
    teller = Teller(directory, place_of, constraints(()), threshold)
    by_doc: dict[str, list[ResolvedClaim]] = {}
    for c in claims:
        by_doc.setdefault(c.claim.doc, []).append(c)
    found = [t for doc, group in sorted(by_doc.items()) for t in teller.tellings(group, documents.get(doc))]
    return sorted(found, key=lambda t: t.key)


def compared(found: Sequence[Telling]) -> list[Pair]:
    """The pairs of tellings that linking compares, lower first."""
    blocks, number = Blocks(), {doc: n for n, doc in enumerate(sorted({t.doc for t in found}))}
    for t in found:
        blocks.add(hashes(t), number[t.doc])
    return sorted(blocks.pairs())


def averaged(n: int, candidates: Iterable[Pair], score: Score, threshold: float) -> list[list[int]]:
    """The clusters of our average linkage over any score in (0, 1)."""
    edges = [p for p in candidates if score(*p) >= threshold]
    return [c for component in components(n, edges) for c in _clustered(component, score, threshold)]


def _clustered(component: Sequence[int], score: Score, threshold: float) -> list[list[int]]:
    found = Clusters(len(component), lambda i, j: score(component[i], component[j]), threshold).run((), frozenset())
    return [[component[i] for i in c] for c in found]


def meetings(found: Sequence[Telling], clusters: Iterable[Sequence[int]]) -> list[frozenset[str]]:
    """The documents of each cluster that would be an event of status actual."""
    actual = [[found[i] for i in c] for c in clusters if any(found[i].type for i in c)]
    return [frozenset(t.doc for t in c) for c in actual if status([f for t in c for f in t.claims]) == "actual"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs of documents by month, a column each: wanted, wanted and met, met, met and right."""

    by_month: Floats

    @property
    def f1(self) -> float:
        """F1 as the gold's scorer has it."""
        return float(_f1(self.by_month.sum(axis=0)))

    def __add__(self, other: Counts) -> Counts:
        return Counts(np.concatenate([self.by_month, other.by_month]))

    def ahead(self, other: Counts) -> tuple[float, float]:
        """Between which two differences in F1 this one lies ahead, in 95 of 100 draws of the months."""
        rng = np.random.default_rng(SEED)
        n = len(self.by_month)
        drawn = rng.integers(0, n, size=(DRAWS, n))
        gap = _f1(self.by_month[drawn].sum(axis=1)) - _f1(other.by_month[drawn].sum(axis=1))
        low, high = np.nanquantile(gap, (0.025, 0.975))
        return float(low), float(high)


def _f1(counts: Floats) -> Floats:
    wanted, reached, met, right = np.moveaxis(counts, -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, r = right / met, reached / wanted
        f1: Floats = np.nan_to_num(2 * p * r / (p + r))
    return f1


class Gold:
    """Which pairs of the coded documents belong together, by the rules of the gold's scorer."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.months = {g["doc"]: g["published"][:7] for g in rows}
        self._every = {g["doc"]: {i["key"] for i in g["incidents"]} for g in rows}
        main = {g["doc"]: {i["key"] for i in g["incidents"] if i["role"] == "main"} for g in rows}
        self.wanted = {pair for pair in combinations(sorted(main), 2) if main[pair[0]] & main[pair[1]]}

    def related(self, pair: Named) -> bool:
        """Whether the two documents share any incident."""
        return bool(self._every[pair[0]] & self._every[pair[1]])

    def counts(self, met: Iterable[frozenset[str]]) -> Counts:
        """What the documents that meet in one event get right."""
        pairs = {p for docs in met for p in combinations(sorted(docs & self._every.keys()), 2)}
        row = {month: n for n, month in enumerate(sorted(set(self.months.values())))}
        counts = np.zeros((len(row), 4))
        for pair in pairs | self.wanted:
            month = row[min(self.months[pair[0]], self.months[pair[1]])]
            wanted, here = pair in self.wanted, pair in pairs
            counts[month] += (wanted, wanted and here, here, here and self.related(pair))
        return Counts(counts)


def best(thresholds: Iterable[float], f1: Callable[[float], float]) -> float:
    """The threshold of the highest F1; the middle one of several."""
    tried = [(t, f1(t)) for t in sorted(thresholds)]
    highest = max(f for _, f in tried)
    top = [t for t, f in tried if math.isclose(f, highest)]
    return top[len(top) // 2]
