"""Judgements in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from contested.model import Judged, Judgement, Query
from contested.store.checks import taken_back
from contested.store.memory.held import Held, limited
from contested.store.waiting import is_asked


class Judgements(Held):
    """The judgements, which are taken back but never deleted."""

    def add_judgement(self, judgement: Judgement) -> bool:
        if judgement.id in self._judgements:
            return False
        self._judgements[judgement.id] = judgement
        self._outdated = True
        return True

    def judgement(self, id: str) -> Judgement | None:
        return self._judgements.get(id)

    def judgements(self) -> Iterator[Judgement]:
        return iter(list(self._judgements.values()))

    def judgement_edition(self) -> str:
        undone = sum(j.undone is not None for j in self._judgements.values())
        return f"{len(self._judgements)} {undone}"

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        latest = reversed(list(self._judgements.values()))
        found = (j for j in latest if is_asked(j, asked))
        return limited(found, Query(limit=asked.limit, skip=asked.skip))

    def judges(self) -> Iterator[tuple[str, int]]:
        everyone = dict.fromkeys(sorted(j.author for j in self._judgements.values()), 0)
        return iter((everyone | Counter(j.author for j in self._in_force)).items())

    def undo(self, id: str, when: datetime) -> Judgement:
        self._judgements[id] = taken_back(id, self._judgements.get(id), when)
        self._outdated = True
        return self._judgements[id]
