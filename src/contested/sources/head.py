"""The head of a report: every header between its first line and its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contested.sources.days import day_at
from contested.sources.furniture import is_caption
from contested.sources.header import report_start, scan
from contested.sources.headline import looks_like_title
from contested.sources.part import Part
from contested.sources.wire import inline_wires, wire_at

_LINE = re.compile(r"[^\s][^\n\r]*")
_PROSE = re.compile(r".{80,}[.!?][\"”’)]*\s*", re.DOTALL)
_HEAD_LINES = 12
# From this many lines that are nothing but a date on, the dates head the entries of a chronology.
_CHRONOLOGY = 3


def head_parts(text: str) -> list[list[Part]]:
    """The headers of a text, each as its parts in order; the first line may be the headline.

    What a header takes up reads ``text[parts[0].start:report_start(text, parts)]``.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    found = [parts for parts in _headers(text, lines) if parts]
    found.extend([wire] for wire in inline_wires(text) if not any(_inside(wire, parts) for parts in found))
    if _is_chronology(text, lines):
        return [parts for parts in found if parts[0].kind != "dateline" or parts[0].wire]
    return found


def _inside(part: Part, parts: list[Part]) -> bool:
    return part.start < parts[-1].end and parts[0].start < part.end


def _headers(text: str, lines: list[tuple[int, int]]) -> Iterator[list[Part]]:
    """Of the first line, of the beginning of the body, then of the lines up to the first paragraph."""
    first = lines[0] if lines else (0, 0)
    titled = len(lines) > 1 and looks_like_title(text[slice(*first)])
    opening = scan(text, first[0], None)
    if titled and opening and not opening[0].day:
        opening = []
    yield opening
    reached = report_start(text, opening) if opening else first[0]
    title, in_body = (None, False) if opening and reached >= first[1] else (text[slice(*first)], False)
    for start, end in lines[1:_HEAD_LINES]:
        if start < reached:
            continue
        parts = scan(text, start, title)
        if not parts or not (_whole_line(text, parts) or not in_body or wire_at(text, start)):
            parts = []
        yield parts
        reached = report_start(text, parts) if parts else start
        in_body = in_body or reached < end
        if _PROSE.fullmatch(text, start, end) and not is_caption(text[start:end]):
            return


def _whole_line(text: str, parts: list[Part]) -> bool:
    rest = report_start(text, parts)
    return rest == len(text) or "\n" in text[parts[-1].end : rest] or "\r" in text[parts[-1].end : rest]


def _is_chronology(text: str, lines: list[tuple[int, int]]) -> bool:
    dates = 0
    for start, end in lines:
        if end - start <= 40 and (day := day_at(text, start)) and not text[day.end : end].strip(" .:–—-"):
            dates += 1
    return dates >= _CHRONOLOGY
