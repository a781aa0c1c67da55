"""``contested control``: who held a place, from when to when, who says so; and what changed hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import ASKING, Group
from contested.cli.console import err, out
from contested.cli.knowing import known
from contested.cli.listing import Question, answer, explain_nothing, listing, understood
from contested.cli.output import print_csv, print_json, print_table, shape
from contested.cli.record import asked
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.ledger import Implied
    from contested.model import Place, Query
    from contested.store import Store

GROUP = Group("control", ASKING)

Within = Annotated[str | None, options.which("--within", "In this province or country, in any spelling.", "PROVINCE")]
Agreed = Annotated[
    bool,
    typer.Option(
        "--agreed",
        help="With --at: only what sources of opposing sides agree on, or one says against its own side's interest.",
        rich_help_panel="Which ones",
    ),
]


@GROUP.bare(
    "contested control --place Idlib --at 2015-08-01",
    "contested control --place Kasab --at 2014-06-15 --known-at 2014-06-14",
    "contested control --within Hassakeh --at 2015-08-01",
    "contested control --at 2015-08-01 --source SANA",
    "contested control --at 2015-08-01 --agreed",
    "contested control changes --from 2015-05 --to 2015-06",
)
@listing("type", ctx=(typer.Context, None), within=(Within, None), agreed=(Agreed, False))
def control(record: str | None, question: Question, ctx: typer.Context, within: str | None, agreed: bool) -> None:
    """Who held a place, and who says so.

    With --at: the answer of each source for that day, down to the sentence; --known-at answers as far as
    had been reported by then, --source by that source's own word alone. Of a town it is also told what is said of its
    province, marked as such. Without --at: every spell of control, from when to when. Contradicting sources stand
    beside each other.
    """
    if ctx.invoked_subcommand is not None:
        return
    if agreed and not question.at:
        raise UsageError("--agreed is asked of a day.", remedy="Name one: --at 2015-08-01.")
    with asked(record) as store:
        areas = _areas(within)
        if agreed:
            _agreed(store, question, areas)
        elif question.at:
            _on_a_day(store, question, areas)
        else:
            from contested.cli.columns import CONTROL
            from contested.export.interchange import spell_record
            from contested.pipeline.holding import spells_of

            answer(store, question, lambda query: spells_of(store, query, areas), CONTROL, spell_record, "control")


@GROUP.command(
    "changes",
    "contested control changes --from 2015-05-01 --to 2015-05-31",
    "contested control changes --from 2015-05 --within Idlib",
    "contested control changes --place Palmyra --source SANA --json",
)
@listing("type", "at", within=(Within, None))
def changes(record: str | None, question: Question, within: str | None) -> None:
    """What changed hands in a period: from whom, to whom, according to whom, and the sentence.

    A source may tell of the change, or only of what it led to: then the days between which it was are told.
    --source takes that source's own word alone, and not what it carries of others.
    """
    from contested.cli.pages import control as pages
    from contested.export import held
    from contested.pipeline.holding import who_changed

    with asked(record) as store:
        wanted, query = shape(question.as_json, question.as_csv), understood(question, store)
        found = who_changed(store, query, known(), _areas(within))
        if wanted == "json":
            print_json(held.change_record(c, pages.words_of(c, store)) for c in found)
        elif wanted == "csv":
            print_csv((pages.flat(held.change_record(c, pages.words_of(c, store))) for c in found), None)
        else:
            pages.changes(out(), found, store)
        if not found:
            explain_nothing(store, query, "By the word of these sources nothing changed hands then.")


def _areas(within: str | None) -> tuple[Place, ...]:
    from contested.pipeline.holding import area_called

    area = options.filled(within, "--within")
    return area_called(area, known()) if area else ()


def _on_a_day(store: Store, question: Question, areas: Sequence[Place]) -> None:
    from contested.cli.pages import control as pages
    from contested.export import held
    from contested.pipeline.holding import who_holds

    wanted, stale_days = shape(question.as_json, question.as_csv), Settings.load().stale_days
    query = understood(question, store)
    found = who_holds(store, query, stale_days, known() if query.source else None, areas)
    around = _said_of_provinces(store, query, question.place, stale_days, {h.place.id for h in found})
    records = (*map(held.holding_record, found), *map(held.implied_record, around))
    if wanted == "json":
        print_json(records)
    elif wanted == "csv":
        # Rows of what is said of a province have columns that others lack.
        heads = dict.fromkeys(field for record in records for field in record)
        print_csv((pages.flat({head: record.get(head) for head in heads}) for record in records), None)
    elif not found and not around:
        _nothing(store, query, question.place)
    elif query.place:
        pages.answers(out(), found, query, store)
        pages.said_of_provinces(out(), around, store)
    else:
        print_table(found, pages.HOLDINGS)


def _said_of_provinces(
    store: Store, query: Query, place: str | None, stale_days: int, answered: set[str | None]
) -> tuple[Implied, ...]:
    if place is None:
        return ()
    from contested.pipeline.holding import said_of_provinces

    found = said_of_provinces(store, query, place, stale_days, known())
    return tuple(i for i in found if i.holding.place.id not in answered)


def _agreed(store: Store, question: Question, areas: Sequence[Place]) -> None:
    from contested.cli.pages import control as pages
    from contested.export import held
    from contested.pipeline.holding import agreed

    wanted, query = shape(question.as_json, question.as_csv), understood(question, store)
    found = agreed(store, query, Settings.load().stale_days, known(), areas)
    if wanted == "json":
        print_json(map(held.agreement_record, found))
    elif wanted == "csv":
        print_csv((pages.flat(held.agreement_record(a)) for a in found), None)
    else:
        pages.agreements(out(), found, query, store)
    if not found:
        explain_nothing(store, query, f"Opposing sides agree on nothing of what is asked for {query.at}.")


def _nothing(store: Store, query: Query, place: str | None) -> None:
    """Nobody speaks of that day: say what is said of other days."""
    from contested.cli.columns import CONTROL

    spells = list(store.spells(replace(query, at=None, known_at=None)))
    if not spells:
        explain_nothing(store, query)
        return
    err().print(
        f"No source of the record says who held {place or 'any place'} on {query.at}. What is said of other days:"
    )
    print_table(spells, CONTROL)
