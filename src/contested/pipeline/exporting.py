"""The record as files that other programs read; the same record gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from contested.export import EXPORTED, FORMATS, Format, lines, replacing
from contested.export import Exported as Kind
from contested.export.interchange import (
    Record,
    claim_record,
    dispute_record,
    document_record,
    event_record,
    spell_record,
    toll_record,
)
from contested.pipeline.watching import Progress, unseen
from contested.store import Store

__all__ = ["FORMATS", "KINDS", "Format", "Kind", "export", "export_to", "records"]

KINDS = EXPORTED
T = TypeVar("T")


def records(store: Store, kind: Kind) -> Iterator[Record]:
    """Everything of one kind as objects of the interchange form, in the order of the record."""
    match kind:
        case "claims":
            return map(claim_record, store.claims())
        case "events":
            return map(event_record, store.events())
        case "documents":
            return map(document_record, store.documents())
        case "control":
            return map(spell_record, store.spells())
        case "tolls":
            return map(toll_record, store.tolls())
        case "disputes":
            return map(dispute_record, store.disputes())


def export(store: Store, kind: Kind, file: IO[str], format: Format = "jsonl", progress: Progress = unseen) -> int:
    """Write everything of one kind to an open file; how many there were."""
    told = _Told(f"Exporting {kind}", progress)
    file.writelines(lines(kind, told(records(store, kind)), format))
    return told.n


def export_to(store: Store, kind: Kind, path: Path, format: Format = "jsonl", progress: Progress = unseen) -> int:
    """Write everything of one kind to the file ``path``; how many there were.

    The file is there whole, or the old one stays. Raises ExportError.
    """
    with replacing(path) as file:
        return export(store, kind, file, format, progress)


class _Told:
    """Counts what passes, and says so."""

    def __init__(self, label: str, progress: Progress) -> None:
        self.n, self._label, self._progress = 0, label, progress

    def __call__(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            yield item
            self.n += 1
            self._progress(self._label, self.n, None)
