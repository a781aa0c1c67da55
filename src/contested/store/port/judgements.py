"""What is asked of the judgements of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from contested.model import Judged, Judgement


class Judgements(Protocol):
    """The judgements, which are taken back but never deleted."""

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement. False, and no change, when one of that id is there already."""
        ...

    def judgement(self, id: str) -> Judgement | None:
        """The judgement of that id."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, those taken back too, in the order in which they were added."""
        ...

    def judgement_edition(self) -> str:
        """A word for the judgements as they stand: another one after each that is added or taken back."""
        ...

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        """The judgements asked for, those added last first."""
        ...

    def judges(self) -> Iterator[tuple[str, int]]:
        """Who judged, and how many judgements in force are theirs; by the alphabet."""
        ...

    def undo(self, id: str, when: datetime) -> Judgement:
        """Mark a judgement as taken back; one that already is stays as it was. Raises NotFound."""
        ...
