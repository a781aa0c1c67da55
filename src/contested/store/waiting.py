"""What waits for a reviewer, in plain Python: the same as ``queues`` for the record in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from contested.model import ON_ACTORS, ON_PAIRS, PROVISIONAL, Dispute, Event, Identity, Judged, Judgement
from contested.store.terms import FIRST, LAST, alike


class Reviewed:
    """What the judgements in force are about."""

    def __init__(self, in_force: Iterable[Judgement]) -> None:
        self._pairs: list[frozenset[str]] = []
        self.alone: set[str] = set()
        self._actors: set[str] = set()
        for j in in_force:
            if j.kind in ON_PAIRS:
                self._pairs.append(frozenset(j.subjects))
            else:
                (self._actors if j.kind in ON_ACTORS else self.alone).update(j.subjects)

    def compared(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether claims of the one and claims of the other were judged the same or different."""
        return any(not pair.isdisjoint(one) and not pair.isdisjoint(other) for pair in self._pairs)

    def settled(self, dispute: Dispute) -> bool:
        """Whether somebody looked at both sides of a dispute."""
        if self.compared(dispute.claims, dispute.against):
            return True
        return not self.alone.isdisjoint(dispute.claims) and not self.alone.isdisjoint(dispute.against)

    def is_unknown(self, identity: Identity) -> bool:
        """Whether nobody said who it is."""
        if not identity.id.startswith(PROVISIONAL) or identity.judgements:
            return False
        return identity.id not in self._actors


def near(one: Event, other: Event, day: date, later: date) -> bool:
    """Whether two events, which begin on these days, may be one."""
    return alike(one) is not None and alike(one) == alike(other) and FIRST < day < LAST and later - day <= timedelta(1)


def is_asked(j: Judgement, asked: Judged) -> bool:
    """Whether a judgement is asked for."""
    return (
        asked.author in ("", j.author)
        and asked.kind in ("", j.kind)
        and (not asked.subject or asked.subject in j.subjects)
        and asked.in_force in (None, j.undone is None)
    )
