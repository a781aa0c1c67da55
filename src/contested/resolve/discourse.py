"""Who was spoken of before: the antecedents of "the group", "they", "the source", and of bare surnames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from contested.knowledge.names import fold
from contested.model.knowledge import Actor
from contested.resolve.context import UNDER_ARMS, DocumentContext
from contested.resolve.owners import Owner, owners

Kind = Literal["source", "armed", "group"]
_SIDES: tuple[Kind, ...] = ("armed", "source")
# What has members though it has no arms.
_BODY = "Organisation"
_OF_STATES = frozenset({_BODY, "State forces", "External/Other forces"})
_REACH = 300
_FAR = 1500
# A text is about a group that it names so often, and so many times oftener than any other.
_MANY, _LEAD = 2, 2
_NAME = r"[^\W\d_a-z](?:[\w'’-]*|\.)"
_WORDS_BEFORE = re.compile(rf"((?:{_NAME} |al-|bin |abu |de ){{1,4}})$")


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody meant by a mention at character ``start``: name, id and directory's record, None when unknown."""

    start: int
    name: str
    actor: Actor | None
    person: bool = False


@dataclass(slots=True)
class Discourse:
    """The mentions decided so far, in the order of the text, and the actors that the text names.

    Fighters of the sides ``called_militants`` are called so by this outlet, of ``never_militants`` by none.
    """

    text: str
    context: DocumentContext
    never_militants: frozenset[str] = frozenset()
    called_militants: frozenset[str] = frozenset()
    _said: dict[Kind, list[Meant]] = field(default_factory=lambda: {"source": [], "armed": [], "group": []})

    def add(self, kind: Kind, meant: Meant) -> None:
        """Remember whom a mention means."""
        self._said[kind].append(meant)

    def armed(self, offset: int, militant: bool = False) -> Actor | None:
        """The nearest side under arms, no state's, that is named within reach before ``offset``; with ``militant`` a
        rebel group of a side whose fighters are called so.
        """
        for named in self.context.before(offset):
            if offset - named.end > _REACH:
                break
            if not named.armed or named.actor.kind == "State forces":
                continue
            if not militant or self._militant(named.actor):
                return named.actor
        return None

    def owners(self, offset: int, anybody: bool = False) -> tuple[Actor, ...]:
        """Who "its forces" at ``offset`` may belong to: one where the text tells, several where it does not.

        Sides under arms; with ``anybody`` bodies without arms too ("its members").
        """
        here = self.context.sentence(offset)
        first = self.context.sentences[max(0, here - 1)]
        named = [(n.start, n.actor) for n in self.context.before(offset) if n.start >= first]
        said = [(m.start, m.actor) for kind in _SIDES for m in self._said[kind] if first <= m.start < offset]
        sides = [(start, a) for start, a in (*named, *said) if a and self._has_forces(a, anybody)]
        meant = {actor.id: actor for _, actor in sides}
        spans = (first, self.context.sentences[here])
        found = owners(self.text, spans, offset, (Owner(start, actor.id) for start, actor in sides))
        return tuple(meant[key] for key in found)

    @staticmethod
    def _has_forces(actor: Actor, anybody: bool) -> bool:
        return actor.kind in UNDER_ARMS or (anybody and actor.kind == _BODY)

    def militants(self, offset: int) -> Actor | None:
        """Whom "the jihadists" are: the militant group named last within reach, else the one that the text is about."""
        near = self.armed(offset, militant=True)
        if near:
            return near
        named = Counter(n.actor.id for n in self.context.named if self._militant(n.actor))
        if not named:
            return None
        (most, times), *others = named.most_common(2)
        about = times >= _MANY and (not others or times >= _LEAD * others[0][1])
        return next((n.actor for n in self.context.before(offset) if n.actor.id == most), None) if about else None

    def body(self, like: Actor, among: Container[str] | None = None) -> Actor | None:
        """The one body of the text that "a Kurdish militia" can be; None where none or several can.

        ``like`` are those of its side in general; ``among`` the ids that it can have, None for any.
        """
        side = (n.actor for n in self.context.named if n.armed and n.actor.side == like.side)
        named = {a.id: a for a in side if a.id != like.id and not a.name.islower() and (among is None or a.id in among)}
        return next(iter(named.values())) if len(named) == 1 else None

    def league(self, offset: int, known: Actor, among: Container[str]) -> Actor | None:
        """The alliance that "the coalition" is, where it is the side under arms named last within reach; None where the
        text names the side or the country of the one ``known`` by that word."""
        if known.country in self.context.shares or any(n.actor.side == known.side for n in self.context.named):
            return None
        last = next((n for n in self.context.before(offset) if n.armed), None)
        near = last is not None and offset - last.end <= _REACH
        return last.actor if last and near and last.actor.id in among else None

    def _militant(self, actor: Actor) -> bool:
        if actor.side in self.called_militants:
            return actor.kind != "State forces" and actor.kind in UNDER_ARMS
        return actor.kind == "Rebel group" and actor.side not in self.never_militants

    def troops(self, offset: int) -> Actor | None:
        """The state's forces meant last within reach before ``offset``."""
        for meant in self._before("armed", offset, _REACH):
            if meant.actor and meant.actor.kind == "State forces":
                return meant.actor
        return None

    def counted(self, offset: int) -> Meant | None:
        """The people counted last before ``offset``, within reach."""
        return next(iter(self._before("group", offset, _REACH)), None)

    def source(self, offset: int, person: bool | None = None) -> Meant | None:
        """The nearest source before ``offset``; a person's or a body's only, when ``person`` says so."""
        for meant in self._before("source", offset, _FAR):
            if person is None or meant.person == person:
                return meant
        return None

    def state(self, offset: int) -> Meant | None:
        """The nearest source before ``offset`` that is a state or a body or the forces of one."""
        said = self._before("source", offset, _FAR)
        return next((m for m in said if m.actor and m.actor.country and m.actor.kind in _OF_STATES), None)

    def source_called(self, word: str, offset: int) -> Meant | None:
        """The nearest source before ``offset`` in whose name the word stands ("the institute")."""
        for meant in self._before("source", offset, _FAR):
            if word in fold(meant.name).split() and fold(meant.name) != word:
                return meant
        for named in self.context.before(offset):
            if word in fold(named.actor.name).split():
                return Meant(named.start, named.actor.name, named.actor)
        return None

    def full_name(self, surname: str, offset: int) -> str | None:
        """The full name before ``offset`` that ends in ``surname``, titles and all; None when there is none."""
        for m in reversed(list(re.finditer(rf"\b{re.escape(surname)}\b", self.text[:offset]))):
            before = _WORDS_BEFORE.search(self.text[: m.start()])
            if before:
                return f"{before.group(1)}{surname}"
        return None

    def _before(self, kind: Kind, offset: int, reach: int) -> list[Meant]:
        near = [m for m in self._said[kind] if 0 < offset - m.start <= reach]
        return sorted(near, key=lambda m: -m.start)
