"""The port: what a record keeps and answers, whatever keeps it.

Documents, claims and judgements are precious: they are added, never changed or deleted. Resolutions
are replaced, conclusions dropped and rebuilt, at will.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import TracebackType
from typing import Literal, Protocol, Self, TypeVar

from contested.model import (
    Amendment,
    Claim,
    ControlSpell,
    Dating,
    Dispute,
    Document,
    Event,
    EventHead,
    Fold,
    Identity,
    Judged,
    Judgement,
    Named,
    Presence,
    Query,
    Relay,
    Resolution,
    ResolvedClaim,
    Revision,
    Speaker,
    Statement,
    Told,
    TollEntry,
    Workings,
)
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum

Queue = Literal["claims", "events", "disputes", "actors", "second"]
QUEUES: tuple[Queue, ...] = ("claims", "events", "disputes", "actors", "second")
"""What waits for a reviewer: doubtful claims, pairs of events that may be one, disputes, actors that the directory
lacks, and what others judged."""
ThingKind = Literal["document", "claim", "event", "spell", "toll", "dispute", "actor", "judgement"]
EVERYTHING = Query()
NO_SIDES: SideOf = {}
F = TypeVar("F", Revision, Presence, Speaker, Statement, Relay)
D = TypeVar("D", Event, ControlSpell, TollEntry, Dispute, Identity, Revision, Presence, Speaker, Statement, Relay)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or claim that a search found: its id, a passage, and where the words stand in it.

    ``marks`` are ``(start, end)`` offsets into ``passage``.
    """

    kind: Literal["document", "claim"]
    id: str
    passage: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What an id names."""

    kind: ThingKind
    id: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds.

    ``first``/``last`` bound the publication dates, those inferred to the day too; ``undated`` have none.
    """

    documents: int = 0
    undated: int = 0
    first: date | None = None
    last: date | None = None
    claims: Mapping[str, int] = field(default_factory=dict)
    """By kind."""
    events: Mapping[str, int] = field(default_factory=dict)
    """By grade."""
    spells: int = 0
    tolls: int = 0
    disputes: int = 0
    judgements: int = 0


C = TypeVar("C", Event, ControlSpell, TollEntry, Dispute, Revision, Statement)


class Neighbourhood(Protocol):
    """A record whose conclusions rest on all but the documents ``added``, ids in the order in which they came."""

    added: tuple[str, ...]
    edition: str | None
    last: int
    undated: bool
    """Whether a document states no date."""

    def told(self, column: str, values: Iterable[int] | Iterable[str]) -> list[Told]:
        """The tellings whose ``number``, ``document`` or ``component`` is one of the values, by number."""
        ...

    def next_telling(self) -> int:
        """A number that no telling has yet, and none greater."""
        ...

    def sizes(self, hashes: Iterable[int]) -> dict[int, int]:
        """How many tellings are found by each hash; those that find none are left out."""
        ...

    def sharing(self, hashes: Iterable[int]) -> list[tuple[int, int]]:
        """Hash and telling for all tellings that one of the hashes finds."""
        ...

    def claims_in(self, cells: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the claims in each cell."""
        ...

    def cells_of(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """The cells that the claims go into, each with the id of the claim."""
        ...

    def named_like(self, sounds: Iterable[str]) -> list[Named]:
        """What documents show of the names of these sounds."""
        ...

    def publishes(self, names: Collection[str]) -> bool:
        """Whether a document is of a publisher of one of these names."""
        ...

    def resting_on(self, cls: type[C], claims: Iterable[str]) -> list[C]:
        """The conclusions of a class that rest on any of the claims, by id."""
        ...


class Store(Protocol):
    """A record. Every write is one transaction: it is there whole, or not at all.

    Writing raises RecordLocked when another process keeps writing, RecordFull when there is no space
    or the record is read-only. Listings are streamed, in an order that depends on the content alone,
    and see the record as it was when the first item was asked for.
    """

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        """Keep a document with its claims. False, and no change, when a document of that id is there already.

        Raises ValueError for claims of another document, a claim id used twice, or decisions about other claims.
        """
        ...

    def has(self, document_id: str) -> bool:
        """Whether the document is in the record."""
        ...

    def known_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        ...

    def document(self, id: str) -> Document | None:
        """The document of that id."""
        ...

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents by publication date (undated last) and id.

        ``start``, ``end`` and ``at`` speak of the publication date; ``source`` of the publisher or a source of
        a claim; ``place``, ``actor`` and ``type`` of the document's claims, each of any of them.
        """
        ...

    def count_documents(self, query: Query = EVERYTHING) -> int:
        """How many documents meet the query's conditions; a limit counts for nothing."""
        ...

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        """Claims by publication date (undated last), document id, start of the evidence and id.

        ``place`` is met by a place, its first-level unit or its country; ``actor`` by actor, target or group
        harmed; ``source`` by a link of the attribution or the publisher; ``start``, ``end`` and ``at`` by the
        days that the claim is about, or the publication date where these are unknown.
        """
        ...

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        """The claims of one document, in the order of the text."""
        ...

    def document_ids(self, until: int | None = None) -> list[str]:
        """The ids of all documents, in the order of ``documents``; of those there were when ``last`` gave ``until``."""
        ...

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        """These documents with their claims in the order of the text, as the record is at one moment.

        They come in the order of the ids; those without claims are left out.
        """
        ...

    def may_be_copied(self) -> bool:
        """Let go of what a copy of this process must not share; False where a copy could not read the record."""
        ...

    def claim(self, id: str) -> ResolvedClaim | None:
        """The claim of that id."""
        ...

    def has_claim(self, query: Query) -> bool:
        """Whether any claim meets the query."""
        ...

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids that there are, each once, in the order of the ids."""
        ...

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        """Put these decisions in the place of all those about the claims of each document named, all or none."""
        ...

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        """Put what is inferred of the dates of documents in the place of what was, by id, and decisions as above.

        None takes it away. What a document states of its date stays as it is. All or none.
        """
        ...

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement. False, and no change, when one of that id is there already."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, those taken back too, in the order in which they were added."""
        ...

    def judgement_edition(self) -> str:
        """A word for the judgements as they stand: another one after each that is added or taken back."""
        ...

    def judgement(self, id: str) -> Judgement | None:
        """The judgement of that id."""
        ...

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        """The judgements asked for, those added last first."""
        ...

    def judges(self) -> Iterator[tuple[str, int]]:
        """Who judged, and how many judgements in force are theirs; by the alphabet."""
        ...

    def undo(self, id: str, when: datetime) -> Judgement:
        """Mark a judgement as taken back; one that already is stays as it was. Raises NotFound."""
        ...

    def conclude(
        self,
        *,
        events: Iterable[Event],
        spells: Iterable[ControlSpell],
        tolls: Iterable[TollEntry],
        disputes: Iterable[Dispute],
        identities: Iterable[Identity] = (),
        workings: Workings | None = None,
        folds: Iterable[Fold] = (),
    ) -> None:
        """Put these conclusions, and what they were drawn with, in the place of all those that the record holds."""
        ...

    def edition(self) -> str:
        """A word for the conclusions as they stand: another one after each ``conclude``."""
        ...

    def outdated(self) -> bool:
        """Whether claims, decisions or judgements changed since the conclusions were drawn."""
        ...

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        """What the documents that were added since the conclusions were drawn may touch, as the record is now.

        None where something else changed since, where they were drawn on another ``basis`` (see ``Workings``), or where
        the store keeps no workings: all has to be drawn anew.
        """
        ...

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        """Make the changes that an amendment is. False, and no change, when the record changed meanwhile."""
        ...

    def last(self) -> int:
        """A number for the document that was added last, which grows with every one; 0 while there is none."""
        ...

    def undated(self) -> Iterator[Document]:
        """The documents that state no date, by id."""
        ...

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        """The claims of these ids, in the order of ``claims``; ids that no claim has are passed over."""
        ...

    def events(self, query: Query = EVERYTHING) -> Iterator[Event]:
        """Events by first day and id. ``source`` is met by a source of any of its claims."""
        ...

    def event(self, id: str) -> Event | None:
        """The event of that id."""
        ...

    def events_of(self, claim_id: str) -> Iterator[Event]:
        """The events that rest on a claim."""
        ...

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        """Events told as having happened, in brief, by first day and id; of ``grade``, where it is given."""
        ...

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        """How many of the events that ``event_heads`` would give begin on each day, in the order of the days.

        Those whose first day is not known are left out.
        """
        ...

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        """Control spells by first day and id. ``known_at`` keeps those believed on that day."""
        ...

    def spell(self, id: str) -> ControlSpell | None:
        """The control spell of that id."""
        ...

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        """Lines of the toll ledger by first day and id. ``actor`` is met by the group harmed."""
        ...

    def toll(self, id: str) -> TollEntry | None:
        """The line of the toll ledger of that id."""
        ...

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        """The lines of the toll ledger that count people of an event, by id."""
        ...

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        """The lines that the query asks for, added up by what ``by`` says, in the order of the keys.

        ``harm`` takes one kind of harm alone, ``which`` those that count in one way. A line that lies within another
        of the same key is not added again. ``sides`` tells the side of each actor, by id, where sums are by side.
        """
        ...

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        """Disputes by first day of their claims and id. ``actor`` is met by any of their claims."""
        ...

    def dispute(self, id: str) -> Dispute | None:
        """The dispute of that id."""
        ...

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        """The disputes that rest on a claim of an event: about it, or about who holds its place."""
        ...

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        """The control spells that rest on a claim of an event."""

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        """What is reckoned from the record for its pages, of one class, that is of all ``types``.

        Revisions by the day on which they became known and id, statements by the day of the report; the others, which
        have no days, by the number of claims, the most first, then by id backwards. ``source`` of a speaker, statement
        or relay is its own. Types are a revision's kind and value; a presence's kind, "side" and its side, and "known"
        or "new" to the directory; a speaker's "side"; a statement's kind, and "counted" and its outcome, or "passed";
        what a relay is "given as" and "taken as".
        """
        ...

    def fold(self, cls: type[F], id: str) -> F | None:
        """The one of that class and id."""
        ...

    def concluded(self, cls: type[D], ids: Iterable[str]) -> Iterator[D]:
        """The conclusions of a class and of these ids that there are, each once, in the order of the ids."""
        ...

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        """How many statements the source of that name made: by kind, and by outcome or why they are not counted."""
        ...

    def identities(self) -> Iterator[Identity]:
        """The actors of whom the directory alone does not tell, by id."""
        ...

    def identity(self, id: str) -> Identity | None:
        """The one of that id."""
        ...

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        """Claims of a confidence under ``below`` that nobody judged by themselves, the least confident first.

        Their order is by confidence and id. Such a judgement is to reject, to accept or to correct them.
        """
        ...

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        """Pairs of events that may be one and were not judged, by the first day and id of the one, then the other.

        They have the place and the event type in common, and begin on the same day or the one a day after the other.
        The query is asked of the one that is first.
        """
        ...

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        """Disputes by first day of their claims and id, but for those that people looked at: claims of both sides were
        judged, by themselves or against each other.
        """
        ...

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        """Actors that the directory lacks and nobody judged, those of most claims first, then by id backwards."""
        ...

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        """Judgements in force of others on claims and pairs of which ``author`` has not judged any, the first first."""
        ...

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        """How many wait in a queue; ``most`` + 1 for more than ``most``. The other parameters are those above."""
        ...

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        """Documents that hold all the words of ``text``, best first. ``"…"`` is a phrase, ``word*`` a beginning.

        Where thousands hold them, the best of those added last are found.
        """
        ...

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        """Ids of documents that hold all the words of ``text`` (as in ``search``), those added last first."""
        ...

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        """Claims whose evidence holds all the words of ``text``, best first."""
        ...

    def counts(self) -> Counts:
        """How much the record holds."""
        ...

    def find(self, id: str) -> Thing:
        """What an id names, also by a beginning that only one id has. Raises NotFound; UsageError when several do."""
        ...

    def close(self) -> None:
        """Let go of the record."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
