"""What is asked of that which is reckoned from a record for its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from contested.model import Presence, Query, Relay, Revision, Speaker, Statement
from contested.store.port.answers import EVERYTHING

F = TypeVar("F", Revision, Presence, Speaker, Statement, Relay)


class Folds(Protocol):
    """Revisions, presences, speakers, statements and relays."""

    def fold(self, cls: type[F], id: str) -> F | None:
        """The one of that class and id."""
        ...

    def folds(self, cls: type[F], query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[F]:
        """What is reckoned from the record for its pages, of one class, that is of all ``types``.

        Revisions by the day on which they became known and id, statements by the day of the report; the others, which
        have no days, by the number of claims, the most first, then by id backwards. ``source`` of a speaker, statement
        or relay is its own. Types are a revision's kind and value; a presence's kind, "side" and its side, and "known"
        or "new" to the directory; a speaker's "side"; a statement's kind, and "counted" and its outcome, or "passed";
        what a relay is "given as" and "taken as".
        """
        ...

    def stated(self, source: str) -> Iterator[tuple[str, str, int]]:
        """How many statements the source of that name made: by kind, and by outcome or why they are not counted."""
        ...
