"""Whom the record names: those the directory knows, those it lacks, and all that is known of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from contested.errors import NotFound, UsageError
from contested.knowledge import Knowledge
from contested.knowledge.widened import UNKNOWN_KIND, Widened
from contested.model import PROVISIONAL, Actor, ActorResolution, Identity, Query, Relation, ResolvedClaim
from contested.pipeline.asking import OwnNames
from contested.pipeline.near import SUGGESTED, near
from contested.resolve.own_names import own_name
from contested.store import Store

Who = Literal["known", "new", "all"]
"""Those of the directory or named by a person; those that the directory lacks; also those who have no name."""

ROLES = {"actor": "acts", "target": "suffers", "group": "harmed", "attribution": "says"}


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """Somebody in the claims of a record: in how many, and how often as whom.

    ``acts``, ``suffers``, ``harmed`` and ``says`` count mentions as the one who acts, is acted upon, is counted among
    the harmed, and is quoted. ``kind`` is None where nobody said it.
    """

    name: str
    id: str | None
    kind: str | None
    side: str | None
    claims: int
    acts: int
    suffers: int
    harmed: int
    says: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence of a claim, whose report it stands in, and when that came out."""

    claim: str
    doc: str
    publisher: str | None
    published: date | None
    text: str


@dataclass(frozen=True, slots=True)
class NewActor:
    """Somebody that the directory lacks, with the names that reports give and the sentences that name it."""

    record: ActorRecord
    spellings: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that speaks for an actor, and how many claims of the record it is quoted for."""

    id: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the directory, the record and people's judgements say of one actor.

    ``written`` are the names that reports give, with how often; ``parts`` are actors that it is the parent of;
    ``relations`` are how it stood to others and they to it, the earliest first; ``kinds`` counts its claims by kind.
    ``judged`` is None where the directory alone tells of it.
    """

    actor: Actor
    record: ActorRecord
    written: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    parents: tuple[Actor, ...]
    parts: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    voices: tuple[Voice, ...]
    sentences: tuple[Sentence, ...]
    judged: Identity | None


def actors_of(
    store: Store,
    query: Query,
    knowledge: Knowledge,
    who: Who = "all",
    fits: Callable[[ActorRecord], bool] = lambda _: True,
) -> tuple[ActorRecord, ...]:
    """The actors of the claims that meet the query, those with most claims first; of those that ``fits`` takes."""
    identities = {i.id: i for i in store.identities()}
    directory = Widened(knowledge.actors, identities.values())
    tallies: dict[tuple[str | None, str], _Tally] = {}
    for rc in store.claims(replace(query, limit=0)):
        for person in rc.people:
            # One of an id is one, however his name stands in the record.
            own = directory.get(person.actor) if person.actor else None
            tallies.setdefault((person.actor, own.name if own else person.name), _Tally()).count(rc, person)
    closed = (t.closed(name, id, directory) for (id, name), t in tallies.items() if _wanted(id, identities, who))
    found = list(filter(fits, closed))
    found.sort(key=lambda a: (-a.claims, a.name, a.id or ""))
    return tuple(found[: query.limit or None])


def new_actors(
    store: Store, query: Query, knowledge: Knowledge, fits: Callable[[ActorRecord], bool] = lambda _: True
) -> tuple[NewActor, ...]:
    """Those of the claims that meet the query whom the directory lacks, with their sentences; ``fits`` as above."""
    spellings = {i.id: i.spellings for i in store.identities()}
    records = {r.id: r for r in actors_of(store, query, knowledge, "new", fits) if r.id}
    sentences: dict[str, dict[str, Sentence]] = {id: {} for id in records}
    for rc in store.claims(replace(query, limit=0)):
        for id in {p.actor for p in rc.people if p.actor in sentences}:
            sentences[str(id)].setdefault(rc.claim.evidence.text, _sentence(rc))
    return tuple(NewActor(r, spellings.get(id, ()), tuple(sentences[id].values())) for id, r in records.items())


def profile(store: Store, id: str, knowledge: Knowledge) -> Profile:
    """All about the actor of that id. Raises NotFound when neither the directory nor the record has it."""
    identities = {i.id: i for i in store.identities()}
    directory = Widened(knowledge.actors, identities.values())
    actor = directory.get(id)
    if actor is None:
        raise NotFound(f"There is no actor {id!r}.", remedy="List them: contested actors, contested actors --new.")
    tally, written, sentences = _Tally(), Counter[str](), dict[str, Sentence]()
    kinds, quoted = Counter[str](), Counter[str]()
    for rc in store.claims():
        quoted.update({r.actor for r in rc.attribution if r.actor})
        mine = [p for p in rc.people if p.actor == id]
        kinds[rc.claim.kind] += bool(mine)
        for person in mine:
            tally.count(rc, person)
            written[own_name(rc.mention_of(person).text)] += 1
            sentences.setdefault(rc.claim.evidence.text, _sentence(rc))
    everyone = knowledge.actors.all()
    voices = [Voice(a.id, a.name, quoted[a.id]) for a in everyone if a.speaks_for == id]
    related = (*knowledge.actors.relations.of(id), *knowledge.actors.relations.to(id))
    return Profile(
        actor=actor,
        record=tally.closed(actor.name, id, directory),
        written=tuple(sorted(written.items(), key=lambda w: (-w[1], w[0]))),
        kinds=tuple(sorted((kind, n) for kind, n in kinds.items() if n)),
        parents=tuple(p for p in map(directory.get, actor.parents) if p),
        parts=tuple(a for a in everyone if id in a.parents),
        relations=tuple(sorted(related, key=lambda r: (r.start or "", r.relation, r.actor, r.other))),
        voices=tuple(sorted(voices, key=lambda v: (-v.claims, v.name))),
        sentences=tuple(sentences.values()),
        judged=identities.get(id),
    )


def actor_called(store: Store, given: str, knowledge: Knowledge, own: OwnNames | None = None) -> str:
    """The id of the actor that ``given`` names: an id, the beginning of a provisional one, or a name in any spelling.

    ``own`` are the actors that the record has an id for, asked of the store where they are not given. Raises NotFound,
    naming those that look like it; UsageError when several begin so or have the name.
    """
    own = own or OwnNames(store.identities())
    if given in own.by_id or knowledge.actors.get(given):
        return given
    begun = own.near(given) if given.startswith(PROVISIONAL) else ()
    known = knowledge.actors.named(given)
    found = begun or own.called(given) or ((known.id,) if known else own.alike(given))
    if len(found) > 1:
        listed = ", ".join(f"{id} ({own.by_id[id].name})" for id in found[:SUGGESTED])
        raise UsageError(f"{given!r} may be one of several actors: {listed}.", remedy="Give the id.")
    if not found:
        raise NotFound(f"There is no actor {given!r}.", remedy=_near(given, own.by_id.values(), knowledge))
    return found[0]


def written(store: Store, id: str) -> tuple[str, ...]:
    """The names that the record's reports give the actor, the most frequent first."""
    if own := store.identity(id):
        return own.spellings
    often = Counter(own_name(rc.mention_of(p).text) for rc in store.claims() for p in rc.people if p.actor == id)
    return tuple(sorted(often, key=lambda name: (-often[name], name)))


def _wanted(id: str | None, identities: dict[str, Identity], who: Who) -> bool:
    if who == "all" or id is None:
        return who == "all"
    new = id.startswith(PROVISIONAL)
    judged = id in identities and bool(identities[id].judgements)
    return new if who == "new" else not new or judged


def _sentence(rc: ResolvedClaim) -> Sentence:
    return Sentence(rc.claim.id, rc.claim.doc, rc.publisher, rc.published, rc.claim.evidence.text)


def _near(given: str, identities: Iterable[Identity], knowledge: Knowledge) -> str:
    found = near(given, dict(_all_names(identities, knowledge)))
    return f"Near it are: {', '.join(found)}." if found else "List them: contested actors, contested actors --new."


def _all_names(identities: Iterable[Identity], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for actor in knowledge.actors.all():
        yield from ((name, actor.id) for name in (actor.id, actor.name, *actor.spellings))
    for own in identities:
        yield from ((name, own.id) for name in (own.name, *own.spellings))


@dataclass(slots=True)
class _Tally:
    """How somebody stood in claims so far."""

    claims: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)

    def count(self, rc: ResolvedClaim, person: ActorResolution) -> None:
        self.claims.add(rc.claim.id)
        self.roles[ROLES[person.role]] += 1

    def closed(self, name: str, id: str | None, directory: Widened) -> ActorRecord:
        actor = directory.get(id) if id else None
        kind = actor.kind if actor and actor.kind != UNKNOWN_KIND else None
        side = directory.side(id) if id else None
        roles = {role: self.roles[role] for role in ROLES.values()}
        return ActorRecord(name=name, id=id, kind=kind, side=side, claims=len(self.claims), **roles)
