"""JSON: an object or a list of objects; and JSONL, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from contested.errors import BrokenLine, Empty, SourceError, WrongColumns
from contested.sources.columns import choose, kind, raw
from contested.sources.encoding import decode
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The reports of a ``.json``: one object, a list of them, or an object a line."""
    text = decode(data, options.encoding, where)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as e:
        if text.count("\n") and _is_object(text.lstrip().partition("\n")[0]):
            yield from lines(text, where, options)
            return
        raise _broken(where, e) from e
    records = value if isinstance(value, list) else [value]
    if not records:
        raise Empty(where, "The list is empty.")
    for i, record in enumerate(records, 1):
        yield _report(record, where if record is value else f"{where}:[{i}]", options)


def read_lines(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The reports of a ``.jsonl``, each from its line; a line that does not parse is a BrokenLine."""
    yield from lines(decode(data, options.encoding, where), where, options)


def lines(text: str, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The reports of the lines of a text."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        here = f"{where}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as e:
            yield _broken(here, e)
        else:
            yield _report(record, here, options)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _report(record: Any, where: str, options: ReadOptions) -> Raw | SourceError:
    if not isinstance(record, dict):
        return BrokenLine(where, f"It holds {kind(record)}, no object with a text.")
    try:
        return raw(record, choose(record, options, where, all_mapped=False), options, where)
    except WrongColumns as e:
        return e


def _broken(where: str, error: Exception) -> BrokenLine:
    at = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
    what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    if isinstance(error, json.JSONDecodeError) and error.doc.lstrip().startswith("<"):
        return BrokenLine(where, "It is a web page or XML, not JSON.", remedy="End the name of a web page in .html.")
    return BrokenLine(
        where,
        f"It is not whole JSON{at}: {what}.",
        cause="It may be cut off.",
        remedy="Get the file again, or mend it.",
    )
