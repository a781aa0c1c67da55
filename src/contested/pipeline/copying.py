"""What the record tells of copies: documents and passages taken over, and the way of each claim to its origin."""

from __future__ import annotations

from dataclasses import replace

from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.link.earlier import head
from contested.link.families import Copied, Family, families
from contested.link.graph import WitnessGraph
from contested.model import Event, OffsetMap, Query
from contested.pipeline.grounds import grounds_of
from contested.pipeline.watching import Watch
from contested.store import Store


def copies(
    store: Store, query: Query, knowledge: Knowledge, watch: Watch | None = None, *, passages: bool = True
) -> tuple[Family, ...]:
    """The families of documents of the days that ``query`` names in which one at least meets all of it.

    Texts are compared without the furniture of their pages; passages are bounded in the text as given.
    """
    watch = watch or Watch()
    directory = Widened(knowledge.actors, store.identities())
    span = Query(start=query.start, end=query.end, known_at=query.known_at)
    total = store.counts().documents
    offsets: dict[str, OffsetMap] = {}
    heads = []
    for document in store.documents(span):
        offsets[document.id] = document.offsets
        heads.append((head(document, directory), document.clean))
        watch.progress("Reading documents", len(heads), total)
    found = families(heads, lambda n: watch.progress("Comparing documents", n, len(heads)), passages=passages)
    wanted = None if query == span else {d.id for d in store.documents(replace(query, limit=0))}

    def placed(c: Copied) -> Copied:
        start, end = c.passage
        return replace(c, passage=(offsets[c.doc].start(start), offsets[c.doc].end(end)))

    met = (f for f in found if wanted is None or wanted & members(f))
    return tuple(replace(f, copies=tuple(map(placed, f.copies))) for f in met)[: query.limit or None]


def members(family: Family) -> frozenset[str]:
    """The ids of the documents of a family."""
    return frozenset({family.first, *(id for c in family.copies for id in (c.doc, c.of))})


def witnesses_of(store: Store, event: Event, knowledge: Knowledge) -> WitnessGraph:
    """How each claim of ``event`` leads to its origin, by the rules that built it."""
    return grounds_of(store, event, knowledge).graph
