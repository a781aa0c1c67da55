"""A claim's sentence, with the words of its evidence marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Where the words before and behind the evidence may be cut, in characters.
_AROUND = 160
_END = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text before the evidence, the evidence, and text behind it; ``start`` is the evidence's offset. ``begun`` and
    ``goes_on``: the sentence begins before that text, and goes on behind it."""

    before: str
    words: str
    behind: str
    start: int
    begun: bool = False
    goes_on: bool = False


def passage(text: str, start: int, end: int, title: str | None = None) -> Passage:
    """The sentence around the characters ``[start, end)`` of a text; its ``title``, where it begins with it, is none of
    the sentence."""
    least = max(0, start - _AROUND)
    ends = [m.end() for m in _END.finditer(text, least, start)]
    headed = _headed(text, title)
    if least < headed <= start:
        ends.append(headed)
    first = max(ends) if ends else _word(text, least, start)
    following = _END.search(text, max(start, end - 1), end + _AROUND)
    last = max(end, following.start() if following else _word_end(text, end))
    if end <= len(title or "") < headed:
        return Passage(text[first:start], text[start:end], text[end : len(title or "")], start)
    begun, goes_on = not ends and first > 0, not following and last < len(text.rstrip())
    return Passage(text[first:start], text[start:end], text[end:last], start, begun, goes_on)


def _headed(text: str, title: str | None) -> int:
    """Where the text begins behind its title, which some reports give twice; 0 where it does not begin with it."""
    at = 0
    while title and text.startswith(f"{title}\n", at):
        behind = text[at + len(title) :]
        at = len(text) - len(behind.lstrip())
    return at


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
