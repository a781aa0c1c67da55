"""People counted besides those of a toll before: "another five died" is added to it, whoever tells the one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from contested.model.conclusions import Range
from contested.model.counting import Count, added, single


def told_by_one(counts: Iterable[Count]) -> list[Count]:
    """The counts, those told besides another as the source's that told the other before in the same document."""
    given = list(counts)
    return [replace(c, origin=_origin(c, given)) if c.besides else c for c in given]


def with_others(plain: Range | None, besides: Iterable[Count]) -> Range:
    """The range of one group with those counted besides: each figure once. Raises ValueError when there is neither."""
    figures = {(c.low, c.high): single(c.low, c.high) for c in besides}
    ranges = [*([plain] if plain else []), *figures.values()]
    if not ranges:
        raise ValueError("there is nothing to count")
    return added(ranges)


def _origin(count: Count, given: Sequence[Count]) -> str:
    before = [c for c in given if not c.besides and c.doc == count.doc and c.position < count.position]
    if not before or any(c.origin == count.origin for c in before):
        return count.origin
    return max(before, key=lambda c: (c.position, c.claim)).origin
