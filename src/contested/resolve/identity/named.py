"""The names of a document's people that the directory lacks, and what the document shows of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from contested.knowledge import Knowledge
from contested.knowledge.directory import ActorDirectory
from contested.knowledge.names import fold
from contested.knowledge.spelling import Spelling, spelling
from contested.model import ActorResolution, Named, ResolvedClaim
from contested.resolve.identity.proper import Namer
from contested.resolve.identity.spelled import Atom, Known
from contested.resolve.own_names import own_name


@dataclass(slots=True)
class _Seen:
    """A name in the making."""

    name: str
    first: int
    shown: bool = False
    public: bool = False
    written: Counter[str] = field(default_factory=Counter)
    claims: dict[str, int] = field(default_factory=dict)


class Names:
    """The names of mentions: the proper name of somebody unknown, the own words for somebody known."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._namer = Namer(knowledge)
        self._actors = knowledge.actors
        self._listed = _listed(knowledge.actors)

    def unknown(self, person: ActorResolution) -> str | None:
        """The proper name of somebody the directory lacks; one that it has, and was not taken for here, is none."""
        if person.actor is not None:
            return None
        name = self._namer.proper(person.name)
        return None if name is None or fold(name) in self._listed else name

    def of(self, rc: ResolvedClaim, person: ActorResolution) -> str | None:
        """The name that a mention gives, None for a description of somebody unknown."""
        return own_name(rc.mention_of(person).text) if person.actor else self.unknown(person)

    def read(self, claims: Sequence[ResolvedClaim], text: str) -> tuple[Named, ...]:
        """The names that the directory lacks in the claims of one document, whose ``text`` is given, as they were
        read; ordered by where they stand first."""
        seen: dict[str, _Seen] = {}
        for rc in claims:
            for person in rc.people:
                name = self.unknown(person)
                if name is not None and spelling(name) is not None:
                    self._note(seen, rc, person, name, text)
        found = (_closed(claims[0], s) for s in seen.values())
        return tuple(sorted(found, key=lambda n: (n.first, n.name)))

    def _note(self, seen: dict[str, _Seen], rc: ResolvedClaim, person: ActorResolution, name: str, text: str) -> None:
        start = rc.mention_of(person).start
        s = seen.setdefault(fold(name), _Seen(name, start))
        if (start, name) < (s.first, s.name):
            s.name, s.first = name, start
        s.shown = s.shown or self._namer.shown(rc, person, name, text)
        s.public = s.public or self._namer.public(rc, person, name, text)
        s.written[name] += 1
        s.claims[rc.claim.id] = rc.claim.evidence.start

    @property
    def known(self) -> Known:
        """The proper names of the directory and whose they are."""
        return _known(self._actors)


# Both are asked for with every document that is added to a record.
@lru_cache(maxsize=2)
def _listed(actors: ActorDirectory) -> frozenset[str]:
    """All names of the directory, as they are compared."""
    return frozenset(map(fold, actors.names()))


@lru_cache(maxsize=2)
def _known(actors: ActorDirectory) -> Known:
    """The proper names of the directory and whose they are."""
    found: defaultdict[Spelling, set[str]] = defaultdict(set)
    for actor in actors.all():
        for name in (actor.name, *actor.spellings) if not actor.name.islower() else ():
            spelled = spelling(name)
            if spelled and not name.islower():
                found[spelled].add(actor.id)
    return Known({s: frozenset(ids) for s, ids in found.items()})


def _closed(rc: ResolvedClaim, s: _Seen) -> Named:
    claims = tuple(sorted((start, id) for id, start in s.claims.items()))
    written = tuple(sorted(s.written.items()))
    spelled = spelling(s.name)
    assert spelled is not None
    return Named(rc.claim.doc, rc.published, s.name, spelled.key, s.first, s.shown, s.public, written, claims)


def atoms(named: Iterable[Named]) -> list[Atom]:
    """All documents' mentions of each name together."""
    found: dict[str, Atom] = {}
    for n in sorted(named, key=lambda n: n.when):
        spelled = spelling(n.name)
        assert spelled is not None
        atom = found.setdefault(fold(n.name), Atom(fold(n.name), spelled, n.when))
        atom.named, atom.public = atom.named or n.shown, atom.public or n.public
    return list(found.values())
