"""Which place is meant by an id or a name, and by which names the record has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from contested.knowledge import Knowledge
from contested.knowledge.areas import COUNTRY, PROVINCE
from contested.knowledge.names import fold
from contested.knowledge.spelling import same_name
from contested.model import Place, Query
from contested.store import Store

# Claims from which the spellings of a place are taken.
_READ = 200


@dataclass(frozen=True, slots=True)
class Located:
    """A place that was asked for. ``place`` is the gazetteer's, None where it has none of that name; ``others`` are
    those of the same name. ``names`` find in a record what is of the place, and of what lies in it for an area."""

    name: str
    place: Place | None
    others: tuple[Place, ...]
    names: tuple[str, ...]

    @property
    def id(self) -> str | None:
        """The gazetteer's id."""
        return self.place.id if self.place else None

    @property
    def is_area(self) -> bool:
        """Whether it is a province or country, which other places lie in."""
        return self.place is not None and self.place.kind in (PROVINCE, COUNTRY)


def located(store: Store, asked: str, knowledge: Knowledge) -> Located | None:
    """The place of that id or name: of several those that the record speaks of come first. None when neither the
    gazetteer nor the record has it. A place that the record never speaks of is meant by a spelling of its name
    alone: of so many places some sound like anything."""
    if not any(c.isalnum() for c in asked):
        return None
    own = knowledge.places.get(asked)
    if own is not None:
        same = tuple(p for p in knowledge.places.of_that_name(own.name) if p.id != own.id)
        return _meant(own, _spoken_of(store, same))
    named = _of_the_kind(asked, knowledge)
    spoken = _spoken_of(store, named)
    if spoken:
        return _meant(spoken[0], spoken[1:])
    if _any(store, asked):
        return Located(_as_written(store, asked), None, (), (asked,))
    called = knowledge.places.of_that_name(asked)
    place = next((p for p in named if p in called or same_name(asked, p.name)), None)
    return _meant(place, ()) if place else None


def spelled(store: Store, at: Located) -> tuple[str, ...]:
    """How reports of the record write the place, the most frequent first."""
    written: Counter[str] = Counter()
    for rc in store.claims(Query(place=at.id or at.names, limit=_READ)):
        for mention, decided in zip(rc.claim.place, rc.place, strict=True):
            if decided.place == at.id if at.id else fold(decided.name) == fold(at.name):
                written[" ".join(mention.text.split())] += 1
    return tuple(sorted(written, key=lambda name: (-written[name], name)))


def _of_the_kind(asked: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """The places of that name; where a word of it points to a kind ("Idlib province"), those of the kind alone."""
    named = knowledge.places.of_that_name(asked) or knowledge.places.candidates(asked)
    kinds = {kind for word in asked.split() for kind in knowledge.places.points_to(word)}
    return tuple(p for p in named if p.kind in kinds) or named


def _meant(place: Place, others: tuple[Place, ...]) -> Located:
    names = [place.id]
    if place.kind in (PROVINCE, COUNTRY):
        names += [place.name, *([place.admin1] if place.kind == PROVINCE and place.admin1 else [])]
    return Located(place.name, place, others, tuple(dict.fromkeys(names)))


def _spoken_of(store: Store, places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(p for p in places if _any(store, p.id))


def _any(store: Store, name: str) -> bool:
    return any(True for _ in store.claims(Query(place=name, limit=1)))


def _as_written(store: Store, name: str) -> str:
    """The name as the record has it, in its own spelling."""
    claim = next(store.claims(Query(place=name, limit=1)))
    names = (n for p in claim.place for n in (p.name, p.admin1, p.country) if n)
    return next((n for n in names if fold(n) == fold(name)), name)
