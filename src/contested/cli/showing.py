"""``contested show``: anything that has an id, down to its sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import options
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.knowing import known
from contested.cli.output import print_json
from contested.cli.record import asked
from contested.errors import NotFound
from contested.model import Event

if TYPE_CHECKING:
    from contested.link.campaigns import Campaign
    from contested.store import Store, ThingKind


@command(ASKING, "contested show e-3f2a", "contested show c-91d0b6 --record syria.db")
def show(
    id: Annotated[str, typer.Argument(help="The id, or as much of its beginning as no other id has.", metavar="ID")],
    record: options.Record = None,
    as_json: options.AsJson = False,
) -> None:
    """Show a claim in its context, an event with its claims side by side, or anything else that has an id.

    Ids stand in every listing: of documents, claims, events, control, tolls and disputes. Of actors those that the
    directory lacks; see the others with 'contested actors show'.
    """
    from contested.pipeline.happened import thing_called

    with asked(record) as store:
        thing = thing_called(store, id)
        get, page, as_record = _views(store)[thing.kind]
        item = get(thing.id)
        if item is None:
            raise NotFound(f"{thing.id} is no longer in the record.")
        if as_json:
            print_json([as_record(item)])
        else:
            page(out(), item, store)


def placed(store: Store, id: str) -> Event | Campaign | None:
    """The event with the campaign that it is a step of; a campaign with its steps."""
    from contested.pipeline.campaigns import Campaigns

    event = store.event(id)
    drawn = Campaigns(store, known())
    if event is None or event.kind == "campaign":
        return drawn.get(id) if event else None
    return next(drawn.placed([event]))


View = tuple[Callable[[str], Any], Callable[..., None], Callable[[Any], dict[str, Any]]]


def _views(store: Store) -> dict[ThingKind, View]:
    """For each kind of thing: how it is found by its id, its page, and its object."""
    from contested.cli.pages import actor, claim, conclusion, document, event
    from contested.cli.pages.sides import dispute_object
    from contested.export import interchange

    def event_or_campaign(e: Event | Campaign) -> dict[str, Any]:
        return interchange.event_record(e) if isinstance(e, Event) else interchange.campaign_record(e)

    return {
        "claim": (store.claim, claim.page, interchange.claim_record),
        "document": (store.document, document.page, interchange.document_record),
        "event": (lambda id: placed(store, id), event.page, event_or_campaign),
        "spell": (store.spell, conclusion.spell_page, interchange.spell_record),
        "toll": (store.toll, conclusion.toll_page, interchange.toll_record),
        "dispute": (store.dispute, conclusion.dispute_page, lambda d: dispute_object(d, store)),
        "actor": (store.identity, actor.identity_page, interchange.identity_record),
        "judgement": (
            lambda id: next((j for j in store.judgements() if j.id == id), None),
            conclusion.judgement_page,
            lambda j: asdict(j) | {"time": j.time.isoformat(), "undone": j.undone.isoformat() if j.undone else None},
        ),
    }
