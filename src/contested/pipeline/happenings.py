"""Events of components that were linked anew, and of others whose reports are now chiefly about something else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from contested.link.linking import Drawer, chiefly
from contested.link.telling import Telling
from contested.model import Event, ResolvedClaim, Told
from contested.pipeline.neighbours import Linked, Tellings
from contested.store.base import Neighbourhood

Piece = frozenset[str]
"""The claims of one document that stand in one event."""


@dataclass(slots=True)
class Happenings:
    """The events before and after by id, those after with their claims. What is in neither is as it was."""

    before: dict[str, Event]
    after: dict[str, tuple[Event, list[ResolvedClaim]]] = field(default_factory=dict)

    def changed(self, touched: Collection[str]) -> tuple[list[Event], list[tuple[Event, list[ResolvedClaim]]]]:
        """Those before and after that differ, or rest on one of the ``touched`` claims."""
        same = {
            id
            for id, (event, _) in self.after.items()
            if self.before.get(id) == event and not any(c in touched for c in event.claims)
        }
        return (
            [e for id, e in sorted(self.before.items()) if id not in same],
            [drawn for id, drawn in sorted(self.after.items()) if id not in same],
        )


class Settling:
    """Settles the events of components that were linked anew."""

    def __init__(
        self, record: Neighbourhood, tellings: Tellings, drawer: Drawer, title_of: Callable[[str], str]
    ) -> None:
        self._record, self._tellings, self._drawer, self._title_of = record, tellings, drawer, title_of

    def happenings(self, linked: Linked, fresh: Collection[str]) -> Happenings:
        """The events that ``linked`` changes; ``fresh`` are the documents whose claims are not as they were."""
        claims = [c for told in linked.before for c in told.claims]
        old = {e.id: e for e in self._record.resting_on(Event, claims)}
        found = Happenings(dict(old))
        was, now = _pieces_before(linked.before, old.values()), _pieces_after(linked)
        chief: list[set[str]] = [set() for _ in linked.clusters]
        turned: dict[str, dict[str, bool]] = {}
        for doc in sorted(was.keys() | now.keys()):
            before, after = was.get(doc, {}), now.get(doc, {})
            if doc not in fresh and before.keys() == after.keys():
                main: Collection[int | str] = {after[piece] for piece, is_main in before.items() if is_main}
            else:
                main = self._mains(doc, linked, after, found, turned, in_record=doc not in fresh)
            for cluster in after.values():
                if cluster in main:
                    chief[cluster].add(doc)
        for n, cluster_ in enumerate(linked.clusters):
            event, rest = self._drawer.event((linked.after[i] for i in cluster_), frozenset(chief[n]))
            found.after[event.id] = (event, rest)
        for id, docs in turned.items():
            event, rest = self._again(found.before[id], docs)
            found.after[event.id] = (event, rest)
        return found

    def _mains(
        self, doc: str, linked: Linked, after: Mapping[Piece, int], found: Happenings,
        turned: dict[str, dict[str, bool]], *, in_record: bool,
    ) -> frozenset[int | str]:  # fmt: skip
        """The clusters, by number, that a document is chiefly about now, and other events of it, by id.

        Events elsewhere that it is chiefly about now and was not, or the other way round, are noted in ``turned``.
        """
        cluster_of = {c: cluster for piece, cluster in after.items() for c in piece}
        here: list[tuple[int | str, Telling]] = [
            (cluster_of[t.claims[0].id], t)
            for t in linked.after.values()
            if t.doc == doc and t.claims[0].id in cluster_of
        ]
        elsewhere = self._elsewhere(doc, linked) if in_record else {}
        events = self._record.resting_on(Event, [c for told in elsewhere.values() for c in told.claims])
        event_of = {c: e for e in events for c in e.claims}
        made = self._tellings.load(t for t in elsewhere.values() if t.claims[0] in event_of)
        there: list[tuple[int | str, Telling]] = [(event_of[t.claims[0].id].id, t) for t in made.values()]
        main = chiefly([*here, *there], self._title_of(doc)) if here or there else frozenset()
        for event in events:
            was = any(link.id == doc and link.salience == "main" for link in event.documents)
            if was != (event.id in main):
                turned.setdefault(event.id, {})[doc] = not was
                found.before[event.id] = event
        return main

    def _elsewhere(self, doc: str, linked: Linked) -> dict[int, Told]:
        own = {t.number for t in linked.before}
        return {t.number: t for t in self._record.told("document", [doc]) if t.number not in own}

    def _again(self, event: Event, turned: Mapping[str, bool]) -> tuple[Event, list[ResolvedClaim]]:
        claims = set(event.claims)
        told = [t for t in self._record.told("document", [d.id for d in event.documents]) if claims >= set(t.claims)]
        main = {d.id: d.salience == "main" for d in event.documents} | dict(turned)
        return self._drawer.event(
            self._tellings.load(told).values(), frozenset(d for d, is_main in main.items() if is_main)
        )


def _pieces_before(told: Iterable[Told], events: Iterable[Event]) -> dict[str, dict[Piece, bool]]:
    """By document the pieces of its events, and whether it was chiefly about them."""
    document_of = {c: t.document for t in told for c in t.claims}
    found: dict[str, dict[Piece, bool]] = {}
    for event in events:
        main = {d.id for d in event.documents if d.salience == "main"}
        for doc, piece in _by_document((document_of[c], c) for c in event.claims).items():
            found.setdefault(doc, {})[piece] = doc in main
    return found


def _pieces_after(linked: Linked) -> dict[str, dict[Piece, int]]:
    """By document the pieces of its clusters, and the number of each cluster."""
    found: dict[str, dict[Piece, int]] = {}
    for n, cluster in enumerate(linked.clusters):
        claims = ((linked.after[i].doc, f.id) for i in cluster for f in linked.after[i].claims)
        for doc, piece in _by_document(claims).items():
            found.setdefault(doc, {})[piece] = n
    return found


def _by_document(claims: Iterable[tuple[str, str]]) -> dict[str, Piece]:
    found: dict[str, set[str]] = {}
    for doc, claim in claims:
        found.setdefault(doc, set()).add(claim)
    return {doc: frozenset(ids) for doc, ids in found.items()}
