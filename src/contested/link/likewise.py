"""Which claims of one event stand in the same words: sentences taken over, and reports that are mostly one text."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from contested.link.copies import NEAR, shingles
from contested.link.passages import Overlaps, WordingOf
from contested.model import ResolvedClaim

# From this share of its words on a report is another's text, and what it adds is not its own witness.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Edge:
    """That a claim stands in the words of claim ``other`` of document ``doc``; ``likeness`` in [0, 1], and why."""

    likeness: float
    other: str
    doc: str
    reason: str


def likewise(
    rest: Sequence[ResolvedClaim], ordered: Sequence[ResolvedClaim], wording_of: WordingOf
) -> dict[str, tuple[Edge, ...]]:
    """For each claim of ``rest`` those of other documents among ``ordered`` that stand in the same words, the likest
    first; of equals the first in ``ordered``. The relation goes both ways within ``rest``.
    """
    found: dict[str, dict[str, Edge]] = {c.claim.id: {} for c in rest}
    if len({c.claim.doc for c in ordered}) < 2:
        return dict.fromkeys(found, ())
    words = {c.claim.id: _words(c, wording_of) for c in ordered}
    places = {c.claim.id: n for n, c in enumerate(ordered)}
    alike = Overlaps((n, words[c.claim.id]) for n, c in enumerate(ordered))
    mostly = _Mostly(rest, ordered, wording_of)
    for c in rest:
        for id, edge in (*mostly.edges(c), *_copied(c, words, ordered, alike)):
            if id in found and (edge.other not in found[id] or found[id][edge.other].likeness < edge.likeness):
                found[id][edge.other] = edge
    return {
        id: tuple(sorted(edges.values(), key=lambda e: (-e.likeness, places[e.other]))) for id, edges in found.items()
    }


def _words(c: ResolvedClaim, wording_of: WordingOf) -> frozenset[int]:
    """The shingles of the claim's sentence; of its own words where the document is not at hand."""
    told = wording_of(c.claim.doc)
    return told.at(c.claim.evidence.start) if told else shingles(c.claim.evidence.text)


def _copied(
    c: ResolvedClaim, words: Mapping[str, frozenset[int]], ordered: Sequence[ResolvedClaim], alike: Overlaps
) -> Iterator[tuple[str, Edge]]:
    mine = words[c.claim.id]
    for place, common in alike.common(mine).items():
        assert isinstance(place, int)
        other = ordered[place]
        share = common / min(len(mine), len(words[other.claim.id]))
        if other.claim.doc != c.claim.doc and share >= NEAR:
            reason = f"its sentence is {share:.0%} that of {_who(other)}"
            yield c.claim.id, Edge(share, other.claim.id, other.claim.doc, reason)


def _who(c: ResolvedClaim) -> str:
    return f"{c.publisher or 'an unknown outlet'} ({c.published or 'no date'}, {c.claim.doc})"


class _Mostly:
    """Reports of ``rest`` most of whose text stands in another report of the event."""

    def __init__(self, rest: Sequence[ResolvedClaim], ordered: Sequence[ResolvedClaim], wording_of: WordingOf) -> None:
        self._first: dict[str, ResolvedClaim] = {}
        for c in ordered:
            self._first.setdefault(c.claim.doc, c)
        texts = {doc: told.shingles for doc in self._first if (told := wording_of(doc))}
        overlaps = Overlaps(texts.items())
        self._shares: dict[str, dict[Hashable, float]] = {}
        for doc in sorted({c.claim.doc for c in rest} & texts.keys()):
            mine = texts[doc]
            common = overlaps.common(mine)
            self._shares[doc] = {other: n / len(mine) for other, n in common.items() if n >= MOSTLY * len(mine)}

    def edges(self, c: ResolvedClaim) -> Iterator[tuple[str, Edge]]:
        """Between the claim and the first of each report that its own is mostly of one text with, and back."""
        for doc, share in self._shares.get(c.claim.doc, {}).items():
            if doc != c.claim.doc:
                other = self._first[str(doc)]
                there = f"{share:.0%} of its report stands in that of {_who(other)}"
                yield c.claim.id, Edge(share, other.claim.id, other.claim.doc, there)
                back = f"{share:.0%} of the report of {_who(c)} stands in its own"
                yield other.claim.id, Edge(share, c.claim.id, c.claim.doc, back)
