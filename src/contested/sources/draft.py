"""A text under cleaning, which knows where each of its characters came from."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contested.model import OffsetMap

# (start, end, whitespace put in its place): a span of the current text to take out.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """``text`` and its map back to the original."""

    text: str
    offsets: OffsetMap

    @classmethod
    def of(cls, text: str) -> Draft:
        """The draft of a text of which nothing was changed yet."""
        return cls(text, OffsetMap.identity(len(text)))

    def edit(self, edits: Iterable[Edit]) -> Draft:
        """The draft with ``edits`` (in any order; of overlapping ones the first is taken) applied."""
        ordered = list(_disjoint(sorted(edits)))
        if not ordered:
            return self
        out: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        length = 0
        for start, end, put in _kept(ordered, len(self.text)):
            _carry(pieces, self._slice(start, end), length - start)
            out.append(self.text[start:end] + put)
            length += end - start + len(put)
        return Draft("".join(out), OffsetMap(tuple(pieces)))

    def _slice(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        pieces = self.offsets.pieces
        first = bisect.bisect_right(pieces, start, key=lambda piece: piece[0]) - 1
        for i in range(max(first, 0), len(pieces)):
            clean, original, length = pieces[i]
            if clean >= end:
                return
            a, b = max(clean, start), min(clean + length, end)
            if a < b:
                yield a, original + a - clean, b - a


def _disjoint(edits: list[Edit]) -> Iterator[Edit]:
    reached = 0
    for start, end, put in edits:
        if start >= reached:
            yield start, end, put
            reached = end


def _kept(edits: list[Edit], length: int) -> Iterator[Edit]:
    """The spans between the edits, each with what is put in behind it."""
    reached = 0
    for start, end, put in edits:
        yield reached, start, put
        reached = end
    yield reached, length, ""


def _carry(pieces: list[tuple[int, int, int]], added: Iterable[tuple[int, int, int]], shift: int) -> None:
    for clean, original, length in added:
        clean += shift
        if pieces:
            c, o, n = pieces[-1]
            if c + n == clean and o + n == original:
                pieces[-1] = (c, o, n + length)
                continue
        pieces.append((clean, original, length))
