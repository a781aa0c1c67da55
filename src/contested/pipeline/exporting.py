"""The record as files that other programs read; the same record gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from contested import export as forms
from contested.export import Exported, Format
from contested.export.interchange import (
    Record,
    campaign_record,
    claim_record,
    dispute_record,
    document_record,
    event_record,
    spell_record,
    toll_record,
)
from contested.knowledge import Knowledge, load
from contested.pipeline.campaigns import Campaigns, happenings
from contested.pipeline.watching import Progress, unseen
from contested.store import Store


def records(store: Store, what: Exported, knowledge: Knowledge | None = None) -> Iterator[Record]:
    """Everything of one kind as objects of the interchange form, in the order of the record.

    Campaigns are no events: what is counted in their steps would be counted twice. ``knowledge`` draws them; the
    conflict's default where it is not given.
    """
    match what:
        case "claims":
            return map(claim_record, store.claims())
        case "events":
            return map(event_record, Campaigns(store, knowledge or load()).placed(happenings(store.events())))
        case "campaigns":
            return map(campaign_record, Campaigns(store, knowledge or load()).with_steps())
        case "documents":
            return map(document_record, store.documents())
        case "control":
            return map(spell_record, store.spells())
        case "tolls":
            return map(toll_record, store.tolls())
        case "disputes":
            return map(dispute_record, store.disputes())


def lines(store: Store, what: Exported, format: Format, knowledge: Knowledge | None = None) -> Iterator[str]:
    """The text of an export, a record at a time."""
    return forms.lines(what, records(store, what, knowledge), format)


def export_to(
    store: Store,
    what: Exported,
    path: Path,
    format: Format,
    progress: Progress = unseen,
    knowledge: Knowledge | None = None,
) -> int:
    """Write everything of one kind to the file ``path``, whole or not at all; how many there were.

    Raises ExportError when the file can't be written.
    """
    written = 0

    def told() -> Iterator[Record]:
        nonlocal written
        for record in records(store, what, knowledge):
            written += 1
            progress(f"Exporting {what}", written, None)
            yield record

    forms.export(what, told(), path, format)
    return written
