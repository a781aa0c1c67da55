"""How a long run is followed and stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int | None], None]


def unseen(label: str, done: int, total: int | None) -> None:
    """Nobody looks on."""


def never() -> bool:
    """Nobody stops it."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """``progress`` is called with (what is being done, done, total or None).

    ``stop`` is asked between documents, and True ends the run when the document at hand is stored.
    """

    progress: Progress = unseen
    stop: Callable[[], bool] = never
