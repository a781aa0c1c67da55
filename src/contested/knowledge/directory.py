"""The directory of actors and sources: by id, by name, and by the way reporters mention them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable

from contested.errors import KnowledgeError
from contested.knowledge.actors import Entry, Nation, by_form, nations
from contested.knowledge.cast import Cast
from contested.knowledge.finder import Finder, text_words, words
from contested.knowledge.lineage import Lineage, Told
from contested.knowledge.mentions import Answer, Context, MentionReader
from contested.knowledge.names import fold
from contested.knowledge.relations import FILE as RELATIONS
from contested.knowledge.relations import Relations
from contested.knowledge.wording import Wording
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor, Relation

_CACHED = 65536
_SHORT = 4


class ActorDirectory:
    """The actors known beforehand, of one conflict and of all.

    Made by ``load``; never changed afterwards.
    """

    def __init__(self, cast: Cast, all_nations: Iterable[Nation], wording: Wording) -> None:
        own, table = cast.entries, tuple(all_nations)
        everyone = (*own, *by_form(table, own))
        self.wording = wording
        self.home = cast.home
        self.never_militants = cast.never_militants
        self.relations = Relations(cast.relations)
        self.alliances = frozenset(r.other for r in self.relations if r.relation == "member of")
        self.sides = frozenset(e.actor.id for e in everyone if e.words)
        self.capitals = frozenset(fold(name) for n in table for name in n.capital)
        self._actors = {e.actor.id: e.actor for e in everyone}
        _check(everyone, self._actors)
        _check_related(self.relations, self._actors)
        self._lineage = Lineage(self._actors, self.relations)
        self._names = _names(own, wording)
        self._nations = _nations(table, cast, wording)
        self._called_by = _callers(everyone)
        self._reader = MentionReader(everyone, table, wording.classes, cast.home)
        self._read = lru_cache(maxsize=_CACHED)(self._reader.read)

    @classmethod
    def load(cls, conflict: Traversable) -> ActorDirectory:
        """The directory of a conflict's folder with the actors common to all. Raises KnowledgeError."""
        return cls(Cast.load(conflict), nations(), Wording.load())

    def get(self, ident: str) -> Actor | None:
        """The actor with this id."""
        return self._actors.get(ident)

    def all(self) -> tuple[Actor, ...]:
        """Every actor, those of the conflict and common ones first, then nations by form."""
        return tuple(self._actors.values())

    def names(self) -> tuple[str, ...]:
        """Every name and spelling of every actor."""
        return tuple(name for a in self._actors.values() for name in (a.name, *a.spellings))

    def side(self, ident: str, on: date | None = None) -> str | None:
        """The side of the actor, or of whom it speaks for or is part of; None when neutral or unknown.

        Where neither says it, the side of those it was a member or ally of on the day, if they are of one side.
        """
        return self._own_side(ident) or self._lent_side(ident, on)

    def at(self, actor: Actor, told: Told) -> tuple[Actor, str] | None:
        """Who the body that bears the actor's name was on the days told of, with the relations that say so.

        None when the name is right for those days, or when nobody of its line is known to have been then.
        """
        return self._lineage.at(actor, told)

    def voices(self, ident: str) -> tuple[str, ...]:
        """The ids of an outlet and of those whom it speaks for, one after the other."""
        found: list[str] = []
        actor = self._actors.get(ident)
        while actor and actor.id not in found:
            found.append(actor.id)
            actor = self._actors.get(actor.speaks_for or "")
        return tuple(found)

    def called_by(self, voices: Iterable[str]) -> frozenset[str]:
        """The sides whose people those with a voice call names of their own ("terrorists"), as the directory has it."""
        return frozenset(side for voice in voices for side in self._called_by.get(voice, ()))

    def first_day(self, actor: Actor) -> date | None:
        """The first day on which the actor can be spoken of under its name; None where that is not known.

        Its own, or that of the name which it took; for an alliance the first day of its members, where all are known.
        """
        start, _ = self._lineage.period(actor)
        if start:
            return start
        joined = [r.start for r in self.relations.to(actor.id) if r.relation == "member of"]
        return date.fromisoformat(min(filter(None, joined))) if joined and all(joined) else None

    def line(self, actor: Actor) -> tuple[Actor, ...]:
        """The actors that are one body under the names it bore in turn, ``actor`` among them."""
        return self._lineage.line(actor)

    def _lent_side(self, ident: str, on: date | None) -> str | None:
        for others in self.relations.lenders(ident, on):
            sides = {side for other in others if (side := self._own_side(other))}
            if sides:
                return sides.pop() if len(sides) == 1 else None
        return None

    def _own_side(self, ident: str) -> str | None:
        seen: set[str] = set()
        queue = [ident]
        while queue:
            actor = self._actors.get(queue.pop(0))
            if actor is None or actor.id in seen:
                continue
            if actor.side:
                return actor.side
            seen.add(actor.id)
            queue += [actor.speaks_for] if actor.speaks_for else []
            queue += actor.parents
        return None

    def named(self, name: str) -> Actor | None:
        """The actor with this very name or spelling, up to case, accents and the Arabic article."""
        spans = self._names.spans(name)
        whole = next((s for s in spans if s.start == 0 and s.end == len(name)), None)
        return self._actors[whole.values[0]] if whole else None

    def nations_in(self, text: str) -> list[tuple[int, str, bool]]:
        """The nations that ``text`` names: where, which, whether by adjective or people (else by name or city)."""
        return [(s.start, *s.values[0]) for s in self._nations.spans(text)]

    def stands_for(self, text: str) -> frozenset[str]:
        """What of ``common/stand_ins.yaml`` a mention without a name may stand for ("the group": armed, body)."""
        if not self.wording.has_stand_in(text):
            return frozenset()
        kinds = self.wording.kinds_of_stand_in(text, self._reader.without_openers(text))
        definite = text[:4].lower() == "the " or text.lower().startswith(("these ", "those "))
        named = {k.removesuffix("_definite") if definite else k for k in kinds}
        return frozenset(k for k in named if not k.endswith("_definite"))

    def match(self, text: str, on: date | None = None, context: Context | None = None) -> tuple[Actor, Evidence] | None:
        """Whom the mention ``text`` means, with how surely and why; None when nobody known.

        ``text`` is as reporters write it, articles, modifiers and relative clauses included. ``on`` is the day told of:
        of several actors of one name, the one that bore it then is taken. ``context`` gives the role of the mention
        and what the report is about.
        """
        context = context or Context()
        answer: Answer = self._read(text, replace(context, on=on) if on else context)
        return answer

    def scan(self, text: str) -> tuple[list[tuple[int, int, Actor]], list[tuple[int, str, bool]]]:
        """What ``find`` and ``nations_in`` find, in one go over the text."""
        found = text_words(text)
        named = [(s.start, s.end, self._actors[s.values[0]]) for s in self._names.in_words(found)]
        return named, [(s.start, *s.values[0]) for s in self._nations.in_words(found)]

    def find_sure(self, text: str) -> list[tuple[int, int, Actor]]:
        """Of what ``find`` finds, the names of two words and more in capitals that one actor alone bears."""
        spans = (s for s in self._names.spans(text) if s.last - s.first > 1 and len(set(s.values)) == 1)
        return [(s.start, s.end, self._actors[s.values[0]]) for s in spans if _capital(text[s.start : s.end])]

    def find(self, text: str) -> list[tuple[int, int, Actor]]:
        """The names of the directory in ``text``: start, end (code points) and actor, in order, none overlapping."""
        return [(s.start, s.end, self._actors[s.values[0]]) for s in self._names.spans(text)]


def _capital(name: str) -> bool:
    """Whether the words of a name are written as those of a name: "Southern Front", not "southern front"."""
    return all(w.raw[:1].isupper() for w in words(name) if not w.article and len(w.raw) >= _SHORT)


def _names(own: Iterable[Entry], wording: Wording) -> Finder[str]:
    """Finds the ids of actors by their names and spellings."""
    finder: Finder[str] = Finder(wording.plain)
    for e in (e for e in own if not e.actor.name.islower()):
        for name in (e.actor.name, *e.actor.spellings):
            finder.add(name, e.actor.id)
    return finder


def _nations(table: Iterable[Nation], cast: Cast, wording: Wording) -> Finder[tuple[str, bool]]:
    """Finds nations, each with whether it is named by adjective or people."""
    finder: Finder[tuple[str, bool]] = Finder(wording.plain)
    for n in table:
        for name in (n.name, *n.spellings, *n.capital):
            finder.add(name, (n.name, False))
        for name in (*n.adjectives, *n.people):
            finder.add(name, (n.name, True))
    for name, country in cast.landmarks:
        finder.add(name, (country, False))
    return finder


def _callers(everyone: Iterable[Entry]) -> dict[str, set[str]]:
    """The sides that each voice has names of its own for."""
    called_by: dict[str, set[str]] = {}
    for e in everyone:
        for caller, _ in e.called:
            called_by.setdefault(caller, set()).update([e.actor.side] if e.actor.side else [])
    return called_by


def _check_related(related: Iterable[Relation], actors: dict[str, Actor]) -> None:
    for r in related:
        for ident in (r.actor, r.other):
            if ident not in actors:
                raise KnowledgeError(f"{RELATIONS} names {ident!r}, which is no actor's id.")


def _check(everyone: tuple[Entry, ...], actors: dict[str, Actor]) -> None:
    for e in everyone:
        for other in (*e.actor.parents, *([e.actor.speaks_for] if e.actor.speaks_for else [])):
            if other not in actors:
                raise KnowledgeError(f"Actor {e.actor.id!r} names {other!r}, which is no actor's id.")
