"""Campaigns of a record and their steps, drawn when asked for: nothing that is kept hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.link.campaigns import Campaign, campaign, part_of
from contested.link.course import launched
from contested.model import Event, PartOf, Query, ResolvedClaim
from contested.model.knowledge import Relation
from contested.store import Store


class _Sides(Widened):
    """The directory as the record has it, with who backs whom."""

    def __init__(self, knowledge: Knowledge, store: Store) -> None:
        super().__init__(knowledge.actors, store.identities())
        self._backed: dict[str, list[Relation]] = {}
        for relation in knowledge.actors.relations:
            if relation.relation == "backed by":
                self._backed.setdefault(relation.actor, []).append(relation)

    def backers(self, id: str, on: date | None, /) -> frozenset[str]:
        """The ids of those that back that actor on that day."""
        return frozenset(r.other for r in self._backed.get(id, ()) if r.holds(on))


class Campaigns:
    """The campaigns of a record. Raises StoreError."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self._chronology = store, knowledge.chronology
        self._sides = _Sides(knowledge, store)
        self._told: dict[str, list[tuple[int, int, str]]] = {}

    @cached_property
    def all(self) -> tuple[Campaign, ...]:
        """All of them, without their steps, by first day and id."""
        found = [self._campaign(e) for e in self._store.events(Query(type="campaign"))]
        return tuple(sorted(found, key=lambda c: (c.start or date.max, c.event.id)))

    def get(self, id: str) -> Campaign | None:
        """The campaign of that event id, with its steps."""
        found = next((c for c in self.all if c.event.id == id), None)
        return replace(found, steps=tuple(self._steps(found))) if found else None

    def of(self, events: Iterable[Event]) -> Iterator[Campaign]:
        """The campaigns that these events are, with their steps."""
        return (c for e in events if (c := self.get(e.id)))

    def with_steps(self) -> Iterator[Campaign]:
        """All of them with their steps."""
        return (replace(c, steps=tuple(self._steps(c))) for c in self.all)

    def part_of(self, event: Event) -> PartOf | None:
        """The campaign that an event is a step of, and why; None where it is of none."""
        return part_of(event, self.all, self._tied(event), self._sides)

    def placed(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, each with the campaign that it is a step of."""
        return (replace(e, part_of=self.part_of(e)) for e in events)

    def _campaign(self, event: Event) -> Campaign:
        own = [rc for id in event.claims if (rc := self._store.claim(id))]
        for rc in own:
            if rc.claim.kind == "event":
                span = rc.claim.evidence
                self._told.setdefault(rc.claim.doc, []).append((span.start, span.end, event.id))
        days = sorted(rc.published for rc in own if rc.published)
        reported = (days[0], days[-1]) if days else (None, None)
        facts = list(self._chronology.of(event.place.id)) if event.place and event.place.id else []
        facts += [f for rc in own for named in self._chronology.named(rc.claim.evidence.text) for f in named.facts]
        return campaign(event, reported, self._beginnings(own), facts, self._sides)

    def _beginnings(self, claims: Iterable[ResolvedClaim]) -> Iterator[Event]:
        """What its reports tell of the beginning of campaigns."""
        for doc in sorted({rc.claim.doc for rc in claims}):
            for rc in self._store.claims_of(doc):
                if launched(rc):
                    yield from self._store.events_of(rc.claim.id)

    def _tied(self, event: Event) -> frozenset[str]:
        """The campaigns of which a sentence of the event's claims tells too."""
        if not any(d.id in self._told for d in event.documents):
            return frozenset()
        spans = [(rc.claim.doc, rc.claim.evidence) for id in event.claims if (rc := self._store.claim(id))]
        return frozenset(
            id
            for doc, s in spans
            for start, end, id in self._told.get(doc, ())
            if min(end, s.end) > max(start, s.start)
        )

    def _steps(self, c: Campaign) -> Iterator[Event]:
        near = {e.id: e for e in self._store.events(Query(start=c.start, end=c.end))} if c.start and c.end else {}
        for d in c.event.documents:
            for rc in self._store.claims_of(d.id):
                near |= {e.id: e for e in self._store.events_of(rc.claim.id)}
        found = [e for e in self.placed(near.values()) if e.part_of and e.part_of.event == c.event.id]
        yield from sorted(found, key=lambda e: (e.time.start or date.max, e.id))


def happenings(events: Iterable[Event]) -> Iterator[Event]:
    """The events that are no campaigns."""
    return (e for e in events if e.kind == "happening")
