"""What a user asks for: filters that every listing shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Names = str | tuple[str, ...]
"""One name or id, or several of the same thing, any of which will do."""


@dataclass(frozen=True, slots=True)
class Query:
    """Filters, all of which must hold; None does not filter.

    ``place``, ``actor`` and ``source`` are names in any spelling or directory ids. ``type`` is a
    claim kind, event type, sub-event type or grade, in any case. ``start``/``end`` bound what the
    claim is about, ``at`` asks for one day, ``begun`` leaves out what is known to have begun before
    that day, ``known_at`` keeps what was reported up to that day. ``limit`` 0 means all; ``skip``
    passes over so many first; ``reverse`` turns the order of a listing round.
    """

    place: Names | None = None
    actor: Names | None = None
    source: Names | None = None
    type: str | None = None
    start: date | None = None
    end: date | None = None
    at: date | None = None
    begun: date | None = None
    known_at: date | None = None
    limit: int = 0
    skip: int = 0
    reverse: bool = False
