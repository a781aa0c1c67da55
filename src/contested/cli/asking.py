"""``contested documents | claims | events | search``: listings of what the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.knowing import known
from contested.cli.listing import Question, answer, as_known, listing
from contested.cli.record import asked

if TYPE_CHECKING:
    from contested.link.campaigns import Campaign
    from contested.model import Event, Query
    from contested.store import Store

Campaigning = Annotated[bool, typer.Option("--campaigns", help="What lasts: offensives, sieges, with their steps.")]


@command(ASKING, "contested documents --source 'Jazira Beacon'", "contested documents --from 2015-08 --csv")
@listing()
def documents(record: str | None, question: Question) -> None:
    """List documents: when and by whom they were published.

    A place, an actor or a type keeps the documents with a claim of it; days speak of the publication date.
    """
    from contested.cli.columns import DOCUMENTS
    from contested.export.interchange import document_record

    with asked(record) as store:
        answer(store, question, store.documents, DOCUMENTS, document_record, "documents")


@command(
    ASKING,
    "contested claims --place Hassakeh --type toll",
    "contested claims --actor ISIS --from 2015-07 --to 2015-08 --json",
    "contested claims --place Kasab --known-at 2014-06-15",
)
@listing()
def claims(record: str | None, question: Question) -> None:
    """List claims: who says that what happened, where, when and to whom, each with its sentence.

    Days speak of what a claim is about; --known-at keeps what had been published by then.
    """
    from contested.cli.columns import CLAIMS
    from contested.export.interchange import claim_record

    with asked(record) as store:
        answer(store, question, store.claims, CLAIMS, claim_record, "claims")


@command(
    ASKING,
    "contested events --place Idlib --from 2015-07-28 --to 2015-07-31",
    "contested events --type disputed",
    "contested events --type 'Air/drone strike' --csv",
    "contested events --campaigns --place Manbij",
)
@listing(campaigns=(Campaigning, False))
def events(record: str | None, question: Question, campaigns: bool) -> None:
    """List events: what several claims say of one happening, and how well it is attested.

    The grade tells whether opposing sides agree on it, independent sources bear it out, one source alone
    says it, or it is disputed. See the claims behind one with: contested show ID. --known-at draws the
    events anew from what had been published by that day.

    --campaigns lists what lasts instead: offensives and sieges, each with how many of the events are its steps.
    """
    from contested.cli.columns import CAMPAIGNS, EVENTS
    from contested.export.interchange import campaign_record, event_record
    from contested.pipeline.campaigns import Campaigns, happenings

    with asked(record) as store:
        view = as_known(store, question)

        def listed(query: Query) -> Iterator[Event]:
            found = happenings(view.events(replace(query, limit=0)))
            some = islice(found, query.limit or None)
            return Campaigns(view, known()).placed(some) if question.as_json or question.as_csv else some

        def lasting(query: Query) -> Iterator[Campaign]:
            found = view.events(replace(query, limit=0))
            return Campaigns(view, known()).of(islice((e for e in found if e.kind == "campaign"), query.limit or None))

        if campaigns:
            answer(view, question, lasting, CAMPAIGNS, campaign_record, "campaigns")
        else:
            answer(view, question, listed, EVENTS, event_record, "events")


@command(ASKING, "contested search 'power plant'", "contested search '\"mortar fire\"'", "contested search shell*")
def search(
    text: Annotated[str, typer.Argument(help='Words that must all occur; "a phrase"; or a beginning*.')],
    record: options.Record = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many of each.")] = 20,
) -> None:
    """Find words in claims and documents."""
    with asked(record) as store:
        _hits(store, text, limit)


def _hits(store: Store, text: str, limit: int) -> None:
    from rich.text import Text

    console = out()
    found = 0
    for title, hits in (("Claims", store.search_claims(text, limit)), ("Documents", store.search(text, limit))):
        for n, hit in enumerate(hits):
            if not n:
                console.print(Text(title, "bold"))
            console.print(Text.assemble((f"  {hit.id}  ", "dim"), " ".join(hit.passage.split())))
            found += 1
    if not found:
        from contested.cli.console import err

        err().print(f"Nothing in the record holds {text!r}.", markup=False)
