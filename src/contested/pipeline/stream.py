"""A record's documents, some at a time, so that no more of them is held than is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from contested.model import Document
from contested.pipeline.watching import Watch
from contested.store import Store

# Documents kept at hand by ``Heads``: those of neighbouring events are the same.
KEPT = 2048
# Documents that are looked at together.
TOGETHER = 32


def stretches(store: Store, until: int, label: str, watch: Watch) -> Iterator[list[str]]:
    """The ids of all documents in the order of their publication, some at a time.

    What was added to the record after ``Store.last`` gave ``until`` is left out.
    """
    ids = store.document_ids(until)
    for first in range(0, len(ids), TOGETHER):
        watch.progress(label, first, len(ids))
        yield ids[first : first + TOGETHER]


class Heads(Mapping[str, Document]):
    """The documents of a record by id, loaded when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[str, Document | None] = OrderedDict()

    def __getitem__(self, id: str) -> Document:
        if id in self._kept:
            self._kept.move_to_end(id)
        else:
            self.keep(id, self._store.document(id))
        document = self._kept[id]
        if document is None:
            raise KeyError(id)
        return document

    def keep(self, id: str, document: Document | None) -> None:
        """Keep a document at hand."""
        self._kept[id] = document
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.known_ids())

    def __len__(self) -> int:
        return self._store.counts().documents
