"""Names at the days told of: a body that went on under another name is whom it was then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contested.knowledge import ActorDirectory
from contested.knowledge.lineage import Told
from contested.knowledge.renamings import Renaming, Renamings
from contested.model.claim import Claim, Mention
from contested.model.document import Document
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor
from contested.model.resolution import Role, TimeResolution
from contested.resolve.own_names import own_name
from contested.resolve.times import report_day

Decision = tuple[str, Actor | None, Evidence]

# One step more than the name itself.
_MOVED = 0.95
# As sure as the report that says it, and that its other name was read rightly.
_SAID = 0.7
_CUT = re.compile(r"\s*[,(\[–—]")
_OPENING = 2


class InTime:
    """Puts the actors decided for the mentions of one document in their time."""

    def __init__(self, document: Document, actors: ActorDirectory, times: Iterable[TimeResolution]) -> None:
        self._text = document.text
        self._actors = actors
        self._renamings = Renamings.load()
        self._written = document.published
        day = report_day(document)
        self._report = Told(day, day, self._written)
        self._days = {t.claim: Told(t.start, t.end, self._written, True) for t in times if t.start or t.end}

    def told(self, claim: Claim, role: Role) -> Told:
        """The days that a mention is used of: the claim's; the report's where none is stated, and for who speaks."""
        return self._report if role == "attribution" else self._days.get(claim.id, self._report)

    def placed(self, decision: Decision, mention: Mention, told: Told) -> Decision:
        """The decision, for the actor that the body was on the days told of, with the relations that say so."""
        _, actor, evidence = decision
        if actor is None:
            return self._said_to_be(decision, mention, told)
        if len(self._actors.line(actor)) == 1:
            return decision
        called = None if told.stated else self._then(actor, mention)
        if called is None:
            return self._moved(actor, evidence, told)
        return decision if called[0] == actor else _as(*called, evidence)

    def _moved(self, actor: Actor, evidence: Evidence, told: Told) -> Decision:
        found = self._actors.at(actor, told)
        return _as(*found, evidence) if found else (actor.name, actor, evidence)

    def _then(self, actor: Actor, mention: Mention) -> tuple[Actor, str] | None:
        """Whom the text itself says that the body was called on the days told of, and how: "then known as"."""
        spans = [(a, b) for a, b, found in self._actors.find(mention.text) if found == actor]
        start, end = spans[0] if spans else (0, len(mention.text))
        if self._renamings.then_called(self._text, mention.start + start):
            return actor, ""
        renaming = self._renamings.behind(self._text, mention.start + end)
        other = self._named(renaming) if renaming and renaming.when == "then" else None
        if renaming and other in self._actors.line(actor) and other:
            return other, f"the report says “{renaming.words}” it"
        return None

    def _said_to_be(self, decision: Decision, mention: Mention, told: Told) -> Decision:
        """Somebody whom the directory does not have, and who the report says bore or bears another name."""
        if not any(word[0].isupper() for word in own_name(mention.text).split()):
            return decision
        cut = _CUT.search(mention.text, 1)
        ends = (*((mention.start + cut.start(),) if cut else ()), mention.end)
        renaming = next(filter(None, (self._renamings.behind(self._text, end) for end in ends)), None)
        other = self._named(renaming) if renaming else None
        if renaming is None or other is None:
            return decision
        evidence = Evidence(_SAID, f"the report says “{decision[0]}”, {renaming.words} “{other.name}”")
        if renaming.when == "then" and not told.stated:
            return other.name, other, evidence
        return self._moved(other, evidence, told)

    def _named(self, renaming: Renaming) -> Actor | None:
        """The directory's actor with whose name the other name begins."""
        found = next(iter(self._actors.find(renaming.name)), None)
        return found[2] if found and found[0] < _OPENING else None


def _as(actor: Actor, why: str, evidence: Evidence) -> Decision:
    return actor.name, actor, Evidence(evidence.score * _MOVED, f"{evidence.reason}; {why}")
