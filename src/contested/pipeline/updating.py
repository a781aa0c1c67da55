"""One more document: what it touches is drawn anew, with the same result as if everything were.

What conclusions rest on is local. A telling is linked with those that share a key with it; a component of linked
tellings is clustered by itself; an event's lines in the ledgers rest on its claims, a spell of control on the claims
about its place, a count of no event on those of one place and day. So what documents add is found by looking up what
shares a key with it in the workings that are kept with the conclusions. Where that does not do, everything is drawn
anew: after a judgement, with reports that state no date, with judgements on actors.
"""

from __future__ import annotations

import time
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from contested import ledger
from contested.knowledge import Knowledge
from contested.knowledge.widened import UNKNOWN_KIND
from contested.link.blocking import hashes
from contested.link.judged import Constraints, constraints, rejected
from contested.link.linking import Drawer
from contested.link.teller import Teller
from contested.link.telling import Telling
from contested.model import (
    ON_ACTORS,
    Amendment,
    Conclusion,
    ControlSpell,
    Dispute,
    Event,
    ResolvedClaim,
    Revision,
    Statement,
    Told,
    TollEntry,
    in_force,
)
from contested.model.folds import Counted
from contested.pipeline.basis import basis
from contested.pipeline.building import BuildReport, build
from contested.pipeline.cycles import no_search_for_cycles
from contested.pipeline.drawing import kept
from contested.pipeline.folding import EventsOf, Folding
from contested.pipeline.happenings import Happenings, Settling
from contested.pipeline.holding import ground
from contested.pipeline.neighbours import Anew, Neighbours, Tellings
from contested.pipeline.people_added import Added, RecordDirectory, tell_added
from contested.pipeline.stream import Heads
from contested.pipeline.watching import Watch
from contested.resolve.identity import Names, as_read
from contested.settings import Settings
from contested.store import Store
from contested.store.base import Neighbourhood
from contested.store.terms import KIND_OF

# Of more documents at once, drawing everything anew is not much slower.
MOST = 200


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What ``documents`` that were added changed: how many conclusions of each kind are new or other than before."""

    documents: int
    events: int
    spells: int
    tolls: int
    disputes: int
    seconds: float


def update(
    store: Store, knowledge: Knowledge, settings: Settings, watch: Watch | None = None
) -> UpdateReport | BuildReport:
    """Draw what the documents added since the conclusions were drawn touch, everything where that does not do.

    The conclusions are those that ``build`` draws. The change is one transaction. Raises StoreError.
    """
    watch, started = watch or Watch(), time.monotonic()
    record = store.neighbourhood(basis(knowledge, settings))
    try:
        if record is None:
            raise Anew("")
        watch.progress("Drawing what the new reports touch", 0, None)
        with no_search_for_cycles():
            amendment = _Update(store, record, knowledge, settings).amendment()
            amended = store.amend(amendment, record)
        if not amended:
            raise Anew("another process changed the record meanwhile")
    except Anew as why:
        return replace(build(store, knowledge, settings, watch), why=str(why))
    count = {kind: sum(type(c) is cls for c in amendment.drawn) for cls, kind in KIND_OF.items()}
    spent = time.monotonic() - started
    return UpdateReport(len(record.added), count["event"], count["spell"], count["toll"], count["dispute"], spent)


class _Update:
    """One amendment in the making."""

    def __init__(self, store: Store, record: Neighbourhood, knowledge: Knowledge, settings: Settings) -> None:
        self._store, self._record, self._knowledge = store, record, knowledge
        self._threshold = settings.link_threshold
        self._judgements = tuple(store.judgements())
        self._limits: Constraints = constraints(self._judgements, settings.event_threshold)
        self._rejected = rejected(self._judgements)
        self._heads = Heads(store)
        self._ground = ground(self._heads, knowledge)
        # Documents whose claims are new or decided otherwise, with these claims; those before by document.
        self._now: dict[str, list[ResolvedClaim]] = {}
        self._was: dict[str, list[ResolvedClaim]] = {}
        self._by_id: dict[str, ResolvedClaim] = {}
        # Claims as stored that were asked for: what rests on one is looked at in several ways.
        self._stored_claims: dict[str, ResolvedClaim] = {}

    def amendment(self) -> Amendment:
        """What the added documents change. Raises Anew."""
        self._check()
        names = Names(self._knowledge)
        added = self._tell_apart(names)
        directory = RecordDirectory(self._knowledge, self._record, names, added, self._store.identity)
        teller = Teller(directory, self._knowledge.places.get, self._limits, self._threshold)
        tellings = Tellings(self._claims_named, teller)
        fresh, gone = self._told(teller)
        neighbours = Neighbours(self._record, tellings, self._documents_of, self._limits, self._threshold)
        linked = neighbours.linked(fresh, gone)
        settling = Settling(self._record, tellings, Drawer(directory, self._limits, self._heads), self._title_of)
        happened = settling.happenings(linked, self._now.keys())
        cells_gone, cells = self._cells(directory)
        folding = partial(Folding, self._claims_named, directory=directory, ground=self._ground)
        folded = _Folded(self._record, folding, happened)
        before, after = folded.run(self._by_id.keys(), cells_gone, cells)
        before += added.before.values()
        after += added.after.values()
        for was, now in self._heard(names, added, directory):
            before += filter(None, [was])
            after += filter(None, [now])
        old = {(KIND_OF[type(c)], c.id): c for c in before}
        new = {(KIND_OF[type(c)], c.id): c for c in after}
        return Amendment(
            gone=[key for key, c in old.items() if new.get(key) != c],
            drawn=[c for key, c in new.items() if old.get(key) != c],
            decisions={
                doc: [d for rc in told for d in rc.decisions] for doc, told in self._now.items() if self._redecided(doc)
            },
            told_gone=[t.number for t in linked.before],
            told=[kept(n, linked.component_of[n], t) for n, t in sorted(linked.after.items())],
            neighbours_gone=[(h, n) for n, t in gone.items() for h in sorted(hashes(t))],
            neighbours=[(h, n) for n, t in fresh.items() for h in sorted(hashes(t))],
            cells_gone=sorted(cells_gone - cells),
            cells=sorted(cells - cells_gone),
            named=added.named,
        )

    def _check(self) -> None:
        if len(self._record.added) > MOST:
            raise Anew(f"{len(self._record.added)} reports were added")
        if any(j.kind in ON_ACTORS for j in in_force(self._judgements)):
            raise Anew("people judged on actors")
        if self._record.undated:
            raise Anew("there are reports that state no date")

    def _tell_apart(self, names: Names) -> Added:
        documents = [d for id in self._record.added if (d := self._store.document(id))]
        told = [(d, list(self._store.claims_of(d.id))) for d in documents]
        added = tell_added(self._record, told, names, self._knowledge)
        for document, claims in told:
            self._now[document.id] = claims
        for doc in added.renamed:
            self._was[doc] = list(self._store.claims_of(doc))
            self._now[doc] = self._was[doc]
        self._stored = dict(self._now)
        self._now = {doc: [added.who.decide(as_read(rc)) for rc in told] for doc, told in self._now.items()}
        self._by_id = {rc.claim.id: rc for told in self._now.values() for rc in told}
        return added

    def _redecided(self, doc: str) -> bool:
        return self._stored[doc] != self._now[doc]

    def _told(self, teller: Teller) -> tuple[dict[int, Telling], dict[int, Telling]]:
        """The tellings of the documents that are new or decided otherwise, and those there were of them, by number."""
        number = self._record.next_telling()
        fresh: dict[int, Telling] = {}
        for doc, claims in sorted(self._now.items()):
            for telling in teller.tellings(self._sound(claims), self._store.document(doc)):
                fresh[number] = telling
                number += 1
        was = {rc.claim.id: rc for told in self._was.values() for rc in told}
        old: Iterable[Told] = self._record.told("document", sorted(self._was)) if self._was else []
        return fresh, {t.number: teller.again([was[c] for c in t.claims], t) for t in old}

    def _cells(self, directory: RecordDirectory) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Cells with the claims that went into them and go into them, of the documents decided otherwise or new."""
        gone = set(self._record.cells_of(rc.claim.id for told in self._was.values() for rc in told))
        return gone, {
            (name, c)
            for told in self._now.values()
            for name, ids in ledger.cells(self._sound(told), directory, self._ground).items()
            for c in ids
        }

    def _heard(
        self, names: Names, added: Added, directory: RecordDirectory
    ) -> Iterable[tuple[Counted | None, Counted | None]]:
        """What is counted of the documents that are new or decided otherwise, before and after."""
        heard = ledger.Heard(UNKNOWN_KIND)
        past = replace(added, named=(), before=added.after, after=added.before)
        former = RecordDirectory(self._knowledge, self._record, names, past, self._store.identity)
        for told in self._was.values():
            heard.take(told, self._sound(told), former, -1)
        for told in self._now.values():
            heard.take(told, self._sound(told), directory)
        for id in added.before.keys() | added.after.keys():
            heard.touch(id)
        known: Any = self._store.fold
        return heard.closed(known, directory)

    def _sound(self, claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
        return [rc for rc in claims if rc.claim.id not in self._rejected]

    def _claims_named(self, ids: Iterable[str]) -> list[ResolvedClaim]:
        wanted = set(ids)
        missing = wanted - self._by_id.keys() - self._stored_claims.keys()
        if missing:
            self._stored_claims |= {rc.claim.id: rc for rc in self._store.claims_named(missing)}
        there = ChainMap(self._by_id, self._stored_claims)
        return [there[c] for c in wanted if c in there]

    def _documents_of(self, claims: Iterable[str]) -> set[str]:
        return {rc.claim.doc for rc in self._claims_named(claims)}

    def _title_of(self, doc: str) -> str:
        document = self._store.document(doc)
        return (document.title if document else None) or ""


class _Folded:
    """The lines of the ledgers that events and claims touch, before and after."""

    def __init__(self, record: Neighbourhood, folding: Callable[[EventsOf], Folding], happened: Happenings) -> None:
        self._record, self._happened = record, happened
        self._folding = folding(self._events_of)
        self._event_of = {c: event for event, _ in happened.after.values() for c in event.claims}
        self._past = {c: event for event in happened.before.values() for c in event.claims}

    def run(
        self, claims: Collection[str], cells_gone: Collection[tuple[str, str]], cells: Collection[tuple[str, str]]
    ) -> tuple[list[Conclusion], list[Conclusion]]:
        """The conclusions that may be others, before and after; ``claims`` are those that are new or decided
        otherwise, ``cells_gone`` and ``cells`` what they went and go into."""
        past, present = self._happened.changed(claims)
        before: list[Conclusion] = list(past)
        after: list[Conclusion] = [event for event, _ in present]
        before += self._lines([c for e in past for c in e.claims], {e.id for e in past})
        for event, told in present:
            lines = self._folding.event(event, told)
            after += [*lines.tolls, *lines.disputes, *lines.folds]
        events = {c for e in (*past, *after) if isinstance(e, Event) for c in e.claims}
        names = {name for name, _ in (*cells_gone, *cells)} | {name for name, _ in self._record.cells_of(events)}
        was = self._record.claims_in(names)
        now = {name: set(ids) for name, ids in was.items()}
        for name, c in cells_gone:
            now[name].discard(c)
        for name, c in cells:
            now.setdefault(name, set()).add(c)
        self._control({n: was.get(n, []) for n in names if ledger.is_control(n)}, now, before, after)
        self._loose({n: was.get(n, []) for n in names if not ledger.is_control(n)}, now, before, after)
        return before, after

    def _lines(self, claims: Sequence[str], events: Collection[str]) -> list[Conclusion]:
        """The lines there were of the events with these claims."""
        tolls = (t for t in self._record.resting_on(TollEntry, claims) if t.event in events)
        disputes = (d for d in self._record.resting_on(Dispute, claims) if d.event in events)
        changed = (r for r in self._record.resting_on(Revision, claims) if r.about in events)
        stated = (s for s in self._record.resting_on(Statement, claims) if s.about in events)
        return [*tolls, *disputes, *changed, *stated]

    def _control(
        self, was: Mapping[str, Sequence[str]], now: Mapping[str, Collection[str]], before: list[Conclusion],
        after: list[Conclusion],
    ) -> None:  # fmt: skip
        claims = [c for ids in was.values() for c in ids]
        before += (s for s in self._record.resting_on(ControlSpell, claims) if ledger.cell_of(s) in was)
        before += (d for d in self._record.resting_on(Dispute, claims) if ledger.cell_of(d) in was and not d.event)
        before += (
            r for r in self._record.resting_on(Revision, claims) if r.kind == "control" and ledger.cell_of(r) in was
        )
        before += (
            s for s in self._record.resting_on(Statement, claims) if s.kind == "control" and ledger.cell_of(s) in was
        )
        for lines in self._folding.control({name: now.get(name, ()) for name in was}):
            after += [*lines.spells, *lines.disputes, *lines.folds]

    def _loose(
        self, was: Mapping[str, Sequence[str]], now: Mapping[str, Collection[str]], before: list[Conclusion],
        after: list[Conclusion],
    ) -> None:  # fmt: skip
        claims = {c for ids in was.values() for c in ids}
        tolls = self._record.resting_on(TollEntry, claims)
        before += (t for t in tolls if t.event is None)
        placed = {c for e in self._events_of({c for name in was for c in now.get(name, ())}) for c in e.claims}
        loose = {name: [c for c in now.get(name, ()) if c not in placed] for name in was}
        for entries in self._folding.loose(loose):
            after += entries

    def _events_of(self, claims: Collection[str]) -> list[Event]:
        """The events that rest on the claims, as they are now."""
        found = {e.id: e for c in claims if (e := self._event_of.get(c))}
        rest = [c for c in claims if c not in self._event_of and c not in self._past]
        return [*found.values(), *self._record.resting_on(Event, rest)]
