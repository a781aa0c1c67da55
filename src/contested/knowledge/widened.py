"""The directory as one record has it: with the actors that it lacks, and what people judged of those it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from contested.knowledge.names import fold
from contested.knowledge.witness import Directory
from contested.model import Actor, Identity

UNKNOWN_KIND = "unknown"


class Widened:
    """A directory and the identities of a record on top of it."""

    def __init__(self, directory: Directory, identities: Iterable[Identity]) -> None:
        self._directory = directory
        self._identities = {i.id: i for i in identities}
        self._by_name = {fold(name): i.id for i in self._identities.values() for name in (i.name, *i.spellings)}
        # An outlet's name is asked for with each of its claims.
        self._named: dict[str, Actor | None] = {}

    def get(self, id: str, /) -> Actor | None:
        """The actor with that id; one that only the record knows has no country, and ``UNKNOWN_KIND`` until judged."""
        known, own = self._directory.get(id), self._identities.get(id)
        if own is None:
            return known
        if known is None:
            return Actor(id, own.name, own.spellings, own.kind or UNKNOWN_KIND, own.side)
        return replace(known, name=own.name, kind=own.kind or known.kind, side=own.side or known.side)

    def named(self, name: str, /) -> Actor | None:
        """The actor with that very name or spelling, the directory's before one that only the record knows."""
        if name not in self._named:
            known = self._directory.named(name)
            id = known.id if known else self._by_name.get(fold(name))
            self._named[name] = self.get(id) if id else None
        return self._named[name]

    def side(self, id: str, on: date | None = None, /) -> str | None:
        """The side that it is on, on the day where one is given; None when neutral or unknown."""
        own = self._identities.get(id)
        return (own.side if own else None) or self._directory.side(id, on)
