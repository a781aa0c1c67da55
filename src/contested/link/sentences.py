"""Which sentence of its document a claim stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

# A full stop before a space and a capital or a figure, or an empty line.
_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")


def numbering(text: str) -> Callable[[int], int]:
    """A function from an offset in ``text`` to the number of its sentence, the first being 1."""
    ends = [m.end() for m in _ENDS.finditer(text)]
    return lambda offset: bisect_right(ends, offset) + 1
