"""What is asked of the conclusions of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from contested.model import (
    ControlSpell,
    Dispute,
    Event,
    EventHead,
    Identity,
    Presence,
    Query,
    Relay,
    Revision,
    Speaker,
    Statement,
    TollEntry,
)
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum
from contested.store.port.answers import EVERYTHING, NO_SIDES

D = TypeVar("D", Event, ControlSpell, TollEntry, Dispute, Identity, Revision, Presence, Speaker, Statement, Relay)


class Conclusions(Protocol):
    """Events, control spells, the toll ledger, disputes and identities."""

    def event(self, id: str) -> Event | None:
        """The event of that id."""
        ...

    def events(self, query: Query = EVERYTHING, types: Sequence[str] = ()) -> Iterator[Event]:
        """Events by first day and id, those that are of all ``types`` too. ``source`` is met by a source of any of its
        claims."""
        ...

    def events_of(self, claim_id: str) -> Iterator[Event]:
        """The events that rest on a claim."""
        ...

    def event_heads(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[EventHead]:
        """Events told as having happened, in brief, by first day and id; of ``grade``, where it is given. No campaigns,
        of which the steps are."""
        ...

    def event_days(self, query: Query = EVERYTHING, *, grade: str | None = None) -> Iterator[tuple[date, int]]:
        """How many of the events that ``event_heads`` would give begin on each day, in the order of the days.

        Those whose first day is not known are left out.
        """
        ...

    def spell(self, id: str) -> ControlSpell | None:
        """The control spell of that id."""
        ...

    def spells(self, query: Query = EVERYTHING) -> Iterator[ControlSpell]:
        """Control spells by first day and id. ``known_at`` keeps those believed on that day."""
        ...

    def spells_of(self, event_id: str) -> Iterator[ControlSpell]:
        """The control spells that rest on a claim of an event."""

    def toll(self, id: str) -> TollEntry | None:
        """The line of the toll ledger of that id."""
        ...

    def tolls(self, query: Query = EVERYTHING) -> Iterator[TollEntry]:
        """Lines of the toll ledger by first day and id. ``actor`` is met by the group harmed."""
        ...

    def tolls_of(self, event_id: str) -> Iterator[TollEntry]:
        """The lines of the toll ledger that count people of an event, by id."""
        ...

    def toll_sums(
        self,
        query: Query = EVERYTHING,
        by: SumBy = "harm",
        *,
        harm: Harm | None = None,
        which: CountsAs = "counted",
        sides: SideOf = NO_SIDES,
    ) -> Iterator[TollSum]:
        """The lines that the query asks for, added up by what ``by`` says, in the order of the keys.

        ``harm`` takes one kind of harm alone, ``which`` those that count in one way. A line that lies within another
        of the same key is not added again. ``sides`` tells the side of each actor, by id, where sums are by side.
        """
        ...

    def dispute(self, id: str) -> Dispute | None:
        """The dispute of that id."""
        ...

    def disputes(self, query: Query = EVERYTHING) -> Iterator[Dispute]:
        """Disputes by first day of their claims and id. ``actor`` is met by any of their claims."""
        ...

    def disputes_of(self, event_id: str) -> Iterator[Dispute]:
        """The disputes that rest on a claim of an event: about it, or about who holds its place."""
        ...

    def identity(self, id: str) -> Identity | None:
        """The one of that id."""
        ...

    def identities(self) -> Iterator[Identity]:
        """The actors of whom the directory alone does not tell, by id."""
        ...

    def concluded(self, cls: type[D], ids: Iterable[str]) -> Iterator[D]:
        """The conclusions of a class and of these ids that there are, each once, in the order of the ids."""
        ...
