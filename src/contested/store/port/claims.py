"""What is asked of the claims of a record, each with what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from contested.model import Query, Resolution, ResolvedClaim
from contested.store.port.answers import EVERYTHING


class Claims(Protocol):
    """The claims, and the decisions about them."""

    def claim(self, id: str) -> ResolvedClaim | None:
        """The claim of that id."""
        ...

    def has_claim(self, query: Query) -> bool:
        """Whether any claim meets the query."""
        ...

    def claims(self, query: Query = EVERYTHING) -> Iterator[ResolvedClaim]:
        """Claims by publication date (undated last), document id, start of the evidence and id.

        ``place`` is met by a place, its first-level unit or its country; ``actor`` by actor, target or group
        harmed; ``source`` by a link of the attribution or the publisher; ``start``, ``end`` and ``at`` by the
        days that the claim is about, or the publication date where these are unknown.
        """
        ...

    def claims_of(self, document_id: str) -> Iterator[ResolvedClaim]:
        """The claims of one document, in the order of the text."""
        ...

    def claims_named(self, ids: Iterable[str]) -> Iterator[ResolvedClaim]:
        """The claims of these ids, in the order of ``claims``; ids that no claim has are passed over."""
        ...

    def replace_resolutions(self, resolutions: Iterable[tuple[str, Sequence[Resolution]]]) -> None:
        """Put these decisions in the place of all those about the claims of each document named, all or none."""
        ...
