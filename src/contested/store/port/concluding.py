"""How the conclusions of a record are replaced or amended, and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from contested.model import Amendment, Conclusion, Workings
from contested.store.port.neighbourhood import Neighbourhood


class Concluding(Protocol):
    """The conclusions as one whole, drawn anew at will."""

    def conclude(self, conclusions: Iterable[Conclusion], workings: Workings | None = None) -> None:
        """Put these conclusions, of whatever kinds, and what they were drawn with, in the place of all those that the
        record holds."""
        ...

    def edition(self) -> str:
        """A word for the conclusions as they stand: another one after each ``conclude``."""
        ...

    def outdated(self) -> bool:
        """Whether claims, decisions or judgements changed since the conclusions were drawn."""
        ...

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        """What the documents that were added since the conclusions were drawn may touch, as the record is now.

        None where something else changed since, where they were drawn on another ``basis`` (see ``Workings``), or where
        the store keeps no workings: all has to be drawn anew.
        """
        ...

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        """Make the changes that an amendment is. False, and no change, when the record changed meanwhile."""
        ...
