"""People's judgements on actors, played in the order in which they were made: the later word is the last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contested.knowledge.names import fold
from contested.model import ON_ACTORS, PROVISIONAL, Evidence, Judgement, in_force

Sorting = tuple[str | None, str]
"""An actor of the directory (None: of nobody known) and the folded name that a mention gives it."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody: folded names that mean it, and actors of the directory that it is.

    ``name``, ``kind`` and ``side`` are a person's word, empty or None where nobody gave any. ``touched`` are the
    judgements that made it what it is, the earliest first.
    """

    id: str
    names: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    name: str = ""
    kind: str | None = None
    side: str | None = None
    touched: list[Judgement] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether the directory has it."""
        return not self.id.startswith(PROVISIONAL)

    @property
    def why(self) -> Evidence:
        """The last judgement on it, as evidence."""
        last = self.touched[-1]
        return Evidence(1.0, f"judged so by {last.author} on {last.time:%Y-%m-%d} ({last.kind}, {last.id})")


class Entities:
    """Who is who: from groups of folded names, changed by judgements."""

    def __init__(self, groups: Mapping[str, Iterable[str]], met: Mapping[str, str]) -> None:
        """``groups`` by id; ``met`` leads from a group's id to the directory's actor that it is."""
        self._of_name: dict[str, Entity] = {}
        self._of_actor: dict[str, Entity] = {}
        self._parted: dict[Sorting, Entity] = {}
        self._groups = {id: frozenset(names) for id, names in groups.items()}
        for id, names in self._groups.items():
            entity = self._actor(met[id]) if id in met else Entity(id)
            self._move(names, entity)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Apply those in force, the earliest first. One whose subjects the record no longer names changes nothing."""
        for j in reversed(in_force(judgements)):
            if j.kind in ON_ACTORS:
                self._apply(j)

    def of(self, actor: str | None, name: str) -> Entity | None:
        """Who a mention of ``actor`` (None: nobody known) by the folded ``name`` is; None where nothing was said."""
        if (actor, name) in self._parted:
            return self._parted[actor, name]
        return self._of_actor.get(actor) if actor else self._of_name.get(name)

    def _apply(self, j: Judgement) -> None:
        found = list(dict.fromkeys(e for e in map(self._subject, j.subjects, _known_by(j)) if e))
        if j.kind == "merge":
            self._merge(found, j)
        elif found and j.kind == "split":
            self._split(found[0], j)
        elif found:
            one = found[0]
            one.name, one.kind, one.side = j.name or one.name, j.actor_kind or one.kind, j.side or one.side
            one.touched.append(j)

    def _subject(self, id: str, names: Sequence[str]) -> Entity | None:
        """Whom a judgement speaks of now: the directory's actor, or whoever has most of the names of then."""
        if not id.startswith(PROVISIONAL):
            return self._actor(id)
        holders = [self._of_name[n] for n in map(fold, names) if n in self._of_name]
        ordered = sorted(set(holders), key=lambda e: (e.id != id, -holders.count(e), e.id))
        return next(iter(ordered), None)

    def _merge(self, entities: Sequence[Entity], j: Judgement) -> None:
        if len(entities) < 2:
            return
        into = next((e for e in entities if e.known), entities[0])
        for other in (e for e in entities if e is not into):
            self._move(list(other.names), into)
            for actor in other.actors:
                self._of_actor[actor] = into
            into.actors |= other.actors
            for key in [key for key, e in self._parted.items() if e is other]:
                self._parted[key] = into
            into.name, into.kind, into.side = into.name or other.name, into.kind or other.kind, into.side or other.side
            into.touched += other.touched
        into.touched.append(j)

    def _split(self, entity: Entity, j: Judgement) -> None:
        names = sorted({fold(s) for s in j.spellings} - {""})
        if not names:
            return
        parted = Entity(self._new_id(names, j), touched=[j])
        self._move([n for n in names if n in entity.names], parted)
        self._parted |= {(actor, name): parted for actor in entity.actors for name in names}
        entity.touched.append(j)

    def _new_id(self, names: Sequence[str], j: Judgement) -> str:
        """The id of a group that goes its own way again, else one made from the names, or from the judgement too."""
        used = {e.id for e in (*self._of_name.values(), *self._of_actor.values(), *self._parted.values())}
        whole = (id for id, group in self._groups.items() if group <= set(names))
        made = (
            PROVISIONAL + hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:12]
            for words in (names, (*names, j.id))
        )
        return next(id for id in (*whole, *made) if id not in used)

    def _move(self, names: Iterable[str], to: Entity) -> None:
        for name in names:
            if held := self._of_name.get(name):
                held.names.discard(name)
            to.names.add(name)
            self._of_name[name] = to

    def _actor(self, id: str) -> Entity:
        if id not in self._of_actor:
            self._of_actor[id] = Entity(id, actors={id})
        return self._of_actor[id]


def _known_by(j: Judgement) -> Iterator[tuple[str, ...]]:
    yield from j.known_by
    yield from ((),) * (len(j.subjects) - len(j.known_by))
