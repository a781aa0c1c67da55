"""A person's decision about a claim or a pair of them: kept for good, applied at every rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """``same``/``different`` speak of two claims' events, ``reject``/``accept`` of one claim.

    ``undone`` is the moment it was taken back; a judgement is never deleted.
    """

    id: str
    kind: Literal["same", "different", "reject", "accept"]
    subjects: tuple[str, ...]
    author: str
    time: datetime
    note: str = ""
    undone: datetime | None = None
