"""Judgements on events and actors: made whole, so that they hold whatever documents are added."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from contested.errors import UsageError
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import PROVISIONAL, Judgement, JudgementKind
from contested.model.judgement import judgement_id
from contested.model.knowledge import ACTOR_KINDS
from contested.pipeline.actors import actor_called, written
from contested.pipeline.happened import event_called
from contested.store import Store


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when, and why."""

    author: str
    time: datetime
    note: str = ""

    def says(self, kind: JudgementKind, subjects: Sequence[str], store: Store) -> Judgement:
        """A judgement on actors with the spellings by which they are known."""
        known_by = tuple(written(store, id) if id.startswith(PROVISIONAL) else () for id in subjects)
        return replace(self.on_claims(kind, subjects), known_by=known_by)

    def on_claims(self, kind: JudgementKind, claims: Sequence[str], first: int = 0) -> Judgement:
        """A judgement on claims; ``first`` as in ``Judgement``."""
        id = judgement_id(kind, claims, self.time, self.author)
        return Judgement(id, kind, tuple(claims), self.author, self.time, self.note, first=first)


def compared(store: Store, kind: JudgementKind, events: Sequence[str], judge: Judge) -> Judgement:
    """That two events are the ``same`` or ``different``, by all claims that they have now.

    Raises UsageError unless there are two, NotFound for one that is not there.
    """
    if len(set(events)) != 2:
        raise UsageError("Events are compared two by two.", remedy="Give the ids of two events.")
    one, other = (event_called(store, id).claims for id in events)
    own = tuple(c for c in other if c not in one)
    if not own:
        raise UsageError(f"The events {' and '.join(events)} rest on the same claims.")
    return judge.on_claims(kind, (*one, *own), len(one))


def parted(store: Store, event: str, claims: Collection[str], judge: Judge) -> Judgement:
    """That some claims of an event tell of another event than the rest of them.

    Raises NotFound for an event that is not there, UsageError for claims that it does not have, for none or for all.
    """
    there = event_called(store, event).claims
    if strange := sorted(set(claims) - set(there)):
        raise UsageError(f"The event {event} does not rest on {', '.join(strange)}.")
    others = tuple(c for c in there if c in claims)
    if not 0 < len(others) < len(there):
        raise UsageError("A split needs claims on both sides.", remedy="Choose some of the event's claims, not all.")
    rest = tuple(c for c in there if c not in claims)
    return judge.on_claims("different", (*others, *rest), len(others))


def merged(store: Store, actors: Sequence[str], knowledge: Knowledge, judge: Judge) -> Judgement:
    """That the actors named are one; the directory's, else the first named, goes on. Raises UsageError, NotFound."""
    subjects = tuple(dict.fromkeys(actor_called(store, given, knowledge) for given in actors))
    if len(subjects) < 2:
        raise UsageError(
            "A merge needs two actors.",
            cause=f"all of {', '.join(actors)} are {subjects[0]}." if len(actors) > 1 else "",
            remedy="Name two that are listed apart: contested actors, contested actors --new.",
        )
    return judge.says("merge", subjects, store)


def split(store: Store, actor: str, spellings: Sequence[str], knowledge: Knowledge, judge: Judge) -> Judgement:
    """That some spellings of an actor are another's. Raises UsageError for one that it does not have, or for all."""
    id = actor_called(store, actor, knowledge)
    there = {fold(name): name for name in reversed(written(store, id))}
    strange = [name for name in spellings if fold(name) not in there]
    listed = "; ".join(sorted(there.values())) or "none"
    if strange:
        raise UsageError(
            f"No report of the record calls {id} {', '.join(map(repr, strange))}.", remedy=f"It is called: {listed}."
        )
    if id.startswith(PROVISIONAL) and {fold(name) for name in spellings} == set(there):
        raise UsageError(f"{id} has no other spelling, and nothing would be left of it.", remedy="Leave one out.")
    made = judge.says("split", (id,), store)
    return replace(made, spellings=tuple(dict.fromkeys(there[fold(name)] for name in spellings)))


def named(
    store: Store, actor: str, name: str, kind: str | None, side: str | None, knowledge: Knowledge, judge: Judge
) -> Judgement:
    """That an actor has this name, kind and side; what is empty or None stays. Raises UsageError, NotFound."""
    id = actor_called(store, actor, knowledge)
    name = " ".join(name.split())
    if not fold(name):
        raise UsageError("A name needs a letter or a digit.")
    other = knowledge.actors.named(name)
    if other and other.id != id:
        raise UsageError(
            f"{other.name} is in the directory, as {other.id}.",
            remedy=f"If {id} is the same, say so: contested actors merge {id} {other.id}",
        )
    made = judge.says("name", (id,), store)
    return replace(made, name=name, actor_kind=_kind(kind), side=_side(side, knowledge))


def sides(knowledge: Knowledge) -> tuple[str, ...]:
    """The sides that the directory knows, by the alphabet."""
    return tuple(sorted({actor.side for actor in knowledge.actors.all() if actor.side}))


def _kind(given: str | None) -> str | None:
    if given is None:
        return None
    by_folded = {fold(kind): kind for kind in ACTOR_KINDS}
    if fold(given) not in by_folded:
        raise UsageError(f"There is no kind {given!r} of actors.", remedy=f"Kinds are: {', '.join(ACTOR_KINDS)}.")
    return by_folded[fold(given)]


def _side(given: str | None, knowledge: Knowledge) -> str | None:
    if given is None:
        return None
    return {fold(side): side for side in sides(knowledge)}.get(fold(given), given.strip() or None)
