"""What is asked of the documents of a record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from contested.model import Claim, Dating, Document, Query, Resolution, ResolvedClaim
from contested.store.port.answers import EVERYTHING


class Documents(Protocol):
    """The documents, and what is inferred of their dates."""

    def add(
        self, document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution], *, reader: str
    ) -> bool:
        """Keep a document with its claims. False, and no change, when a document of that id is there already.

        Raises ValueError for claims of another document, a claim id used twice, or decisions about other claims.
        """
        ...

    def has(self, document_id: str) -> bool:
        """Whether the document is in the record."""
        ...

    def known_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        ...

    def document(self, id: str) -> Document | None:
        """The document of that id."""
        ...

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents by publication date (undated last) and id.

        ``start``, ``end`` and ``at`` speak of the publication date; ``source`` of the publisher or a source of
        a claim; ``place``, ``actor`` and ``type`` of the document's claims, each of any of them.
        """
        ...

    def count_documents(self, query: Query = EVERYTHING) -> int:
        """How many documents meet the query's conditions; a limit counts for nothing."""
        ...

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids that there are, each once, in the order of the ids."""
        ...

    def document_ids(self, until: int | None = None) -> list[str]:
        """The ids of all documents, in the order of ``documents``; of those there were when ``last`` gave ``until``."""
        ...

    def undated(self) -> Iterator[Document]:
        """The documents that state no date, by id."""
        ...

    def last(self) -> int:
        """A number for the document that was added last, which grows with every one; 0 while there is none."""
        ...

    def redate(
        self, inferred: Mapping[str, Dating | None], resolutions: Iterable[tuple[str, Sequence[Resolution]]]
    ) -> None:
        """Put what is inferred of the dates of documents in the place of what was, by id.

        None takes it away. Decisions are replaced too, as by ``replace_resolutions``.
        What a document states of its date stays as it is. All or none.
        """
        ...

    def reports(self, document_ids: Collection[str]) -> list[tuple[Document, list[ResolvedClaim]]]:
        """These documents with their claims in the order of the text, as the record is at one moment.

        They come in the order of the ids; those without claims are left out.
        """
        ...

    def may_be_copied(self) -> bool:
        """Let go of what a copy of this process must not share; False where a copy could not read the record."""
        ...
