"""Two events compared as linking compares tellings: the best score between them, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from contested.knowledge.language import table
from contested.knowledge.witness import Directory
from contested.link.facets import Facets, Lookup, PlaceOf, facets
from contested.link.scoring import ACROSS
from contested.link.teller import DocumentHead
from contested.link.telling import Telling, pooled
from contested.model import Evidence, ResolvedClaim


def compared(
    one: Sequence[ResolvedClaim],
    other: Sequence[ResolvedClaim],
    heads: Mapping[str, DocumentHead],
    *,
    directory: Directory,
    place_of: PlaceOf,
) -> Evidence | None:
    """The score of the two reports, one of each event, that are likest each other. None where there are no claims.

    ``heads`` are their documents by id.

    Linking asks for the average over all pairs, which is no higher. Raises KnowledgeError when a word file is missing.
    """
    lookup = Lookup(directory, place_of, frozenset(table("common")["words"]))
    pairs = [(a, b) for a in _tellings(one, heads, lookup) for b in _tellings(other, heads, lookup)]
    if not pairs:
        return None
    return ACROSS.explain(*max(pairs, key=lambda pair: ACROSS.score(*pair)))


def _tellings(claims: Iterable[ResolvedClaim], heads: Mapping[str, DocumentHead], lookup: Lookup) -> list[Telling]:
    by_document: dict[str, list[Facets]] = {}
    for claim in claims:
        doc = claim.claim.doc
        by_document.setdefault(doc, []).append(facets(claim, lookup, heads[doc].text))
    return [pooled(told) for told in by_document.values()]
