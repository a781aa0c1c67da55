"""Questions that need more than the record: names in any spelling, who speaks, who is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.spelling import same_name, spelling
from contested.knowledge.widened import Widened
from contested.knowledge.witness import Witness, outlet, quoted
from contested.model import Identity, Query, ResolvedClaim
from contested.model.query import Names
from contested.pipeline.near import near
from contested.store import Store

NameRole = Literal["place", "actor", "source"]
_LISTING: dict[NameRole, str] = {
    "place": "contested claims",
    "actor": "contested actors",
    "source": "contested sources",
}

# A mention that the directory is less sure of is taken as it stands.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the record does not have; ``near`` are those it has that look like it, the nearest first."""

    role: NameRole
    name: str
    near: tuple[str, ...]

    @property
    def listing(self) -> str:
        """The command that lists the names there are."""
        return _LISTING[self.role]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What one innermost source says in the record: counts of claims, of denials among them, and of documents.

    ``first``/``last`` bound the publication dates; ``outlets`` carried it, in the order of their names.
    """

    name: str
    side: str | None
    claims: int
    denials: int
    documents: int
    first: date | None
    last: date | None
    outlets: tuple[str, ...]


class OwnNames:
    """The actors that a record has an id for, by their ids and by all spellings of their names."""

    def __init__(self, identities: Iterable[Identity] = ()) -> None:
        self.by_id = {i.id: i for i in identities}
        self._folded: dict[str, dict[str, None]] = {}
        self._sounding: dict[str, list[tuple[str, str]]] = {}
        for id, name in ((i.id, name) for i in self.by_id.values() for name in (i.name, *i.spellings)):
            self._folded.setdefault(fold(name), {})[id] = None
            if told := spelling(name):
                self._sounding.setdefault(told.key, []).append((id, name))

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of those of this very name, up to case, accents and the article."""
        return tuple(self._folded.get(fold(name), ()))

    def alike(self, name: str) -> tuple[str, ...]:
        """The ids of those of this name in any spelling."""
        told = spelling(name)
        near = self._sounding.get(told.key, ()) if told else ()
        return tuple(dict.fromkeys((*self.called(name), *(id for id, other in near if same_name(name, other)))))

    def near(self, id: str) -> tuple[str, ...]:
        """The ids that begin so."""
        return tuple(own for own in self.by_id if own.startswith(id))


def identified(query: Query, knowledge: Knowledge, identities: Iterable[Identity] | OwnNames = ()) -> Query:
    """The query with each name beside the other names that what it means goes by in a record.

    ``identities`` are the record's own, asked for by any of their spellings.
    """
    own = identities if isinstance(identities, OwnNames) else OwnNames(identities)
    return replace(
        query,
        place=_places(query.place, knowledge),
        actor=_actors(query.actor, knowledge, own, spellings=False),
        # A publisher stands in the record as its reports write it.
        source=_actors(query.source, knowledge, own, spellings=True),
    )


def unknown_names(store: Store, query: Query) -> Iterator[UnknownName]:
    """The names of the query that no claim of the record has, each with those that look like it."""
    for role, name in lacking(store, query):
        yield UnknownName(role, name, _near(name, {n for rc in store.claims() for n in _names(rc, role)}))


def lacking(store: Store, query: Query) -> Iterator[tuple[NameRole, str]]:
    """The same without those that look like them, which takes no walk through the record."""
    asked: tuple[tuple[NameRole, Query], ...] = (
        ("place", Query(place=query.place, limit=1)),
        ("actor", Query(actor=query.actor, limit=1)),
        ("source", Query(source=query.source, limit=1)),
    )
    for role, alone in asked:
        names = _several(getattr(alone, role))
        if names and not any(True for _ in store.claims(alone)):
            yield role, names[0]


def sources_of(store: Store, query: Query, knowledge: Knowledge) -> tuple[SourceRecord, ...]:
    """The sources of the claims that meet the query, those who say most first."""
    tallies: dict[str, _SourceTally] = {}
    directory = Widened(knowledge.actors, store.identities())
    for rc in store.claims(replace(query, limit=0)):
        witness = quoted(rc, directory) or outlet(rc, directory)
        tallies.setdefault(witness.key, _SourceTally(witness)).count(rc)
    found = sorted((tally.closed() for tally in tallies.values()), key=lambda s: (-s.claims, s.name))
    return tuple(found[: query.limit or None])


@dataclass(slots=True)
class _SourceTally:
    """What one source said so far."""

    witness: Witness
    claims: int = 0
    denials: int = 0
    documents: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)

    def count(self, rc: ResolvedClaim) -> None:
        self.claims += 1
        self.denials += rc.claim.polarity == "denied"
        self.documents.add(rc.claim.doc)
        if rc.published:
            self.days.add(rc.published)
        if rc.publisher:
            self.outlets.add(rc.publisher)

    def closed(self) -> SourceRecord:
        return SourceRecord(
            name=self.witness.name,
            side=self.witness.side,
            claims=self.claims,
            denials=self.denials,
            documents=len(self.documents),
            first=min(self.days, default=None),
            last=max(self.days, default=None),
            outlets=tuple(sorted(self.outlets)),
        )


def _several(names: Names | None) -> tuple[str, ...]:
    return () if names is None else (names,) if isinstance(names, str) else names


def _places(names: Names | None, knowledge: Knowledge) -> Names | None:
    """A province is met by its name and not by its towns' ids, so places are asked for by names."""
    given = _several(names)
    meant = (place.name for name in given for place in knowledge.places.candidates(name))
    return tuple(dict.fromkeys((*given, *meant))) or None


def _actors(names: Names | None, knowledge: Knowledge, own: OwnNames, *, spellings: bool) -> Names | None:
    given = _several(names)
    recorded = [id for name in given for id in (*((name,) if name in own.by_id else ()), *own.alike(name))]
    found = (knowledge.actors.match(name) for name in given)
    # A body that went on under another name stands in the record by the name of the day.
    sure = (match[0] for match in found if match and match[1].score >= _SURE)
    meant = [one for actor in sure for one in knowledge.actors.line(actor)]
    others = (n for actor in meant for n in (actor.id, actor.name, *(actor.spellings if spellings else ())))
    return tuple(dict.fromkeys((*given, *recorded, *others))) or None


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(near(name, {n: n for n in sorted(names)}, parts=True))


def _names(rc: ResolvedClaim, role: NameRole) -> Iterator[str]:
    if role == "place":
        for p in rc.place:
            yield from filter(None, (p.name, p.admin1, p.country))
    elif role == "source":
        yield from (r.name for r in rc.attribution)
        yield from (rc.publisher,) if rc.publisher else ()
    else:
        yield from (r.name for r in (*rc.actor, *rc.target, *((rc.group,) if rc.group else ())))


def in_order(store: Store, ids: Iterable[str]) -> list[ResolvedClaim]:
    """The claims of these ids that are in the record, each once, in the order of the ids."""
    asked = tuple(dict.fromkeys(ids))
    found = {rc.claim.id: rc for rc in store.claims_named(asked)}
    return [found[id] for id in asked if id in found]
