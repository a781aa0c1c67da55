"""The record in plain Python: what every store has to answer, in the fewest words.

For tests, and for work that needs no file. Each listing looks at everything.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from contested.knowledge.names import fold
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
    join,
)
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum
from contested.store.base import EVERYTHING, NO_SIDES, Counts, F, Hit, Neighbourhood, Queue, Thing, ThingKind
from contested.store.checks import check_claims, check_resolutions, taken_back, the_one
from contested.store.heads import head_of
from contested.store.matching import claim_matches, conclusion_about, conclusion_matches, document_matches
from contested.store.sums import summed
from contested.store.terms import FIRST, KIND_OF, LAST, Conclusion, claim_order, resting, size
from contested.store.text import parts
from contested.store.waiting import Reviewed, is_asked, near

C = TypeVar("C", Event, ControlSpell, TollEntry, Dispute, Identity, Revision, Presence, Speaker, Statement, Relay)
T = TypeVar("T")


class MemoryStore:
    """A record that ends with the program; the methods are told in ``Store``."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._read: dict[str, tuple[Sequence[Claim], Sequence[Resolution]]] = {}
        self._claims: dict[str, ResolvedClaim] = {}
        self._judgements: dict[str, Judgement] = {}
        self._conclusions: dict[tuple[str, str], Conclusion] = {}
        self._folds: list[Fold] = []
        self._outdated = False
        self._editions = 0

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        check_claims(document, claims, resolutions)
        if self.has(document.id):
            return False
        self._documents[document.id] = document
        self._decide(document, tuple(claims), tuple(resolutions))
        return True

    def has(self, document_id: str) -> bool:
        return document_id in self._documents

    def known_ids(self) -> frozenset[str]:
        return frozenset(self._documents)

    def document(self, id: str) -> Document | None:
        return self._documents.get(id)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        ordered = sorted(self._documents.values(), key=lambda d: (d.published or LAST, d.id), reverse=query.reverse)
        found = (d for d in ordered if document_matches(d, self.claims_of(d.id), query, self._graded))
        return _limited(found, query)

    def count_documents(self, query: Query = EVERYTHING) -> int:
        return sum(1 for _ in self.documents(replace(query, limit=0, skip=0)))

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        ordered = sorted(self._claims.values(), key=claim_order, reverse=query.reverse)
        return _limited((rc for rc in ordered if claim_matches(rc, query, self._graded)), query)

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        claims, _ = self._read.get(document_id, ((), ()))
        return iter(sorted((self._claims[c.id] for c in claims), key=claim_order))

    def document_ids(self, until: int | None = None) -> list[str]:
        there = set(islice(self._documents, until))
        return [d.id for d in self.documents() if d.id in there]

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        told = [(self._documents.get(id), list(self.claims_of(id))) for id in document_ids]
        return [(document, claims) for document, claims in told if document and claims]

    def may_be_copied(self) -> bool:
        return True

    def claim(self, id: str) -> ResolvedClaim | None:
        return self._claims.get(id)

    def has_claim(self, query: Query) -> bool:
        return any(True for _ in self.claims(query))

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        return (self._documents[id] for id in dict.fromkeys(ids) if id in self._documents)

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        given = list(resolutions)
        self._check(given)
        for document_id, decisions in given:
            if document_id in self._documents:
                self._decide(self._documents[document_id], self._read[document_id][0], tuple(decisions))

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        given = list(resolutions)
        self._check(given)
        for document_id, dating in inferred.items():
            if document := self._documents.get(document_id):
                self._documents[document_id] = replace(document, inferred=dating)
                self._decide(self._documents[document_id], *self._read[document_id])
        self.replace_resolutions(given)

    def add_judgement(self, judgement: Judgement) -> bool:
        if judgement.id in self._judgements:
            return False
        self._judgements[judgement.id] = judgement
        self._outdated = True
        return True

    def judgements(self) -> Iterator[Judgement]:
        return iter(list(self._judgements.values()))

    def judgement_edition(self) -> str:
        undone = sum(j.undone is not None for j in self._judgements.values())
        return f"{len(self._judgements)} {undone}"

    def judgement(self, id: str) -> Judgement | None:
        return self._judgements.get(id)

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        latest = reversed(list(self._judgements.values()))
        found = (j for j in latest if is_asked(j, asked))
        return _limited(found, Query(limit=asked.limit, skip=asked.skip))

    def judges(self) -> Iterator[tuple[str, int]]:
        everyone = dict.fromkeys(sorted(j.author for j in self._judgements.values()), 0)
        return iter((everyone | Counter(j.author for j in self._in_force)).items())

    def undo(self, id: str, when: datetime) -> Judgement:
        self._judgements[id] = taken_back(id, self._judgements.get(id), when)
        self._outdated = True
        return self._judgements[id]

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
        drawn: list[Conclusion] = [*events, *spells, *tolls, *disputes, *identities]
        reckoned = list(folds)
        self._conclusions = {(KIND_OF[type(c)], c.id): c for c in drawn}
        self._folds = reckoned
        self._outdated = workings is not None and workings.judged not in (None, self.judgement_edition())
        self._editions += 1

    def edition(self) -> str:
        return str(self._editions)

    def outdated(self) -> bool:
        return self._outdated

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        return None

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        return False

    def last(self) -> int:
        return len(self._documents)

    def undated(self) -> Iterator[Document]:
        return iter(sorted((d for d in self._documents.values() if not d.date.value), key=lambda d: d.id))

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        return iter(sorted((self._claims[id] for id in set(ids) & self._claims.keys()), key=claim_order))

    def events(self, query: Query = EVERYTHING) -> Iterator[Event]:
        return self._listed(Event, query)

    def event(self, id: str) -> Event | None:
        return self._one(Event, id)

    def events_of(self, claim_id: str) -> Iterator[Event]:
        return (event for event in self.events() if claim_id in event.claims)

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        return _limited((head_of(e) for _, e in self._happened(query, grade)), query)

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        days = Counter(first for first, _ in self._happened(query, grade) if FIRST < first < LAST)
        return iter(sorted(days.items()))

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        return self._listed(ControlSpell, query)

    def spell(self, id: str) -> ControlSpell | None:
        return self._one(ControlSpell, id)

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        return self._listed(TollEntry, query)

    def toll(self, id: str) -> TollEntry | None:
        return self._one(TollEntry, id)

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        return iter(
            sorted((e for e in self.tolls() if e.event == event_id and self._rests_on(e, event_id)), key=lambda e: e.id)
        )

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        return iter(summed(self.tolls(query), query, by, harm, which, sides))

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        return self._listed(Dispute, query)

    def dispute(self, id: str) -> Dispute | None:
        return self._one(Dispute, id)

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        return (d for d in self.disputes() if self._rests_on(d, event_id))

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        return (s for s in self.spells() if self._rests_on(s, event_id))

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        return self._asked([f for f in self._folds if isinstance(f, cls)], query, types)

    def concluded(self, cls: type[C], ids: Iterable[str]) -> Iterator[C]:
        given: Iterable[Any] = (*self._conclusions.values(), *self._folds)
        found = {c.id: c for c in given if isinstance(c, cls)}
        return (found[id] for id in dict.fromkeys(ids) if id in found)

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        own = (f for f in self._folds if isinstance(f, Statement) and fold(f.source) == fold(source))
        counts = Counter((f.kind, f.passed or f.outcome) for f in own)
        return ((kind, outcome, n) for (kind, outcome), n in sorted(counts.items()))

    def fold(self, cls: type[F], id: str) -> F | None:
        return next((f for f in self._folds if isinstance(f, cls) and f.id == id), None)

    def identities(self) -> Iterator[Identity]:
        return iter(sorted(self._listed(Identity, EVERYTHING), key=lambda i: i.id))

    def identity(self, id: str) -> Identity | None:
        return self._one(Identity, id)

    def doubtful(self, query: Query = EVERYTHING, below: float = math.inf) -> Iterator[ResolvedClaim]:
        reviewed = Reviewed(self._in_force)
        claims = self.claims(replace(query, limit=0, skip=0))
        found = [rc for rc in claims if rc.claim.confidence < below and rc.claim.id not in reviewed.alone]
        return _limited(sorted(found, key=lambda rc: (rc.claim.confidence, rc.claim.id)), query)

    def near_events(self, query: Query = EVERYTHING) -> Iterator[tuple[Event, Event]]:
        reviewed = Reviewed(self._in_force)
        ordered = sorted(((self._begins(e), e.id, e) for e in self.events()), key=lambda found: found[:2])
        asked = {event.id for event in self.events(replace(query, limit=0, skip=0))}
        pairs = (
            (one, other)
            for n, (day, id, one) in enumerate(ordered)
            for later, _, other in ordered[n + 1 :]
            if id in asked and near(one, other, day, later) and not reviewed.compared(one.claims, other.claims)
        )
        return _limited(pairs, query)

    def unsettled(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        reviewed = Reviewed(self._in_force)
        disputes = self.disputes(replace(query, limit=0, skip=0))
        return _limited((d for d in disputes if not reviewed.settled(d)), query)

    def unknown_actors(self, limit: int = 0, skip: int = 0) -> Iterator[Identity]:
        reviewed = Reviewed(self._in_force)
        unknown = [i for i in self.identities() if reviewed.is_unknown(i)]
        unknown.sort(key=lambda i: (len(set(i.claims)), i.id), reverse=True)
        return _limited(unknown, Query(limit=limit, skip=skip))

    def second_opinions(self, author: str, limit: int = 0, skip: int = 0) -> Iterator[Judgement]:
        own = {unit for j in self._in_force if j.author == author for unit in j.units}
        others = (j for j in self._in_force if j.author != author and j.units and own.isdisjoint(j.units))
        return _limited(others, Query(limit=limit, skip=skip))

    def waiting(
        self,
        queue: Queue,
        query: Query = EVERYTHING,
        *,
        below: float = math.inf,
        author: str = "",
        most: int = 1000,
    ) -> int:
        first = replace(query, limit=most + 1, skip=0)
        waits: dict[Queue, Callable[[], Iterator[object]]] = {
            "claims": lambda: self.doubtful(first, below),
            "events": lambda: self.near_events(first),
            "disputes": lambda: self.unsettled(first),
            "actors": lambda: self.unknown_actors(most + 1),
            "second": lambda: self.second_opinions(author, most + 1),
        }
        return sum(1 for _ in waits[queue]())

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        found = (Hit("document", d.id, d.text) for d in self.documents() if _holds(d.text, text))
        return islice(found, limit or None)

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        found = (d.id for d in reversed(self._documents.values()) if _holds(d.text, text))
        return islice(found, limit or None)

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        said = ((rc.claim.id, rc.claim.evidence.text) for rc in self.claims())
        return islice((Hit("claim", id, evidence) for id, evidence in said if _holds(evidence, text)), limit or None)

    def counts(self) -> Counts:
        days = [d.published for d in self._documents.values() if d.published]
        drawn = Counter(kind for kind, _ in self._conclusions)
        return Counts(
            documents=len(self._documents),
            undated=len(self._documents) - len(days),
            first=min(days, default=None),
            last=max(days, default=None),
            claims=_tally(rc.claim.kind for rc in self._claims.values()),
            events=_tally(event.grade for event in self.events()),
            spells=drawn["spell"],
            tolls=drawn["toll"],
            disputes=drawn["dispute"],
            judgements=len(self._judgements),
        )

    def find(self, id: str) -> Thing:
        things = {
            *(Thing("document", name) for name in self._documents),
            *(Thing("claim", name) for name in self._claims),
            *(Thing("judgement", name) for name in self._judgements),
            *(Thing(cast(ThingKind, kind), name) for kind, name in self._conclusions),
        }
        begun = sorted((t for t in things if id and t.id.startswith(id)), key=lambda t: (t.id, t.kind))
        return the_one(id, [t for t in begun if t.id == id] or begun)

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _in_force(self) -> list[Judgement]:
        return [j for j in self._judgements.values() if j.undone is None]

    def _begins(self, event: Event) -> date:
        return conclusion_about(event, [rc for side in self._sides(event) for rc in side])[0]

    def _check(self, given: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        for document_id, decisions in given:
            check_resolutions(document_id, (c.id for c in self._read.get(document_id, ((), ()))[0]), decisions)

    def _decide(self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution]) -> None:
        self._read[document.id] = claims, resolutions
        self._claims |= {rc.claim.id: rc for rc in join(document, claims, resolutions)}
        self._outdated = True

    def _graded(self, claim_id: str, grade: str) -> bool:
        return any(fold(event.grade) == grade for event in self.events_of(claim_id))

    def _sides(self, c: Conclusion) -> list[list[ResolvedClaim]]:
        return [[self._claims[id] for id in side if id in self._claims] for side in resting(c)]

    def _happened(self, query: Query, grade: str | None) -> Iterator[tuple[date, Event]]:
        """The events told as having happened, each with its first day."""
        for event in self._listed(Event, replace(query, limit=0, skip=0)):
            first, _ = conclusion_about(event, [rc for side in self._sides(event) for rc in side])
            if event.status == "actual" and grade in (None, event.grade):
                yield first, event

    def _rests_on(self, c: ControlSpell | Dispute | TollEntry, event_id: str) -> bool:
        event = self.event(event_id)
        theirs = {*c.claims, *(c.against if isinstance(c, Dispute) else ())}
        return event is not None and not theirs.isdisjoint(event.claims)

    def _listed(self, cls: type[C], query: Query) -> Iterator[C]:
        return self._asked([c for c in self._conclusions.values() if isinstance(c, cls)], query, ())

    def _asked(self, given: Sequence[C], query: Query, types: Sequence[str]) -> Iterator[C]:
        all_of = [(c, self._sides(c)) for c in given]
        dated = [(conclusion_about(c, [rc for side in sides for rc in side])[0], c, sides) for c, sides in all_of]
        counted = bool(given) and isinstance(given[0], Presence | Speaker | Relay)
        key: Callable[[Any], Any] = (lambda f: (size(f[1]), f[1].id)) if counted else (lambda f: (f[0], f[1].id))
        ordered = sorted(dated, key=key, reverse=query.reverse != counted)
        return _limited((c for _, c, sides in ordered if conclusion_matches(c, sides, query, types)), query)

    def _one(self, cls: type[C], id: str) -> C | None:
        found: Any = self._conclusions.get((KIND_OF[cls], id))
        return found if isinstance(found, cls) else None


def _limited(found: Iterable[T], query: Query) -> Iterator[T]:
    return islice(found, query.skip, query.skip + query.limit if query.limit else None)


def _tally(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _holds(text: str, words: str) -> bool:
    """Whether a text holds each word or phrase, or one with the beginning, of ``words``."""
    folded = f" {_words(text)} "
    wanted = [f" {_words(part)}" + ("" if begins else " ") for part, begins in parts(words)]
    return bool(wanted) and all(part in folded for part in wanted)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
