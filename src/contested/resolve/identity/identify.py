"""Who is who in a record: names that the directory lacks, brought together by spelling, and people's judgements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.spelling import Spelling, spelling
from contested.model import ActorResolution, Evidence, Identity, Judgement, ResolvedClaim
from contested.resolve.identity.judged import Entities, Entity
from contested.resolve.identity.proper import Namer
from contested.resolve.identity.spelled import Atom, Known, grouped, identity
from contested.resolve.own_names import own_name

_OWN = "the directory has nobody of this name: the record's own"
_MET = 0.75
_VARIANT = 0.6


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
    read = [rc.with_people(ActorResolution.as_read) for rc in claims]
    entities, atoms = _entities(read, texts, knowledge, judgements)
    who = _Who(entities, atoms, knowledge)
    for rc in read:
        for person in rc.people:
            who.meet(rc, person)
    return Identified(tuple(rc.with_people(partial(who.decide, rc)) for rc in read), tuple(who.identities()))


def _entities(
    claims: Sequence[ResolvedClaim], texts: Mapping[str, str], knowledge: Knowledge, judgements: Sequence[Judgement]
) -> tuple[Entities, _Names]:
    names = _Names(knowledge)
    atoms: dict[str, Atom] = {}
    for rc in claims:
        for person in rc.people:
            _note(rc, person, texts, names, atoms)
    known = Known(names.directory())
    groups: dict[str, list[str]] = {}
    met: dict[str, str] = {}
    for group in grouped(atoms.values()):
        id = identity(group[0].spelling)
        meant = known.meant(group) if any(a.named for a in group) else None
        if meant or (any(a.named for a in group) and any(a.public for a in group)):
            groups[id] = [a.key for a in group]
        if meant:
            met[id] = meant
    entities = Entities(groups, met)
    entities.judge(judgements)
    return entities, names


def _note(
    rc: ResolvedClaim, person: ActorResolution, texts: Mapping[str, str], names: _Names, atoms: dict[str, Atom]
) -> None:
    """Add a mention of nobody known to the atom of its name, where it has one."""
    name = names.unknown(person)
    spelled = spelling(name) if name else None
    if name is None or spelled is None:
        return
    first = (rc.published or date.max, rc.claim.doc, rc.mention_of(person).start)
    atom = atoms.setdefault(fold(name), Atom(fold(name), spelled, first))
    if first < atom.first:
        atom.first = first
    text = texts.get(rc.claim.doc, "")
    atom.named = atom.named or names.namer.shown(rc, person, name, text)
    atom.public = atom.public or names.namer.public(rc, person, name, text)


class _Names:
    """The names of mentions: the proper name of somebody unknown, the own words for somebody known."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.namer = Namer(knowledge)
        self._actors = knowledge.actors
        self._listed = frozenset(map(fold, knowledge.actors.names()))

    def unknown(self, person: ActorResolution) -> str | None:
        """The proper name of somebody the directory lacks; one that it has, and was not taken for here, is none."""
        if person.actor is not None:
            return None
        name = self.namer.proper(person.name)
        return None if name is None or fold(name) in self._listed else name

    def of(self, rc: ResolvedClaim, person: ActorResolution) -> str | None:
        """The name that a mention gives, None for a description of somebody unknown."""
        return own_name(rc.mention_of(person).text) if person.actor else self.unknown(person)

    def directory(self) -> dict[Spelling, frozenset[str]]:
        """The proper names of the directory and whose they are."""
        found: defaultdict[Spelling, set[str]] = defaultdict(set)
        for actor in self._actors.all():
            for name in (actor.name, *actor.spellings) if not actor.name.islower() else ():
                spelled = spelling(name)
                if spelled and not name.islower():
                    found[spelled].add(actor.id)
        return {s: frozenset(ids) for s, ids in found.items()}


class _Who:
    """Everybody of a record, met mention by mention and then told."""

    def __init__(self, entities: Entities, names: _Names, knowledge: Knowledge) -> None:
        self._entities, self._names, self._actors = entities, names, knowledge.actors
        self._written: defaultdict[Entity, Counter[str]] = defaultdict(Counter)
        self._claims: defaultdict[Entity, dict[str, None]] = defaultdict(dict)
        self._called: dict[Entity, str] = {}

    def meet(self, rc: ResolvedClaim, person: ActorResolution) -> None:
        """Count a mention for whom it means."""
        name, entity = self._of(rc, person)
        if entity and name:
            self._written[entity][name] += 1
            self._claims[entity][rc.claim.id] = None

    def decide(self, rc: ResolvedClaim, person: ActorResolution) -> ActorResolution:
        """Who a mention means; the same decision where nothing is to be added to it."""
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
                claims=tuple(self._claims[entity]),
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
