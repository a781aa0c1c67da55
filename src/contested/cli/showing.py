"""``contested show``: anything that has an id, down to its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.output import print_json
from contested.cli.record import asked

if TYPE_CHECKING:
    from contested.store import Store, Thing


@command(ASKING, "contested show e-3f2a", "contested show c-91d0b6 --record syria.db")
def show(
    id: Annotated[str, typer.Argument(help="The id, or as much of its beginning as no other id has.", metavar="ID")],
    record: options.Record = None,
    as_json: options.AsJson = False,
) -> None:
    """Show a claim in its context, an event with its claims side by side, or anything else that has an id.

    Ids stand in every listing: of documents, claims, events, control, tolls and disputes.
    """
    with asked(record) as store:
        thing = store.find(id)
        if as_json:
            _json(store, thing)
        else:
            _page(store, thing)


def _page(store: Store, thing: Thing) -> None:
    from contested.cli.pages import claim, conclusion, document, event

    console = out()
    if thing.kind == "claim" and (rc := store.claim(thing.id)):
        claim.page(console, rc, store)
    elif thing.kind == "document" and (doc := store.document(thing.id)):
        document.page(console, doc, store)
    elif thing.kind == "event" and (it := store.event(thing.id)):
        event.page(console, it, store)
    elif thing.kind == "spell" and (spell := store.spell(thing.id)):
        conclusion.spell_page(console, spell, store)
    elif thing.kind == "toll" and (entry := store.toll(thing.id)):
        conclusion.toll_page(console, entry, store)
    elif thing.kind == "dispute" and (dispute := store.dispute(thing.id)):
        conclusion.dispute_page(console, dispute, store)
    else:
        for judgement in store.judgements():
            if judgement.id == thing.id:
                conclusion.judgement_page(console, judgement)


def _json(store: Store, thing: Thing) -> None:
    from contested.export import interchange as export

    if thing.kind == "claim" and (rc := store.claim(thing.id)):
        print_json([export.claim_record(rc)])
    elif thing.kind == "document" and (doc := store.document(thing.id)):
        print_json([export.document_record(doc)])
    elif thing.kind == "event" and (event := store.event(thing.id)):
        print_json([export.event_record(event)])
    elif thing.kind == "spell" and (spell := store.spell(thing.id)):
        print_json([export.spell_record(spell)])
    elif thing.kind == "toll" and (entry := store.toll(thing.id)):
        print_json([export.toll_record(entry)])
    elif thing.kind == "dispute" and (dispute := store.dispute(thing.id)):
        print_json([export.dispute_record(dispute)])
