"""Answers as a table, as JSON or as CSV: the same records, told three ways."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from contested.cli.console import is_terminal, out
from contested.errors import UsageError

if TYPE_CHECKING:
    from contested.export import Exported
    from contested.export.columns import Column as Field

T = TypeVar("T")
Record = dict[str, Any]
Shape = Literal["table", "json", "csv"]

# Characters on a screen: of an id, which few others begin with; of a column, on an average, below which a table
# can't be read.
_ID = 10
_COLUMN = 12
# Columns that stand in the first line of an item where there is no room for a table.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of the table for people: its head, and what stands under it for one item.

    A column of ids is short on a screen, where their beginnings do, and whole elsewhere.
    """

    head: str
    cell: Callable[[T], str]
    kind: Literal["words", "number", "id"] = "words"


def shape(as_json: bool, as_csv: bool) -> Shape:
    """What was asked for. Raises UsageError when both were."""
    if as_json and as_csv:
        raise UsageError("--json and --csv can't be given together.", remedy="Leave one of them out.")
    return "json" if as_json else "csv" if as_csv else "table"


def show(
    items: Iterable[T],
    columns: Sequence[Column[T]],
    record: Callable[[T], Record],
    wanted: Shape,
    exported: Exported | Sequence[Field] | None = None,
) -> int:
    """Print ``items`` and return how many there were.

    ``record`` makes the objects of JSON and the rows of CSV; ``exported`` says whose export's columns the
    rows have, or which; None makes a column of each field.
    """
    if wanted == "json":
        return print_json(map(record, items))
    if wanted == "csv":
        return print_csv(map(record, items), exported)
    return print_table(items, columns)


def print_json(records: Iterable[Record]) -> int:
    """One JSON array, one record a line."""
    n = 0
    for n, record in enumerate(records, 1):
        sys.stdout.write(("[" if n == 1 else ",\n") + json.dumps(record, ensure_ascii=False))
    sys.stdout.write("]\n" if n else "[]\n")
    return n


def print_csv(records: Iterable[Record], exported: Exported | Sequence[Field] | None) -> int:
    """CSV with a head line; how many rows. ``exported`` as in ``show``."""
    from contested.export import COLUMNS
    from contested.export.columns import Column as Own
    from contested.export.csv import csv_lines

    rest = iter(records)
    first = next(rest, None)
    if isinstance(exported, str):
        fields: Sequence[Field] = COLUMNS[exported]
    else:
        fields = exported or [Own(name, "", itemgetter(name)) for name in first or ()]
    written = 0
    for line in csv_lines(rest if first is None else chain([first], rest), fields):
        written += sys.stdout.write(line) > 0
    return written - 1


def print_table(items: Iterable[T], columns: Sequence[Column[T]]) -> int:
    """A table that fits the screen at a terminal; elsewhere plain columns, uncut, without colour."""
    rows = [[_one_line(column.cell(item)) for column in columns] for item in items]
    if not rows:
        return 0
    if is_terminal():
        narrow = out().width < _COLUMN * len(columns)
        (_print_blocks if narrow else _print_rich)(rows, columns)
    else:
        _print_plain(rows, columns)
    return len(rows)


def _print_rich(rows: list[list[str]], columns: Sequence[Column[T]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(
            column.head,
            justify="right" if column.kind == "number" else "left",
            style="dim" if column.kind == "id" else None,
            no_wrap=column.kind == "id",
            width=_ID if column.kind == "id" else None,
            overflow="fold",
        )
    for row in rows:
        short = (cell[:_ID] if column.kind == "id" else cell for cell, column in zip(row, columns, strict=True))
        table.add_row(*map(Text, short))
    out().print(table)


def _print_blocks(rows: list[list[str]], columns: Sequence[Column[T]]) -> None:
    """For a narrow screen: the first cells in one line, each of the others below them."""
    from rich.padding import Padding
    from rich.text import Text

    console = out()
    for row in rows:
        console.print(Text("  ".join(row[:_FIRST]), "bold"))
        for column, cell in zip(columns[_FIRST:], row[_FIRST:], strict=True):
            console.print(Padding(Text.assemble((f"{column.head}: ", "dim"), cell), (0, 0, 0, 2)))
        console.print()


def _print_plain(rows: list[list[str]], columns: Sequence[Column[T]]) -> None:
    table = [[column.head.upper() for column in columns], *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(columns))]
    for row in table:
        cells = (
            cell.rjust(width) if column.kind == "number" else cell.ljust(width)
            for cell, width, column in zip(row, widths, columns, strict=True)
        )
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())
