"""JSON Lines: one object a line, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from contested.export.interchange import Record


def jsonl_lines(records: Iterable[Record]) -> Iterator[str]:
    """Each record on a line of its own, fields in the order of the interchange form."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    return (encode(record) + "\n" for record in records)
