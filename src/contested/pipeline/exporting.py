"""The record as files that other programs read; the same record gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal

from contested.export.interchange import (
    claim_record,
    dispute_record,
    document_record,
    event_record,
    spell_record,
    toll_record,
)
from contested.pipeline.watching import Progress, unseen
from contested.store import Store

Kind = Literal["claims", "events", "documents", "control", "tolls", "disputes"]
Format = Literal["jsonl", "csv"]
KINDS: tuple[Kind, ...] = ("claims", "events", "documents", "control", "tolls", "disputes")
FORMATS: tuple[Format, ...] = ("jsonl", "csv")


def records(store: Store, kind: Kind) -> Iterator[dict[str, Any]]:
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
    n = 0
    for n, record in enumerate(records(store, kind), 1):
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
        progress(f"Exporting {kind}", n, None)
    return n


def export_to(store: Store, kind: Kind, path: Path, format: Format = "jsonl", progress: Progress = unseen) -> int:
    """Write everything of one kind to the file ``path``; how many there were. The file is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            n = export(store, kind, file, format, progress)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return n
