"""Conclusions in the database, as one whole: replaced, or amended by what a few documents change."""

from __future__ import annotations

from collections.abc import Iterable

import contested.store.neighbourhood as near
from contested.model import Amendment, Conclusion, Workings
from contested.store.base import Neighbourhood
from contested.store.conclusions import write_conclusions
from contested.store.judgements import edition_of_judgements
from contested.store.sql.connected import Connected, mark, mark_added
from contested.store.workings import get_state, last_document, write_workings


class Concluding(Connected):
    """The conclusions as one whole, drawn anew at will."""

    def conclude(self, conclusions: Iterable[Conclusion], workings: Workings | None = None) -> None:
        given = conclusions if self._streams else list(conclusions)
        with self._writing() as connection:
            write_conclusions(connection, given)
            write_workings(connection, workings)
            judged = workings is not None and workings.judged not in (None, edition_of_judgements(connection))
            mark(connection, outdated=judged)
            if workings and not judged and last_document(connection) != workings.last:
                mark_added(connection)

    def edition(self) -> str:
        with self.engine.connect() as connection:
            return get_state(connection, "edition") or ""

    def outdated(self) -> bool:
        with self.engine.connect() as connection:
            return get_state(connection, "outdated") != "no"

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        with self.engine.connect() as connection:
            added = near.added_since(connection, basis)
            return None if added is None else near.Neighbourhood(self.engine, connection, added)

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        with self._writing() as connection:
            return near.amend(connection, amendment, to.edition, to.last)
