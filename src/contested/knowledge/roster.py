"""Whom names and words can mean in a context: by the day, the role, the country told of and the outlet's side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from contested.knowledge.actors import Entry, Part
from contested.knowledge.phrases import Item, Phrase
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor
from contested.model.resolution import Role

PERSONS = frozenset({"Official", "Spokesperson"})
Answer = tuple[Actor, Evidence] | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is read in: the role, the day, the country that the report is about, the outlet's side.

    ``voices`` are the ids of the outlet and of those whom it speaks for, the nearest first.
    ``fights``: the claim tells of fighting or control, so that a state named in it stands for its forces.
    """

    role: Role = "actor"
    on: date | None = None
    focus: str | None = None
    side: str | None = None
    fights: bool = True
    voices: tuple[str, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether the mention is of a source."""
        return self.role == "attribution"


class Roster:
    """The actors of a directory as mentions ask for them; ``home`` is the country of the conflict."""

    def __init__(self, entries: Iterable[Entry], home: str | None) -> None:
        self.entries = {e.actor.id: e for e in entries}
        self.home = home
        self._parts: dict[tuple[str, Part], Actor] = {}
        for e in self.entries.values():
            if e.nation and e.part:
                self._parts[e.nation, e.part] = e.actor

    def nation(self, name: str | None, part: Part) -> Actor | None:
        """The forces, state or police of a nation, None when it is not in the table."""
        return self._parts.get((name, part)) if name else None

    def here(self, context: Context) -> bool:
        """Whether the report is about this conflict's country."""
        return context.focus is None or context.focus == self.home

    def at_home(self, item: Item, context: Context) -> tuple[str, ...]:
        """The ids of those whom a word means by itself in a report on this conflict, or on a land where they were."""
        ids = item.of("home")
        return ids if self.here(context) else tuple(i for i in ids if self._was_there(self.entries[i], context))

    def first(self, ids: Iterable[str], context: Context) -> Actor | None:
        """Of several actors of one name the first that bore it on the day; the first of all when none did."""
        actors = [self.entries[i].actor for i in ids]
        return next((a for a in actors if _bears(a, context.on)), actors[0] if actors else None)

    @staticmethod
    def _was_there(entry: Entry, context: Context) -> bool:
        return context.focus in entry.abroad and _bears(entry.actor, context.on)

    def called(self, item: Item, context: Context) -> tuple[str, ...]:
        """The ids of those that this outlet, whom it speaks for, or else outlets of its side call so, in reports on
        this conflict."""
        said = item.of("called") if self.here(context) else ()
        for caller in (*context.voices, context.side) if said else ():
            ids = tuple(of.partition("|")[2] for of in said if of.startswith(f"{caller}|"))
            if ids:
                return ids
        return ()

    def in_role(self, actor: Actor, context: Context) -> Actor:
        """The state of the country at war fights by its forces; it speaks and signs itself."""
        entry = self.entries[actor.id]
        if entry.part == "state" and entry.nation == self.home and context.fights and not context.speaks:
            return self.nation(entry.nation, "forces") or actor
        return actor

    def fighting(self, nation: str, state: Actor, context: Context) -> Actor | None:
        """The forces by which a state named alone fights ("Russia shelled"), if it is coded so."""
        if context.role != "actor" or not context.fights or self.entries[state.id].acts_itself:
            return None
        return self.nation(nation, "forces")

    def forces_of(self, person: Actor, context: Context) -> Actor | None:
        """The forces of whom a person speaks for: "Assad's warplanes"."""
        behind = self.entries.get(person.speaks_for or "")
        return self.in_role(behind.actor, replace(context, fights=True)) if behind else None

    def of_another_nation(self, phrase: Phrase, i: int, actor: Actor) -> bool:
        """Whether the nation before item ``i`` is not the actor's: the Afghan National Army is no Syrian one."""
        before = phrase.items[i - 1].of("adjective") if i else ()
        return bool(before and actor.country and actor.country not in before and self.home not in before)


def _bears(actor: Actor, on: date | None) -> bool:
    if on is None:
        return True
    day = on.isoformat()
    return (actor.start is None or actor.start <= day) and (actor.end is None or day <= actor.end)
