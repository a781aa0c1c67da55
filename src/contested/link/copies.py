"""Near-copies: sentences that one outlet took over from another or both took from one wire."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

# Words in a row that make one shingle, and the least number of words of a sentence that can be called a copy:
# shorter ones ("ten people were killed") are the same by chance.
SHINGLE = 3
LEAST_WORDS = 8
# Smallest shingle hashes kept for finding candidates (bottom-k sketch, Broder 1997).
SKETCH = 6
# Two sentences are near-copies from this share of common shingles on.
NEAR = 0.5

_TOKEN = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of ``text`` as they are compared."""
    return _TOKEN.findall(text.lower())


def shingles(text: str) -> frozenset[int]:
    """Hashes of every three words in a row of ``text``; empty for a text too short to be called a copy."""
    return shingled(words(text))


def shingled(tokens: Sequence[str]) -> frozenset[int]:
    """The shingles of a text, given by its words: 32-bit numbers."""
    if len(tokens) < LEAST_WORDS:
        return frozenset()
    grams = map(" ".join, zip(*(tokens[n:] for n in range(SHINGLE)), strict=False))
    return frozenset(map(zlib.crc32, map(str.encode, grams)))


def sketch(hashes: frozenset[int]) -> tuple[int, ...]:
    """The smallest hashes: near-copies share at least one of them with high probability."""
    return tuple(sorted(hashes)[:SKETCH])


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the shorter text's shingles that the other has, 0 when either is too short."""
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))
