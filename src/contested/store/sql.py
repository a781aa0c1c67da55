"""The record in a database, through SQLAlchemy: what does not depend on which database it is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, bindparam, or_, select, update

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
    Presence,
    Query,
    Relay,
    Resolution,
    ResolvedClaim,
    Revision,
    Speaker,
    Statement,
    TollEntry,
    Workings,
)
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum
from contested.store import neighbourhood as near
from contested.store import queues
from contested.store.base import EVERYTHING, NO_SIDES, Counts, F, Hit, Neighbourhood, Queue, Thing
from contested.store.bulk import batches
from contested.store.checks import check_claims
from contested.store.codec import decode
from contested.store.conclusions import count_stated, select_conclusions, select_resting_on, write_conclusions
from contested.store.documents import (
    CLAIMS,
    count_documents,
    has_document,
    insert_document,
    redate,
    redecide,
    select_any_claim,
    select_claims,
    select_documents,
)
from contested.store.filters import are_frequent
from contested.store.find import counts, find
from contested.store.heads import count_days, read_head, select_heads
from contested.store.judgements import (
    JUDGEMENTS,
    JUDGES,
    edition_of_judgements,
    insert_judgement,
    select_judged,
    undo_judgement,
)
from contested.store.rows import Joiner, document_of
from contested.store.schema import claim, conclusion, conclusion_claim, document, judgement, state
from contested.store.sums import order
from contested.store.terms import BETWEEN, KIND_OF, LAST, Conclusion, claim_order
from contested.store.text import FullText
from contested.store.tolls import select_sums, sum_of
from contested.store.workings import ASKED, get_state, last_document, write_workings

C = TypeVar("C", Event, ControlSpell, TollEntry, Dispute, Identity, Revision, Presence, Speaker, Statement, Relay)
_PAGE = 500
# Made once: building a statement takes longer than running this one, and it is run for many documents.
_DOCUMENT = select(document).where(document.c.id == bindparam("wanted"))
_MARK = (
    update(state).where(state.c.name == "outdated", state.c.value != bindparam("now")).values(value=bindparam("now"))
)
_ADDED = update(state).where(state.c.name == "outdated", state.c.value == "no").values(value="added")


class SqlStore:
    """A record in the database of ``engine``, searched through ``text``; the methods are told in ``Store``.

    ``streams`` is whether the engine gives each use a connection of its own. Where all share one
    (SQLite in memory), what is listed or written is read whole first.
    """

    def __init__(self, engine: Engine, text: FullText, *, streams: bool = True) -> None:
        self.engine, self._text, self._streams = engine, text, streams

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        check_claims(document, claims, resolutions)
        with self._writing() as connection:
            if has_document(connection, document.id):
                return False
            insert_document(connection, document, claims, resolutions, reader)
            connection.execute(_ADDED)
        return True

    def has(self, document_id: str) -> bool:
        with self.engine.connect() as connection:
            return has_document(connection, document_id)

    def known_ids(self) -> frozenset[str]:
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(select(document.c.id)))

    def document(self, id: str) -> Document | None:
        with self.engine.connect() as connection:
            row = connection.execute(_DOCUMENT, {"wanted": id}).one_or_none()
        return None if row is None else document_of(row)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        return map(document_of, self._rows(select_documents(query)))

    def count_documents(self, query: Query = EVERYTHING) -> int:
        with self.engine.connect() as connection:
            return connection.scalar(count_documents(query)) or 0

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        return map(Joiner(), self._rows(select_claims(query, frequent=self._walks(query))))

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        statement = CLAIMS.where(claim.c.document == document_id).order_by(claim.c.evidence_start, claim.c.id)
        return map(Joiner(), self._rows(statement))

    def document_ids(self, until: int | None = None) -> list[str]:
        there = select(document.c.id).order_by(document.c.reported, document.c.id)
        with self.engine.connect() as connection:
            return list(connection.scalars(there if until is None else there.where(document.c.key <= until)))

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        documents: dict[str, Document] = {}
        told: dict[str, list[ResolvedClaim]] = {}
        with self.engine.connect() as connection:
            for some in batches(document_ids, ASKED):
                rows = connection.execute(select(document).where(document.c.id.in_(some)))
                documents |= {row.id: document_of(row) for row in rows}
                claims = CLAIMS.where(claim.c.document.in_(some))
                order = (claim.c.document, claim.c.evidence_start, claim.c.id)
                for rc in map(Joiner(), connection.execute(claims.order_by(*order))):
                    told.setdefault(rc.claim.doc, []).append(rc)
        return [(documents[id], told[id]) for id in document_ids if id in told]

    def may_be_copied(self) -> bool:
        if self._streams:
            self.engine.dispose()
        return self._streams

    def claim(self, id: str) -> ResolvedClaim | None:
        return next(map(Joiner(), self._rows(CLAIMS.where(claim.c.id == id))), None)

    def has_claim(self, query: Query) -> bool:
        with self.engine.connect() as connection:
            return connection.scalar(select_any_claim(query)) is not None

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        for some in batches(dict.fromkeys(ids), ASKED):
            found = {row.id: document_of(row) for row in self._rows(select(document).where(document.c.id.in_(some)))}
            yield from (found[id] for id in some if id in found)

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        given = resolutions if self._streams else list(resolutions)
        with self._writing() as connection:
            for document_id, decisions in given:
                redecide(connection, document_id, decisions)
            _mark(connection, outdated=True)

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        given = resolutions if self._streams else list(resolutions)
        with self._writing() as connection:
            for document_id, dating in inferred.items():
                redate(connection, document_id, dating)
            for document_id, decisions in given:
                redecide(connection, document_id, decisions)
            _mark(connection, outdated=True)

    def add_judgement(self, judgement: Judgement) -> bool:
        with self._writing() as connection:
            added = insert_judgement(connection, judgement)
            if added:
                _mark(connection, outdated=True)
        return added

    def judgements(self) -> Iterator[Judgement]:
        return (decode(Judgement, row.body) for row in self._rows(JUDGEMENTS))

    def judgement_edition(self) -> str:
        with self.engine.connect() as connection:
            return edition_of_judgements(connection)

    def judgement(self, id: str) -> Judgement | None:
        named = select(judgement.c.body).where(judgement.c.id == id)
        return next((decode(Judgement, row.body) for row in self._rows(named)), None)

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        return (decode(Judgement, row.body) for row in self._rows(select_judged(asked)))

    def judges(self) -> Iterator[tuple[str, int]]:
        return ((row.author, row.n) for row in self._rows(JUDGES))

    def undo(self, id: str, when: datetime) -> Judgement:
        with self._writing() as connection:
            undone = undo_judgement(connection, id, when)
            _mark(connection, outdated=True)
        return undone

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
        drawn: Iterable[Conclusion] = chain(events, spells, tolls, disputes, identities, folds)
        given = drawn if self._streams else list(drawn)
        with self._writing() as connection:
            write_conclusions(connection, given)
            write_workings(connection, workings)
            judged = workings is not None and workings.judged not in (None, edition_of_judgements(connection))
            _mark(connection, outdated=judged)
            if workings and not judged and last_document(connection) != workings.last:
                connection.execute(_ADDED)

    def outdated(self) -> bool:
        with self.engine.connect() as connection:
            return get_state(connection, "outdated") != "no"

    def edition(self) -> str:
        with self.engine.connect() as connection:
            return get_state(connection, "edition") or ""

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        with self.engine.connect() as connection:
            added = near.added_since(connection, basis)
            return None if added is None else near.Neighbourhood(self.engine, connection, added)

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        with self._writing() as connection:
            return near.amend(connection, amendment, to.edition, to.last)

    def last(self) -> int:
        with self.engine.connect() as connection:
            return last_document(connection)

    def undated(self) -> Iterator[Document]:
        stateless = or_(document.c.reported == LAST, document.c.inferred.is_not(None))
        found = map(document_of, self._rows(select(document).where(stateless).order_by(document.c.id)))
        return (d for d in found if not d.date.value)

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        found: list[ResolvedClaim] = []
        for some in batches(sorted(set(ids)), ASKED):
            found += map(Joiner(), self._rows(CLAIMS.where(claim.c.id.in_(some)).order_by(claim.c.key)))
        return iter(sorted(found, key=claim_order))

    def events(self, query: Query = EVERYTHING) -> Iterator[Event]:
        return self._listed(Event, query)

    def event(self, id: str) -> Event | None:
        return self._one(Event, id)

    def events_of(self, claim_id: str) -> Iterator[Event]:
        resting = select(conclusion_claim.c.parent).where(conclusion_claim.c.claim == claim_id)
        statement = select_conclusions(Event, EVERYTHING).where(conclusion.c.key.in_(resting))
        return (decode(Event, row.body) for row in self._rows(statement))

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        return map(read_head, self._rows(select_heads(query, grade)))

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        return ((row.day, row.events) for row in self._rows(count_days(query, grade)))

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        return self._listed(ControlSpell, query)

    def spell(self, id: str) -> ControlSpell | None:
        return self._one(ControlSpell, id)

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        return self._listed(TollEntry, query)

    def toll(self, id: str) -> TollEntry | None:
        return self._one(TollEntry, id)

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        found = (e for e in self._resting_on(TollEntry, event_id) if e.event == event_id)
        return iter(sorted(found, key=lambda e: e.id))

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        found = map(sum_of, self._rows(select_sums(query, by, harm, which, sides)))
        return iter(sorted(found, key=lambda s: order(s.key, s.name)))

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        return self._listed(Dispute, query)

    def dispute(self, id: str) -> Dispute | None:
        return self._one(Dispute, id)

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        return self._resting_on(Dispute, event_id)

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        return self._resting_on(ControlSpell, event_id)

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        return self._listed(cls, query, types)

    def fold(self, cls: type[F], id: str) -> F | None:
        return self._one(cls, id)

    def concluded(self, cls: type[C], ids: Iterable[str]) -> Iterator[C]:
        bodies = select(conclusion.c.id, conclusion.c.body).where(conclusion.c.kind == KIND_OF[cls])
        for some in batches(dict.fromkeys(ids), ASKED):
            found = {row.id: row.body for row in self._rows(bodies.where(conclusion.c.id.in_(some)))}
            yield from (decode(cls, found[id]) for id in some if id in found)

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        for row in self._rows(count_stated(source)):
            _, kind, outcome = row.alike.split(BETWEEN, 2)
            yield kind, outcome, row.n

    def identities(self) -> Iterator[Identity]:
        return iter(sorted(self._listed(Identity, EVERYTHING), key=lambda i: i.id))

    def identity(self, id: str) -> Identity | None:
        return self._one(Identity, id)

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        return map(Joiner(), self._rows(queues.select_doubtful(query, below, frequent=self._frequent(query))))

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        pairs = self._rows(queues.select_near_events(query, frequent=self._frequent(query, "event")))
        return ((decode(Event, row.one), decode(Event, row.other)) for row in pairs)

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        found = self._rows(queues.select_unsettled(query, frequent=self._frequent(query, "dispute")))
        return (decode(Dispute, row.body) for row in found)

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        return (decode(Identity, row.body) for row in self._rows(queues.select_unknown_actors(limit, skip)))

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        others = self._rows(queues.select_second_opinions(author, limit, skip))
        return (decode(Judgement, row.body) for row in others)

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        with self.engine.connect() as connection:
            return queues.waiting(connection, queue, query, below, author, most)

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        with self.engine.connect() as connection:
            yield from self._text.documents(connection, text, limit)

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        with self.engine.connect() as connection:
            yield from self._text.holding(connection, text, limit)

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        with self.engine.connect() as connection:
            yield from self._text.claims(connection, text, limit)

    def counts(self) -> Counts:
        with self.engine.connect() as connection:
            return counts(connection)

    def find(self, id: str) -> Thing:
        with self.engine.connect() as connection:
            return find(connection, id)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a transaction that holds the write lock: kept when the block ends well, else undone."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def _rows(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        with self.engine.connect() as connection:
            if self._streams:
                yield from connection.execution_options(yield_per=_PAGE).execute(statement)
                return
            found = connection.execute(statement).all()
        yield from found

    def _frequent(self, query: Query, kind: str | None = None, types: Sequence[str] = ()) -> bool:
        with self.engine.connect() as connection:
            return are_frequent(connection, query, kind, types)

    def _walks(self, query: Query, kind: str | None = None, types: Sequence[str] = ()) -> bool:
        """Whether a listing, of which only some is wanted, is walked along its order."""
        return bool(query.limit) and self._frequent(query, kind, types)

    def _listed(self, cls: type[C], query: Query, types: Sequence[str] = ()) -> Iterator[C]:
        frequent = self._walks(query, KIND_OF[cls], types)
        return (decode(cls, row.body) for row in self._rows(select_conclusions(cls, query, types, frequent=frequent)))

    def _resting_on(self, cls: type[C], event_id: str) -> Iterator[C]:
        return (decode(cls, row.body) for row in self._rows(select_resting_on(cls, event_id)))

    def _one(self, cls: type[C], id: str) -> C | None:
        named = select(conclusion.c.body).where(conclusion.c.id == id, conclusion.c.kind == KIND_OF[cls])
        return next((decode(cls, row.body) for row in self._rows(named)), None)


def _mark(connection: Connection, *, outdated: bool) -> None:
    """Say whether the conclusions still rest on all that the record holds."""
    connection.execute(_MARK, {"now": "yes" if outdated else "no"})
