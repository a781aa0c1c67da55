"""What the conclusions were drawn with, as rows: written with them, looked up by what a new document shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update

from contested.knowledge.names import fold
from contested.model import Found, Named, Told, Workings
from contested.store.bulk import batches, emptied, insert_rows
from contested.store.codec import decode, encode
from contested.store.schema import cell, document, named, neighbour, state, telling
from contested.store.terms import LAST

T = TypeVar("T")
Row = dict[str, Any]

# Values asked for at once: SQLite takes some 32,000.
ASKED = 500
TABLES: tuple[Table, ...] = (telling, neighbour, cell, named)
_SET = update(state).where(state.c.name == bindparam("which")).values(value=bindparam("now"))


def write_workings(connection: Connection, workings: Workings | None) -> None:
    """Put ``workings`` in the place of those in the record; None leaves none."""
    with emptied(connection, TABLES):
        if workings is not None:
            insert_rows(connection, telling, map(told_row, workings.told))
            insert_rows(connection, neighbour, ({"hash": h, "telling": n} for h, n in workings.neighbours))
            insert_rows(connection, cell, ({"name": name, "claim": claim} for name, claim in workings.cells))
            insert_rows(connection, named, map(named_row, workings.named))
    if workings is None:
        connection.execute(delete(state).where(state.c.name.in_(("basis", "last"))))
        put_state(connection, "edition", uuid4().hex)
        return
    put_state(connection, "basis", workings.basis)
    put_state(connection, "last", str(workings.last))
    put_state(connection, "undated", "yes" if has_undated(connection) else "no")
    put_state(connection, "edition", uuid4().hex)


def put_state(connection: Connection, name: str, value: str) -> None:
    """Keep a value that holds for the record as a whole."""
    if not connection.execute(_SET, {"which": name, "now": value}).rowcount:
        connection.execute(insert(state), {"name": name, "value": value})


def get_state(connection: Connection, name: str) -> str | None:
    """A value that holds for the record as a whole."""
    return connection.scalar(select(state.c.value).where(state.c.name == name))


def has_undated(connection: Connection, after: int = 0) -> bool:
    """Whether a document with a greater number states no date."""
    stateless = or_(document.c.reported == LAST, document.c.inferred.is_not(None))
    dates = connection.scalars(select(document.c.date).where(document.c.key > after, stateless))
    return any(not decode(Found, day).value for day in dates)


def last_document(connection: Connection) -> int:
    """The number of the document that was added last; 0 where there is none."""
    return connection.scalar(select(func.max(document.c.key))) or 0


def told_row(told: Told) -> Row:
    """Columns of ``telling``."""
    return {"number": told.number, "document": told.document, "component": told.component, "body": encode(told)}


def named_row(n: Named) -> Row:
    """Columns of ``named``."""
    return {"document": n.doc, "name": fold(n.name), "sound": n.sound, "body": encode(n)}


def told_by(connection: Connection, column: str, values: Iterable[int] | Iterable[str]) -> list[Told]:
    """The tellings whose ``number``, ``document`` or ``component`` is one of the values, by number."""
    found: list[Told] = []
    for some in batches(values, ASKED):
        rows = connection.execute(select(telling.c.body).where(telling.c[column].in_(some)))
        found += (decode(Told, row.body) for row in rows)
    return sorted(found, key=lambda t: t.number)


def next_telling(connection: Connection) -> int:
    """A number that no telling has yet, and none greater."""
    highest = connection.scalar(select(func.max(telling.c.number)))
    return 0 if highest is None else highest + 1


def sizes(connection: Connection, hashes: Iterable[int]) -> dict[int, int]:
    """How many tellings are found by each hash; those that find none are left out."""
    found: dict[int, int] = {}
    for some in batches(hashes, ASKED):
        counted = select(neighbour.c.hash, func.count()).where(neighbour.c.hash.in_(some)).group_by(neighbour.c.hash)
        found.update((h, n) for h, n in connection.execute(counted))
    return found


def sharing(connection: Connection, hashes: Iterable[int]) -> list[tuple[int, int]]:
    """Hash and telling for all tellings that one of the hashes finds."""
    found: list[tuple[int, int]] = []
    for some in batches(hashes, ASKED):
        wanted = select(neighbour.c.hash, neighbour.c.telling).where(neighbour.c.hash.in_(some))
        found += ((h, n) for h, n in connection.execute(wanted))
    return found


def claims_in(connection: Connection, names: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the claims in each cell."""
    found: dict[str, list[str]] = {}
    for some in batches(names, ASKED):
        for name, claim in connection.execute(select(cell.c.name, cell.c.claim).where(cell.c.name.in_(some))):
            found.setdefault(name, []).append(claim)
    return found


def cells_of(connection: Connection, claims: Iterable[str]) -> list[tuple[str, str]]:
    """The cells that the claims go into, each with the id of the claim."""
    found: list[tuple[str, str]] = []
    for some in batches(claims, ASKED):
        wanted = select(cell.c.name, cell.c.claim).where(cell.c.claim.in_(some))
        found += ((name, claim) for name, claim in connection.execute(wanted))
    return found


def named_like(connection: Connection, sounds: Iterable[str]) -> list[Named]:
    """What documents show of the names of these sounds."""
    found: list[Named] = []
    for some in batches(sounds, ASKED):
        rows = connection.execute(select(named.c.body).where(named.c.sound.in_(some)))
        found += (decode(Named, row.body) for row in rows)
    return found


def delete_pairs(connection: Connection, table: Table, names: Sequence[str], pairs: Iterable[tuple[Any, Any]]) -> None:
    """Delete the rows of a table whose two columns ``names`` are one of the pairs."""
    one, other = names
    # One by one: asked for pairs, SQLite may go through all.
    named = delete(table).where(table.c[one] == bindparam("one"), table.c[other] == bindparam("other"))
    if given := [{"one": a, "other": b} for a, b in pairs]:
        connection.execute(named, given)
