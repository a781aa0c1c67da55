"""No score without a reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A score in [0, 1] and the sentence that explains it."""

    score: float
    reason: str
