"""``contested disputes``: what is said, and what is said against it."""

from __future__ import annotations

from typing import Annotated

import typer

from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.listing import Question, answer, as_known, listing, understood
from contested.cli.record import asked

Explain = Annotated[bool, typer.Option("--explain", help="With the sentences of both sides.")]


@command(
    ASKING,
    "contested disputes --place Kubayna",
    "contested disputes --place Kubayna --explain",
    "contested disputes --type denial",
)
@listing(explain=(Explain, False))
def disputes(record: str | None, question: Question, explain: bool) -> None:
    """What sources contradict each other about: denials, who holds a place, counts, days, blame."""
    from contested.cli.columns import DISPUTES
    from contested.export.interchange import dispute_record

    with asked(record) as opened:
        store = as_known(opened, question)
        if explain and not (question.as_json or question.as_csv):
            from contested.cli.pages.conclusion import dispute_page

            found = list(store.disputes(understood(question, store)))
            for dispute in found:
                dispute_page(out(), dispute, store)
                out().print()
            if found:
                return
        answer(store, question, store.disputes, DISPUTES, dispute_record, "disputes")
