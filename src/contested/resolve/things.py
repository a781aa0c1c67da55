"""Targets that are places or buildings: what is struck is the town or the embassy, not whose it is said to be."""

from __future__ import annotations

import re

from contested.knowledge import Context, Knowledge
from contested.model.claim import Mention, PlaceMention
from contested.model.evidence import Evidence
from contested.resolve.in_time import Decision
from contested.resolve.own_names import own_name
from contested.resolve.places import Placing

# "government" of "government-held southern districts", "Israeli" of "Israeli embassy".
_REST = re.compile(r"(?:-([a-z]+))?(?:[ -]([a-z][a-z-]*))?(?: ([a-z]+))?")
_NAME = r"(?:(?:al|el|as|ash|at|ar|an|ad|az)[- ])?[^\W\d_a-z][\w'’-]*"
_OF_NAME = re.compile(rf" of ({_NAME}(?: {_NAME}){{0,2}})")
_BEFORE_KIND = re.compile(rf"({_NAME}(?: {_NAME})*) [a-z]+(?: [a-z]+)?$")
_DEFINITE = re.compile(r"\bthe (?:\w+ )?$", re.IGNORECASE)
_SURE = 0.5
# From this score on an actor's own name stands in the words.
_KNOWN = 0.9


class Things:
    """Reads the targets of one document that are no people."""

    def __init__(self, text: str, knowledge: Knowledge, placing: Placing) -> None:
        self._text, self._actors, self._gazetteer = text, knowledge.actors, knowledge.places
        self._placing = placing

    def decide(self, mention: Mention) -> Decision | None:
        """The place or the building that a target is; None for anybody or anything else."""
        return self._place(mention) or self._premises(mention)

    def _premises(self, mention: Mention) -> Decision | None:
        """A side's or a nation's name that the reader cut off a building or a place ("rebel" of "rebel-held towns")."""
        # What is held by a group that is named is told of the group: "ISIS-held villages" were struck to strike ISIS.
        if len(mention.text.split()) > 2 or mention.text[-1:] in "s’'" or self._actors.named(mention.text):
            return None
        rest = _REST.match(self._text, mention.end)
        if rest is None:
            return None
        for last in (2, 3):
            if rest[last] in self._actors.wording.premises and (
                rest[1] is None or rest[1] in self._actors.wording.held
            ):
                whole = own_name(self._text[mention.start : rest.end(last)])
                return whole, None, Evidence(0.5, f"what stands there or is held is meant: “{whole}”")
        return None

    def _place(self, mention: Mention) -> Decision | None:
        """ "The village of Atma", "Atma village", and "the village" after it."""
        words = own_name(mention.text).split()
        kind = words[-1].lower() if words else ""
        of = self._of_name(mention, kind)
        if of:
            start = of.start(1) + (mention.start if of.string is mention.text else 0)
            asked = PlaceMention(of[1], start, start + len(of[1]))
            return self._found(asked) or (of[1], None, Evidence(0.4, "a place that the gazetteer does not have"))
        if not self._gazetteer.points_to(kind):
            return None
        before = _BEFORE_KIND.search(mention.text)
        if before and self._may_be_place(before[1]):
            return self._found(PlaceMention(before[1], mention.start + before.start(1), mention.end))
        if len(words) == 1 and (
            words[0] != mention.text or _DEFINITE.search(self._text, max(0, mention.start - 12), mention.start)
        ):
            asked = PlaceMention(f"the {kind}", mention.start, mention.end)
            return self._found(asked) if self._gazetteer.stand_in(asked.text) else None
        return None

    def _of_name(self, mention: Mention, kind: str) -> re.Match[str] | None:
        """The name behind "the village of", in the mention or right behind it."""
        of = _OF_NAME.search(mention.text) or _OF_NAME.match(self._text, mention.end)
        if of is None or self._is_somebody(mention):
            return None
        named = mention.text[: of.start()].split()[-1] if of.string is mention.text else kind
        return of if self._gazetteer.points_to(named) else None

    def _is_somebody(self, mention: Mention) -> bool:
        """Whether a name with a place in it is an actor's: "Islamic State of Iraq"."""
        meant = self._actors.match(mention.text, context=Context("target"))
        return meant is not None and meant[1].score >= _KNOWN

    def _may_be_place(self, name: str) -> bool:
        """Whether what stands before "village" or "base" can be its name: no nation's adjective and nobody's name."""
        if self._actors.named(own_name(name)):
            return False
        return not any(adjective for _, _, adjective in self._actors.nations_in(name))

    def _found(self, asked: PlaceMention) -> Decision | None:
        place, why = self._placing.decide(asked)
        return (place.name, None, Evidence(_SURE, f"a place: {why.reason}")) if place else None
