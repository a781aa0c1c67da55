"""Tellings to events: those that tell of one happening, whatever the document, as one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol, TypeVar

from contested.knowledge.groups import Groups
from contested.knowledge.witness import Directory
from contested.link.blocking import Blocks, hashes
from contested.link.cluster import Clusters, Pair, components
from contested.link.conclude import Concluder, ordered
from contested.link.judged import Constraints
from contested.link.passages import Wordings
from contested.link.salience import mains
from contested.link.scoring import ACROSS
from contested.link.teller import DocumentHead
from contested.link.telling import Telling
from contested.model import Event, ResolvedClaim

K = TypeVar("K", bound=Hashable)
# In a component of more tellings not all pairs are scored, but those that share a key of blocking.
DENSE = 400


class Shelf(Protocol):
    """Tellings by number, those of a document in a row. Asking for neighbours one after the other is cheap."""

    def __getitem__(self, n: int, /) -> Telling: ...


@dataclass(frozen=True, slots=True)
class Noted:
    """What is kept at hand of the tellings of one document, in the order of the text.

    ``hashes`` are those of their keys, ``typed`` says of each whether it tells what happened, and surely enough for an
    event; ``judged`` are claims that people judged, each with the number of its telling.
    """

    document: str
    title: str
    hashes: tuple[array[int], ...]
    typed: bytes
    judged: tuple[tuple[str, int], ...]


def noted(tellings: Sequence[Telling], head: DocumentHead | None, limits: Constraints) -> Noted:
    """What is kept at hand of all tellings of one document."""
    return Noted(
        document=tellings[0].doc if tellings else "",
        title=(head.title if head else None) or "",
        hashes=tuple(array("q", sorted(hashes(t))) for t in tellings),
        typed=bytes(t.type is not None and any(limits.is_sure(f.source.claim) for f in t.claims) for t in tellings),
        judged=tuple((f.id, n) for n, t in enumerate(tellings) for f in t.claims if f.id in limits.claims),
    )


@dataclass(slots=True)
class Notes:
    """What is kept at hand of every telling, in the order in which they stand on the shelf."""

    limits: Constraints
    blocks: Blocks = field(default_factory=Blocks)
    documents: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    document_of: array[int] = field(default_factory=lambda: array("q"))
    typed: bytearray = field(default_factory=bytearray)
    _judged: dict[str, int] = field(default_factory=dict)

    def add(self, tellings: Sequence[Telling], head: DocumentHead | None) -> None:
        """Note the tellings of one document, all of them."""
        self.take(noted(tellings, head, self.limits))

    def take(self, note: Noted) -> None:
        """Keep what was noted of one document."""
        if not note.typed:
            return
        first = len(self.typed)
        self._judged |= {claim: first + n for claim, n in note.judged}
        self.documents.append(note.document)
        self.titles.append(note.title)
        for found in note.hashes:
            self.blocks.add(found, len(self.documents) - 1)
        self.document_of.extend([len(self.documents) - 1] * len(note.typed))
        self.typed += note.typed

    def bound(self) -> Iterator[Pair]:
        """Pairs of tellings that people judged to be one, enough to connect each group."""
        for group in self.limits.same:
            numbers = sorted({self._judged[c] for c in group if c in self._judged})
            yield from ((numbers[0], n) for n in numbers[1:])


class Linking:
    """The events of the tellings on a shelf."""

    def __init__(self, shelf: Shelf, notes: Notes, threshold: float) -> None:
        self._shelf, self._notes, self._threshold = shelf, notes, threshold

    def edges(self, usable: Callable[[int], bool] = lambda _: True) -> Iterator[Pair]:
        """Pairs whose score reaches the threshold, and those that people judged to be one."""
        yield from self.near(self._notes.blocks.pairs(usable))
        yield from self._notes.bound()

    def near(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of the pairs whose score reaches the threshold."""
        for i, j in pairs:
            if near(self._shelf[i], self._shelf[j], self._threshold):
                yield i, j

    def components(self, edges: Iterable[Pair]) -> list[list[int]]:
        """The tellings in groups that a chain of edges connects, each sorted."""
        return components(len(self._notes.typed), edges)

    def clusters(self, component: Sequence[int]) -> list[list[int]]:
        """The tellings of one component that tell of one happening."""
        if len(component) == 1:
            return [list(component)]
        by_key = sorted((self._shelf[n].key, n) for n in component)
        told = [self._shelf[n] for _, n in by_key]
        clusters = clustered(told, self._notes.limits, self._threshold)
        return [[by_key[i][1] for i in cluster] for cluster in clusters]

    def typed(self, cluster: Iterable[int]) -> bool:
        """Whether one of the tellings says what happened, and surely enough for an event."""
        return any(self._notes.typed[n] for n in cluster)

    def chief(self, clusters: Sequence[Sequence[int]]) -> bytearray:
        """For each telling whether its document is chiefly about its cluster; ``clusters`` are those of a type."""
        cluster_of = self.cluster_of(clusters)
        return bytearray(self.chief_of(cluster_of, 0, len(cluster_of)))

    def cluster_of(self, clusters: Sequence[Sequence[int]]) -> array[int]:
        """For each telling the number of its cluster, -1 where it is in none."""
        found = array("q", [-1]) * len(self._notes.typed)
        for number, cluster in enumerate(clusters):
            for n in cluster:
                found[n] = number
        return found

    def chief_of(self, cluster_of: Sequence[int], first: int, end: int) -> bytes:
        """As ``chief``, for the tellings from ``first`` to ``end``, all of some documents."""
        found = bytearray(end - first)
        for document, members in groupby(range(first, end), self._notes.document_of.__getitem__):
            told = [n for n in members if cluster_of[n] >= 0]
            if told:
                main = self._mains(told, cluster_of, self._notes.titles[document])
                for n in told:
                    found[n - first] = cluster_of[n] in main
        return bytes(found)

    def _mains(self, told: Sequence[int], cluster_of: Sequence[int], title: str) -> frozenset[int]:
        if len({cluster_of[n] for n in told}) == 1:
            return frozenset({cluster_of[told[0]]})
        return chiefly(((cluster_of[n], self._shelf[n]) for n in told), title)


def chiefly(told: Iterable[tuple[K, Telling]], title: str) -> frozenset[K]:
    """Which clusters one document's tellings, each with its cluster, are chiefly about; ``title`` is the document's."""
    by_cluster: dict[K, list[Telling]] = {}
    for cluster, telling in told:
        by_cluster.setdefault(cluster, []).append(telling)
    return mains({c: [f for t in ts for f in t.claims] for c, ts in by_cluster.items()}, title)


def near(one: Telling, other: Telling, threshold: float) -> bool:
    """Whether the score of two tellings reaches the threshold; their order does not matter."""
    a, b = (one, other) if one.key <= other.key else (other, one)
    return ACROSS.reaching(a, b, threshold) >= threshold


def clustered(told: Sequence[Telling], limits: Constraints, threshold: float) -> list[list[int]]:
    """Positions in ``told``, the tellings of one component in the order of their keys, clustered."""
    claims = [{f.id for f in t.claims} for t in told]
    must, cannot = limits.between(claims) if any(limits.claims & c for c in claims) else ([], frozenset())
    made = Clusters(len(told), lambda i, j: ACROSS.score(told[i], told[j]), threshold)
    return made.run(must, cannot, _near(told, threshold) if len(told) > DENSE else None)


def _near(told: Sequence[Telling], threshold: float) -> Iterator[Pair]:
    """Those of the pairs that share a key of blocking whose score reaches the threshold."""
    blocks = Blocks()
    for n, telling in enumerate(told):
        blocks.add(hashes(telling), n)
    return ((i, j) for i, j in blocks.pairs() if near(told[i], told[j], threshold))


class Drawer:
    """Makes events of clusters of tellings."""

    def __init__(self, directory: Directory, limits: Constraints, documents: Mapping[str, DocumentHead]) -> None:
        """``documents`` by id may lack some: their sentences are then not compared for copies."""
        self._concluder = Concluder(directory, Groups.load(), limits, Wordings(documents))

    def event(self, cluster: Iterable[Telling], chief: frozenset[str]) -> tuple[Event, list[ResolvedClaim]]:
        """The event and its claims; ``chief`` are the documents that are chiefly about it."""
        told = ordered(list(cluster))
        return self._concluder.event(told, chief), [f.source for t in told for f in t.claims]
