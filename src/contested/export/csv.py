"""CSV for spreadsheets: one row a record, a header row first. Flat, so it says less than JSON Lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from contested.export.columns import Column
from contested.export.interchange import Record

BETWEEN = "; "
# Spreadsheets take a cell that begins so for a formula to run.
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


class _LastLine:
    """What a csv writer writes to, a row at a time."""

    def write(self, row: str) -> str:
        return row


def csv_lines(records: Iterable[Record], columns: Sequence[Column]) -> Iterator[str]:
    """The header and a row for each record. A row with line breaks in its cells is more than one line."""
    writer = csv.writer(_LastLine(), lineterminator="\n")
    yield writer.writerow([column.name for column in columns])
    for record in records:
        yield writer.writerow([cell(column.value(record)) for column in columns])


def cell(value: Any) -> str:
    """A value as text: nothing for unknown, lists joined by ``; ``, line breaks as "\\n".

    Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers don't.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = value if isinstance(value, str) else BETWEEN.join(value)
    # Not every reader of CSV ends a row at the same signs, but all keep this one inside a cell.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
