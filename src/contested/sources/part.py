"""One part of what stands between a headline and its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contested.sources.days import Written

Kind = Literal["published", "updated", "dateline", "credit", "title", "other"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a header, ``text[start:end]``; with the day or the agency that it gives.

    ``wire`` marks the dateline of an agency, behind which the report begins.
    """

    start: int
    end: int
    kind: Kind
    day: Written | None = None
    name: str | None = None
    wire: bool = False
