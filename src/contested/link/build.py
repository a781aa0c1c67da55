"""Claims to events: tellings inside each document, then events across documents, then their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from contested.knowledge.groups import Groups
from contested.knowledge.language import table
from contested.knowledge.witness import Directory
from contested.link.blocking import pairs
from contested.link.cluster import Clusters
from contested.link.conclude import Concluder, ordered
from contested.link.facets import Facets, Lookup, PlaceOf, facets
from contested.link.judged import Constraints, accepted, constraints
from contested.link.passages import Wordings
from contested.link.salience import mains
from contested.link.scoring import ACROSS
from contested.link.sentences import numbering
from contested.link.telling import Telling
from contested.link.within import tellings
from contested.model import Event, Judgement, ResolvedClaim


class DocumentHead(Protocol):
    """What linking asks of a document. Offsets of claims count the code points of ``text``."""

    @property
    def title(self) -> str | None:
        """The title, which the text starts with."""

    @property
    def text(self) -> str:
        """The whole text."""


def events(
    claims: Sequence[ResolvedClaim],
    documents: Mapping[str, DocumentHead],
    judgements: Sequence[Judgement] = (),
    *,
    directory: Directory,
    threshold: float,
    place_of: PlaceOf = lambda _: None,
) -> tuple[Event, ...]:
    """The events that ``claims`` tell of, ordered by id; the order of the claims does not matter.

    ``documents`` by id may lack some: their titles and sentences are then not looked at. ``threshold`` in (0, 1) is
    the average score from which two clusters of claims are one event. ``place_of`` gives the gazetteer's place of
    an id. Raises KnowledgeError when a word file is missing.
    """
    lookup = Lookup(directory, place_of, frozenset(table("common")["words"]))
    limits = constraints(judgements)
    told: list[Telling] = []
    for doc, group in sorted(_by_document(accepted(claims, judgements)).items()):
        told += tellings(_seen(group, documents.get(doc), lookup), limits, threshold)
    told.sort(key=lambda t: t.key)
    clusters = [ordered([told[i] for i in c]) for c in _across(told, limits, threshold)]
    typed = [c for c in clusters if any(t.type for t in c)]
    concluder = Concluder(directory, Groups.load(), limits, Wordings(documents))
    chief = _chief(typed, documents)
    return tuple(sorted((concluder.event(c, chief[n]) for n, c in enumerate(typed)), key=lambda e: e.id))


def _by_document(claims: Sequence[ResolvedClaim]) -> dict[str, list[ResolvedClaim]]:
    found: dict[str, list[ResolvedClaim]] = {}
    for c in claims:
        if c.claim.kind == "event" or (c.claim.toll and c.claim.toll.scope == "incident"):
            found.setdefault(c.claim.doc, []).append(c)
    return found


def _seen(claims: Sequence[ResolvedClaim], head: DocumentHead | None, lookup: Lookup) -> list[Facets]:
    number = numbering(head.text) if head else lambda _: 0
    return sorted((facets(c, lookup, number(c.claim.evidence.start)) for c in claims), key=lambda f: (f.position, f.id))


def _across(told: Sequence[Telling], limits: Constraints, threshold: float) -> list[list[int]]:
    """The tellings of all documents, grouped by what they tell of."""
    must, cannot = limits.between([{f.id for f in t.claims} for t in told])
    clusters = Clusters(
        len(told),
        lambda i, j: ACROSS.score(told[i], told[j]),
        lambda i, j: ACROSS.reaching(told[i], told[j], threshold),
        threshold,
    )
    return clusters.run(pairs(told), must, cannot)


def _chief(clusters: Sequence[Sequence[Telling]], documents: Mapping[str, DocumentHead]) -> list[frozenset[str]]:
    """For each cluster the documents that are chiefly about it."""
    told: dict[str, dict[int, list[Facets]]] = {}
    for n, cluster in enumerate(clusters):
        for t in cluster:
            told.setdefault(t.doc, {}).setdefault(n, []).extend(t.claims)
    chief: list[set[str]] = [set() for _ in clusters]
    for doc, by_event in told.items():
        head = documents.get(doc)
        for n in mains(by_event, (head.title if head else None) or ""):
            chief[n].add(doc)
    return [frozenset(docs) for docs in chief]
