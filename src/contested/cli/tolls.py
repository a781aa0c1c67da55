"""``contested tolls``: how many people came to what harm, with the arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import telling
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.listing import Question, as_known, explain_nothing, listing, understood
from contested.cli.output import shape, show
from contested.cli.record import asked
from contested.model import HARMS

if TYPE_CHECKING:
    from contested.model import TollEntry

Explain = Annotated[bool, typer.Option("--explain", help="Down to the sentences that the counts rest on.")]


@command(
    ASKING,
    "contested tolls --place Hassakeh --actor ISIS",
    "contested tolls --place Hassakeh --actor ISIS --explain",
    "contested tolls --type killed --from 2015-07 --to 2015-08 --csv",
)
@listing(explain=(Explain, False))
def tolls(record: str | None, question: Question, explain: bool) -> None:
    """How many people were killed, wounded, captured or driven out, and who says so.

    --actor names who was harmed. Counts of one happening by several sources are one range; sums add up
    happenings; cumulative totals are kept apart, as they count the same people again.
    """
    from contested.cli.columns import TOLLS
    from contested.export.interchange import toll_record

    wanted = shape(question.as_json, question.as_csv)
    with asked(record) as opened:
        store = as_known(opened, question)
        query = understood(question, store)
        found = tuple(store.tolls(query))
        if not found:
            show(found, TOLLS, toll_record, wanted, "tolls")
            explain_nothing(store, query)
        elif explain and wanted == "table":
            from contested.cli.pages.conclusion import toll_page

            for entry in found:
                toll_page(out(), entry, store)
                out().print()
            _sums(found)
        else:
            show(found, TOLLS, toll_record, wanted, "tolls")
            if wanted == "table":
                _sums(found)


def _sums(found: tuple[TollEntry, ...]) -> None:
    from contested.cli.pages.layout import fact, section
    from contested.ledger import toll_sum

    console = out()
    section(console, "In all")
    for harm in HARMS:
        if any(entry.harm == harm for entry in found):
            total = toll_sum(found, harm)
            counted = any(entry.harm == harm and entry.event for entry in found)
            fact(console, harm.capitalize(), telling.count(total) if counted else telling.UNKNOWN, total.reason)
