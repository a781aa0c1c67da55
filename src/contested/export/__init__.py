"""The record as files that other programs read; the same records give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from contested.errors import UsageError
from contested.export.columns import COLUMNS
from contested.export.csv import csv_lines
from contested.export.files import replacing
from contested.export.interchange import Record
from contested.export.jsonl import jsonl_lines
from contested.export.kinds import EXPORTED, FORMATS, Exported, Format

__all__ = ["COLUMNS", "EXPORTED", "FORMATS", "Exported", "Format", "export", "format_of", "lines", "replacing"]


def lines(what: Exported, records: Iterable[Record], format: Format) -> Iterator[str]:
    """Text to write, a record at a time; ``records`` are in the interchange form."""
    return csv_lines(records, COLUMNS[what]) if format == "csv" else jsonl_lines(records)


def export(what: Exported, records: Iterable[Record], path: Path, format: Format | None = None) -> None:
    """Write ``records``, in the interchange form, to the file ``path``: whole, or the old file stays.

    Without ``format`` the file's ending says it. Raises UsageError when it does not, ExportError when
    the file can't be written.
    """
    form = format or format_of(path)
    with replacing(path) as file:
        file.writelines(lines(what, records, form))


def format_of(path: Path) -> Format:
    """The format that the ending of the file's name stands for. Raises UsageError."""
    for form in FORMATS:
        if path.suffix.lower() == f".{form}":
            return form
    raise UsageError(
        f"{path.name} does not say in which format to write.",
        remedy=f"End its name in {' or '.join(f'.{form}' for form in FORMATS)}.",
    )
