"""Sentences that may be near-copies, found without comparing all with all: MinHash signatures cut into bands (LSH).

Broder 1997 (resemblance, MinHash); Indyk and Motwani 1998, Leskovec, Rajaraman and Ullman, *Mining of Massive
Datasets*, ch. 3 (banding). The signatures are those of rensa.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
import rensa

# Sentences that have the share s of their shingles in common meet in a band with probability 1 - (1 - s^ROWS)^BANDS:
# 0.88 for s = 0.5, 0.98 for 0.6, 0.12 for 0.2. A copied passage has several sentences.
BANDS = 16
ROWS = 3
# Any number; the same sentence has the same signature in every run.
SEED = 1
# In a band that more sentences share (a standing phrase) each is compared with this many that follow it.
CROWD = 30
_BATCH = 20_000
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


def candidates(sentences: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``sentences``, lower first, in ascending order, none twice.

    A sentence is given by its shingles, 32-bit numbers as ``uint32`` bytes.
    """
    keys = _bands(sentences)
    width = np.int64(max(1, len(sentences)))
    found = [np.empty(0, dtype=np.int64)]
    for band in range(BANDS):
        pairs = np.unique(np.array([a * width + b for a, b in _sharing(keys[:, band])], dtype=np.int64))
        found = [np.union1d(found[0], pairs)]
    for code in found[0].tolist():
        yield divmod(code, int(width))


def _bands(sentences: Sequence[bytes]) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    """One number a band for each sentence: equal where the rows of the band are."""
    keys = np.empty((len(sentences), BANDS), dtype=np.uint64)
    rest, at = iter(sentences), 0
    while batch := list(islice(rest, _BATCH)):
        hashes = [np.frombuffer(given, dtype=np.uint32).tolist() for given in batch]
        rows = rensa.RMinHash.digest_matrix_from_token_hash_sets(hashes, BANDS * ROWS, SEED).to_rows()
        signatures = np.array(rows, dtype=np.uint64).reshape(len(batch), BANDS, ROWS)
        keys[at : at + len(batch)] = (signatures * _MIX).sum(axis=2, dtype=np.uint64)
        at += len(batch)
    return keys


def _sharing(keys: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> Iterator[tuple[int, int]]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    bounds = [0, *(np.flatnonzero(ordered[1:] != ordered[:-1]) + 1).tolist(), len(ordered)]
    for start, end in pairwise(bounds):
        if end - start > 1:
            members = order[start:end].tolist()
            for n, one in enumerate(members):
                yield from ((one, other) for other in members[n + 1 : n + 1 + CROWD])
