"""The ledgers, drawn an event or a cell at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested import ledger
from contested.knowledge.witness import Witness
from contested.link import Directory
from contested.link.grade import graded
from contested.model import ControlSpell, Dispute, Event, ResolvedClaim, Revision, Statement, TollEntry
from contested.model.codes import Grade

# Claims that are looked at together, so that a record of many places is not asked for each.
_TOGETHER = 2000

ClaimsNamed = Callable[[Iterable[str]], Iterable[ResolvedClaim]]
EventsOf = Callable[[Collection[str]], Iterable[Event]]


@dataclass(frozen=True, slots=True)
class Lines:
    """What follows from one event, or from what is said of one place. ``folds`` are what changed as reports came in,
    and what became of what each source stated."""

    tolls: Sequence[TollEntry] = ()
    disputes: Sequence[Dispute] = ()
    spells: Sequence[ControlSpell] = ()
    folds: Sequence[Revision | Statement] = ()


def joined(lines: Iterable[Lines]) -> Lines:
    """The lines of several, in their order."""
    each = list(lines)
    return Lines(
        tolls=[t for one in each for t in one.tolls],
        disputes=[d for one in each for d in one.disputes],
        spells=[s for one in each for s in one.spells],
        folds=[f for one in each for f in one.folds],
    )


class Folding:
    """Draws lines of the ledgers from the claims that go into them."""

    def __init__(
        self, claims_named: ClaimsNamed, events_of: EventsOf, directory: Directory, ground: ledger.Ground
    ) -> None:
        """``claims_named`` gives claims by id, ``events_of`` the events that rest on any of the claims of these ids;
        neither in any order."""
        self._claims_named, self._events_of = claims_named, events_of
        self._directory, self._ground = directory, ground

    def event(self, event: Event, claims: Iterable[ResolvedClaim]) -> Lines:
        """The lines of one event, which rests on ``claims``."""
        told = sorted(claims, key=_standing)
        tolls = [t for t in ledger.tolls(told, [event], directory=self._directory) if t.event == event.id]
        changed = ledger.event_revisions(
            event, {rc.claim.id: rc for rc in told}, self._graded, directory=self._directory
        )
        stated = ledger.event_statements(event, told, directory=self._directory)
        disputes = list(ledger.disputes(told, [event], directory=self._directory))
        return Lines(tolls=tolls, disputes=disputes, folds=_each_once((*changed, *stated)))

    def control(self, cells: Mapping[str, Collection[str]]) -> Iterator[Lines]:
        """The spells of places and what follows from them, from whole cells: names and ids of claims."""
        for some in batches(cells):
            claims = {rc.claim.id: rc for rc in self._claims_named({id for ids in some.values() for id in ids})}
            events = sorted(self._events_of(claims.keys()), key=lambda e: e.id)
            # Of an event whose day another claim states, all claims have to be there.
            undated = {id for id, rc in claims.items() if not (rc.time.start or rc.time.end)}
            more = {c for e in events if not undated.isdisjoint(e.claims) for c in e.claims} - claims.keys()
            claims |= {rc.claim.id: rc for rc in self._claims_named(more)}
            told = sorted(claims.values(), key=_standing)
            by_cell: dict[str, list[ControlSpell]] = {name: [] for name in some}
            for spell in ledger.control_spells(told, events, directory=self._directory, ground=self._ground):
                name = ledger.cell_of(spell)
                if name in by_cell:
                    by_cell[name].append(spell)
            for spells in by_cell.values():
                disputes = list(ledger.disputes((), (), spells, directory=self._directory))
                changed = ledger.control_revisions(spells, claims)
                stated = self._stated(spells, claims, events)
                yield Lines(spells=spells, disputes=disputes, folds=_each_once((*changed, *stated)))

    def _stated(
        self, spells: Sequence[ControlSpell], claims: Mapping[str, ResolvedClaim], events: Iterable[Event]
    ) -> Iterable[Statement]:
        own = {c for s in spells for c in s.claims}
        told = [claims[c] for c in sorted(own & claims.keys())]
        mine = [e for e in events if not own.isdisjoint(e.claims)]
        return ledger.control_statements(spells, told, mine, directory=self._directory)

    def _graded(self, told: Sequence[ResolvedClaim], whose: Mapping[str, Witness]) -> tuple[Grade, str]:
        return graded(told, whose, self._directory)

    def loose(self, cells: Mapping[str, Collection[str]]) -> Iterator[list[TollEntry]]:
        """The counts of no event, from whole cells: names and ids of claims that stand in no event."""
        for some in batches(cells):
            claims = self._claims_named({id for ids in some.values() for id in ids})
            found = ledger.tolls(sorted(claims, key=_standing), (), directory=self._directory)
            yield list(found)


def _each_once(folds: Iterable[Revision | Statement]) -> list[Revision | Statement]:
    return list({f.id: f for f in folds}.values())


def _standing(rc: ResolvedClaim) -> tuple[date, str, int, str]:
    return (rc.published or date.max, rc.claim.doc, rc.claim.evidence.start, rc.claim.id)


def batches(cells: Mapping[str, Collection[str]]) -> Iterator[dict[str, Collection[str]]]:
    """Whole cells, some at a time, those that no claim goes into left out."""
    some: dict[str, Collection[str]] = {}
    size = 0
    for name, ids in sorted(cells.items()):
        if ids:
            some[name] = ids
            size += len(ids)
        if size >= _TOGETHER:
            yield some
            some, size = {}, 0
    if some:
        yield some
