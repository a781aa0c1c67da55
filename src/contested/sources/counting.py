"""How many inputs a path holds, cheaply, for a progress bar."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Literal

from contested.errors import SourceError
from contested.sources.formats.table import rows_of
from contested.sources.options import ReadOptions
from contested.sources.walk import files


def count(path: Path | Literal["-"], options: ReadOptions) -> int | None:
    """About how many documents and errors ``read`` gives for ``path``; None for standard input."""
    if path == "-":
        return None
    return sum(
        1 if isinstance(found, SourceError) else _in_file(found, options)
        for found in files(Path(path), options.besides)
    )


def _in_file(path: Path, options: ReadOptions) -> int:
    counter = {".jsonl": _lines, ".ndjson": _lines, ".csv": _rows, ".tsv": _rows, ".json": _objects}.get(
        path.suffix.lower()
    )
    if counter is None:
        return 1
    try:
        if not path.is_file() or path.stat().st_size > options.max_bytes:
            return 1
        return counter(path.read_bytes())
    except OSError:
        return 1


def _lines(data: bytes) -> int:
    return sum(1 for line in data.split(b"\n") if line.strip())


def _rows(data: bytes) -> int:
    # In latin-1 every byte is a character, and the signs that part rows are the same as in UTF-8.
    rows = rows_of(data.decode("latin-1"))
    found = -1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            cells = [""]
        if cells is None:
            return max(found, 1)
        found += 1


def _objects(data: bytes) -> int:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return max(_lines(data), 1)
    return len(value) if isinstance(value, list) else 1
