"""A person's decision about claims or actors: kept for good, applied at every rebuild."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

JudgementKind = Literal["same", "different", "reject", "accept", "merge", "split", "name"]
ON_ACTORS: tuple[JudgementKind, ...] = ("merge", "split", "name")
"""The kinds whose subjects are actors; those of the others are claims."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """``same``/``different`` speak of two claims' events, ``reject``/``accept`` of one claim.

    ``merge`` says that the actors are one, ``split`` that ``spellings`` of the first subject are another's, ``name``
    gives the first subject ``name``, ``actor_kind`` and ``side`` (what is empty or None stays). ``known_by`` holds, for
    each subject that is an actor, the spellings it had then: the directory's actors are known by their id, others by
    these, whatever documents are added. ``undone`` is the moment it was taken back; a judgement is never deleted.
    """

    id: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    author: str
    time: datetime
    note: str = ""
    undone: datetime | None = None
    known_by: tuple[tuple[str, ...], ...] = ()
    spellings: tuple[str, ...] = ()
    name: str = ""
    actor_kind: str | None = None
    side: str | None = None


def judgement_id(kind: str, subjects: Iterable[str], when: datetime) -> str:
    """The id of a judgement, from what it says and when."""
    digest = hashlib.sha256("\x1f".join((kind, *subjects, when.isoformat())).encode()).hexdigest()
    return f"j-{digest[:16]}"


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those not taken back, the latest first."""
    return sorted((j for j in judgements if j.undone is None), key=lambda j: (j.time, j.id), reverse=True)
