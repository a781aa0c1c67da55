"""Who held what on a day, what opposing sides agree on, and what changed hands: as pages and as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console

from contested.cli import telling
from contested.cli.output import Column
from contested.cli.pages.conclusion import quotations
from contested.cli.pages.layout import fact, section
from contested.ledger import Agreement, Change, Holding, Implied
from contested.ledger.wording import before, extent, since, state
from contested.model import Query
from contested.store import Store

Record = dict[str, Any]

HOLDINGS: tuple[Column[Holding], ...] = (
    Column("Place", lambda h: telling.where(h.place)),
    Column("Status", lambda h: h.status),
    Column("Who", lambda h: telling.names(h.holders)),
    Column("Besieged by", lambda h: telling.names(h.besiegers)),
    Column("Since", lambda h: telling.day(h.since)),
    Column("Last said", lambda h: telling.day(h.last_said)),
    Column("Stale since", lambda h: telling.day(h.stale_since)),
    Column("Who says so", lambda h: h.source or telling.UNKNOWN),
    Column("Id", lambda h: h.spell, "id"),
)


def answers(console: Console, found: Sequence[Holding], query: Query, store: Store) -> None:
    """Print who held each place, one block for each answer with the sources that give it."""
    known = f", as known on {query.known_at}" if query.known_at else ""
    for (place, answer), same in _grouped(found):
        section(console, f"{place} on {query.at}{known}: {answer}")
        for holding in same:
            _according(console, holding, store)


def said_of_provinces(console: Console, found: Sequence[Implied], store: Store) -> None:
    """Print what is said of the province around a place, and how far that goes for the place."""
    for i in found:
        section(console, f"Said of {i.holding.place.name}, and not of {i.town} itself: {extent(i)}")
        fact(console, "According to", i.holding.source or telling.UNKNOWN, since(i.holding))
        quotations(console, i.claims, store)


def agreements(console: Console, found: Sequence[Agreement], query: Query, store: Store) -> None:
    """Print what is agreed, why, and each source's sentences."""
    for a in found:
        section(console, f"{a.place.name} on {query.at}: {state(a.status, a.holders)}")
        fact(console, "Why", a.reason)
        for holding in a.answers:
            _according(console, holding, store)
        for holding in a.dissent:
            _according(console, holding, store, "Otherwise")


def changes(console: Console, found: Sequence[Change], store: Store) -> None:
    """Print what changed hands, one block for each place, day and outcome, with the sources that say so."""
    groups: dict[tuple[str, date, str], list[Change]] = {}
    for c in found:
        outcome = state(c.status, c.after) if c.after else f"left or lost by {telling.names(c.before)}"
        groups.setdefault((c.place.name, c.day, outcome), []).append(c)
    for (place, day, outcome), same in groups.items():
        section(console, f"{day}  {place}: {outcome}")
        for c in same:
            fact(console, "According to", c.source or telling.UNKNOWN, before(c))
            quotations(console, c.claims, store)


def words_of(c: Change, store: Store) -> list[str]:
    """The sentences of a change of hands."""
    return [rc.claim.evidence.text for rc in map(store.claim, c.claims) if rc]


def flat(record: Record) -> Record:
    """A record with the names of people alone, for a row."""
    return {
        field: [v["name"] for v in value] if value and isinstance(value, list) and isinstance(value[0], dict) else value
        for field, value in record.items()
    }


def _according(console: Console, holding: Holding, store: Store, label: str = "According to") -> None:
    fact(console, label, holding.source or telling.UNKNOWN, since(holding))
    quotations(console, holding.claims, store)


def _grouped(found: Iterable[Holding]) -> list[tuple[tuple[str, str], list[Holding]]]:
    """The answers that are the same, those of most sources first; sources that fell silent count after the others."""
    groups: dict[tuple[str, str], list[Holding]] = {}
    for h in found:
        groups.setdefault((h.place.name, state(h.status, h.holders, h.besiegers)), []).append(h)
    return sorted(groups.items(), key=lambda g: (-sum(h.stale_since is None for h in g[1]), -len(g[1])))
