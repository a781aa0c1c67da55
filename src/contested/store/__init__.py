"""The record: documents, claims, decisions and judgements, and what was concluded from them."""

from __future__ import annotations

from pathlib import Path

from contested.store.base import Counts, Hit, Store, Thing, ThingKind

__all__ = ["Counts", "Hit", "Store", "Thing", "ThingKind", "open_store"]


def open_store(path: str | Path, *, create: bool = False, readonly: bool = False) -> Store:
    """The record in the file ``path``; ``":memory:"`` is one that ends with the program.

    ``create`` makes a file that is not there. Raises NotFound when it is not there otherwise,
    NotARecord, RecordTooNew, RecordLocked, RecordFull (also for one that is read-only, unless
    ``readonly``), StoreError.
    """
    # SQLAlchemy takes a third of a second to load: not for a command that opens no record.
    from contested.store.sqlite.opening import open_record

    return open_record(str(path), create=create, readonly=readonly)
