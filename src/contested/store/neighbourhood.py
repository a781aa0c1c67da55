"""What documents that were added touch: looked up in a record as it was, and amended in one go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, exists, select, update

import contested.store.workings as kept
from contested.model import Amendment, ControlSpell, Dispute, Event, Named, Revision, Statement, Told, TollEntry
from contested.store.bulk import batches, insert_rows
from contested.store.codec import decode
from contested.store.conclusions import add_conclusions, drop_conclusions
from contested.store.documents import redecide
from contested.store.schema import cell, conclusion, conclusion_claim, document, named, neighbour, state, telling
from contested.store.terms import KIND_OF, wanted

C = TypeVar("C", Event, ControlSpell, TollEntry, Dispute, Revision, Statement)


class Neighbourhood:
    """A record whose conclusions rest on all but the documents ``added``, ids in the order in which they came."""

    def __init__(self, engine: Engine, connection: Connection, added: tuple[str, ...]) -> None:
        """``connection`` is one in which ``added`` was found out."""
        self._engine = engine
        self.added = added
        self.edition = kept.get_state(connection, "edition")
        self.last = kept.last_document(connection)
        # Looking at every document takes longer than drawing what one adds.
        drawn = int(kept.get_state(connection, "last") or 0)
        self.undated = kept.get_state(connection, "undated") != "no" or kept.has_undated(connection, drawn)

    def told(self, column: str, values: Iterable[int] | Iterable[str]) -> list[Told]:
        """The tellings whose ``number``, ``document`` or ``component`` is one of the values, by number."""
        with self._engine.connect() as connection:
            return kept.told_by(connection, column, values)

    def next_telling(self) -> int:
        """A number that no telling has yet, and none greater."""
        with self._engine.connect() as connection:
            return kept.next_telling(connection)

    def sizes(self, hashes: Iterable[int]) -> dict[int, int]:
        """How many tellings are found by each hash; those that find none are left out."""
        with self._engine.connect() as connection:
            return kept.sizes(connection, hashes)

    def sharing(self, hashes: Iterable[int]) -> list[tuple[int, int]]:
        """Hash and telling for all tellings that one of the hashes finds."""
        with self._engine.connect() as connection:
            return kept.sharing(connection, hashes)

    def claims_in(self, cells: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the claims in each cell."""
        with self._engine.connect() as connection:
            return kept.claims_in(connection, cells)

    def cells_of(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """The cells that the claims go into, each with the id of the claim."""
        with self._engine.connect() as connection:
            return kept.cells_of(connection, claims)

    def named_like(self, sounds: Iterable[str]) -> list[Named]:
        """What documents show of the names of these sounds."""
        with self._engine.connect() as connection:
            return kept.named_like(connection, sounds)

    def publishes(self, names: Collection[str]) -> bool:
        """Whether a document is of a publisher of one of these names."""
        terms = [term for name in names for term in wanted(name)]
        with self._engine.connect() as connection:
            return any(
                connection.scalar(select(exists().where(document.c.publisher_term.in_(some))))
                for some in batches(terms, kept.ASKED)
            )

    def resting_on(self, cls: type[C], claims: Iterable[str]) -> list[C]:
        """The conclusions of a class that rest on any of the claims, by id."""
        found: dict[str, C] = {}
        with self._engine.connect() as connection:
            for some in batches(claims, kept.ASKED):
                keys = select(conclusion_claim.c.parent).where(conclusion_claim.c.claim.in_(some))
                wanted_ones = conclusion.c.key.in_(keys), conclusion.c.kind == KIND_OF[cls]
                for id, body in connection.execute(select(conclusion.c.id, conclusion.c.body).where(*wanted_ones)):
                    if id not in found:
                        found[id] = decode(cls, body)
        return [found[id] for id in sorted(found)]


def added_since(connection: Connection, basis: str) -> tuple[str, ...] | None:
    """The documents added since the conclusions were drawn, where nothing else changed and they were drawn on the same
    basis; None where all has to be drawn anew."""
    if kept.get_state(connection, "outdated") not in ("no", "added") or kept.get_state(connection, "basis") != basis:
        return None
    last = int(kept.get_state(connection, "last") or 0)
    return tuple(connection.scalars(select(document.c.id).where(document.c.key > last).order_by(document.c.key)))


def amend(connection: Connection, amendment: Amendment, edition: str | None, last: int) -> bool:
    """Change what an amendment to ``edition`` changes; False, and no change, where the record is of another by now."""
    outdated = kept.get_state(connection, "outdated")
    if kept.get_state(connection, "edition") != edition or outdated not in ("no", "added"):
        return False
    for id, decisions in amendment.decisions.items():
        redecide(connection, id, decisions)
    drop_conclusions(connection, amendment.gone)
    add_conclusions(connection, amendment.drawn)
    for some in batches(amendment.told_gone, kept.ASKED):
        connection.execute(delete(telling).where(telling.c.number.in_(some)))
    insert_rows(connection, telling, map(kept.told_row, amendment.told))
    kept.delete_pairs(connection, neighbour, ("hash", "telling"), amendment.neighbours_gone)
    insert_rows(connection, neighbour, ({"hash": h, "telling": n} for h, n in amendment.neighbours))
    kept.delete_pairs(connection, cell, ("name", "claim"), amendment.cells_gone)
    insert_rows(connection, cell, ({"name": name, "claim": claim} for name, claim in amendment.cells))
    insert_rows(connection, named, map(kept.named_row, amendment.named))
    kept.put_state(connection, "last", str(last))
    kept.put_state(connection, "edition", uuid4().hex)
    now = "no" if kept.last_document(connection) == last else "added"
    connection.execute(update(state).where(state.c.name == "outdated").values(value=now))
    return True
