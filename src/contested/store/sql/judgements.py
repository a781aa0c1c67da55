"""Judgements in the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from contested.model import Judged, Judgement
from contested.store.codec import decode
from contested.store.judgements import (
    JUDGEMENTS,
    JUDGES,
    edition_of_judgements,
    insert_judgement,
    select_judged,
    undo_judgement,
)
from contested.store.schema import judgement
from contested.store.sql.connected import Connected, mark


class Judgements(Connected):
    """The judgements, which are taken back but never deleted."""

    def add_judgement(self, judgement: Judgement) -> bool:
        with self._writing() as connection:
            added = insert_judgement(connection, judgement)
            if added:
                mark(connection, outdated=True)
        return added

    def judgement(self, id: str) -> Judgement | None:
        named = select(judgement.c.body).where(judgement.c.id == id)
        return next((decode(Judgement, row.body) for row in self._rows(named)), None)

    def judgements(self) -> Iterator[Judgement]:
        return (decode(Judgement, row.body) for row in self._rows(JUDGEMENTS))

    def judgement_edition(self) -> str:
        with self.engine.connect() as connection:
            return edition_of_judgements(connection)

    def judged(self, asked: Judged) -> Iterator[Judgement]:
        return (decode(Judgement, row.body) for row in self._rows(select_judged(asked)))

    def judges(self) -> Iterator[tuple[str, int]]:
        return ((row.author, row.n) for row in self._rows(JUDGES))

    def undo(self, id: str, when: datetime) -> Judgement:
        with self._writing() as connection:
            undone = undo_judgement(connection, id, when)
            mark(connection, outdated=True)
        return undone
