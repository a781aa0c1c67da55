"""A record's documents with their claims, one at a time, so that no more of them is held than is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from contested.model import Document, ResolvedClaim
from contested.pipeline.watching import Watch
from contested.store import Store

# Documents kept at hand by ``Heads``: those of neighbouring events are the same.
KEPT = 2048
# How often the watcher is told.
_TOLD = 100


def reports(store: Store, label: str, watch: Watch) -> Iterator[tuple[Document, list[ResolvedClaim]]]:
    """Documents in the order of their publication, with their claims in the order of the text.

    Documents without claims are left out, and so is what is added to the record meanwhile.
    """
    told = groupby(store.claims(), lambda rc: (rc.published or date.max, rc.claim.doc))
    documents = store.documents()
    document = next(documents, None)
    for done, (standing, claims) in enumerate(told, 1):
        if done % _TOLD == 1:
            watch.progress(label, done, None)
        # Both come in one order, each as the record was when it was first asked.
        while document is not None and (document.published or date.max, document.id) < standing:
            document = next(documents, None)
        if document is not None and document.id == standing[1]:
            yield document, list(claims)


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
