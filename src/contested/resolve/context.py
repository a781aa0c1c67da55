"""What a document as a whole says of its mentions: the country it is about, whose outlet it is, whom it names."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.knowledge import Knowledge
from contested.model.claim import Claim
from contested.model.document import Document
from contested.model.knowledge import Actor

# What one mention says of the country that a report is about: places weigh most, foreign powers act far from home.
_BY_PLACE, _BY_NAME, _BY_ACTOR = 2.0, 1.0, 0.5
# A lead the country of the conflict has before any mention.
_HOME_LEAD = 1.0


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor named in the text, at characters ``[start, end)``."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What is known of a document while its mentions are resolved.

    ``focus`` is the country it is about (None when nothing tells), ``side`` the side of its outlet, ``day`` when it
    came out, ``named`` the actors it names, in order.
    """

    focus: str | None
    side: str | None
    day: date | None
    named: tuple[NamedActor, ...]

    def before(self, offset: int) -> Iterable[NamedActor]:
        """The actors named before ``offset``, the nearest first."""
        i = bisect.bisect_left(self.named, offset, key=lambda n: n.start)
        return reversed(self.named[:i])


def context_of(document: Document, claims: Iterable[Claim], knowledge: Knowledge) -> DocumentContext:
    """Read the context off a document and its claims."""
    named = tuple(NamedActor(*found) for found in knowledge.actors.find(document.text))
    publisher = document.publisher.value
    outlet = knowledge.actors.named(publisher) if publisher else None
    return DocumentContext(
        focus=_focus(document, claims, knowledge, named),
        side=knowledge.actors.side(outlet.id) if outlet else None,
        day=document.published,
        named=named,
    )


def _focus(
    document: Document, claims: Iterable[Claim], knowledge: Knowledge, named: Iterable[NamedActor]
) -> str | None:
    votes: defaultdict[str, float] = defaultdict(float)
    home = knowledge.actors.home
    for nation in knowledge.actors.nations_in(document.text):
        votes[nation] += _BY_NAME
    for n in named:
        if n.actor.country and n.actor.kind in ("Rebel group", "Political militia", "State forces"):
            votes[n.actor.country] += _BY_ACTOR
    for mention in {p.text for claim in claims for p in claim.place}:
        countries = {p.country for p in knowledge.places.candidates(mention)}
        here = home if home in countries else countries.pop() if len(countries) == 1 else None
        if here:
            votes[here] += _BY_PLACE
    if home and home in votes:
        votes[home] += _HOME_LEAD
    return max(votes, key=lambda country: votes[country]) if votes else None
