"""Which sentence of its document a claim stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

# A full stop before a space and a capital or a figure, or an empty line.
_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")


def numbering(text: str) -> Callable[[int], int]:
    """A function from an offset in ``text`` to the number of its sentence, the first being 1."""
    ends = [m.end() for m in _ENDS.finditer(text)]
    return lambda offset: bisect_right(ends, offset) + 1


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of ``text``, in order; the first is number 1."""
    start = 0
    for m in _ENDS.finditer(text):
        yield start, m.end()
        start = m.end()
    yield start, len(text)
