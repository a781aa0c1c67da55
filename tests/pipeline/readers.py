"""Readers that need no language model: they take every document's first sentence for a clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from contested.model import Claim, Document, Mention, with_id

CHOKES_ON = "Choke."


class Plain:
    """One claim a document; reads ahead in batches and chokes on texts that say so, as a parser may."""

    name = "plain 1"

    def __init__(self, batch: int = 3) -> None:
        self.batch = batch
        self.asked: list[str] = []

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """As the port says; ``asked`` keeps the ids of all documents that were handed over."""
        source = iter(documents)
        while group := list(islice(source, self.batch)):
            self.asked += [document.id for document in group]
            if any(CHOKES_ON in document.text for document in group):
                raise ValueError("[E088] too long")
            yield from ((document, (_claim(document),)) for document in group)


def _claim(document: Document) -> Claim:
    end = document.text.find(".") + 1 or len(document.text)
    evidence = Mention(document.text[:end], 0, end)
    return with_id(
        Claim("", document.id, "event", evidence, event_type="Battles", sub_event_type="Armed clash", reader=Plain.name)
    )
