"""Events, and what the ledgers make of them, drawn from a whole record a document at a time.

Tellings, and conclusions till they are stored, lie in files without names: what is held in memory for each claim is
some hundred bytes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeVar

from contested import ledger
from contested.knowledge import Knowledge
from contested.knowledge.widened import UNKNOWN_KIND
from contested.link import Directory
from contested.link.cluster import Pair
from contested.link.judged import constraints, rejected
from contested.link.linking import Drawer, Linking, Noted, Notes, noted
from contested.link.teller import Teller
from contested.link.telling import Telling
from contested.model import (
    ControlSpell,
    Dispute,
    Document,
    Event,
    Fold,
    Judgement,
    ResolvedClaim,
    Told,
    TollEntry,
)
from contested.pipeline.folding import Folding, Lines, batches, joined
from contested.pipeline.hands import Hands
from contested.pipeline.holding import ground
from contested.pipeline.spill import Shelf, Spill, dump
from contested.pipeline.stream import Heads, stretches
from contested.pipeline.telling_apart import redecide
from contested.pipeline.watching import Watch
from contested.resolve.identity import Who, as_read
from contested.settings import Settings
from contested.store import Store

# What the counts of events by grade are called by.
GRADE = "grade "
# Tellings whose clusters or events are drawn together, pairs that are compared, and tellings whose documents' main
# events are told.
_TOGETHER, _PAIRS, _TELLINGS = 500, 20_000, 20_000

G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Given:
    """What a record is drawn with. What was added to it after ``Store.last`` gave ``until`` is left out."""

    until: int
    judgements: Sequence[Judgement]
    knowledge: Knowledge
    who: Who
    directory: Directory
    settings: Settings


@dataclass(slots=True)
class Drawn:
    """The conclusions of a whole record, and what they were drawn with."""

    events: Spill[Event]
    tolls: Spill[TollEntry]
    disputes: Spill[Dispute]
    spells: Spill[ControlSpell]
    folds: Spill[Fold]
    told: Spill[Told]
    heard: ledger.Heard
    tellings: Shelf[Telling]
    notes: Notes
    component_of: dict[int, int] = field(default_factory=dict)
    cells: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)

    def kept(self) -> Iterator[Told]:
        """The tellings as they are kept."""
        for number, told in enumerate(self.told):
            yield replace(told, number=number, component=self.component_of.get(number, number))


@dataclass(frozen=True, slots=True)
class _Report:
    """What is made of one document: its tellings and what is kept of them, as ``dump`` writes them, their notes, and
    the cells that its claims go into. ``changed`` is whether somebody in it is taken for another than before."""

    document: str
    claims: int
    changed: bool
    told: bytes
    tellings: bytes
    noted: Noted
    cells: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class _Settled:
    """Events with their lines; ``placed`` are their claims of tolls, ``held`` those that go into the ledger of
    control, by event."""

    events: list[Event] = field(default_factory=list)
    lines: list[Lines] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    held: list[tuple[Event, list[str]]] = field(default_factory=list)


def kept(number: int, component: int, telling: Telling) -> Told:
    """A telling as it is kept."""
    vague = tuple(f.id for f in telling.claims if f.vague)
    return Told(number, telling.doc, component, tuple(f.id for f in telling.claims), telling.joins, vague)


class Drawing:
    """Draws everything anew, and stores what that changes in the decisions about people. Used as a context, which
    holds the files."""

    def __init__(self, store: Store, given: Given, watch: Watch, hands: Hands) -> None:
        self._store, self._until, self._watch, self._hands = store, given.until, watch, hands
        self._who, self._directory = given.who, given.directory
        directory, self._threshold = given.directory, given.settings.link_threshold
        self._heads = Heads(store)
        self._ground = ground(self._heads, given.knowledge)
        self._rejected = rejected(given.judgements)
        self._limits = constraints(given.judgements, given.settings.event_threshold)
        self._teller = Teller(directory, given.knowledge.places.get, self._limits, self._threshold)
        self._open = ExitStack()
        self._drawn = Drawn(
            events=self._open.enter_context(Spill[Event]()),
            tolls=self._open.enter_context(Spill[TollEntry]()),
            disputes=self._open.enter_context(Spill[Dispute]()),
            spells=self._open.enter_context(Spill[ControlSpell]()),
            folds=self._open.enter_context(Spill[Fold]()),
            told=self._open.enter_context(Spill[Told]()),
            heard=ledger.Heard(UNKNOWN_KIND),
            tellings=Shelf(self._open.enter_context(Spill[Telling]())),
            notes=Notes(self._limits),
        )
        self._drawer = Drawer(directory, self._limits, self._heads)
        self._folding = Folding(store.claims_named, self._events_of, directory, self._ground)
        # Ids of claims that go into the ledger of control, with the event that each stands in.
        self._held: dict[str, Event | None] = {}
        self._placed: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def run(self) -> Drawn:
        """Draw it."""
        self._tell()
        self._link()
        self._fold()
        return self._drawn

    def _tell(self) -> None:
        drawn = self._drawn
        changed: list[str] = []
        stretches_ = stretches(self._store, self._until, "Linking claims within reports", self._watch)
        for reports, heard in self._hands.do(self._read, stretches_):
            drawn.heard.add(heard)
            for report in reports:
                drawn.counts["claims"] += report.claims
                if report.changed:
                    changed.append(report.document)
                drawn.told.add(report.told)
                drawn.tellings.add(report.tellings, len(report.noted.typed))
                drawn.notes.take(report.noted)
                for name, ids in report.cells.items():
                    drawn.cells[name] += ids
                    if ledger.is_control(name):
                        self._held |= dict.fromkeys(ids)
        redecide(self._store, changed, self._who)

    def _read(self, documents: Sequence[str]) -> tuple[list[_Report], ledger.Heard]:
        heard = ledger.Heard(UNKNOWN_KIND)
        return [self._report(document, claims, heard) for document, claims in self._store.reports(documents)], heard

    def _report(self, document: Document, claims: Sequence[ResolvedClaim], heard: ledger.Heard) -> _Report:
        self._heads.keep(document.id, document)
        decided = [self._who.decide(as_read(rc)) for rc in claims]
        sound = [rc for rc in decided if rc.claim.id not in self._rejected]
        heard.take(decided, sound, self._directory)
        tellings = self._teller.tellings(sound, document)
        return _Report(
            document=document.id,
            claims=len(claims),
            changed=decided != claims,
            told=dump([kept(n, 0, t) for n, t in enumerate(tellings)]),
            tellings=dump(tellings),
            noted=noted(tellings, document, self._limits),
            cells=ledger.cells(sound, self._directory, self._ground),
        )

    def _link(self) -> None:
        drawn = self._drawn
        linking = Linking(drawn.tellings, drawn.notes, self._threshold)
        components = linking.components(chain(self._edges(linking), drawn.notes.bound()))
        clusters: list[list[int]] = []
        for component, found in zip(components, self._clusters(linking, components), strict=True):
            if len(component) > 1:
                drawn.component_of |= dict.fromkeys(component, component[0])
            clusters += [c for c in found if linking.typed(c)]
        cluster_of = linking.cluster_of(clusters)
        del components
        ends = _ends(drawn.notes.document_of)
        chief = b"".join(self._hands.do(lambda some: linking.chief_of(cluster_of, *some), ends))
        for done, settled in enumerate(self._hands.do(partial(self._settle, chief), _together(clusters, len)), 1):
            self._watch.progress("Settling events", min(done * _TOGETHER, len(clusters)), len(clusters))
            self._keep(settled)

    def _edges(self, linking: Linking) -> Iterator[Pair]:
        pairs = self._drawn.notes.blocks.pairs()
        compared = 0
        for edges in self._hands.do(lambda some: list(linking.near(some)), _some(pairs, _PAIRS)):
            self._watch.progress("Linking claims across reports", compared, None)
            compared += _PAIRS
            yield from edges

    def _clusters(self, linking: Linking, components: Sequence[Sequence[int]]) -> Iterator[list[list[int]]]:
        """The clusters of each component."""
        several = [c for c in components if len(c) > 1]
        found = chain.from_iterable(
            self._hands.do(lambda some: [linking.clusters(c) for c in some], _together(several, lambda c: len(c) ** 2))
        )
        return (next(found) if len(c) > 1 else [list(c)] for c in components)

    def _settle(self, chief: bytes, clusters: Sequence[Sequence[int]]) -> _Settled:
        shelf = self._drawn.tellings
        settled = _Settled()
        for cluster in clusters:
            told = {n: shelf[n] for n in cluster}
            event, claims = self._drawer.event(told.values(), frozenset(t.doc for n, t in told.items() if chief[n]))
            settled.events.append(event)
            settled.lines.append(self._folding.event(event, claims))
            settled.placed += [rc.claim.id for rc in claims if rc.claim.toll]
            if held := [c for c in event.claims if c in self._held]:
                settled.held.append((replace(event, links=(), reason=""), held))
        return settled

    def _keep(self, settled: _Settled) -> None:
        drawn = self._drawn
        drawn.events.append(settled.events)
        drawn.counts.update(GRADE + event.grade for event in settled.events if event.kind == "happening")
        self._count(joined(settled.lines))
        self._placed.update(settled.placed)
        for event, claims in settled.held:
            self._held |= dict.fromkeys(claims, event)

    def _fold(self) -> None:
        label, cells = "Drawing control, tolls and disputes", self._drawn.cells
        self._watch.progress(label, 0, None)
        control = {n: ids for n, ids in cells.items() if ledger.is_control(n)}
        for done, lines in enumerate(self._hands.do(self._control, batches(control))):
            self._watch.progress(label, done, None)
            self._count(lines)
        loose = {n: [c for c in ids if c not in self._placed] for n, ids in cells.items() if not ledger.is_control(n)}
        for lines in self._hands.do(self._loose, batches(loose)):
            self._count(lines)

        heard = self._drawn.heard.closed(lambda cls, id: None, self._directory)
        for some in _some((now for _, now in heard if now), _TOGETHER):
            self._drawn.folds.append(some)

    def _control(self, cells: Mapping[str, Collection[str]]) -> Lines:
        return joined(self._folding.control(cells))

    def _loose(self, cells: Mapping[str, Collection[str]]) -> Lines:
        return joined(Lines(tolls=tolls) for tolls in self._folding.loose(cells))

    def _count(self, lines: Lines) -> None:
        drawn = self._drawn
        drawn.counts.update(tolls=len(lines.tolls), disputes=len(lines.disputes), spells=len(lines.spells))
        if lines.tolls:
            drawn.tolls.append(lines.tolls)
        if lines.disputes:
            drawn.disputes.append(lines.disputes)
        if lines.spells:
            drawn.spells.append(lines.spells)
        if lines.folds:
            drawn.folds.append(lines.folds)

    def _events_of(self, claims: Iterable[str]) -> list[Event]:
        found = {e.id: e for c in claims if (e := self._held.get(c))}
        return list(found.values())


def _ends(document_of: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and end of some thousand tellings at a time, all those of some documents."""
    first = 0
    while first < len(document_of):
        end = min(first + _TELLINGS, len(document_of))
        while end < len(document_of) and document_of[end] == document_of[end - 1]:
            end += 1
        yield first, end
        first = end


def _together(groups: Iterable[G], size: Callable[[G], int]) -> Iterator[list[G]]:
    """The groups, some at a time."""
    some: list[G] = []
    total = 0
    for group in groups:
        some.append(group)
        total += size(group)
        if total >= _TOGETHER:
            yield some
            some, total = [], 0
    if some:
        yield some


def _some(items: Iterator[G], size: int) -> Iterator[list[G]]:
    while some := list(islice(items, size)):
        yield some
