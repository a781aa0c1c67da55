"""A claim's sentence, with the words of its evidence marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Where the words before and behind the evidence may be cut, in characters.
_AROUND = 160
_END = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text before the evidence, the evidence, and text behind it; ``start`` is the evidence's offset."""

    before: str
    words: str
    behind: str
    start: int


def passage(text: str, start: int, end: int) -> Passage:
    """The sentence around the characters ``[start, end)`` of a text."""
    ends = [m.end() for m in _END.finditer(text, max(0, start - _AROUND), start)]
    first = ends[-1] if ends else _word(text, max(0, start - _AROUND), start)
    following = _END.search(text, max(start, end - 1), end + _AROUND)
    last = following.start() if following else _word_end(text, end)
    return Passage(text[first:start], text[start:end], text[end : max(end, last)], start)


def _word(text: str, at: int, end: int) -> int:
    """The first word that begins at or behind ``at``: a passage is not cut within a word."""
    if at == 0 or text[at - 1].isspace():
        return at
    gap = re.compile(r"\s+").search(text, at, end)
    return gap.end() if gap else at


def _word_end(text: str, end: int) -> int:
    """Where a passage ends whose sentence goes on for long."""
    if end + _AROUND >= len(text):
        return len(text)
    return max(end, text.rfind(" ", end, end + _AROUND))
