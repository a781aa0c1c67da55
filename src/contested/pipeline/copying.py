"""What the record tells of copies: documents and passages taken over, and the way of each claim to its origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.link.copies import LEAST_WORDS, words
from contested.link.earlier import head
from contested.link.families import Copied, Family, families
from contested.link.graph import WitnessGraph
from contested.link.sentences import spans
from contested.model import Document, Event, OffsetMap, Query
from contested.pipeline.grounds import grounds_of
from contested.pipeline.watching import Watch
from contested.store import Store

# A document's copies are sought by so many phrases of so many words; so many documents with each are looked at.
_PHRASES, _IN_A_ROW, _HITS = 8, 6, 8


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
    met = (f for f in found if wanted is None or wanted & members(f))
    return tuple(_placed(f, offsets) for f in met)[: query.limit or None]


def copies_of(store: Store, document: Document, knowledge: Knowledge) -> tuple[Family, ...]:
    """The families that one document stands in, among those that have some of its words in a row.

    The record's index is asked for a few of its phrases, so that no other document is read: a copy in which each of
    them was reworded is not found, as ``copies`` would. Passages are bounded in the text as given.
    """
    ids = dict.fromkeys(id for phrase in _phrases(document.clean) for id in store.holding(f'"{phrase}"', _HITS))
    ids.pop(document.id, None)
    directory = Widened(knowledge.actors, store.identities())
    near = [document, *store.documents_named(tuple(ids))]
    found = families((head(d, directory), d.clean) for d in near)
    offsets = {d.id: d.offsets for d in near}
    return tuple(_placed(f, offsets) for f in found if document.id in members(f))


def _placed(family: Family, offsets: Mapping[str, OffsetMap]) -> Family:
    """The family with its passages bounded in the texts as given."""

    def placed(c: Copied) -> Copied:
        start, end = c.passage
        return replace(c, passage=(offsets[c.doc].start(start), offsets[c.doc].end(end)))

    return replace(family, copies=tuple(map(placed, family.copies)))


def _phrases(text: str) -> list[str]:
    """Some words in a row of some sentences, from all over the text: in each sentence those with the longest words."""
    sentences = [told for start, end in spans(text) if len(told := words(text[start:end])) >= LEAST_WORDS]
    step = max(1, len(sentences) // _PHRASES)
    return [_rarest(told) for told in sentences[::step][:_PHRASES]]


def _rarest(told: Sequence[str]) -> str:
    rows = (told[n : n + _IN_A_ROW] for n in range(len(told) - _IN_A_ROW + 1))
    return " ".join(max(rows, key=lambda row: sum(map(len, row))))


def members(family: Family) -> frozenset[str]:
    """The ids of the documents of a family."""
    return frozenset({family.first, *(id for c in family.copies for id in (c.doc, c.of))})


def witnesses_of(store: Store, event: Event, knowledge: Knowledge) -> WitnessGraph:
    """How each claim of ``event`` leads to its origin, by the rules that built it."""
    return grounds_of(store, event, knowledge).graph
