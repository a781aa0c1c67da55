"""Plain text: one report."""

from __future__ import annotations

from collections.abc import Iterator

from contested.errors import SourceError
from contested.sources.encoding import decode
from contested.sources.furniture import is_caption, is_furniture
from contested.sources.header import scan
from contested.sources.headline import looks_like_title
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The report that a text is. Raises Binary and WrongEncoding."""
    yield report(decode(data, options.encoding, where), where)


def report(text: str, where: str) -> Raw:
    """The text as a report; a first line by itself over a blank line is its headline."""
    first, gap, rest = text.partition("\n\n")
    if gap and rest.strip() and _is_headline(first):
        return Raw(text=rest, origin=where, title=first)
    return Raw(text=text, origin=where)


def _is_headline(line: str) -> bool:
    if "\n" in line or line != line.strip() or not looks_like_title(line) or len(line.split()) < 2:
        return False
    if is_furniture(line) or is_caption(line):
        return False
    return not any(part.day for part in scan(line, 0, None))
