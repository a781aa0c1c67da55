"""Judgements on actors: made whole, so that they hold whatever documents are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from contested.errors import UsageError
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import PROVISIONAL, Judgement
from contested.model.judgement import JudgementKind, judgement_id
from contested.model.knowledge import ACTOR_KINDS
from contested.pipeline.actors import actor_called, written
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
        id = judgement_id(kind, subjects, self.time)
        return Judgement(id, kind, tuple(subjects), self.author, self.time, self.note, known_by=known_by)


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
