"""What every page needs: the record, what is known beforehand, the settings, the templates."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from contested import knowledge
from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.model import Identity
from contested.pipeline.asking import OwnNames
from contested.pipeline.finding import Directory as Names
from contested.pipeline.redrawing import redraw
from contested.settings import Settings
from contested.store import Store, open_store
from contested.web.drawing import Drawer
from contested.web.guard import Guard
from contested.web.kept import Keeper
from contested.web.palette import sides_of
from contested.web.remembered import Remembered

T = TypeVar("T")


@dataclass
class Site:
    """One served record. ``token`` lets its bearer write; None serves the record for reading only."""

    record: Path
    settings: Settings
    token: str | None = None
    remembered: Remembered = field(default_factory=Remembered)
    _store: Store | None = None
    _opening: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        # Draws the conclusions anew after judgements.
        self.drawer = Drawer(self._redraw)

    @property
    def store(self) -> Store:
        """The reading view of the record, for all threads: readers block nobody and nobody blocks them.

        One for all: each would keep statements of its own, and make them anew for every thread.
        """
        with self._opening:
            if self._store is None:
                self._store = open_store(self.record, readonly=True)
            return self._store

    def writing(self) -> Store:
        """The record for writing; close it when done. Raises StoreError."""
        return open_store(self.record)

    @cached_property
    def guard(self) -> Guard:
        """Who may write."""
        return Guard(self.token)

    def _redraw(self) -> None:
        with self.writing() as store:
            redraw(store, self.known, self.settings)

    @cached_property
    def keeper(self) -> Keeper:
        """What is kept of the whole record in memory."""
        return Keeper(self.record, lambda: self.known)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The sides of the conflict, in the order of their colours."""
        return sides_of(self.known)

    def remember(self, key: Hashable, make: Callable[[Store], T]) -> T:
        """What ``make`` makes of the record, made once until its conclusions are drawn anew."""
        store = self.store
        return self.remembered.get(store.edition(), key, lambda: make(store))

    @property
    def identities(self) -> tuple[Identity, ...]:
        """The actors of whom the directory alone does not tell."""
        return self.remember("identities", lambda store: tuple(store.identities()))

    @property
    def directory(self) -> Widened:
        """The directory of actors as the record has it."""
        return self.remember("directory", lambda _: Widened(self.known.actors, self.identities))

    @property
    def own(self) -> OwnNames:
        """The actors that the record has an id for."""
        store = self.store
        return self.remembered.get(store.edition(), "own names", lambda: OwnNames(store.identities()))

    @cached_property
    def names(self) -> Names:
        """The names of the conflict's actors, in all spellings."""
        return Names(self.known)

    def called(self, name: str | None) -> tuple[str, ...] | None:
        """A name and whom it may mean, in any spelling, also of those that only the record has; None for no name."""
        return tuple(dict.fromkeys((name, *self.names.called(name), *self.own.alike(name)))) if name else None

    @cached_property
    def known(self) -> Knowledge:
        """The directory of actors and the gazetteer of the conflict."""
        return knowledge.load(self.settings.conflict)


def site_of(request: Request) -> Site:
    """The site that a request asks."""
    site: Site = request.app.state.site
    return site


def store_of(request: Request) -> Store:
    """The record that a request asks."""
    return site_of(request).store


TheSite = Annotated[Site, Depends(site_of)]
TheStore = Annotated[Store, Depends(store_of)]
