"""Claims to events: tellings inside each document, then events across documents, then their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contested.knowledge.witness import Directory
from contested.link.facets import PlaceOf
from contested.link.judged import accepted, constraints
from contested.link.linking import Drawer, Linking, Notes
from contested.link.teller import DocumentHead, Teller
from contested.link.telling import Telling
from contested.model import Event, Judgement, ResolvedClaim


def events(
    claims: Sequence[ResolvedClaim],
    documents: Mapping[str, DocumentHead],
    judgements: Sequence[Judgement] = (),
    *,
    directory: Directory,
    threshold: float,
    place_of: PlaceOf = lambda _: None,
    sure: float = 0.0,
) -> tuple[Event, ...]:
    """The events that ``claims`` tell of, ordered by id; the order of the claims does not matter.

    ``documents`` by id may lack some: their titles and sentences are then not looked at. ``threshold`` in (0, 1) is
    the average score from which two clusters of claims are one event. ``place_of`` gives the gazetteer's place of
    an id; ``sure`` is the confidence that an event needs of one of its claims. Raises KnowledgeError when a word file
    is missing.
    """
    limits = constraints(judgements, sure)
    teller = Teller(directory, place_of, limits, threshold)
    told: list[Telling] = []
    notes = Notes(limits)
    for doc, group in sorted(_by_document(accepted(claims, judgements)).items()):
        told += (tellings := teller.tellings(group, documents.get(doc)))
        notes.add(tellings, documents.get(doc))
    linking = Linking(told, notes, threshold)
    components = linking.components(linking.edges())
    clusters = [c for component in components for c in linking.clusters(component) if linking.typed(c)]
    chief, drawer = linking.chief(clusters), Drawer(directory, limits, documents)
    drawn = (drawer.event((told[n] for n in c), frozenset(told[n].doc for n in c if chief[n])) for c in clusters)
    return tuple(sorted((event for event, _ in drawn), key=lambda e: e.id))


def _by_document(claims: Sequence[ResolvedClaim]) -> dict[str, list[ResolvedClaim]]:
    found: dict[str, list[ResolvedClaim]] = {}
    for c in claims:
        found.setdefault(c.claim.doc, []).append(c)
    return found
