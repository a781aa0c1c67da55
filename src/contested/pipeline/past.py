"""What the record would conclude from the reports of a day and before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contested.knowledge import Knowledge
from contested.model import Document, Found, Query
from contested.pipeline.building import build
from contested.pipeline.watching import Watch
from contested.settings import Settings
from contested.store import Store
from contested.store.memory import MemoryStore


def as_known(store: Store, day: date, knowledge: Knowledge, settings: Settings, watch: Watch | None = None) -> Store:
    """A record in memory of what was published by ``day``, with its events, control, tolls and disputes.

    Undated reports are left out; one that was dated to the day, if by later reports, counts as of that day. People's
    judgements count, whenever they were made: they correct the reading, not the reports. An event has another id than
    today's where a later report joined it.
    """
    past = MemoryStore()
    for document in store.documents(Query(known_at=day)):
        told = list(store.claims_of(document.id))
        resolutions = [r for rc in told for r in rc.decisions]
        past.add(_dated(document), [rc.claim for rc in told], resolutions, reader=told[0].claim.reader if told else "")
    for judgement in store.judgements():
        past.add_judgement(judgement)
    build(past, knowledge, settings, watch)
    return past


def _dated(document: Document) -> Document:
    """The document as if it stated the day that was inferred: the reasons may be of later reports."""
    if document.date.value or document.published is None:
        return document
    day = Found(document.published.isoformat(), "inferred", "Inferred from the whole record.")
    return replace(document, date=day, inferred=None)
