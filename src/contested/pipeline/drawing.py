"""Events, and what the ledgers make of them, drawn from a whole record a document at a time.

Tellings, and conclusions till they are stored, lie in files without names: what is held in memory for each claim is
some hundred bytes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from contested import ledger
from contested.knowledge import Knowledge
from contested.knowledge.widened import UNKNOWN_KIND
from contested.link import Directory
from contested.link.judged import constraints, rejected
from contested.link.linking import Drawer, Linking, Notes
from contested.link.teller import Teller
from contested.link.telling import Telling
from contested.model import ControlSpell, Dispute, Event, Fold, Judgement, ResolvedClaim, Told, TollEntry
from contested.pipeline.folding import Folding, Lines
from contested.pipeline.holding import ground
from contested.pipeline.spill import Shelf, Spill
from contested.pipeline.stream import Heads, reports
from contested.pipeline.telling_apart import redecide
from contested.pipeline.watching import Watch
from contested.resolve.identity import Who, as_read
from contested.settings import Settings
from contested.store import Store

# What the counts of events by grade are called by.
GRADE = "grade "
# Of so many clusters the watcher is told once.
_TOLD = 500


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
        for told in self.told:
            yield replace(told, component=self.component_of.get(told.number, told.number))


def kept(number: int, component: int, telling: Telling) -> Told:
    """A telling as it is kept."""
    return Told(number, telling.doc, component, tuple(f.id for f in telling.claims), telling.joins)


class Drawing:
    """Draws everything anew, and stores what that changes in the decisions about people. Used as a context, which
    holds the files."""

    def __init__(
        self, store: Store, judgements: Sequence[Judgement], knowledge: Knowledge, who: Who, directory: Directory,
        settings: Settings, watch: Watch,
    ) -> None:  # fmt: skip
        self._store, self._who, self._directory, self._watch = store, who, directory, watch
        self._heads = Heads(store)
        self._ground = ground(self._heads, knowledge)
        self._rejected, self._limits = rejected(judgements), constraints(judgements)
        self._threshold = settings.link_threshold
        self._teller = Teller(directory, knowledge.places.get, self._limits, self._threshold)
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
        for document, claims in reports(self._store, "Linking claims within reports", self._watch):
            drawn.counts["claims"] += len(claims)
            self._heads.keep(document.id, document)
            decided = [self._who.decide(as_read(rc)) for rc in claims]
            if decided != claims:
                changed.append(document.id)
            sound = [rc for rc in decided if rc.claim.id not in self._rejected]
            drawn.heard.take(decided, sound, self._directory)
            tellings = self._teller.tellings(sound, document)
            drawn.told.append([kept(len(drawn.tellings) + n, 0, t) for n, t in enumerate(tellings)])
            drawn.tellings.append(tellings)
            drawn.notes.add(tellings, document)
            for name, ids in ledger.cells(sound, self._directory, self._ground).items():
                drawn.cells[name] += ids
                if ledger.is_control(name):
                    self._held |= dict.fromkeys(ids)
        redecide(self._store, changed, self._who)

    def _link(self) -> None:
        drawn, shelf = self._drawn, self._drawn.tellings
        self._watch.progress("Linking claims across reports", 0, None)
        linking = Linking(shelf, drawn.notes, self._threshold)
        clusters: list[list[int]] = []
        for component in linking.components(linking.edges()):
            if len(component) > 1:
                drawn.component_of |= dict.fromkeys(component, component[0])
            clusters += [c for c in linking.clusters(component) if linking.typed(c)]
        chief, drawer = linking.chief(clusters), Drawer(self._directory, self._limits, self._heads)
        folding = Folding(self._store.claims_named, self._events_of, self._directory, self._ground)
        for done, cluster in enumerate(clusters):
            if done % _TOLD == 0:
                self._watch.progress("Settling events", done, len(clusters))
            told = {n: shelf[n] for n in cluster}
            event, claims = drawer.event(told.values(), frozenset(t.doc for n, t in told.items() if chief[n]))
            self._keep(event, claims, folding)

    def _keep(self, event: Event, claims: Sequence[ResolvedClaim], folding: Folding) -> None:
        drawn = self._drawn
        drawn.events.append([event])
        drawn.counts[GRADE + event.grade] += 1
        self._count(folding.event(event, claims))
        self._placed |= {rc.claim.id for rc in claims if rc.claim.toll}
        if not self._held.keys().isdisjoint(event.claims):
            slim = replace(event, links=(), reason="")
            self._held |= dict.fromkeys(self._held.keys() & set(event.claims), slim)

    def _fold(self) -> None:
        self._watch.progress("Drawing control, tolls and disputes", 0, None)
        folding = Folding(self._store.claims_named, self._events_of, self._directory, self._ground)
        cells = self._drawn.cells
        for lines in folding.control({n: ids for n, ids in cells.items() if ledger.is_control(n)}):
            self._count(lines)
        loose = {n: [c for c in ids if c not in self._placed] for n, ids in cells.items() if not ledger.is_control(n)}
        for tolls in folding.loose(loose):
            self._count(Lines(tolls=tolls))
        heard = self._drawn.heard.closed(lambda cls, id: None, self._directory)
        self._drawn.folds.append([now for _, now in heard if now])

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
