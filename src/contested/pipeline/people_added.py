"""Whom the names in added documents mean, and what that changes for documents that were there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from contested.knowledge import Knowledge
from contested.knowledge.language import table
from contested.knowledge.names import fold
from contested.knowledge.spelling import spelling
from contested.knowledge.widened import UNKNOWN_KIND
from contested.model import PROVISIONAL, Actor, Document, Identity, Named, ResolvedClaim
from contested.pipeline.neighbours import Anew
from contested.resolve.identity import Names, Who, as_read
from contested.store.base import Neighbourhood

# Documents in which an actor is called otherwise than before; with more, everything is drawn anew.
MOST = 400


@dataclass(frozen=True, slots=True)
class Added:
    """Whom the names mean, the identities before and after of those concerned, by id, and the documents in which
    somebody is another, or called otherwise, than before."""

    who: Who
    named: Sequence[Named]
    before: Mapping[str, Identity]
    after: Mapping[str, Identity]
    renamed: Sequence[str]


def tell_added(
    record: Neighbourhood, added: Iterable[tuple[Document, Sequence[ResolvedClaim]]], names: Names, knowledge: Knowledge
) -> Added:
    """Tell apart the people whose names sound like those in the added documents, in a record without judgements on
    actors. Raises Anew when much is called otherwise by it."""
    fresh = [n for document, claims in added for n in names.read([as_read(rc) for rc in claims], document.text)]
    old = record.named_like(sorted({n.sound for n in fresh}))
    was, who = Who(old, names, knowledge, ()), Who([*old, *fresh], names, knowledge, ())
    other = {name for name in {n.name for n in old} if was.told(name) != who.told(name)}
    renamed = sorted({n.doc for n in old if n.name in other})
    if len(renamed) > MOST:
        raise Anew(f"actors of {len(renamed)} reports are called otherwise")
    before, after = {i.id: i for i in was.identities()}, {i.id: i for i in who.identities()}
    _check_outlets(record, before, after)
    return Added(who, fresh, before, after, renamed)


def _check_outlets(record: Neighbourhood, before: Mapping[str, Identity], after: Mapping[str, Identity]) -> None:
    """Raise Anew when an outlet or agency bears the name of an actor that is new or called otherwise: it is taken for
    that actor in every report of it."""
    changed: set[str] = set()
    for id in before.keys() | after.keys():
        one, two = _called(before.get(id)), _called(after.get(id))
        if one != two:
            changed |= {*one[1], *two[1]}
    if record.publishes(changed) or not _agencies().isdisjoint(map(fold, changed)):
        raise Anew("an outlet is an actor of the record's own")


def _called(identity: Identity | None) -> tuple[str, frozenset[str]]:
    """What an actor is called, and all its names."""
    return (identity.name, frozenset((identity.name, *identity.spellings))) if identity else ("", frozenset())


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for usual, others in table("agencies")["agencies"].items() for name in (usual, *others))


class RecordDirectory:
    """The directory as a record widens it, one actor at a time as they are asked for."""

    def __init__(
        self, knowledge: Knowledge, record: Neighbourhood, names: Names, added: Added,
        identity: Callable[[str], Identity | None],
    ) -> None:  # fmt: skip
        self._knowledge, self._record, self._names, self._added = knowledge, record, names, added
        self._identity = identity
        self._known: dict[str, Identity | None] = dict(added.after)
        self._known |= dict.fromkeys(added.before.keys() - added.after.keys())
        self._named: dict[str, Actor | None] = {}

    def get(self, id: str, /) -> Actor | None:
        """The actor with that id; one that only the record knows has no country or side."""
        known = self._knowledge.actors.get(id)
        if known is not None or not id.startswith(PROVISIONAL):
            return known
        if id not in self._known:
            self._known[id] = self._identity(id)
        own = self._known[id]
        return Actor(id, own.name, own.spellings, UNKNOWN_KIND) if own else None

    def side(self, id: str, on: date | None = None, /) -> str | None:
        """The side that it is on, on the day where one is given; None when neutral or unknown."""
        return self._knowledge.actors.side(id, on)

    def named(self, name: str, /) -> Actor | None:
        """The actor with that very name or spelling, the directory's before one that only the record knows."""
        if name not in self._named:
            known = self._knowledge.actors.named(name)
            self._named[name] = known or self._own(name)
        return self._named[name]

    def _own(self, name: str) -> Actor | None:
        spelled = spelling(name)
        if spelled is None:
            return None
        alike = [*self._record.named_like([spelled.key]), *(n for n in self._added.named if n.sound == spelled.key)]
        told = Who(alike, self._names, self._knowledge, ()).told(name) if alike else None
        return self.get(told[0]) if told and told[0].startswith(PROVISIONAL) and fold(name) else None
