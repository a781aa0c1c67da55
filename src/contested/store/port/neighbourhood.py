"""What documents that were just added may touch of a record whose conclusions rest on all the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from contested.model import ControlSpell, Dispute, Event, Named, Revision, Statement, Told, TollEntry

C = TypeVar("C", Event, ControlSpell, TollEntry, Dispute, Revision, Statement)


class Neighbourhood(Protocol):
    """A record whose conclusions rest on all but the documents ``added``, ids in the order in which they came."""

    added: tuple[str, ...]
    edition: str | None
    last: int
    undated: bool
    """Whether a document states no date."""

    def told(self, column: str, values: Iterable[int] | Iterable[str]) -> list[Told]:
        """The tellings whose ``number``, ``document`` or ``component`` is one of the values, by number."""
        ...

    def next_telling(self) -> int:
        """A number that no telling has yet, and none greater."""
        ...

    def sizes(self, hashes: Iterable[int]) -> dict[int, int]:
        """How many tellings are found by each hash; those that find none are left out."""
        ...

    def sharing(self, hashes: Iterable[int]) -> list[tuple[int, int]]:
        """Hash and telling for all tellings that one of the hashes finds."""
        ...

    def claims_in(self, cells: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the claims in each cell."""
        ...

    def cells_of(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """The cells that the claims go into, each with the id of the claim."""
        ...

    def named_like(self, sounds: Iterable[str]) -> list[Named]:
        """What documents show of the names of these sounds."""
        ...

    def publishes(self, names: Collection[str]) -> bool:
        """Whether a document is of a publisher of one of these names."""
        ...

    def resting_on(self, cls: type[C], claims: Iterable[str]) -> list[C]:
        """The conclusions of a class that rest on any of the claims, by id."""
        ...
