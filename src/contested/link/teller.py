"""Claims to tellings, a document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from contested.knowledge.language import table
from contested.knowledge.witness import Directory
from contested.link.facets import Facets, Lookup, PlaceOf, facets
from contested.link.judged import Constraints
from contested.link.sentences import numbering
from contested.link.telling import Telling, pooled
from contested.link.within import tellings
from contested.model import ResolvedClaim, Told


class DocumentHead(Protocol):
    """What linking asks of a document. Offsets of claims count the code points of ``text``."""

    @property
    def title(self) -> str | None:
        """The title, which the text starts with."""

    @property
    def text(self) -> str:
        """The whole text."""


class Teller:
    """Makes the tellings of documents, none of which looks at another."""

    def __init__(self, directory: Directory, place_of: PlaceOf, limits: Constraints, threshold: float) -> None:
        """Raises KnowledgeError when a word file is missing."""
        self._lookup = Lookup(directory, place_of, frozenset(table("common")["words"]))
        self._limits, self._threshold = limits, threshold

    def tellings(self, claims: Iterable[ResolvedClaim], head: DocumentHead | None) -> list[Telling]:
        """The tellings of one document's claims (those that conclusions may rest on), in the order of the text."""
        text = head.text if head else ""
        number = numbering(text) if head else lambda _: 0
        seen = (facets(c, self._lookup, text, number(c.claim.evidence.start)) for c in claims if tells(c))
        return tellings(sorted(seen, key=_in_text), self._limits, self._threshold)

    def again(self, claims: Sequence[ResolvedClaim], told: Told) -> Telling:
        """The telling that these claims made before, as it was kept: their document is not looked at again."""
        seen = (facets(c, self._lookup) for c in claims)
        return replace(pooled([replace(f, vague=f.id in told.vague) for f in seen]), joins=told.joins)


def tells(c: ResolvedClaim) -> bool:
    """Whether a claim tells of a happening: cumulative totals and states do not."""
    return c.claim.kind == "event" or (c.claim.toll is not None and c.claim.toll.scope == "incident")


def _in_text(f: Facets) -> tuple[tuple[int, int], str]:
    return (f.position, f.id)
