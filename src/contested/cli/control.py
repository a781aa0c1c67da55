"""``contested control``: who held a place, from when to when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from contested.cli import telling
from contested.cli.app import ASKING, command
from contested.cli.console import err, out
from contested.cli.listing import Question, answer, explain_nothing, listing, understood
from contested.cli.output import Column, print_csv, print_json, print_table, shape
from contested.cli.record import asked
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.ledger import Holding
    from contested.model import Query
    from contested.store import Store


@command(
    ASKING,
    "contested control --place Idlib --at 2015-08-01",
    "contested control --place Kasab --at 2014-06-15 --known-at 2014-06-14",
    "contested control --at 2015-08-01",
    "contested control --place Hassakeh",
)
@listing("type")
def control(record: str | None, question: Question) -> None:
    """Who held a place, and who says so.

    With --at: the answer of each source for that day, down to the sentence; --known-at answers as far as
    had been reported by then. Without --at: every spell of control, from when to when. Contradicting
    sources stand beside each other.
    """
    with asked(record) as store:
        if question.at:
            _on_a_day(store, question)
        else:
            from contested.cli.columns import CONTROL
            from contested.export.interchange import spell_record

            answer(store, question, store.spells, CONTROL, spell_record, "control")


def _on_a_day(store: Store, question: Question) -> None:
    from contested.pipeline.asking import who_holds

    wanted = shape(question.as_json, question.as_csv)
    query = understood(question, store)
    found = who_holds(store, query, Settings.load().stale_days)
    if wanted == "json":
        print_json(map(holding_record, found))
    elif wanted == "csv":
        print_csv(map(_row, found), None)
    elif not found:
        _nothing(store, query, question.place)
    elif query.place:
        answers(store, found, query)
    else:
        holdings_table(found)


def answers(store: Store, found: Sequence[Holding], query: Query) -> None:
    """Print who held each place, one block for each answer with the sources that give it."""
    from contested.cli.pages.conclusion import quotations
    from contested.cli.pages.layout import fact, section

    console = out()
    known = f", as known on {query.known_at}" if query.known_at else ""
    for (place, said), same in _grouped(found):
        section(console, f"{place} on {query.at}{known}: {said}")
        for holding in same:
            fact(console, "According to", holding.source or telling.UNKNOWN, _since(holding))
            quotations(console, holding.claims, store)


def holdings_table(found: Iterable[Holding]) -> int:
    """Print who held what on a day, one line a source."""
    columns: tuple[Column[Holding], ...] = (
        Column("Place", lambda h: telling.where(h.place)),
        Column("Status", lambda h: h.status),
        Column("Who", lambda h: telling.names(h.holders)),
        Column("Since", lambda h: telling.day(h.since)),
        Column("Last said", lambda h: telling.day(h.last_said)),
        Column("Stale since", lambda h: telling.day(h.stale_since)),
        Column("Who says so", lambda h: h.source or telling.UNKNOWN),
        Column("Id", lambda h: h.spell, "id"),
    )
    return print_table(found, columns)


def holding_record(holding: Holding) -> dict[str, Any]:
    """A source's answer as a JSON object."""
    return {
        "place": holding.place.name,
        "status": holding.status,
        "holders": [{"name": h.name, "id": h.id} for h in holding.holders],
        "since": _iso(holding.since),
        "last_said": _iso(holding.last_said),
        "stale_since": _iso(holding.stale_since),
        "source": holding.source,
        "claims": list(holding.claims),
        "reason": holding.reason,
        "spell": holding.spell,
    }


def _row(holding: Holding) -> dict[str, Any]:
    record = holding_record(holding)
    return {**record, "holders": [holder.name for holder in holding.holders]}


def _grouped(found: Iterable[Holding]) -> list[tuple[tuple[str, str], list[Holding]]]:
    """The answers that are the same, those of most sources first; sources that fell silent count after the others."""
    groups: dict[tuple[str, str], list[Holding]] = {}
    for holding in found:
        groups.setdefault((holding.place.name, _said(holding)), []).append(holding)
    return sorted(groups.items(), key=lambda g: (-sum(h.stale_since is None for h in g[1]), -len(g[1])))


def _said(holding: Holding) -> str:
    who = telling.names(holding.holders)
    if holding.status == "contested":
        return f"contested between {who}" if len(holding.holders) > 1 else f"contested ({who})"
    verb = {"holds": "held by", "partly holds": "partly held by", "does not hold": "not held by"}
    return f"{verb.get(holding.status, holding.status)} {who}"


def _since(holding: Holding) -> str:
    begun = f"since {holding.since}" if holding.since else "since when is not said"
    said = f"last said for {holding.last_said}" if holding.last_said else ""
    stale = f"nothing more was heard by {holding.stale_since}" if holding.stale_since else ""
    return "; ".join(part for part in (begun, said, stale) if part)


def _nothing(store: Store, query: Query, place: str | None) -> None:
    """Nobody speaks of that day: say what is said of other days."""
    from dataclasses import replace

    from contested.cli.columns import CONTROL

    spells = list(store.spells(replace(query, at=None, known_at=None)))
    if not spells:
        explain_nothing(store, query)
        return
    err().print(
        f"No source of the record says who held {place or 'any place'} on {query.at}. What is said of other days:"
    )
    print_table(spells, CONTROL)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
