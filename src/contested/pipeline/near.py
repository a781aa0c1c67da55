"""Names like one that is given: what an error suggests, and what a reviewer compares a new name with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

from contested.knowledge.names import fold

SUGGESTED = 5
# Under this likeness (0 to 100) a name is no help.
_LIKE = 70
T = TypeVar("T")


def near(given: str, named: Mapping[str, T], *, parts: bool = False) -> dict[T, float]:
    """What bears a name like ``given``, the likest first, with the likeness (0 to 100); ``named`` is by name.

    With ``parts`` a part of a long name is like it too.
    """
    by_folded = {fold(name): thing for name, thing in named.items()}
    scorer = fuzz.WRatio if parts else fuzz.ratio
    likest = process.extract(fold(given), list(by_folded), scorer=scorer, limit=SUGGESTED, score_cutoff=_LIKE)
    found: dict[T, float] = {}
    for folded, score, _ in likest:
        found.setdefault(by_folded[folded], score)
    return found
