"""A person's decision about claims or actors: kept for good, applied at every rebuild."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, product
from typing import Literal

JudgementKind = Literal["same", "different", "reject", "accept", "correct", "merge", "split", "name"]
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = (
    *("same", "different", "reject", "accept", "correct"),
    *("merge", "split", "name"),
)
ON_ACTORS: tuple[JudgementKind, ...] = ("merge", "split", "name")
"""The kinds whose subjects are actors; those of the others are claims."""
ON_PAIRS: tuple[JudgementKind, ...] = ("same", "different")


@dataclass(frozen=True, slots=True)
class Judgement:
    """``same``/``different`` speak of two claims' events, ``reject``/``accept``/``correct`` of single claims.

    ``reject`` says that the claim was read wrongly or does not stand there, ``accept`` that it is right, ``correct``
    that its field ``field`` should be ``value``. Of what ``same`` and ``different`` compare the ``first`` so many
    subjects are one thing and the rest the other; 0: each stands for itself.

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
    field: str = ""
    value: str = ""
    first: int = 0

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The pairs of subjects that it compares, each pair by the alphabet."""
        if self.first:
            pairs = product(self.subjects[: self.first], self.subjects[self.first :])
            yield from ((min(a, b), max(a, b)) for a, b in pairs if a != b)
        else:
            yield from combinations(sorted(set(self.subjects)), 2)

    @property
    def units(self) -> tuple[str, ...]:
        """What was judged, in words that are the same for whoever judges it: a claim, or a pair of claims that stand
        for what was compared. None for judgements on actors, which say more than yes or no.
        """
        if self.kind in ON_ACTORS:
            return ()
        if self.kind not in ON_PAIRS:
            return tuple(dict.fromkeys(self.subjects))
        if self.first:
            return (" ".join(sorted((self.subjects[0], self.subjects[self.first]))),)
        return tuple(map(" ".join, self.pairs))


@dataclass(frozen=True, slots=True)
class Judged:
    """Which judgements are asked for; all that is given must hold, None and "" do not filter.

    ``subject`` is the id of a claim or an actor; ``in_force`` keeps those not taken back, or only those that are.
    ``limit`` 0 means all; ``skip`` passes over so many first.
    """

    author: str = ""
    kind: str = ""
    subject: str = ""
    in_force: bool | None = None
    limit: int = 0
    skip: int = 0


def judgement_id(kind: str, subjects: Iterable[str], when: datetime, author: str = "") -> str:
    """The id of a judgement, from what it says, when, and who says it where several judge at a time."""
    said = (kind, *subjects, when.isoformat(), *((author,) if author else ()))
    digest = hashlib.sha256("\x1f".join(said).encode()).hexdigest()
    return f"j-{digest[:16]}"


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those not taken back, the latest first."""
    return sorted((j for j in judgements if j.undone is None), key=lambda j: (j.time, j.id), reverse=True)
