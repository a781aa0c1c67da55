"""Who is who in a record: names that the directory lacks, brought together by spelling, and people's judgements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import ON_ACTORS, ActorResolution, Evidence, Identity, Judgement, Named, ResolvedClaim, in_force
from contested.resolve.identity.judged import Entities, Entity
from contested.resolve.identity.named import Names, atoms
from contested.resolve.identity.spelled import grouped, identity

_OWN = "the directory has nobody of this name: the record's own"
_MET = 0.75
_VARIANT = 0.6

# Where a claim stands in the record: report day, document, offset of the evidence, id.
_Standing = tuple[date, str, int, str]


@dataclass(frozen=True, slots=True)
class Identified:
    """The claims with everybody in them told apart, and whom the directory alone does not tell of."""

    claims: tuple[ResolvedClaim, ...]
    identities: tuple[Identity, ...]


def identify(
    claims: Iterable[ResolvedClaim], texts: Mapping[str, str], knowledge: Knowledge, judgements: Sequence[Judgement]
) -> Identified:
    """Tell apart the people of all claims of a record, from what their mentions were read as.

    ``texts`` by document. Names that the directory lacks get provisional ids, one for all spellings of a name; those of
    private persons and mere descriptions stay as they were read. Judgements come on top, in the order of their time.
    The order of the claims and what was decided before do not matter. Raises KnowledgeError for wrong word lists.
    """
    read, names = [as_read(rc) for rc in claims], Names(knowledge)
    by_document = groupby(sorted(read, key=lambda rc: rc.claim.doc), lambda rc: rc.claim.doc)
    named = [n for doc, told in by_document for n in names.read(list(told), texts.get(doc, ""))]
    who = Who(named, names, knowledge, judgements)
    if who.judged:
        for rc in read:
            who.meet(rc)
    return Identified(tuple(map(who.decide, read)), tuple(who.identities()))


def as_read(rc: ResolvedClaim) -> ResolvedClaim:
    """The claim with its people as they were read, before the whole record or a judgement said otherwise."""
    return rc.with_people(ActorResolution.as_read)


class Who:
    """Everybody of a record: first met, then told.

    The names that the directory lacks are met through ``named``. Where people judged on actors (``judged``), every
    claim has to be met too before anything is asked: the directory's actors are then told anew.
    """

    def __init__(
        self, named: Iterable[Named], names: Names, knowledge: Knowledge, judgements: Sequence[Judgement]
    ) -> None:
        """Raises KnowledgeError for wrong word lists."""
        named = list(named)
        self._names, self._actors = names, knowledge.actors
        self._entities = _entities(named, names, judgements)
        self._written: defaultdict[Entity, Counter[str]] = defaultdict(Counter)
        self._claims: defaultdict[Entity, set[_Standing]] = defaultdict(set)
        self._called: dict[Entity, str] = {}
        self.judged = any(j.kind in ON_ACTORS for j in in_force(judgements))
        for n in named:
            self._meet_named(n)

    def _meet_named(self, n: Named) -> None:
        if entity := self._entities.of(None, fold(n.name)):
            self._written[entity].update(dict(n.written))
            self._claims[entity].update((n.day or date.max, n.doc, start, id) for start, id in n.claims)

    def meet(self, rc: ResolvedClaim) -> None:
        """Count the mentions of the directory's actors in a claim, as read, for whom they mean."""
        for person in rc.people:
            name, entity = self._of(rc, person) if person.actor else (None, None)
            if entity and name:
                self._written[entity][name] += 1
                c = rc.claim
                self._claims[entity].add((rc.published or date.max, c.doc, c.evidence.start, c.id))

    def decide(self, rc: ResolvedClaim) -> ResolvedClaim:
        """The claim, as read, with everybody in it told."""
        return rc.with_people(partial(self._decide, rc))

    def told(self, name: str) -> tuple[str, str] | None:
        """Id and name of whom a name that the directory lacks means; None where nothing was said."""
        entity = self._entities.of(None, fold(name))
        return (entity.id, self._name(entity)) if entity else None

    def _decide(self, rc: ResolvedClaim, person: ActorResolution) -> ActorResolution:
        written, entity = self._of(rc, person)
        if entity is None or written is None:
            return person
        name = self._name(entity)
        if entity.id == person.actor and name == person.name:
            return person
        return person.as_judged(name, entity.id, self._why(entity, written, name))

    def identities(self) -> Iterator[Identity]:
        """Whom the directory alone does not tell of, by id."""
        for entity in sorted(self._claims, key=lambda e: e.id):
            if entity.known and not entity.touched:
                continue
            yield Identity(
                id=entity.id,
                name=self._name(entity),
                spellings=self._spellings(entity),
                kind=entity.kind,
                side=entity.side,
                claims=tuple(id for *_, id in sorted(self._claims[entity])),
                reason=entity.why.reason if entity.touched else _OWN,
                judgements=tuple(j.id for j in entity.touched),
            )

    def _of(self, rc: ResolvedClaim, person: ActorResolution) -> tuple[str | None, Entity | None]:
        name = self._names.of(rc, person)
        return name, self._entities.of(person.actor, fold(name)) if name else None

    def _name(self, entity: Entity) -> str:
        if entity not in self._called:
            known = self._actors.get(entity.id)
            spellings = self._spellings(entity)
            self._called[entity] = entity.name or (known.name if known else spellings[0] if spellings else entity.id)
        return self._called[entity]

    def _spellings(self, entity: Entity) -> tuple[str, ...]:
        written = self._written[entity]
        return tuple(sorted(written, key=lambda name: (-written[name], name)))

    def _why(self, entity: Entity, written: str, name: str) -> Evidence:
        if entity.touched:
            return entity.why
        if entity.known:
            return Evidence(_MET, f"“{written}” sounds like {name}, whom the directory has")
        if written == name:
            return Evidence(_VARIANT, _OWN)
        return Evidence(_VARIANT, f"“{written}” is another spelling of {name}, whom the directory does not have")


def _entities(named: Iterable[Named], names: Names, judgements: Sequence[Judgement]) -> Entities:
    groups: dict[str, list[str]] = {}
    met: dict[str, str] = {}
    for group in grouped(atoms(named)):
        id = identity(group[0].spelling)
        meant = names.known.meant(group) if any(a.named for a in group) else None
        if meant or (any(a.named for a in group) and any(a.public for a in group)):
            groups[id] = [a.key for a in group]
        if meant:
            met[id] = meant
    entities = Entities(groups, met)
    entities.judge(judgements)
    return entities
