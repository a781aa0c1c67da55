"""What a record answers with, besides documents, claims, judgements and conclusions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contested.model import Query
from contested.model.reckoning import SideOf

Queue = Literal["claims", "events", "disputes", "actors", "second"]
QUEUES: tuple[Queue, ...] = ("claims", "events", "disputes", "actors", "second")
"""What waits for a reviewer: doubtful claims, pairs of events that may be one, disputes, actors that the directory
lacks, and what others judged."""
ThingKind = Literal["document", "claim", "event", "spell", "toll", "dispute", "actor", "judgement"]
EVERYTHING = Query()
NO_SIDES: SideOf = {}


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or claim that a search found: its id, a passage, and where the words stand in it.

    ``marks`` are ``(start, end)`` offsets into ``passage``.
    """

    kind: Literal["document", "claim"]
    id: str
    passage: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What an id names."""

    kind: ThingKind
    id: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds.

    ``first``/``last`` bound the publication dates, those inferred to the day too; ``undated`` have none.
    """

    documents: int = 0
    undated: int = 0
    first: date | None = None
    last: date | None = None
    claims: Mapping[str, int] = field(default_factory=dict)
    """By kind."""
    events: Mapping[str, int] = field(default_factory=dict)
    """By grade; without campaigns, which hold them."""
    spells: int = 0
    tolls: int = 0
    disputes: int = 0
    judgements: int = 0
