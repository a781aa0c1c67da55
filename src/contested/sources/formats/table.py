"""Tables: CSV and TSV, a report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Protocol

from contested.errors import BrokenLine, Empty, SourceError
from contested.sources.columns import Columns, choose, raw
from contested.sources.encoding import decode
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw

_DELIMITERS = ",;\t|"


class _Rows(Protocol):
    """What ``csv.reader`` gives: rows, and the number of lines read so far."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The reports of a table, each from its row; a row that does not parse is a BrokenLine.

    Raises WrongColumns, Empty, Binary and WrongEncoding for the table as a whole.
    """
    rows = rows_of(decode(data, options.encoding, where))
    header = _header(rows, where)
    columns = choose(header, options, where, all_mapped=True)
    rowless = True
    for here, cells in _parsed(rows, where):
        rowless = False
        yield cells if isinstance(cells, SourceError) else _row(header, cells, columns, options, here)
    if rowless:
        yield Empty(where, "The table has no rows but its column names.")


def _parsed(rows: _Rows, where: str) -> Iterator[tuple[str, list[str] | SourceError]]:
    """Each row that is not blank, with the file and line where it begins; what does not parse as an error."""
    while True:
        here = f"{where}:{rows.line_num + 1}"
        try:
            cells = next(rows, None)
        except csv.Error as e:
            yield here, BrokenLine(here, f"The row does not parse: {e}.", cause="A quotation mark may be missing.")
            continue
        if cells is None:
            return
        if any(cells):
            yield here, cells


def rows_of(text: str) -> _Rows:
    """The rows of a table, by the sign that parts the names in its first line."""
    first = text.lstrip("\n\r").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # The default limit of 128 KB a cell is less than a long report; the file's size is checked before.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _header(rows: _Rows, where: str) -> list[str]:
    try:
        return next(cells for cells in rows if any(cells))
    except StopIteration:
        raise Empty(where, "The table has no rows.") from None
    except csv.Error as e:
        raise BrokenLine(f"{where}:1", f"The line of column names does not parse: {e}.") from e


def _row(header: list[str], cells: list[str], columns: Columns, options: ReadOptions, where: str) -> Raw | SourceError:
    if len(cells) > len(header) or columns["text"] not in header[: len(cells)]:
        return BrokenLine(
            where,
            f"The row has {len(cells)} cells, the table {len(header)} columns.",
            cause="A quotation mark may be missing, or a sign that parts columns stands in a text.",
        )
    return raw(dict(zip(header, cells, strict=False)), columns, options, where)
